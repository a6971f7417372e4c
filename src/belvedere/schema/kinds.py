"""Kinds: what a cell may hold, and how it is read, printed, sorted, filtered and put into Excel.

A cell is kept as canonical text, so that a source's `18.0` or `mid-2027` survives every trip; its kind
parses that text on demand. The empty text means unknown, for every kind.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from functools import cached_property
from typing import ClassVar, Generic, TypeVar

from belvedere.schema.operators import OPERATORS, Operator
from belvedere.schema.ordering import SortKey, natural_key

CellValue = str | float | int | bool | date | datetime | time | None
Test = Callable[[str], bool]
V = TypeVar("V")


class ParseError(ValueError):
    """A text that its kind cannot read.

    Attributes:
        text: The text as it stands.
        reason: Why it cannot be read, without a final stop.
        expected: What would be right.
    """

    def __init__(self, text: str, reason: str, expected: str) -> None:
        """Keep the three parts."""
        self.text = text
        self.reason = reason
        self.expected = expected
        super().__init__(f"{reason}; expected {expected}")


class Kind(ABC, Generic[V]):
    """The behaviour that all cells of one column share."""

    name: ClassVar[str]
    right_aligned: ClassVar[bool] = False
    many: ClassVar[bool] = False
    excel_format: ClassVar[str] = "General"
    operator_ids: tuple[str, ...] = ("any of", "none of", "contains", "known", "unknown")

    @abstractmethod
    def parse(self, text: str) -> V:
        """Return the value that a non-empty text states.

        Raises:
            ParseError: If the text is not of this kind.
        """

    @abstractmethod
    def format(self, value: V) -> str:
        """Return the canonical text of a value; `parse` reads it back to the same value."""

    def normalise(self, text: str) -> str:
        """Return what to keep of a text that somebody typed: trimmed, synonyms made canonical.

        Raises:
            ParseError: If the text is not of this kind. The empty text is always allowed.
        """
        text = " ".join(text.split())
        return self.format(self.parse(text)) if text else ""

    def sort_key(self, value: V) -> SortKey:
        """Return a tuple by which values of this kind compare."""
        return natural_key(self.format(value))

    def describe(self) -> str:
        """Return what this kind expects, for messages: `a number such as 74.5`."""
        return "a text"

    def to_cell(self, text: str) -> CellValue:
        """Return what a workbook cell should hold, so that nothing of the text is lost."""
        return text or None

    def from_cell(self, value: CellValue) -> str:
        """Return the canonical text of a workbook cell's value; the inverse of `to_cell`."""
        return cell_text(value)

    @cached_property
    def operators(self) -> tuple[Operator, ...]:
        """The filter operators that make sense for this kind, most used first."""
        return tuple(OPERATORS[id_] for id_ in self.operator_ids)

    def test(self, operator: str, operands: Sequence[str]) -> Test:
        """Return a predicate over the texts of a column.

        Args:
            operator: Id of one of `operators`.
            operands: As many texts as the operator takes; each is parsed by this kind where the
                operator compares values.

        Raises:
            ParseError: If an operand cannot be read.
            KeyError: If the kind has no such operator.
        """
        if operator not in self.operator_ids:
            raise KeyError(operator)
        needed = OPERATORS[operator].operands
        if needed > 0 and len(operands) != needed:
            raise ParseError("", f"“{operator}” was given {len(operands)} values", str(needed))
        wanted = {text.casefold() for text in operands}
        simple: dict[str, Test] = {
            "known": lambda text: not self.is_unknown(text),
            "unknown": self.is_unknown,
            "any of": lambda text: self._is_any(text, wanted),
            "none of": lambda text: not self._is_any(text, wanted),
            "contains": lambda text: any(part in text.casefold() for part in wanted),
        }
        return simple[operator] if operator in simple else self._compare(operator, operands)

    def parts(self, text: str) -> tuple[str, ...]:
        """Return the values that a cell lists: one, none for the empty text, several for lists."""
        return (text,) if text else ()

    def _is_any(self, text: str, wanted: set[str]) -> bool:
        parts = self.parts(text)
        if not parts:
            return "" in wanted
        return any(part.casefold() in wanted for part in parts)

    def _compare(self, operator: str, operands: Sequence[str]) -> Test:
        bounds = [self._bound(text) for text in operands]
        checks: dict[str, Callable[[SortKey], bool]] = {
            "at least": lambda key: key >= bounds[0],
            "at most": lambda key: key <= bounds[0],
            "between": lambda key: bounds[0] <= key <= bounds[-1],
        }
        check = checks[operator]

        def passes(text: str) -> bool:
            value = self.find(text)
            return value is not None and check(self.sort_key(value))

        return passes

    def _bound(self, text: str) -> SortKey:
        if self.is_unknown(text):
            raise ParseError(text, f"“{text}” is nothing to compare with", self.describe())
        return self.sort_key(self.parse(text))

    def is_unknown(self, text: str) -> bool:
        """Return whether a text says that nothing is known; of most kinds the empty one alone does."""
        return not text

    def find(self, text: str) -> V | None:
        """Return the value of a text, or None where it says nothing or cannot be read."""
        if self.is_unknown(text):
            return None
        try:
            return self.parse(text)
        except ParseError:
            return None


def cell_text(value: CellValue) -> str:
    """Return the plain text of a workbook cell's value, whatever its column.

    Whole numbers lose the `.0` that Excel's floats carry; dates at midnight are ISO dates.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


class Text(Kind[str]):
    """Free text in one line or several; sorted in natural order."""

    name = "text"

    def parse(self, text: str) -> str:
        """Return the text itself."""
        return text

    def format(self, value: str) -> str:
        """Return the text itself."""
        return value

    def normalise(self, text: str) -> str:
        """Return the text without surrounding white space; what is inside is the author's."""
        return text.strip()


class Key(Kind[str]):
    """The key of a record: lower-case ASCII letters, digits and hyphens."""

    name = "key"
    _pattern = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")

    def parse(self, text: str) -> str:
        """Return the key."""
        if not self._pattern.fullmatch(text):
            raise ParseError(text, f"“{text}” is not a key", self.describe())
        return text

    def format(self, value: str) -> str:
        """Return the key."""
        return value

    def describe(self) -> str:
        """Return what a key looks like."""
        return "lower-case letters, digits and hyphens, such as trastuzumab-rezetecan"


class Link(Kind[str]):
    """An address on the web."""

    name = "link"
    _pattern = re.compile(r"https?://[^\s<>\"]+")

    def parse(self, text: str) -> str:
        """Return the address."""
        if not self._pattern.fullmatch(text):
            raise ParseError(text, f"“{text}” is not a web address", self.describe())
        return text

    def format(self, value: str) -> str:
        """Return the address."""
        return value

    def describe(self) -> str:
        """Return what an address looks like."""
        return "an address that begins with https:// or http://"

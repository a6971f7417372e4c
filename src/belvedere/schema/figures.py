"""Figures: numbers as analysts write them into columns of their own, `<1`, `≥3`, `41.9%`, `NR`."""

import re
from dataclasses import dataclass
from decimal import Decimal

from belvedere.schema.kinds import CellValue, Kind, ParseError
from belvedere.schema.numbers import Number
from belvedere.schema.ordering import SortKey, fold

_FIGURE = re.compile(
    r"(?P<sign><=|>=|[<≤>≥~≈])?\s*"
    r"(?P<number>[-\N{MINUS SIGN}]?(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d+)?)"
    r"\s*%?",
    re.ASCII,
)
_SIDES = {"<": -2, "<=": -1, "≤": -1, ">=": 1, "≥": 1, ">": 2}
"""Where a qualified number sorts beside the plain one; `~` and `≈` sort as the number itself."""
_SEPARATORS = str.maketrans({",": "", " ": "", "\N{MINUS SIGN}": "-"})
_UNKNOWN = frozenset(
    "nr ne na nd nk n/a n.a. n.r. n.e. n.d. n/r n/e tba tbd tbc - – — ? ?? … ... "
    "unknown undisclosed pending".split()
) | {
    "not available", "not applicable", "not assessed", "not disclosed", "not estimable", "not evaluable",
    "not known", "not mature", "not reached", "not reported", "not stated",
}  # fmt: skip
"""Words that stand where a number is not known; compared without case and accents."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as somebody wrote it.

    Attributes:
        text: What was written.
        number: The number in it, a percentage as its points; None where the text says that it is not known.
        side: Whether the fact lies below (negative) or above (positive) the number; 0 for the number itself.
    """

    text: str
    number: Decimal | None
    side: int = 0


class Figures(Kind[Figure]):
    """Numbers with what analysts put around them, kept as written and compared by their size.

    `<1` stands just below 1 and `≥3` just above 3. Filters compare as the sort does: `≥3` is at least 2 and
    at most 5, since all that is said of it is 3. Percentages compare by their points.
    """

    name = "figure"
    right_aligned = True
    operator_ids = Number.operator_ids

    def parse(self, text: str) -> Figure:
        """Return the figure; a word for unknown has no number."""
        if self.is_unknown(text):
            return Figure(text, None)
        found = _FIGURE.fullmatch(text)
        if found is None:
            raise ParseError(text, f"“{text}” is not a number", self.describe())
        number = Decimal(found["number"].translate(_SEPARATORS))
        return Figure(text, number, _SIDES.get(found["sign"] or "", 0))

    def format(self, value: Figure) -> str:
        """Return the figure as it was written."""
        return value.text

    def is_unknown(self, text: str) -> bool:
        """Return whether a text is empty or a word for unknown: `NR`, `n/a`, `tbd`."""
        return not text or fold(text) in _UNKNOWN

    def sort_key(self, value: Figure) -> SortKey:
        """Return the number, then the side of it."""
        return (value.number, value.side)

    def describe(self) -> str:
        """Return what a figure looks like."""
        return "a number such as 74.5, 1,093, 41.9%, <1 or ≥3, or a word such as NR"

    def to_cell(self, text: str) -> CellValue:
        """Return a float where Excel would show the same digits again, else the text."""
        return _NUMBER.to_cell(text)

    def from_cell(self, value: CellValue) -> str:
        """Return the plain number of a numeric cell; anything else as it stands."""
        return _NUMBER.from_cell(value)


_NUMBER = Number()

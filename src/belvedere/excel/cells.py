"""Values of cells back into canonical texts, each different value looked at once."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from belvedere.schema import CellValue, Date, Field, Kind, Number, ParseError

Found = CellValue | timedelta | tuple[str, bool]
"""A cell's value as a key: booleans are named as such, for True and 1.0 would be one key."""
_TIMES = (date, time, timedelta)
_YEARS_AS_DAYS = (date(1905, 3, 14), date(1906, 1, 8))
"""The days that Excel shows for 1900 to 2200 where a year was typed into a cell formatted as a date."""


@dataclass(frozen=True)
class Fault:
    """Why a cell cannot be taken as it stands, and what would be right.

    Attributes:
        what: What is wrong.
        expected: What would be right; empty if nothing better can be said.
        doubtful: Whether what was read may be something else than anybody wrote.
    """

    what: str
    expected: str = ""
    doubtful: bool = False


class _Reader(dict[Found, str]):
    """Texts by value; what is not known yet is read when it is first asked for."""

    def __init__(self, field: Field, verbatim: Collection[str]) -> None:
        super().__init__()
        self.faults: dict[Found, Fault] = {}
        self._kind: Kind[Any] = field.kind
        self._verbatim = verbatim

    def __missing__(self, value: Found) -> str:
        text, fault = _read(self._kind, value, self._verbatim)
        if fault:
            self.faults[value] = fault
        self[value] = text
        return text


@dataclass(frozen=True)
class CellColumn:
    """The cells of one column as read.

    Attributes:
        texts: Canonical texts, or what stands there where it cannot be read.
        faults: What is wrong, by the cells' values.
        values: The cells' values.
    """

    texts: list[str]
    faults: dict[Found, Fault]
    values: Sequence[CellValue]

    def faulty(self) -> Iterator[tuple[int, Fault]]:
        """Return the position of each cell that cannot be taken as it stands, and why."""
        if self.faults:
            for position, value in enumerate(self.values):
                if (fault := self.faults.get(_named(value))) is not None:
                    yield position, fault


def read_column(field: Field, values: Sequence[CellValue], verbatim: Collection[str]) -> CellColumn:
    """Return the texts of a column's cells.

    Args:
        field: What the column is.
        values: The cells from top to bottom; empty ones are empty texts.
        verbatim: Texts that were exported as they stand and are not to be made canonical now.
    """
    reader = _Reader(field, verbatim)
    texts = [reader[value] for value in values]
    # One and zero may have been taken for booleans, or these for them: they are one key of a dictionary.
    if (1 in reader or 0 in reader) and any(value is True or value is False for value in values):
        reader.clear()
        reader.faults.clear()
        texts = [reader[_named(value)] for value in values]
    return CellColumn(texts, reader.faults, values)


def _named(value: CellValue) -> Found:
    return ("bool", value) if isinstance(value, bool) else value


def _read(kind: Kind[Any], value: Found, verbatim: Collection[str]) -> tuple[str, Fault | None]:
    if isinstance(value, tuple):
        value = value[1]
    text = str(value) if isinstance(value, timedelta) else kind.from_cell(value)
    if isinstance(value, _TIMES) and not isinstance(kind, Date):
        return text, _made_a_date(kind)
    if not text:
        return "", None
    if text in verbatim:
        return text, _fault_of(kind, text)
    if isinstance(kind, Date) and _is_year(value):
        what = f"{text} stands here; perhaps a year was typed into a cell formatted as a date"
        return text, Fault(what, "the year as text", doubtful=True)
    try:
        return kind.normalise(text), None
    except ParseError as error:
        return text, Fault(error.reason, error.expected)


def _fault_of(kind: Kind[Any], text: str) -> Fault | None:
    try:
        kind.parse(text)
    except ParseError as error:
        return Fault(error.reason, error.expected)
    return None


def _made_a_date(kind: Kind[Any]) -> Fault:
    expected = (
        kind.describe()
        if isinstance(kind, Number)
        else f"{kind.describe()}, in a cell formatted as text"
    )
    what = "a date or time stands here; Excel makes one of 2-1, SEPT1 and the like"
    return Fault(what, expected, doubtful=True)


def _is_year(value: object) -> bool:
    when = value.date() if isinstance(value, datetime) else value
    return isinstance(when, date) and _YEARS_AS_DAYS[0] <= when < _YEARS_AS_DAYS[1]

"""Partial dates: a day, month, quarter, half or year, exactly as precise as the source."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum

from belvedere.schema.kinds import CellValue, Kind, ParseError, Test, cell_text
from belvedere.schema.ordering import SortKey


class Precision(Enum):
    """How exactly a source dates something."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    PART = "part of a year"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """The days that a date may mean.

    Attributes:
        first: First day possible.
        last: Last day possible.
        precision: What the source names.
        text: The source's wording, such as `2026-H1` or `mid-2027`.
    """

    first: date
    last: date
    precision: Precision
    text: str

    @property
    def month(self) -> str:
        """The name of the month in which its first day lies: `May`."""
        return _month_name(self.first)

    def reading(self) -> str:
        """Return the date in words: `29 May 2025`, `second half of 2026`."""
        year = self.first.year
        match self.precision:
            case Precision.DAY:
                return f"{self.first.day} {self.month[:3]} {year}"
            case Precision.MONTH:
                return f"{self.month} {year}"
            case Precision.QUARTER:
                return f"{_ORDINALS[self.first.month // 3]} quarter of {year}"
            case Precision.HALF:
                return f"{'first' if self.first.month == 1 else 'second'} half of {year}"
            case Precision.PART:
                return f"{self.month} to {_month_name(self.last)} {year}"
            case Precision.YEAR:
                return str(year)


_ORDINALS = ("first", "second", "third", "fourth")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "end": (10, 12)}
_MONTH_NAMES = (
    "january february march april may june july august september october november december".split()
)


def _month_name(day: date) -> str:
    # Not by strftime: a window makes that speak the language of the system.
    return _MONTH_NAMES[day.month - 1].capitalize()


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _day(match: re.Match[str], text: str) -> PartialDate:
    when = date(int(match["year"]), _month_number(match), int(match["day"]))
    return PartialDate(when, when, Precision.DAY, text)


def _month(match: re.Match[str], text: str) -> PartialDate:
    month = _month_number(match)
    return PartialDate(*_months(int(match["year"]), month, month), Precision.MONTH, text)


def _quarter(match: re.Match[str], text: str) -> PartialDate:
    last = 3 * int(match["part"])
    return PartialDate(*_months(int(match["year"]), last - 2, last), Precision.QUARTER, text)


def _half(match: re.Match[str], text: str) -> PartialDate:
    last = 6 * int(match["part"])
    return PartialDate(*_months(int(match["year"]), last - 5, last), Precision.HALF, text)


def _part(match: re.Match[str], text: str) -> PartialDate:
    first, last = _PARTS[match["part"].casefold()]
    return PartialDate(*_months(int(match["year"]), first, last), Precision.PART, text)


def _year(match: re.Match[str], text: str) -> PartialDate:
    return PartialDate(*_months(int(match["year"]), 1, 12), Precision.YEAR, text)


def _month_number(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("month"):
        return int(groups["month"])
    word = match["word"].casefold()
    if not any(name.startswith(word) for name in _MONTH_NAMES) and word != "sept":
        raise ValueError(f"no month is called {word}")
    return _MONTHS.index(word[:3]) + 1


_NAMED = r"(?P<word>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], PartialDate]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.ASCII), reader)
    for pattern, reader in (
        (rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)", _day),
        (rf"{_YEAR}-(?P<month>\d\d)", _month),
        (_YEAR, _year),
        (rf"{_YEAR}[- ]?Q(?P<part>[1-4])", _quarter),
        (rf"(?:Q(?P<part>[1-4]))[- ]?{_YEAR}", _quarter),
        (rf"(?P<part>[1-4])Q[- ]?{_YEAR}", _quarter),
        (rf"{_YEAR}[- ]?H(?P<part>[12])", _half),
        (rf"H(?P<part>[12])[- ]?{_YEAR}", _half),
        (rf"(?P<part>[12])H[- ]?{_YEAR}", _half),
        (rf"(?P<part>early|mid|late|end)[- ](?:of )?{_YEAR}", _part),
        (rf"(?P<day>\d\d?) {_NAMED},? {_YEAR}", _day),
        (rf"{_NAMED} (?P<day>\d\d?),? {_YEAR}", _day),
        (rf"{_NAMED},? {_YEAR}", _month),
        (rf"{_YEAR}/(?P<month>\d\d?)/(?P<day>\d\d?)", _day),
    )
)


class Date(Kind[PartialDate]):
    """A partial date; its wording is kept, its interval sorts and filters."""

    name = "date"
    excel_format = "yyyy-mm-dd"
    operator_ids = ("before", "after", "between", *Kind.operator_ids)

    def parse(self, text: str) -> PartialDate:
        """Return the interval of days that the text names."""
        for pattern, reader in _READERS:
            if match := pattern.fullmatch(text):
                try:
                    return reader(match, text)
                except ValueError as error:
                    raise ParseError(
                        text, f"“{text}” is no day of the calendar", self.describe()
                    ) from error
        raise ParseError(text, f"“{text}” is not a date", self.describe())

    def format(self, value: PartialDate) -> str:
        """Return the source's wording."""
        return value.text

    def sort_key(self, value: PartialDate) -> SortKey:
        """Return first and last day: what is dated exactly stands before what is dated loosely."""
        return (value.first, value.last)

    def describe(self) -> str:
        """Return what a date looks like."""
        return "a date such as 2025-05-29, 2025-05, 2026-Q3, 2026-H1 or mid-2027"

    def to_cell(self, text: str) -> CellValue:
        """Return a date for an ISO day that Excel's calendar knows, else the text."""
        try:
            value = date.fromisoformat(text) if len(text) == len("2025-05-29") else None
        except ValueError:
            value = None
        return value if value and value.year > 1900 and value.isoformat() == text else text or None

    def from_cell(self, value: CellValue) -> str:
        """Return the ISO day of a date cell, the year of a whole number, else the text."""
        if isinstance(value, datetime) and value.time() == time():
            return value.date().isoformat()
        return cell_text(value)

    def _compare(self, operator: str, operands: Sequence[str]) -> Test:
        bounds = [self.parse(text) for text in operands]
        checks: dict[str, Callable[[PartialDate], bool]] = {
            "before": lambda value: value.last < bounds[0].first,
            "after": lambda value: value.first > bounds[0].last,
            "between": lambda value: (
                bounds[0].first <= value.first and value.last <= bounds[-1].last
            ),
        }
        check = checks[operator]

        def passes(text: str) -> bool:
            value = self.find(text)
            return value is not None and check(value)

        return passes

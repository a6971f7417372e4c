"""Numbers, kept as decimals so that `18.0` does not become `18`."""

import re
from datetime import date, datetime
from decimal import Decimal

from belvedere.schema.kinds import CellValue, Kind, ParseError, cell_text
from belvedere.schema.ordering import SortKey

_PLAIN = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_MAX_CELL_DIGITS = 15
"""Excel keeps 15 significant digits; a longer number is written as text."""


class Number(Kind[Decimal]):
    """A plain decimal number; its unit stands in the field or in a column of its own."""

    name = "number"
    right_aligned = True
    operator_ids = ("at least", "at most", "between", *Kind.operator_ids)

    def parse(self, text: str) -> Decimal:
        """Return the number with the digits that the source prints."""
        if not _PLAIN.fullmatch(text):
            raise ParseError(text, f"“{text}” is not a number", self.describe())
        return Decimal(text)

    def format(self, value: Decimal) -> str:
        """Return the number without exponent."""
        return f"{value:f}"

    def normalise(self, text: str) -> str:
        """Return the plain number; thousands separators and a typographic minus are understood."""
        text = text.strip().replace("\N{MINUS SIGN}", "-")
        if _GROUPED.fullmatch(text):
            text = text.replace(",", "")
        return super().normalise(text)

    def sort_key(self, value: Decimal) -> SortKey:
        """Return the number."""
        return (value,)

    def describe(self) -> str:
        """Return what a number looks like."""
        return "a plain number such as 18 or 74.5"

    def to_cell(self, text: str) -> CellValue:
        """Return a float where Excel would show the same digits again, else the text."""
        if not _PLAIN.fullmatch(text) or len(text.strip("-0.")) > _MAX_CELL_DIGITS:
            return text or None
        value = float(text)
        return value if self.from_cell(value) == text else text

    def from_cell(self, value: CellValue) -> str:
        """Return the plain number of a numeric cell; anything else as it stands.

        A date in a number's column is Excel's doing: it comes back as its ISO text, which does not parse,
        so that it is seen.
        """
        if isinstance(value, float) and not isinstance(value, bool | date | datetime):
            return (
                cell_text(value)
                if abs(value) < 1e15 and "e" not in repr(value)
                else f"{Decimal(repr(value)):f}"
            )
        return cell_text(value)

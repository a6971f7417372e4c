"""The look of our workbooks: colours and formats, each format made once."""

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from belvedere.schema import Date, Field, Figures, Kind, Link, Number

INK = "#1b2430"
MUTED = "#6b7788"
LINES = "#e3e8ee"
PANEL = "#f6f8fa"
ACCENT = "#0b6b7f"

STAGES = {
    "Preclinical": ("#eef4f8", "#3b4655"),
    "Phase 1": ("#d7e6ee", "#1b3a4a"),
    "Phase 1/2": ("#b5d3e0", "#12303f"),
    "Phase 2": ("#86b9cd", "#06222e"),
    "Phase 2/3": ("#4e98b3", "#041c27"),
    "Phase 3": ("#1f7691", "#ffffff"),
    "Filed": ("#0a5670", "#ffffff"),
    "Approved": ("#063a4d", "#ffffff"),
}
"""Ground and text colour of each stage."""
STOPPED = dict.fromkeys(
    ("Discontinued", "Withdrawn", "Suspended", "Terminated"), ("#eceff3", "#54606f")
)
"""Ground and text colour of programs and trials that stopped."""

_BASE = {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "top"}
_AS_TEXT = "@"


class Formats:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        """Take the workbook that the formats belong to."""
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def get(self, **properties: Any) -> Format:
        """Return the format of ordinary cells with some properties changed."""
        return self._make({**_BASE, **properties})

    def bare(self, **properties: Any) -> Format:
        """Return a format of these properties alone, as conditional formats want it."""
        return self._make(properties)

    def header(self, field: Field) -> Format:
        """Return the format of a field's header cell."""
        sides: dict[str, Any] = (
            {"align": "right"} if field.kind.right_aligned else {"align": "left", "indent": 1}
        )
        return self.get(
            bold=True, bg_color=PANEL, bottom=2, bottom_color=ACCENT, top=1, top_color=LINES,
            valign="vcenter", font_color=MUTED if is_key(field) else INK, **sides,
        )  # fmt: skip

    def text(self, field: Field) -> Format:
        """Return the format of a field's cells where they hold text.

        It is Excel's text format but for numbers, so that what somebody types there stays as typed:
        `2-1` and `2025-05` would become dates, `00123` a number.
        """
        properties: dict[str, Any] = {
            "num_format": "General" if isinstance(field.kind, Number) else _AS_TEXT
        }
        properties |= (
            {"align": "right"} if field.kind.right_aligned else {"align": "left", "indent": 1}
        )
        if wraps(field):
            properties["text_wrap"] = True
        if is_key(field):
            properties["font_color"] = MUTED
        return self.get(**properties)

    def value(self, field: Field) -> Format:
        """Return the format of a field's cells where they hold a number or a date."""
        sides: dict[str, Any] = (
            {"align": "left", "indent": 1} if isinstance(field.kind, Date) else {"align": "right"}
        )
        return self.get(num_format=field.kind.excel_format, **sides)

    def link(self) -> Format:
        """Return the format of a link that can be clicked."""
        # Wrapped, so that a long address is cut at the row's height and does not run over the next cells.
        look: dict[str, Any] = {"align": "left", "indent": 1, "text_wrap": True}
        return self.get(font_color=ACCENT, num_format=_AS_TEXT, **look)

    def _make(self, properties: dict[str, Any]) -> Format:
        name = tuple(sorted(properties.items()))
        if name not in self._made:
            self._made[name] = self._book.add_format(properties)
        return self._made[name]


def is_key(field: Field) -> bool:
    """Return whether a field is the key of its table, which is shown but muted."""
    return field.kind.name == "key"


def wraps(field: Field) -> bool:
    """Return whether long texts of a field are broken into lines."""
    kind: Kind[Any] = field.kind
    return not is_key(field) and not isinstance(kind, Number | Figures | Date | Link)

"""The cells of the tables in a piece of HTML, as other programs put it on the clipboard."""

import re
from html.parser import HTMLParser

Attributes = list[tuple[str, str | None]]

_BREAKS = frozenset({"br", "p", "div", "li"})
_SKIPPED = frozenset({"style", "script", "title"})
_SPACES = re.compile(r"[ \t\r\n\f]+")
_MOST_SPANNED = 1000
"""A cell that claims more rows or columns is not believed: it is a whole column made one, or a jest."""


def read_tables(html: str) -> list[list[str]]:
    """Return the rows of all tables, one after the other, as plain text.

    A cell that spans several stands in the first of them and leaves the others empty. A table inside a cell
    is part of that cell's text.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_row()
    return reader.rows


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._across = 1
        self._down = 1
        self._below: dict[int, int] = {}
        self._depth = 0
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag in _SKIPPED:
            self._skipping += 1
        elif tag == "table":
            self._depth += 1
        elif tag in _BREAKS:
            self._break(always=tag == "br")
        elif self._depth == 1 and tag == "tr":
            self.end_row()
            self._row = []
        elif self._depth == 1 and tag in ("td", "th"):
            self._start_cell(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        elif tag == "table":
            if self._depth == 1:
                self.end_row()
                self._below.clear()
            self._depth = max(0, self._depth - 1)
        elif tag in _BREAKS:
            self._break(always=False)
        elif self._depth == 1 and tag == "tr":
            self.end_row()
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._skipping:
            self._cell.append(_SPACES.sub(" ", data))

    def end_row(self) -> None:
        """End the row that has begun, if there is one: its end tag may be left out."""
        self._end_cell()
        if self._row is not None:
            self._skip_spanned()
            self.rows.append(self._row)
        self._row = None

    def _start_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        if self._row is None:
            self._row = []
        self._skip_spanned()
        self._cell = []
        self._across = _extent(attributes.get("colspan"))
        self._down = _extent(attributes.get("rowspan"))

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        start = len(self._row)
        lines = _SPACES.sub(" ", "".join(self._cell).replace("\n", "\0")).split("\0")
        text = "\n".join(line.strip(" ") for line in lines).strip("\n")
        self._row.extend([text.replace("\N{NO-BREAK SPACE}", " "), *[""] * (self._across - 1)])
        if self._down > 1:
            self._below.update(dict.fromkeys(range(start, len(self._row)), self._down - 1))
        self._cell = None

    def _skip_spanned(self) -> None:
        # Cells of rows above reach down into this one.
        while self._row is not None and self._below.get(len(self._row), 0):
            self._below[len(self._row)] -= 1
            self._row.append("")

    def _break(self, *, always: bool) -> None:
        if self._cell is not None and (always or (self._cell and self._cell[-1] != "\n")):
            self._cell.append("\n")


def _extent(text: str | None) -> int:
    number = int(text) if text and text.strip().isdecimal() else 1
    return number if 0 < number <= _MOST_SPANNED else 1

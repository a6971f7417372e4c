"""A comparison as one plain table, an asset a column, for programs that read CSV."""

import csv
import io
import re
from collections.abc import Iterator

from belvedere.compare import Cell, Comparison, Part, mark_text

_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*%?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def comparison_csv(comparison: Comparison) -> str:
    """Return a comparison as CSV: group, row, a column for each asset; guard and sources below.

    Source numbers stand in brackets behind the text. A text at which a spreadsheet would start to compute
    begins with an apostrophe; numbers are left alone.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    for row in comparison_rows(comparison):
        writer.writerow([guarded(cell) for cell in row])
    return file.getvalue()


def comparison_rows(comparison: Comparison) -> Iterator[list[str]]:
    """Yield the rows of the table, the header first; all are equally long."""
    width = 2 + len(comparison.columns)
    yield ["Group", "Row", *(column.name for column in comparison.columns)]
    for group in comparison.groups:
        title = f"{group.title} ({group.section.lower()})" if group.section else group.title
        for row in group.rows:
            yield [title, row.label, *map(_cell, row.cells)]
        for statement in group.guard:
            yield _padded([title, "Differs between the trials", statement], width)
    for label, text in _below(comparison):
        yield _padded([label, text], width)
    for source in comparison.sources:
        yield _padded(
            ["Source", f"[{source.number}]", " ".join(filter(None, (source.text, source.url)))],
            width,
        )


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _below(comparison: Comparison) -> Iterator[tuple[str, str]]:
    if comparison.guard:
        yield "Guard", comparison.guard
    for note in comparison.notes:
        yield "Note", note
    if comparison.left_out:
        yield "Note", f"{comparison.left_out} rows in which all agree were left out"
    yield "As of", comparison.footer


def _padded(cells: list[str], width: int) -> list[str]:
    return cells + [""] * (width - len(cells))


def _cell(cell: Cell) -> str:
    return "\n".join(map(_part, cell.parts))


def _part(part: Part) -> str:
    return f"{part.line} [{mark_text(part.marks)}]" if part.marks else part.line

"""What a comparison puts on the clipboard: what is on the screen, as rows of plain text."""

from collections.abc import Iterable, Sequence

from belvedere.schema import Number
from belvedere.ui.models.compare_model import CompareModel, Fold

Table = list[list[str]]
_NUMBER = Number()


def header(model: CompareModel, columns: Sequence[int]) -> list[str]:
    """Return the names of the assets shown in some columns; the labels' column has none."""
    shown = model.comparison
    return [shown.columns[column - 1].name if shown and column else "" for column in columns]


def cells(
    model: CompareModel, chosen: Iterable[tuple[int, int]], *, with_labels: bool
) -> tuple[Table, list[int]]:
    """Return the cells chosen as (row, column), without source marks; cells between them are empty.

    Returns:
        The texts by row, and the columns that they stand in.
    """
    wanted = set(chosen)
    columns = sorted({column for _, column in wanted})
    if with_labels and columns[:1] != [0]:
        wanted |= {(row, 0) for row, _ in wanted}
        columns = [0, *columns]
    rows = sorted({row for row, _ in wanted})
    table = [
        [_plain(model, row, column) if (row, column) in wanted else "" for column in columns]
        for row in rows
    ]
    return table, columns


def sheet(model: CompareModel, *, with_marks: bool) -> Table:
    """Return all rows, below them the guard and the sources by number.

    Args:
        model: What is shown.
        with_marks: Whether source numbers follow in brackets; never behind a plain number, which has to
            stay one for whoever computes with it.
    """
    shown = model.comparison
    if shown is None:
        return []
    width = model.columnCount()
    text = _marked if with_marks else _plain
    table = [
        [text(model, row, column) for column in range(width)] for row in range(model.rowCount())
    ]
    below = [shown.guard, shown.footer, *(f"{each.number}. {each.text}" for each in shown.sources)]
    return [*table, [""] * width, *([text, *[""] * (width - 1)] for text in below if text)]


def _plain(model: CompareModel, row: int, column: int) -> str:
    if model.cell(row, column) is None:
        return model.text(row, column)
    return "\n".join(part.line for part in model.parts(row, column) if not isinstance(part, Fold))


def _marked(model: CompareModel, row: int, column: int) -> str:
    if model.cell(row, column) is None:
        return model.text(row, column)
    parts = [part for part in model.parts(row, column) if not isinstance(part, Fold)]
    if len(parts) == 1 and _NUMBER.find(parts[0].line) is not None:
        return parts[0].line
    return "\n".join(f"{part.line}{_bracketed(part.marks)}" for part in parts)


def _bracketed(marks: Sequence[int]) -> str:
    return f" [{', '.join(map(str, marks))}]" if marks else ""

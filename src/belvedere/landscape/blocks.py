"""Change sets for what a user does to a rectangle of cells: paste, fill down, clear, replace.

Nothing here changes a landscape. Each function reads every cell by its kind, as if it had been typed, and
returns one change set of what can be kept and a list of what cannot, cell by cell, with the reason.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from belvedere.landscape.changes import ChangeSet
from belvedere.landscape.names import names_of
from belvedere.landscape.reading import find_named
from belvedere.landscape.writing import Place, Refused, Writer
from belvedere.schema import SEPARATOR, Field

if TYPE_CHECKING:
    from belvedere.landscape.landscape import Landscape

Edited = tuple[ChangeSet, list[Refused]]
"""One change set, empty if nothing changes, and the cells left as they are."""

_Swapped = tuple[int, str, tuple[str, str]]
"""Occurrences replaced, the text asked for, and what to keep of it or why it cannot be kept."""

_Swap = Callable[[str], _Swapped]
"""Replaces in the text of a cell."""


def paste(
    landscape: "Landscape",
    table: str,
    keys: Sequence[str],
    fields: Sequence[str],
    block: Sequence[Sequence[str]],
    *,
    selected: tuple[int, int] = (1, 1),
    add_rows: bool = False,
) -> Edited:
    """Return what pasting a block of texts does, its first cell onto the first of `keys` × `fields`.

    A text that stands there already is no change. An empty text empties the cell; beyond the last row or
    column it is nothing to be lost, any other text is refused there.

    Args:
        landscape: The landscape.
        table: The table pasted into.
        keys: Records from the current row to the last one shown, in the order shown.
        fields: Fields from the current column to the last one shown, in the order shown.
        block: Texts by row; a row may be shorter than others and then says nothing of the cells beyond.
        selected: Rows and columns selected. A selection that the block goes into several times is filled
            with repetitions of it, so a single text fills any selection; otherwise it is pasted once.
        add_rows: Whether rows of the block beyond the last of `keys` become new records at the end. A key
            among their texts is theirs if it is free; required cells may stay empty.
    """
    writer = Writer(landscape, table)
    width = max(map(len, block), default=0)
    times = _times((len(block), width), selected)
    lines = [line for _ in range(times[0]) for line in block]
    for row, line in enumerate(lines):
        key = keys[row] if row < len(keys) else ""
        cells = list(_cells(row, line, key, fields, times=times[1], width=width))
        if add_rows and not key:
            writer.add_record(cells)
            continue
        for place, text in cells:
            writer.type(place, text)
    return writer.done(f"Paste of {_size(len(lines), times[1] * width)}")


def fill_down(
    landscape: "Landscape", table: str, keys: Sequence[str], fields: Sequence[str]
) -> Edited:
    """Return what writing the cells of the first record into the other records does."""
    writer = Writer(landscape, table)
    for place in _places(keys, fields):
        if place.row:
            writer.write(place, landscape.cell(table, keys[0], place.field))
    return writer.done(f"Fill down of {_size(len(keys) - 1, len(fields))}")


def clear(landscape: "Landscape", table: str, keys: Sequence[str], fields: Sequence[str]) -> Edited:
    """Return what emptying the cells does; those that cannot be empty are refused."""
    writer = Writer(landscape, table)
    for place in _places(keys, fields):
        writer.write(place, "")
    return writer.done(f"Clearing of {_size(len(keys), len(fields))}")


def replace(
    landscape: "Landscape",
    table: str,
    keys: Sequence[str],
    fields: Sequence[str],
    *,
    find: str,
    by: str,
    whole: bool = False,
    case: bool = False,
) -> tuple[ChangeSet, list[Refused], int]:
    """Return what replacing a text in the cells does, and how many occurrences that replaces.

    It is looked for in the canonical text of a cell. A reference is replaced only as a whole, when `find`
    is a name of the record it points to, and only by a name of another.

    Args:
        landscape: The landscape.
        table: The table.
        keys: Records of the selection.
        fields: Fields of the selection.
        find: The text looked for; an empty one is found nowhere.
        by: The text to put in its place; empty removes it.
        whole: Whether it has to be the whole cell, or a whole item of a list.
        case: Whether capitals have to agree.
    """
    writer = Writer(landscape, table)
    total = cells = 0
    for column, name in enumerate(fields if find else ()):
        field = landscape.field(table, name)
        if field.refers_to:
            swap = _swap_records(landscape, field, find, by, writer, case=case)
        else:
            swap = _swap_texts(field, find, by, writer, whole=whole, case=case)
        for row, key in enumerate(keys):
            count, asked, (kept, fault) = swap(landscape.cell(table, key, name))
            place = Place(row, column, key, name)
            if count and writer.write(place, kept, text=asked, fault=fault):
                total, cells = total + count, cells + 1
    where = f"{cells} {'cell' if cells == 1 else 'cells'}"
    return *writer.done(f"Replacement of “{find}” by “{by}” in {where}"), total


def _swap_texts(
    field: Field, find: str, by: str, writer: Writer, *, whole: bool, case: bool
) -> _Swap:
    pattern = re.compile(re.escape(find), 0 if case else re.IGNORECASE)

    def swap(text: str) -> _Swapped:
        if whole:
            parts = field.kind.parts(text)
            hits = [bool(pattern.fullmatch(part)) for part in parts]
            count = sum(hits)
            new = SEPARATOR.join(by if hit else part for part, hit in zip(parts, hits, strict=True))
        else:
            new, count = pattern.subn(lambda _: by, text)
        return count, new, writer.judge(field.name, new) if count else (text, "")

    return swap


def _swap_records(
    landscape: "Landscape", field: Field, find: str, by: str, writer: Writer, *, case: bool
) -> _Swap:
    meant = {find, *find_named(landscape, field, find)}
    if case:
        meant = {key for key in meant if find in _all_names(landscape, field.refers_to or "", key)}
    becomes, fault = writer.judge(field.name, by) if by.strip() else ("", "")

    def swap(text: str) -> _Swapped:
        parts = field.kind.parts(text)
        new = (becomes if part in meant else part for part in parts)
        kept = SEPARATOR.join(dict.fromkeys(part for part in new if part))
        return sum(part in meant for part in parts), by, (kept, fault)

    return swap


def _all_names(landscape: "Landscape", table: str, key: str) -> list[str]:
    known = names_of(landscape, table, key) if landscape.has(table, key) else []
    return [key, landscape.label(table, key), *known]


def _times(sizes: tuple[int, int], selected: tuple[int, int]) -> tuple[int, int]:
    # As in Excel: a row copied onto several selected ones goes into each of them, at its full width.
    if not all(sizes):
        return 0, 0
    fits = all(
        extent == 1 or extent % size == 0 for extent, size in zip(selected, sizes, strict=True)
    )
    down, across = (
        max(extent // size, 1) if fits else 1 for extent, size in zip(selected, sizes, strict=True)
    )
    return down, across


def _cells(
    row: int,
    line: Sequence[str],
    key: str,
    fields: Sequence[str],
    *,
    times: int,
    width: int,
) -> Iterator[tuple[Place, str]]:
    for repetition in range(times):
        for column, text in enumerate(line, start=repetition * width):
            field = fields[column] if column < len(fields) else ""
            yield Place(row, column, key, field), text


def _places(keys: Sequence[str], fields: Sequence[str]) -> Iterator[Place]:
    for row, key in enumerate(keys):
        for column, field in enumerate(fields):
            yield Place(row, column, key, field)


def _size(rows: int, columns: int) -> str:
    return "1 cell" if rows == columns == 1 else f"{max(rows, 0)} × {columns} cells"


__all__ = ["Edited", "Refused", "clear", "fill_down", "paste", "replace"]

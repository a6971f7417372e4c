"""Change sets for what a user does to single records and columns."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from belvedere.errors import BelvedereError
from belvedere.landscape.changes import Change, ChangeSet
from belvedere.schema import ALL_TABLES, COLUMNS, ParseError, column_key, field_name, fold

if TYPE_CHECKING:
    from belvedere.landscape.landscape import Landscape


def edit_cell(landscape: "Landscape", table: str, key: str, field: str, text: str) -> ChangeSet:
    """Return the change set for a text typed into a cell; empty if the cell stays as it is.

    Raises:
        ParseError: If the field's kind cannot read the text.
    """
    declared = landscape.field(table, field)
    before = landscape.cell(table, key, field)
    after = declared.kind.normalise(text)
    if declared.required and not after:
        raise ParseError(text, f"{declared.title} cannot be empty", declared.kind.describe())
    changes = () if after == before else (Change(table, key, field, before, after),)
    return ChangeSet(changes, f"Edit of {declared.title} of {landscape.label(table, key)}")


def add_record(table: str, record: Mapping[str, str], *, position: int = -1) -> ChangeSet:
    """Return the change set that adds a record.

    Args:
        table: The table.
        record: Texts by field name, the key among them; empty texts may be left out.
        position: Index of the new row; -1 for the end.
    """
    declared = ALL_TABLES[table]
    key = record[declared.key]
    cells = (
        Change(table, key, name, "", text)
        for name, text in record.items()
        if text and name != declared.key
    )
    row = Change(table, key, declared.key, "", key, position)
    return ChangeSet((row, *cells), f"New {declared.singular} {key}")


def remove_record(landscape: "Landscape", table: str, key: str) -> ChangeSet:
    """Return the change set that empties a record and removes it; its inverse brings it back in place.

    Raises:
        KeyError: If there is no such record.
    """
    declared = ALL_TABLES[table]
    record = landscape.record(table, key)
    cells = (
        Change(table, key, name, text, "")
        for name, text in record.items()
        if text and name != declared.key
    )
    row = Change(table, key, declared.key, key, "", landscape.rows(table).index[key])
    return ChangeSet((*cells, row), f"Removal of {declared.singular} {landscape.label(table, key)}")


def add_column(
    landscape: "Landscape",
    table: str,
    title: str,
    kind: str = "Text",
    *,
    terms: str = "",
    private: bool = False,
) -> ChangeSet:
    """Return the change set that adds a user column.

    Args:
        landscape: Where the column is added.
        table: The table that gets it.
        title: What its header reads.
        kind: `Text`, `Number`, `Date`, `Choice` or `Link`.
        terms: Terms of a choice, joined by `; `.
        private: Whether it stays out of exports.

    Raises:
        BelvedereError: If the table has a column of that title.
    """
    taken = landscape.fields(table, derived=True)
    if any(fold(field.title) == fold(title) for field in taken):
        raise BelvedereError(
            f"{ALL_TABLES[table].title} has a column “{title}” already",
            remedy="Choose another title",
        )
    names = {field.name for field in taken}
    name = base = field_name(title)
    number = 2
    while name in names:
        name, number = f"{base}-{number}", number + 1
    record = {
        COLUMNS.key: column_key(table, name), "title": title, "kind": kind,
        "terms": terms, "private": "Yes" if private else "",
    }  # fmt: skip
    return ChangeSet(add_record(COLUMNS.name, record).changes, f"New column {title}")


def remove_column(landscape: "Landscape", table: str, field: str) -> ChangeSet:
    """Return the change set that empties a user column and removes it.

    Raises:
        KeyError: If no user column has that name.
    """
    texts = landscape.rows(table).columns[field]
    keys = landscape.rows(table).columns[ALL_TABLES[table].key]
    cells = tuple(
        Change(table, str(key), field, str(text), "")
        for key, text in zip(keys, texts, strict=True)
        if text
    )
    row = remove_record(landscape, COLUMNS.name, column_key(table, field))
    return ChangeSet(
        (*cells, *row.changes), f"Removal of column {landscape.field(table, field).title}"
    )

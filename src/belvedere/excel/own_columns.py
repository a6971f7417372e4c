"""Columns that people added to a sheet: kept as user columns, and told."""

from collections.abc import Collection, Mapping

from belvedere.excel.headers import Matched
from belvedere.excel.names import column_letters
from belvedere.landscape.derived import DERIVED
from belvedere.landscape.names import bare
from belvedere.schema import COLUMNS, TABLES, Field, column_key, field_name, make_field, split_key


def declared_fields(columns: Collection[Mapping[str, str]]) -> dict[str, dict[str, Field]]:
    """Return the fields that declarations make, by table and name; unusable declarations are passed over."""
    fields: dict[str, dict[str, Field]] = {name: {} for name in TABLES}
    for record in columns:
        if is_usable(record):
            table, _ = split_key(record[COLUMNS.key])
            made = make_field(record)
            fields[table][made.name] = made
    return fields


def is_usable(record: Mapping[str, str]) -> bool:
    """Return whether a declaration names one of our tables and a column that the schema does not have."""
    try:
        table, name = split_key(record[COLUMNS.key])
    except ValueError:
        return False
    return table in TABLES and name not in TABLES[table].by_name and (table, name) not in DERIVED


def declare_columns(
    table: str, matched: Matched, fields: Mapping[str, Field]
) -> list[dict[str, str]]:
    """Return declarations for the columns of a sheet that are no field yet, and match them.

    Computed columns are left out: they follow from the tables and are not anybody's to change.

    Args:
        table: The table.
        matched: The sheet's columns; those declared are moved to its fields.
        fields: The table's fields by name so far.
    """
    computed = {
        bare(derived.field.title) for (owner, _), derived in DERIVED.items() if owner == table
    }
    names = set(fields)
    titles = {field.title.casefold() for field in fields.values()}
    records = []
    for column, header in list(matched.others.items()):
        if header and bare(header) in computed:
            continue
        title = _free(header or f"Column {column_letters(column)}", titles, " ({})", fold=True)
        name = _free(field_name(title), names, "-{}")
        key = column_key(table, name)
        records.append(
            {COLUMNS.key: key, "title": title, "kind": "Text", "terms": "", "private": ""}
        )
        matched.fields[column] = name
        del matched.others[column]
    return records


def _free(text: str, taken: set[str], pattern: str, *, fold: bool = False) -> str:
    """Return a text that is not taken, with a number added if need be; it is taken then."""
    free, number = text, 2
    while (free.casefold() if fold else free) in taken:
        free, number = text + pattern.format(number), number + 1
    taken.add(free.casefold() if fold else free)
    return free

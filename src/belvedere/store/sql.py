"""The tables of a `.landscape` file, described for SQLAlchemy."""

from collections.abc import Iterable

from sqlalchemy import Column, Integer, MetaData, Table, Text

from belvedere.schema import ALL_TABLES

POSITION = "_position"
"""The column of a row's place; user columns never begin with an underscore."""

_OWN = MetaData()

META = Table(
    "meta", _OWN, Column("key", Text, primary_key=True), Column("value", Text, nullable=False)
)

CHANGE_SETS = Table(
    "change_sets",
    _OWN,
    Column("position", Integer, primary_key=True),
    *(
        Column(name, Text, nullable=False)
        for name in ("id", "time", "author", "reason", "origin", "undoes")
    ),
)

CHANGES = Table(
    "changes",
    _OWN,
    Column("change_set", Integer, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    *(Column(name, Text, nullable=False) for name in ("table", "key", "field", "before", "after")),
    Column("position", Integer, nullable=False),
)

OWN_TABLES = (META, CHANGE_SETS, CHANGES)


def table_of(name: str, fields: Iterable[str]) -> Table:
    """Return the description of a landscape table.

    Args:
        name: The table's name.
        fields: Names of its fields, user columns included.
    """
    key = ALL_TABLES[name].key
    return Table(
        name,
        MetaData(),
        Column(POSITION, Integer, nullable=False),
        *(Column(field, Text, primary_key=field == key, nullable=False) for field in fields),
    )

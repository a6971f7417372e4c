"""User columns: how a row of the table `columns` becomes a field like any other."""

from collections.abc import Mapping
from typing import Any

from belvedere.schema.choices import Choice
from belvedere.schema.dates import Date
from belvedere.schema.figures import Figures
from belvedere.schema.kinds import Kind, Link, Text
from belvedere.schema.ordering import fold
from belvedere.schema.tables import Field
from belvedere.schema.vocabularies import Vocabulary

_JOINT = "--"
_SIMPLE: dict[str, type[Kind[Any]]] = {"Text": Text, "Number": Figures, "Date": Date, "Link": Link}


def column_key(table: str, field: str) -> str:
    """Return the key of the user column `field` of `table`: `assets--priority`."""
    return f"{table}{_JOINT}{field}"


def split_key(key: str) -> tuple[str, str]:
    """Return table and field name of a user column's key; the inverse of `column_key`.

    Raises:
        ValueError: If the key does not name a table and a field.
    """
    table, joint, field = key.partition(_JOINT)
    if not (table and joint and field):
        raise ValueError(f"“{key}” does not name a table and a column")
    return table, field


def field_name(title: str) -> str:
    """Return a field name made of a title: `Own priority` → `own-priority`; `column` if nothing is left."""
    words = "".join(
        char if char.isascii() and char.isalnum() else " " for char in fold(title)
    ).split()
    return "-".join(words) or "column"


def make_field(row: Mapping[str, str]) -> Field:
    """Return the field that a row of the table `columns` declares.

    Args:
        row: Texts by field name; unknown kinds count as text, so that nothing is lost.
    """
    _, name = split_key(row["column"])
    kind = row.get("kind", "")
    title = row.get("title") or name
    if kind == "Choice":
        terms = tuple(part for part in row.get("terms", "").split("; ") if part)
        made: Kind[Any] = Choice(Vocabulary(title, terms, ordered=bool(terms), open=True))
    else:
        made = _SIMPLE.get(kind, Text)()
    return Field(
        name, title, made, "Added to this landscape", 18, "Own columns",
        user=True, private=row.get("private") == "Yes",
    )  # fmt: skip

"""Change sets for what a user does to whole records of a table: insert, duplicate, delete."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from belvedere.landscape.changes import ChangeSet, merge_changes
from belvedere.landscape.editing import add_record, remove_record
from belvedere.landscape.keys import free_key, make_key
from belvedere.schema import ALL_TABLES, TABLES, Field

if TYPE_CHECKING:
    from belvedere.landscape.landscape import Landscape


@dataclass(frozen=True, slots=True)
class Referring:
    """Records that name one of those to be deleted.

    Attributes:
        table: Their table.
        field: The field of theirs that names it.
        count: How many of them there are.
    """

    table: str
    field: str
    count: int


def insert(
    landscape: "Landscape",
    table: str,
    position: int = -1,
    defaults: Mapping[str, str] | None = None,
) -> ChangeSet:
    """Return the change set that adds a record; its key is `changes[0].key`.

    The record may be incomplete: required cells stay empty until somebody fills them, and checks say so.

    Args:
        landscape: The landscape.
        table: One of the nine tables.
        position: Index of the new row in the table; -1 for the end.
        defaults: Canonical texts by field name that it starts with.
    """
    declared = ALL_TABLES[table]
    record = {name: text for name, text in (defaults or {}).items() if name != declared.key}
    key = make_key(landscape, table, record)
    added = add_record(table, {declared.key: key, **record}, position=position)
    return ChangeSet(added.changes, f"New {declared.singular}")


def duplicate(landscape: "Landscape", table: str, keys: Sequence[str]) -> ChangeSet:
    """Return the change set that puts a copy after each record, with a key such as `alpha-2`.

    Raises:
        KeyError: If there is no such record.
    """
    declared = ALL_TABLES[table]
    rows = landscape.rows(table)
    taken = set(rows.index)
    copies: dict[str, str] = {}
    for key in dict.fromkeys(keys):
        copies[key] = free_key(key, taken)
        taken.add(copies[key])
    # From the last one up, so that a copy does not move the place of the next.
    last_first = sorted(copies, key=rows.index.__getitem__, reverse=True)
    return merge_changes(
        (
            add_record(
                table,
                {**landscape.record(table, key), declared.key: copies[key]},
                position=rows.index[key] + 1,
            )
            for key in last_first
        ),
        f"Copy of {_several(landscape, table, list(copies))}",
    )


def delete(
    landscape: "Landscape", table: str, keys: Sequence[str]
) -> tuple[ChangeSet, list[Referring]]:
    """Return the change set that removes records, and which records that stay refer to them.

    What refers to them keeps doing so, and checks say that it leads nowhere; the caller may warn.

    Raises:
        KeyError: If there is no such record.
    """
    index = landscape.rows(table).index
    # From the last one up, so that each comes back to its own place.
    last_first = sorted(dict.fromkeys(keys), key=index.__getitem__, reverse=True)
    change_set = merge_changes(
        (remove_record(landscape, table, key) for key in last_first),
        f"Removal of {_several(landscape, table, last_first)}",
    )
    return change_set, _referring(landscape, table, frozenset(last_first))


def _referring(landscape: "Landscape", table: str, keys: frozenset[str]) -> list[Referring]:
    found = []
    for other in TABLES.values():
        stays = [other.name != table or key not in keys for key in landscape.rows(other.name).index]
        for field in landscape.fields(other.name):
            if field.refers_to == table:
                column = landscape.column(other.name, field.name)
                hits = column.matching(_naming(field, keys))
                if count := int((hits & np.array(stays, dtype=bool)).sum()):
                    found.append(Referring(other.name, field.name, count))
    return found


def _naming(field: Field, keys: frozenset[str]) -> Callable[[str], bool]:
    return lambda text: not keys.isdisjoint(field.kind.parts(text))


def _several(landscape: "Landscape", table: str, keys: Sequence[str]) -> str:
    declared = ALL_TABLES[table]
    if len(keys) == 1:
        return f"{declared.singular} {landscape.label(table, keys[0])}"
    return f"{len(keys)} {declared.title.lower()}"

"""Change sets for what a user does to whole records of a table: insert, duplicate, delete."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from belvedere.landscape.changes import ChangeSet

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
    landscape: "Landscape", table: str, position: int = -1, defaults: Mapping[str, str] | None = None
) -> ChangeSet:
    """Return the change set that adds a record; its key is `changes[0].key`.

    The record may be incomplete: required cells stay empty until somebody fills them, and checks say so.

    Args:
        landscape: The landscape.
        table: One of the nine tables.
        position: Index of the new row in the table; -1 for the end.
        defaults: Canonical texts by field name that it starts with.
    """
    raise NotImplementedError


def duplicate(landscape: "Landscape", table: str, keys: Sequence[str]) -> ChangeSet:
    """Return the change set that puts a copy after each record, with a key such as `alpha-2`.

    Raises:
        KeyError: If there is no such record.
    """
    raise NotImplementedError


def delete(
    landscape: "Landscape", table: str, keys: Sequence[str]
) -> tuple[ChangeSet, list[Referring]]:
    """Return the change set that removes records, and which records that stay refer to them.

    What refers to them keeps doing so, and checks say that it leads nowhere; the caller may warn.

    Raises:
        KeyError: If there is no such record.
    """
    raise NotImplementedError

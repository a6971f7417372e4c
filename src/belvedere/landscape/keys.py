"""Keys of records that have none yet: made of what names them, numbered where taken."""

import re
from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING

from belvedere.schema import ALL_TABLES, Table, fold

if TYPE_CHECKING:
    from belvedere.landscape.landscape import Landscape

_RUNS = re.compile(r"[^a-z0-9]+")
_MAX_LENGTH = 80


def make_key(
    landscape: "Landscape", table: str, record: Mapping[str, str], taken: Container[str] = ()
) -> str:
    """Return a key that no record of the table has; `new-asset` where nothing names the record.

    Args:
        landscape: The landscape that gets the record.
        table: One of the nine tables.
        record: Canonical texts by field name.
        taken: Keys that are spoken for besides.
    """
    declared = ALL_TABLES[table]
    base = slug(_naming_texts(declared, record)) or slug(["new", declared.singular])
    return free_key(base, _Either(landscape.rows(table).index, taken))


def propose_key(table: Table, record: Mapping[str, str], taken: Container[str]) -> str:
    """Return a free key made of the fields that name a record; empty if nothing is left of them.

    Args:
        table: The table.
        record: Texts by field name.
        taken: Keys that the table has already.
    """
    base = slug(_naming_texts(table, record))
    return free_key(base, taken) if base else ""


def free_key(base: str, taken: Container[str]) -> str:
    """Return a key if it is free, else the first of `base-2`, `base-3`… that is."""
    key, number = base, 2
    while key in taken:
        key, number = f"{base}-{number}", number + 1
    return key


def slug(texts: Sequence[str]) -> str:
    """Return a key made of texts: `SHR-A1811`, `Breast cancer` → `shr-a1811-breast-cancer`."""
    words = _RUNS.sub("-", fold(" ".join(texts)))
    return words.strip("-")[:_MAX_LENGTH].strip("-")


class _Either:
    """What is in one of two containers, without making one of them."""

    def __init__(self, *parts: Container[str]) -> None:
        self._parts = parts

    def __contains__(self, key: object) -> bool:
        return any(key in part for part in self._parts)


def _naming_texts(table: Table, record: Mapping[str, str]) -> list[str]:
    # An event or a right is named within its asset; its key is to be so in the whole table.
    names = [] if "asset" in (table.key, *table.label) else ["asset"]
    texts = [record.get(name, "") for name in names]
    for alternatives in table.label:
        texts.append(next((record[n] for n in alternatives.split("|") if record.get(n)), ""))
    return [text for text in texts if text]

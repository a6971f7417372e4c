"""Keys of the rows of a sheet: proposed where empty, refused where taken."""

import re
from collections.abc import Iterable, Mapping, Sequence

from belvedere.schema import Table, fold

_RUNS = re.compile(r"[^a-z0-9]+")
_MAX_LENGTH = 80


def propose_key(table: Table, record: Mapping[str, str], taken: Iterable[str]) -> str:
    """Return a free key made of the fields that name a record; empty if nothing is left of them.

    Args:
        table: The table.
        record: Texts by field name.
        taken: Keys that the table has already.
    """
    base = slug(_naming_texts(table, record))
    if not base:
        return ""
    used = set(taken)
    key, number = base, 2
    while key in used:
        key, number = f"{base}-{number}", number + 1
    return key


def slug(texts: Sequence[str]) -> str:
    """Return a key made of texts: `SHR-A1811`, `Breast cancer` → `shr-a1811-breast-cancer`."""
    words = _RUNS.sub("-", fold(" ".join(texts)))
    return words.strip("-")[:_MAX_LENGTH].strip("-")


def _naming_texts(table: Table, record: Mapping[str, str]) -> list[str]:
    # An event or a right is named within its asset; its key is to be so in the whole table.
    names = [] if "asset" in (table.key, *table.label) else ["asset"]
    texts = [record.get(name, "") for name in names]
    for alternatives in table.label:
        texts.append(next((record[n] for n in alternatives.split("|") if record.get(n)), ""))
    return [text for text in texts if text]

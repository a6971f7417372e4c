"""Names and aliases: which record a text means."""

from collections import defaultdict
from typing import TYPE_CHECKING

from belvedere.schema import SEPARATOR, fold

if TYPE_CHECKING:
    from belvedere.landscape.landscape import Landscape

_NAMING = {
    "assets": ("name", "code", "brand", "aliases"),
    "companies": ("name",),
    "trials": ("name", "registry_id"),
}


def bare(text: str) -> str:
    """Return what remains of a name without case, accents, spaces, hyphens and punctuation.

    `SHR-A1811`, `SHR A1811 ` and `shr a1811` are one name; a name without any letter or digit is itself.
    """
    folded = fold(text)
    return "".join(char for char in folded if char.isalnum()) or folded.strip()


def names_of(landscape: "Landscape", table: str, key: str) -> list[str]:
    """Return the names under which a record is known, its key last."""
    record = landscape.record(table, key)
    names = [
        part for field in _NAMING.get(table, ()) for part in record[field].split(SEPARATOR) if part
    ]
    return [*dict.fromkeys(names), key]


def find(landscape: "Landscape", table: str, text: str) -> list[str]:
    """Return the keys of the records that a text names, by key, name, code, brand or alias.

    Usually one; several where the landscape itself is ambiguous; none where nothing is known by that name.
    """
    wanted = bare(text)
    return (
        landscape.memo(("names", table), lambda: _index(landscape, table)).get(wanted, [])
        if wanted
        else []
    )


def _index(landscape: "Landscape", table: str) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for key in landscape.rows(table).index:
        for name in names_of(landscape, table, key):
            found[bare(name)][key] = None
    return {name: list(keys) for name, keys in found.items()}

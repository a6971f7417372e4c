"""Names and aliases: which record a text means."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from belvedere.schema import SEPARATOR, fold

if TYPE_CHECKING:
    from belvedere.landscape.landscape import Landscape

_NAMING = {
    "assets": ("name", "code", "brand", "aliases"),
    "companies": ("name",),
    "trials": ("name", "registry_id"),
}


_LINE, _NAME = "\n", "\x1f"
_NOT_IN_NAMES = {
    code: None for code in range(128) if not (chr(code).isalnum() or chr(code) in _LINE + _NAME)
}
_NO_LETTER = re.compile(rf"[^\w{_LINE}{_NAME}]+|_+")


def bare(text: str) -> str:
    """Return what remains of a name without case, accents, spaces, hyphens and punctuation.

    `SHR-A1811`, `SHR A1811 ` and `shr a1811` are one name; a name without any letter or digit is itself.
    """
    folded = fold(text)
    return "".join(char for char in folded if char.isalnum()) or folded.strip()


def bare_lists(texts: Sequence[str]) -> tuple[list[str], list[int]]:
    """Return what `bare` gives for the names that texts list, one after the other, and how many each text lists.

    All texts are looked at as one, which is many times as fast. A name without any letter or digit is empty.
    """
    lines = _LINE.join(texts)
    if lines.count(_LINE) >= len(texts):
        lines = _LINE.join(text.replace(_LINE, " ") for text in texts)
    lines = lines.replace(_NAME, " ").replace(SEPARATOR, _NAME)
    if lines.isascii():
        lines = lines.lower().translate(_NOT_IN_NAMES)
    else:
        lines = _NO_LETTER.sub("", unicodedata.normalize("NFKD", lines.casefold())).casefold()
    if not texts:
        return [], []
    counts = [line.count(_NAME) + 1 for line in lines.split(_LINE)] if _NAME in lines else []
    return lines.replace(_LINE, _NAME).split(_NAME), counts or [1] * len(texts)


def naming_fields(table: str) -> tuple[str, ...]:
    """Return the fields of a table that hold names; none where records have no names of their own."""
    return _NAMING.get(table, ())


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

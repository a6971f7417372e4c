"""Sort keys that every kind shares."""

import re
import unicodedata
from functools import lru_cache

SortKey = tuple[object, ...]
_DIGITS = re.compile(r"(\d+)")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the text without case, accents and compatibility forms, for searching and matching."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    # Again without case, since some signs come apart into capitals: ™ is TM.
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def natural_key(text: str) -> SortKey:
    """Return a key by which texts sort as a reader expects: `Phase 2` before `Phase 10`.

    Runs of digits compare as numbers, the rest without case and accents; the text itself breaks ties.
    """
    parts = _DIGITS.split(fold(text))
    return (
        tuple(_digits(part) if index % 2 else (1, 0, part) for index, part in enumerate(parts)),
        text,
    )


def _digits(run: str) -> tuple[int, int, str]:
    # By length, then digit by digit: the order of the numbers, however long the run is.
    bare = run.lstrip("0")
    return (0, len(bare), bare)

"""Territory expressions: `World`, places joined by `; `, or `World except` such a list.

Two marks may follow a name. `Europe (part)` is some countries of a group, which the source does not
name. `France (alone)` is a state without the places that follow it; no source writes so, but a set
that holds France and not French Guiana could not be written otherwise.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple, NoReturn

from belvedere.territory.algebra import Territory
from belvedere.territory.error import TerritoryError
from belvedere.territory.groups import FOLLOWS, GROUPS, with_followers
from belvedere.territory.names import (
    WORLD,
    find_group,
    find_instead,
    find_place,
    fold,
    is_world,
    near,
    place,
)
from belvedere.territory.places import ALL_CODES

_EXPECTED: Final = "World, places joined by “; ”, or World except such a list"
_PART: Final = "(part)"
_ALONE: Final = "(alone)"
# Patterns are compiled on the first use, not at import.
_EXCEPT: Final = r"(?i)(.*?)[\s,]*\b(?:except(?:ing)?(?: for)?|excluding)\b:?(.*)"
_MARK: Final = r"(?i)(.+?)\s*\(\s*(in part|parts?|alone)\s*\)"
_SOME: Final = r"(?i)(?:several|some|certain|parts? of)\s+(.+?)(?:\s+countries)?"
_OTHER_JOINTS: Final = r"(?i)\s*[,/|+]\s*|\s+and\s+"


class _Term(NamedTuple):
    """One place or group of a list: its canonical spelling, and the places that it stands for."""

    label: str
    codes: frozenset[str]
    certain: bool = True

    def territory(self) -> Territory:
        """Return the places as certain or, for a group in part, as open."""
        return Territory(certain=self.codes) if self.certain else Territory(open=self.codes)


class _Reading(NamedTuple):
    """A whole expression: the terms listed, or the world without them."""

    terms: tuple[_Term, ...]
    without: bool

    def label(self) -> str:
        """Return the canonical spelling."""
        labels = "; ".join(dict.fromkeys(term.label for term in self.terms))
        if self.without:
            return f"{WORLD} except {labels}" if labels else WORLD
        return labels

    def territory(self, text: str) -> Territory:
        """Return what is certain and what is open; a place named outright is not open."""
        listed = Territory()
        for term in self.terms:
            listed = listed.union(term.territory())
        result = listed.complement() if self.without else listed
        return Territory(result.certain, result.open, text)


def parse(text: str) -> Territory:
    """Return the territory that an expression stands for; spaces, case and synonyms are free.

    Raises:
        TerritoryError: The text is empty or no such expression; it says what was expected and, for
            an unknown name, what may have been meant.
    """
    found = _attempt(text)
    return _again(found) if isinstance(found, TerritoryError) else found[1]


def normalise(text: str) -> str:
    """Return an expression in canonical spelling, its names in the order given, each but once.

    Raises:
        TerritoryError: As for `parse`.
    """
    found = _attempt(text)
    return _again(found) if isinstance(found, TerritoryError) else found[0]


def format_codes(codes: Iterable[str]) -> str:
    """Return a short expression for exactly these places, or an empty text for none of them.

    Groups and `World except` are used where they are exact and shorter, so that
    `parse(format_codes(codes)).certain` are the codes again, with nothing open.

    Raises:
        TerritoryError: A code is not that of a place.
    """
    return _shortest(frozenset(place(code).code for code in codes))


@lru_cache(maxsize=1024)
def _shortest(codes: frozenset[str]) -> str:
    if codes == ALL_CODES:
        return WORLD
    listed, left_out = _cover(codes), _cover(ALL_CODES - codes)
    if len(left_out) + 1 < len(listed):
        return f"{WORLD} except {'; '.join(left_out)}"
    return "; ".join(listed)


def _cover(codes: frozenset[str]) -> list[str]:
    """Return names that make up the codes exactly: groups by size, then places by name."""
    labels: list[str] = []
    covered: frozenset[str] = frozenset()
    for group, members in sorted(GROUPS.items(), key=lambda item: (-len(item[1]), item[0])):
        if members <= codes and not members <= covered:
            labels.append(group)
            covered |= members
    left = codes - covered
    whole = {code for code in left if with_followers(code) <= codes}
    labels.sort()
    names = [
        place(code).name if code in whole or code in FOLLOWS else f"{place(code).name} {_ALONE}"
        for code in left
        if FOLLOWS.get(code) not in whole
    ]
    return labels + sorted(names, key=fold)


@lru_cache(maxsize=4096)
def _attempt(text: str) -> tuple[str, Territory] | TerritoryError:
    """Return canonical spelling and territory, or the error: bad texts are as frequent as good."""
    try:
        reading = _read(" ".join(unicodedata.normalize("NFKC", text).split()))
    except TerritoryError as error:
        return error.with_traceback(None)
    return reading.label(), reading.territory(text)


def _again(error: TerritoryError) -> NoReturn:
    """Raise a copy, since the cached error would gather the traceback of every caller."""
    raise TerritoryError(
        error.what, where=error.where, remedy=error.remedy, suggestions=error.suggestions
    )


def _read(text: str) -> _Reading:
    if exception := re.fullmatch(_EXCEPT, text):
        whole, rest = exception.groups()
        if not is_world(whole):
            raise TerritoryError(
                f"only the world can have exceptions, not “{whole}”", remedy=f"Write {_EXPECTED}"
            )
        return _Reading(_read_list(rest), without=True)
    if is_world(text):
        return _Reading((), without=True)
    return _Reading(_read_list(text), without=False)


def _read_list(text: str) -> tuple[_Term, ...]:
    items = [item.strip() for item in text.split(";")]
    terms = tuple(_read_term(item) for item in items if item)
    if not terms:
        raise TerritoryError("no place is named", remedy=f"Write {_EXPECTED}")
    return terms


def _read_term(text: str) -> _Term:
    if marked := re.fullmatch(_MARK, text):
        name, mark = marked.groups()
        return _read_alone(name) if mark.lower() == "alone" else _read_part(name)
    if found := find_place(text):
        return _Term(found.name, with_followers(found.code))
    if group := find_group(text):
        return _Term(group, GROUPS[group])
    raise _unknown(text)


def _read_part(name: str) -> _Term:
    if group := find_group(name):
        return _Term(f"{group} {_PART}", GROUPS[group], certain=False)
    if find_place(name):
        groups = ", ".join(GROUPS)
        raise TerritoryError(
            f"“{_PART}” cannot follow “{name}”, which is one place",
            remedy=f"Only a group can be given in part: {groups}",
        )
    raise _unknown(name)


def _read_alone(name: str) -> _Term:
    if found := find_place(name):
        alone = with_followers(found.code) == {found.code}
        label = found.name if alone else f"{found.name} {_ALONE}"
        return _Term(label, frozenset({found.code}))
    raise TerritoryError(
        f"“{_ALONE}” cannot follow “{name}”, which is not one place",
        remedy="It takes from a state the places that follow it, as in France (alone)",
    )


def _unknown(text: str) -> TerritoryError:
    """Return the error for a text that names nothing here, with the best repair there is."""
    if is_world(text):
        return TerritoryError(
            "“World” stands alone or before “except”", remedy=f"Write {_EXPECTED}"
        )
    if repair := find_instead(text) or _other_joint(text) or _some_of(text):
        return TerritoryError(
            f"“{text}” is not one place", remedy=f"Write: {repair}", suggestions=(repair,)
        )
    names = near(text)
    meant = f"Did you mean {' or '.join(names)}?" if names else f"Write {_EXPECTED}"
    return TerritoryError(f"no place is called “{text}”", remedy=meant, suggestions=names)


def _other_joint(text: str) -> str | None:
    """Return the list in its own joint if all its parts are places: `China, Japan`."""
    parts = [part for part in re.split(_OTHER_JOINTS, text) if part]
    names = [found.name if (found := find_place(part)) else find_group(part) for part in parts]
    return "; ".join(name for name in names if name) if len(names) > 1 and all(names) else None


def _some_of(text: str) -> str | None:
    """Return the group in part if the text says so in words: `several CIS countries`."""
    some = re.fullmatch(_SOME, text)
    group = find_group(some[1]) if some else None
    return f"{group} {_PART}" if group else None

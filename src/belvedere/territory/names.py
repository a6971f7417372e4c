"""Finding the place or group that a text names, and saying what may have been meant."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from belvedere.territory.error import TerritoryError
from belvedere.territory.groups import GROUP_SYNONYMS, GROUPS
from belvedere.territory.places import PLACES, Place

WORLD: Final = "World"
WORLD_SYNONYMS: Final = ("Worldwide", "Global", "All countries")

# Names that sources use for what is not one place here, and the expression to write instead.
_INSTEAD: Final = {
    "Africa": "Middle East and Africa (part)",
    "ASEAN": "Brunei; Cambodia; Indonesia; Laos; Malaysia; Myanmar; Philippines; Singapore; "
    "Thailand; Timor-Leste; Vietnam",
    "Asia": "Asia-Pacific (part)",
    "Benelux": "Belgium; Luxembourg; Netherlands",
    "Central Asia": "Kazakhstan; Kyrgyzstan; Tajikistan; Turkmenistan; Uzbekistan",
    "DACH": "Austria; Germany; Switzerland",
    "EEA": "EU; Iceland; Liechtenstein; Norway",
    "EMEA": "Europe; Middle East and Africa",
    "Greater China": "China; Hong Kong; Macao; Taiwan",
    "Gulf states": "Bahrain; Kuwait; Oman; Qatar; Saudi Arabia; United Arab Emirates",
    "GCC": "Bahrain; Kuwait; Oman; Qatar; Saudi Arabia; United Arab Emirates",
    "MENA": "Middle East and Africa (part)",
    "Middle East": "Middle East and Africa (part)",
    "Nordics": "Denmark; Finland; Iceland; Norway; Sweden",
    "North America": "United States; Canada",
    "South America": "Latin America (part)",
    "Southeast Asia": "Asia-Pacific (part)",
    "South-East Asia": "Asia-Pacific (part)",
}


def fold(text: str) -> str:
    """Return the text as names are compared: no case, accents, punctuation or article."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " and "))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = re.findall(r"\w+", re.sub(r"['’ʼ.]", "", plain).casefold())
    return " ".join("saint" if word == "st" else word for word in words if word != "the")


@cache
def _places() -> dict[str, Place]:
    return {
        fold(name): place for place in PLACES.values() for name in (place.name, *place.synonyms)
    }


@cache
def _groups() -> dict[str, str]:
    return {fold(name): group for group in GROUPS for name in (group, *GROUP_SYNONYMS[group])}


@cache
def _labels() -> dict[str, str]:
    """Return the canonical name by every folded name that can be written."""
    names = {fold(name): WORLD for name in (WORLD, *WORLD_SYNONYMS)}
    names |= _groups()
    names |= {key: place.name for key, place in _places().items()}
    return names


@cache
def _instead() -> dict[str, str]:
    return {fold(name): expression for name, expression in _INSTEAD.items()}


def place(code: str) -> Place:
    """Return the place of an ISO 3166-1 alpha-2 code, in capitals.

    Raises:
        TerritoryError: No place has this code.
    """
    if found := PLACES.get(code):
        return found
    raise TerritoryError(
        f"“{code}” is not an ISO 3166-1 country code", remedy="Write two capitals, such as JP"
    )


def find_place(text: str) -> Place | None:
    """Return the place that the text names, by whatever synonym; None for groups and the rest."""
    return _places().get(fold(text))


def find_group(text: str) -> str | None:
    """Return the canonical name of the group that the text names."""
    return _groups().get(fold(text))


def is_world(text: str) -> bool:
    """Tell whether the text names the whole world."""
    return _labels().get(fold(text)) == WORLD


def find_instead(text: str) -> str | None:
    """Return the expression to write for a name in use that is not one place here."""
    return _instead().get(fold(text))


@lru_cache(maxsize=1024)
def near(text: str) -> tuple[str, ...]:
    """Return up to three canonical names that are spelt most like the text, the nearest first."""
    from difflib import get_close_matches

    if found := PLACES.get(text.strip().upper()):
        return (found.name,)
    labels = _labels()
    keys = get_close_matches(fold(text), labels, n=9, cutoff=0.72)
    return tuple(dict.fromkeys(labels[key] for key in keys))[:3]


def suggest(text: str, limit: int | None = None) -> list[str]:
    """Return canonical names to complete what has been typed of one name, the likeliest first.

    Args:
        text: The beginning of a name or of a word in it, or a name misspelt; empty for all names:
            the world, the groups, the places by name.
        limit: Most names to return; None for all that fit.
    """
    typed = fold(text)
    if not typed:
        names = sorted((place.name for place in PLACES.values()), key=fold)
        return [WORLD, *GROUPS, *names][:limit]
    ranked: dict[str, tuple[int, str]] = {}
    for key, name in _labels().items():
        rank = _rank(typed, key, key == fold(name))
        if rank is not None:
            ranked[name] = min((rank, name), ranked.get(name, (rank, name)))
    names = sorted(ranked, key=ranked.__getitem__)
    return names[:limit] or list(near(text)[:limit])


def _rank(typed: str, key: str, canonical: bool) -> int | None:
    """Return 0 for the name itself, then by where the typed text begins; None if nowhere."""
    if typed == key:
        return 0
    if key.startswith(typed):
        return 1 if canonical else 2
    return 3 if f" {typed}" in key else None

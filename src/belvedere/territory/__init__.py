"""Where in the world: places, groups of countries, and the expressions that name territories.

`parse` makes a `Territory` of a text such as `World except China; CIS (part)`, `normalise` spells
the text canonically, `format_codes` writes a set of country codes. Codes are ISO 3166-1 alpha-2, in
capitals. What the groups hold, and which places follow which state, is settled in
`belvedere.territory.groups`.
"""

from belvedere.territory.algebra import Status, Territory
from belvedere.territory.error import TerritoryError
from belvedere.territory.expression import format_codes, normalise, parse
from belvedere.territory.groups import FOLLOWS, GROUPS, groups_of
from belvedere.territory.names import find_place, place, suggest
from belvedere.territory.places import ALL_CODES, PLACES, Place

__all__ = [
    "ALL_CODES",
    "FOLLOWS",
    "GROUPS",
    "PLACES",
    "Place",
    "Status",
    "Territory",
    "TerritoryError",
    "find_place",
    "format_codes",
    "groups_of",
    "normalise",
    "parse",
    "place",
    "suggest",
]

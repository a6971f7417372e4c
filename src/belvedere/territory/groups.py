"""The six groups of countries, and which places go with which state.

Conventions, settled here once because the sources rarely define their groups. The regions are those
of the UN's M49 standard, changed only where deals are worded otherwise:

* A place that belongs to a state follows it (`FOLLOWS`): French Guiana goes with France, Greenland
  with Denmark, Puerto Rico with the United States, wherever it lies, and so into the groups of that
  state. The rule is about who sells, not about the reach of law: `EU` holds Greenland, too. Hong
  Kong, Macao and Taiwan follow nobody; they are always named apart.
* `EU`: the 27 member states.
* `Europe`: M49 Europe with Cyprus, which is in the EU, and without Russia, Belarus and Moldova. So
  it holds the EU, Iceland, Liechtenstein, Norway, Switzerland, the United Kingdom, the microstates,
  the western Balkans and Ukraine.
* `CIS`: the nine countries that Hengrui's notice of September 2025 names one by one. Russia is not
  among them, since it and the Glenmark release name Russia apart (where a source means it, too,
  write `Russia; CIS`), nor are Georgia and Ukraine, which no longer take part. No country is both
  in `Europe` and in `CIS`.
* `Asia-Pacific`: M49 Eastern, South-eastern and Southern Asia and Oceania, without Iran. It holds
  China, Japan, India, Pakistan, Australia and New Zealand; Central Asia is in `CIS`.
* `Latin America`: the 33 states of M49 Latin America and the Caribbean.
* `Middle East and Africa`: M49 Africa and Western Asia with Iran, without Cyprus and the three
  countries of the Caucasus. It holds Turkey, Israel and Egypt.

The groups but `EU` are disjoint, and they are not the whole world: the United States, Canada,
Russia, Georgia and Antarctica are in none, and have to be named.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# State: the places that follow it. The Cook Islands and Niue are self-governing with New Zealand.
_FOLLOWERS: Final = {
    "AU": "CC CX HM NF",
    "DK": "FO GL",
    "FI": "AX",
    "FR": "BL GF GP MF MQ NC PF PM RE TF WF YT",
    "GB": "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG",
    "NL": "AW BQ CW SX",
    "NO": "BV SJ",
    "NZ": "CK NU TK",
    "US": "AS GU MP PR UM VI",
}
_EU: Final = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
_STATES: Final = {
    "Asia-Pacific": (
        "AF AU BD BN BT CN FJ FM HK ID IN JP KH KI KP KR LA LK MH MM MN MO MV MY NP NR NZ PG PH PK"
        " PW SB SG TH TL TO TV TW VN VU WS"
    ),
    "CIS": "AM AZ BY KG KZ MD TJ TM UZ",
    "EU": _EU,
    "Europe": _EU + " AD AL BA CH GB IS LI MC ME MK NO RS SM UA VA",
    "Latin America": (
        "AG AR BB BO BR BS BZ CL CO CR CU DM DO EC GD GT GY HN HT JM KN LC MX NI PA PE PY SR SV TT"
        " UY VC VE"
    ),
    "Middle East and Africa": (
        "AE AO BF BH BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IL IQ IR JO KE"
        " KM KW LB LR LS LY MA MG ML MR MU MW MZ NA NE NG OM PS QA RW SA SC SD SL SN SO SS ST SY"
        " SZ TD TG TN TR TZ UG YE ZA ZM ZW"
    ),
}

GROUP_SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "Asia-Pacific": ("APAC", "Asia Pacific"),
        "CIS": ("Commonwealth of Independent States", "CIS countries"),
        "EU": ("European Union", "EU27", "EU-27", "EU member states"),
        "Europe": ("European countries",),
        "Latin America": ("LATAM", "Latin America and the Caribbean"),
        "Middle East and Africa": ("MEA", "Middle East & Africa"),
    }
)
"""Other names that are read as a group."""

FOLLOWS: Final[Mapping[str, str]] = MappingProxyType(
    {place: state for state, places in _FOLLOWERS.items() for place in places.split()}
)
"""State that a place follows unless the place is named on its own."""


def with_followers(state: str) -> frozenset[str]:
    """Return the state with all the places that follow it."""
    return frozenset((state, *_FOLLOWERS.get(state, "").split()))


GROUPS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        name: frozenset().union(*map(with_followers, states.split()))
        for name, states in _STATES.items()
    }
)
"""Codes of each group, the places that follow its states included."""


def groups_of(code: str) -> tuple[str, ...]:
    """Return the names of the groups that hold a place; empty for those in none."""
    return tuple(name for name, codes in GROUPS.items() if code in codes)

"""Who holds an asset's rights in a country."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from belvedere.landscape.derived import records_of
from belvedere.schema import Places

if TYPE_CHECKING:
    from belvedere.landscape.landscape import Landscape


@dataclass(frozen=True, slots=True)
class Holding:
    """What the landscape says of one asset in one country.

    Attributes:
        rights: Keys of the rights that certainly cover the country; empty if none does.
        open: Keys of the rights whose source leaves the country open.
    """

    rights: tuple[str, ...]
    open: tuple[str, ...]


def holding(landscape: "Landscape", asset: str, country: str) -> Holding:
    """Return the rights in an asset that concern a country.

    Args:
        landscape: Where to look.
        asset: Key of the asset.
        country: ISO 3166 alpha-2 code.
    """
    sure, undecided = [], []
    for right in records_of(landscape, "rights").get(asset, []):
        territory = Places().find(right["territory"])
        status = territory.status(country) if territory else "out"
        if status == "in":
            sure.append(right["right"])
        elif status == "open":
            undecided.append(right["right"])
    return Holding(tuple(sure), tuple(undecided))


def holders(landscape: "Landscape", asset: str, country: str) -> list[str]:
    """Return the companies that certainly hold an asset's rights in a country, each once."""
    keys = holding(landscape, asset, country).rights
    named = (landscape.cell("rights", key, "holder") for key in keys)
    return list(dict.fromkeys(filter(None, named)))

"""A territory as a set of places of which some are certain and some left open by the source."""

from dataclasses import dataclass, field
from typing import Literal

from belvedere.territory.names import place
from belvedere.territory.places import ALL_CODES

Status = Literal["in", "open", "out"]


@dataclass(frozen=True, slots=True)
class Territory:
    """The places that are in, those of which the source leaves it open, and by that those out.

    The algebra is that of three values, out < open < in: a union takes the higher of two, an
    intersection the lower, a complement turns in and out round and leaves open as it is. Two
    territories are equal if they say the same of every place, however they are worded.

    Attributes:
        certain: ISO 3166-1 alpha-2 codes of the places that are in.
        open: Codes of the places of which nothing certain is said; none of them is in `certain`.
        text: The expression that was parsed, as written; empty if the territory was computed.
    """

    certain: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    text: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        """Hold certain and open apart.

        Raises:
            ValueError: A place is both.
        """
        if both := self.certain & self.open:
            raise ValueError(f"both certain and open: {', '.join(sorted(both))}")

    @property
    def possible(self) -> frozenset[str]:
        """Codes of all places that are not out."""
        return self.certain | self.open

    def status(self, code: str) -> Status:
        """Tell how a place stands.

        Raises:
            TerritoryError: No place has this code.
        """
        place(code)
        if code in self.certain:
            return "in"
        return "open" if code in self.open else "out"

    def contains(self, code: str) -> bool:
        """Tell whether a place is certainly in.

        Raises:
            TerritoryError: No place has this code.
        """
        return self.status(code) == "in"

    def union(self, other: "Territory") -> "Territory":
        """Return what is in either."""
        return _between(self.certain | other.certain, self.possible | other.possible)

    def intersection(self, other: "Territory") -> "Territory":
        """Return what is in both."""
        return _between(self.certain & other.certain, self.possible & other.possible)

    def difference(self, other: "Territory") -> "Territory":
        """Return what is in this one and not in the other; open in the other stays open."""
        return self.intersection(other.complement())

    def complement(self) -> "Territory":
        """Return the rest of the world; what is open stays open."""
        return _between(ALL_CODES - self.possible, ALL_CODES - self.certain)


def _between(certain: frozenset[str], possible: frozenset[str]) -> Territory:
    return Territory(certain, possible - certain)

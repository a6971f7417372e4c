"""What a grid remembers of its columns, and how high its rows can be."""

from dataclasses import dataclass
from typing import Literal

Density = Literal["compact", "normal", "spacious"]
ROW_HEIGHT: dict[Density, int] = {"compact": 24, "normal": 30, "spacious": 38}
"""Pixels at a zoom of 100 %."""


@dataclass(frozen=True, slots=True)
class ColumnState:
    """How the user left one column, known by its name and not by its position."""

    name: str
    width: int
    hidden: bool = False

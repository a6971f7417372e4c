"""Assets side by side, as a description without Qt: evidence with intervals, guards and numbered sources."""

from belvedere.compare.description import (
    AssetColumn,
    Cell,
    Comparison,
    Group,
    NumberedSource,
    Part,
    Record,
    Row,
    Tone,
)
from belvedere.compare.sheet import compare

__all__ = [
    "AssetColumn",
    "Cell",
    "Comparison",
    "Group",
    "NumberedSource",
    "Part",
    "Record",
    "Row",
    "Tone",
    "compare",
]

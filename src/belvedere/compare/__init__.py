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
    mark_runs,
    mark_text,
)
from belvedere.compare.evidence import Evidence
from belvedere.compare.intervals import Interval, Method, interval
from belvedere.compare.sheet import compare

__all__ = [
    "AssetColumn",
    "Cell",
    "Comparison",
    "Evidence",
    "Group",
    "Interval",
    "Method",
    "NumberedSource",
    "Part",
    "Record",
    "Row",
    "Tone",
    "compare",
    "interval",
    "mark_runs",
    "mark_text",
]

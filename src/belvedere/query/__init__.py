"""Sort, filter, search and facets, by whole columns."""

from belvedere.query.kept import from_text, to_text
from belvedere.query.query import (
    Condition,
    Facet,
    Positions,
    Query,
    SortBy,
    describe,
    facets,
    hit_cells,
    inverted,
    passing,
    run,
    sort,
)

__all__ = [
    "Condition",
    "Facet",
    "Positions",
    "Query",
    "SortBy",
    "describe",
    "facets",
    "from_text",
    "hit_cells",
    "inverted",
    "passing",
    "run",
    "sort",
    "to_text",
]

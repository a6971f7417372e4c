"""Sort, filter, search and facets, by whole columns."""

from belvedere.query.kept import from_text, to_text
from belvedere.query.query import (
    Condition,
    Facet,
    Query,
    SortBy,
    describe,
    facets,
    passing,
    run,
    sort,
)

__all__ = [
    "Condition",
    "Facet",
    "Query",
    "SortBy",
    "describe",
    "facets",
    "from_text",
    "passing",
    "run",
    "sort",
    "to_text",
]

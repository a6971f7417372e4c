"""Sort, filter, search and facets, by whole columns."""

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

__all__ = ["Condition", "Facet", "Query", "SortBy", "describe", "facets", "passing", "run", "sort"]

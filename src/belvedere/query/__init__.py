"""Sort, filter, search and facets, by whole columns."""

from belvedere.query.hits import places_of
from belvedere.query.kept import answerable, from_text, to_text
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
from belvedere.query.saved_views import (
    View,
    ViewColumn,
    exported_views,
    find_view,
    order_views,
    remove_view,
    rename_view,
    save_view,
    views,
)

__all__ = [
    "Condition",
    "Facet",
    "Positions",
    "Query",
    "SortBy",
    "View",
    "ViewColumn",
    "answerable",
    "describe",
    "exported_views",
    "facets",
    "find_view",
    "from_text",
    "hit_cells",
    "inverted",
    "order_views",
    "passing",
    "places_of",
    "remove_view",
    "rename_view",
    "run",
    "save_view",
    "sort",
    "to_text",
    "views",
]

"""Queries as text, to be kept between starts: what the landscape no longer has is left out on reading."""

import json
from typing import Any

from belvedere.landscape import Landscape
from belvedere.query.query import Condition, Query, SortBy
from belvedere.schema import ParseError


def to_text(query: Query) -> str:
    """Return a query as JSON; `from_text` reads it back."""
    return json.dumps(
        {
            "search": query.search,
            "conditions": [
                [c.field, c.operator, list(c.operands), c.negated] for c in query.conditions
            ],
            "sort": [[key.field, key.descending] for key in query.sort],
        },
        ensure_ascii=False,
    )


def from_text(landscape: Landscape, table: str, text: str) -> Query:
    """Return the query that a text states, as far as the landscape can answer it.

    Args:
        landscape: The landscape to be asked.
        table: The table.
        text: What `to_text` gave; anything else is the query for all rows.
    """
    try:
        raw = json.loads(text)
        search, conditions, sort = str(raw["search"]), raw["conditions"], raw["sort"]
        fields = {field.name for field in landscape.fields(table, derived=True)}
        kept = (_condition(landscape, table, each) for each in conditions if each[0] in fields)
        keys = (SortBy(str(name), bool(down)) for name, down in sort if name in fields)
        return Query(table, tuple(c for c in kept if c is not None), search, tuple(keys))
    except (ValueError, TypeError, KeyError, IndexError):
        return Query(table)


def _condition(landscape: Landscape, table: str, raw: list[Any]) -> Condition | None:
    negated = len(raw) > 3 and raw[3] is True
    made = Condition(str(raw[0]), str(raw[1]), tuple(str(text) for text in raw[2]), negated)
    try:
        landscape.field(table, made.field).kind.test(made.operator, made.operands)
    except (ParseError, KeyError, IndexError):
        return None
    return made

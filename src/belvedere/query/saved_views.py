"""Saved views: how a table is shown, kept in the landscape under a name.

A view is a row of the table `views`, so each function that alters one returns a change set: saving,
renaming and removing a view are undone like anything else, and views travel with the landscape.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from belvedere.errors import BelvedereError
from belvedere.landscape import Change, ChangeSet, Landscape, add_record, remove_record
from belvedere.landscape.keys import make_key
from belvedere.query.kept import from_text, to_text
from belvedere.query.query import Query
from belvedere.schema import TABLES, VIEWS, fold

_LAST = 10**9
"""Where a view stands whose position nobody can read."""


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """One column of a view.

    Attributes:
        name: Name of the field.
        width: Width in pixels at 100 %; 0 for the field's usual width.
        hidden: Whether it is left out, keeping its place for when it is wanted again.
        title: What its header reads in this view; empty for the field's own title.
    """

    name: str
    width: int = 0
    hidden: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """How a table is shown.

    Attributes:
        key: Key in the table `views`; empty for a view that was never saved.
        table: Name of the table.
        title: What people call it; no two views of a table are called the same.
        query: Its filters, search and sort keys.
        columns: Columns from left to right. Fields that are not among them stay hidden behind them;
            without any column the view has the table's usual ones.
        frozen: How many of the columns shown stay in sight at the left.
        wrap: Whether long texts are broken into lines.
    """

    key: str
    table: str
    title: str
    query: Query
    columns: tuple[ViewColumn, ...] = ()
    frozen: int = 0
    wrap: bool = False


def views(landscape: Landscape, table: str) -> list[View]:
    """Return the saved views of a table in their order, without what the table no longer has.

    Args:
        landscape: The landscape.
        table: Name of a table; one without views has none.
    """
    return [_read(landscape, record) for record in _records(landscape, table)]


def find_view(landscape: Landscape, table: str, title: str) -> View | None:
    """Return the view of a table that people call so, whatever its case; None if there is none."""
    return next((v for v in views(landscape, table) if fold(v.title) == fold(title)), None)


def save_view(landscape: Landscape, view: View) -> ChangeSet:
    """Return the change set that adds a view, or makes the one of its key like it; empty if it is so.

    A new view comes last among those of its table. Its key is `changes[0].key`.

    Raises:
        BelvedereError: If the title is empty or another view of the table has it.
    """
    _check_title(landscape, view.table, view.title, but=view.key)
    wanted = {
        "table": view.table, "title": view.title.strip(), "query": to_text(view.query), "layout": _layout(view),
    }  # fmt: skip
    if landscape.has(VIEWS.name, view.key):
        return ChangeSet(_edits(landscape, view.key, wanted), f"View {wanted['title']}")
    key = view.key or make_key(landscape, VIEWS.name, wanted)
    places = [_place(record) for record in _records(landscape, view.table)]
    position = max((place for place in places if place < _LAST), default=0) + 1
    record = {VIEWS.key: key, **wanted, "position": str(position)}
    return ChangeSet(add_record(VIEWS.name, record).changes, f"New view {wanted['title']}")


def rename_view(landscape: Landscape, key: str, title: str) -> ChangeSet:
    """Return the change set that gives a view another title; empty if it has that one.

    Raises:
        BelvedereError: If the title is empty or another view of the table has it.
        KeyError: If there is no such view.
    """
    record = landscape.record(VIEWS.name, key)
    _check_title(landscape, record["table"], title, but=key)
    changes = _edits(landscape, key, {"title": title.strip()})
    return ChangeSet(changes, f"View {record['title']} renamed {title.strip()}")


def remove_view(landscape: Landscape, key: str) -> ChangeSet:
    """Return the change set that removes a view.

    Raises:
        KeyError: If there is no such view.
    """
    title = landscape.cell(VIEWS.name, key, "title")
    return ChangeSet(remove_record(landscape, VIEWS.name, key).changes, f"Removal of view {title}")


def order_views(landscape: Landscape, keys: Sequence[str]) -> ChangeSet:
    """Return the change set that puts views of one table in an order.

    Args:
        landscape: The landscape.
        keys: The keys of all views of a table, first one first.

    Raises:
        KeyError: If there is no such view.
    """
    changes = [
        change
        for place, key in enumerate(keys, 1)
        for change in _edits(landscape, key, {"position": str(place)})
    ]
    return ChangeSet(tuple(changes), "Order of views")


def exported_views(landscape: Landscape, *, include_private: bool) -> list[dict[str, str]]:
    """Return the rows of the table `views` as they may leave the house.

    Args:
        landscape: The landscape.
        include_private: Whether private columns go along. If not, views lose what they say of these, and of
            columns that are gone, for these may have been private.
    """
    rows = landscape.rows(VIEWS.name)
    records = [rows.record(position) for position in range(len(rows))]
    return records if include_private else [_public(landscape, record) for record in records]


# ---------------------------------------------------------------------- private
def _public(landscape: Landscape, record: dict[str, str]) -> dict[str, str]:
    if record["table"] not in TABLES:
        return record
    fields = landscape.fields(record["table"], derived=True)
    public = {field.name for field in fields if not field.private}
    if _mentioned(record) <= public:
        return record
    view = _read(landscape, record)
    query = replace(
        view.query,
        conditions=tuple(each for each in view.query.conditions if each.field in public),
        sort=tuple(each for each in view.query.sort if each.field in public),
    )
    columns = tuple(column for column in view.columns if column.name in public)
    return record | {"query": to_text(query), "layout": _layout(replace(view, columns=columns))}


def _mentioned(record: Mapping[str, str]) -> set[str]:
    """Return the names of the fields that a view mentions; one that no field has for what nobody can read."""
    try:
        query, layout = (json.loads(record[name] or "{}") for name in ("query", "layout"))
        listed = (*query.get("conditions", ()), *query.get("sort", ()), *layout.get("columns", ()))
        return {str(each[0]) for each in listed}
    except (ValueError, TypeError, AttributeError, IndexError, KeyError):
        return {""}


def _records(landscape: Landscape, table: str) -> list[dict[str, str]]:
    rows = landscape.rows(VIEWS.name)
    own = np.flatnonzero(rows.columns["table"] == table)
    # The sort is stable: views of one position stand in the order of their rows.
    return sorted((rows.record(int(position)) for position in own), key=_place)


def _place(record: Mapping[str, str]) -> int:
    place = VIEWS.by_name["position"].kind.find(record["position"])
    return _LAST if place is None else int(place)


def _check_title(landscape: Landscape, table: str, title: str, but: str) -> None:
    if not title.strip():
        raise BelvedereError("A view needs a title", remedy="Give it one")
    if any(
        fold(record["title"]) == fold(title.strip()) and record[VIEWS.key] != but
        for record in _records(landscape, table)
    ):
        raise BelvedereError(
            f"{TABLES[table].title} has a view “{title.strip()}” already",
            remedy="Choose another title, or replace that view",
        )


def _edits(landscape: Landscape, key: str, wanted: Mapping[str, str]) -> tuple[Change, ...]:
    now = landscape.record(VIEWS.name, key)
    return tuple(
        Change(VIEWS.name, key, field, now[field], text)
        for field, text in wanted.items()
        if now[field] != text
    )


def _read(landscape: Landscape, record: Mapping[str, str]) -> View:
    table = record["table"]
    layout = _parse(record["layout"])
    names = {field.name for field in landscape.fields(table, derived=True)}
    columns = {column.name: column for column in _columns(layout) if column.name in names}
    frozen = layout.get("frozen")
    return View(
        record[VIEWS.key], table, record["title"],
        from_text(landscape, table, record["query"]),
        tuple(columns.values()),
        max(0, frozen) if isinstance(frozen, int) else 0,
        layout.get("wrap") is True,
    )  # fmt: skip


def _layout(view: View) -> str:
    columns = [[c.name, c.width, c.hidden, c.title] for c in view.columns]
    layout = {"columns": columns, "frozen": view.frozen, "wrap": view.wrap}
    return json.dumps(layout, ensure_ascii=False)


def _parse(text: str) -> dict[str, Any]:
    # A text that somebody spoilt gives the usual layout: what a view shows is data, how is not.
    try:
        layout = json.loads(text or "{}")
    except ValueError:
        return {}
    return layout if isinstance(layout, dict) else {}


def _columns(layout: Mapping[str, Any]) -> Iterator[ViewColumn]:
    listed = layout.get("columns")
    for each in listed if isinstance(listed, list) else []:
        if isinstance(each, list) and each and isinstance(each[0], str):
            name, width, hidden, title = [*each, *(None, None, None)][:4]
            yield ViewColumn(
                name,
                max(0, width) if isinstance(width, int) else 0,
                hidden is True,
                title if isinstance(title, str) else "",
            )


__all__ = [
    "View", "ViewColumn", "exported_views", "find_view", "order_views", "remove_view", "rename_view", "save_view",
    "views",
]  # fmt: skip

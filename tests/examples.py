"""Small landscapes to test with, and what two landscapes have to have in common to be alike."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any

from hypothesis import strategies as st

from belvedere.landscape import Change, ChangeSet, Landscape, Rows, rows_of, texts_of
from belvedere.schema import ALL_TABLES, COLUMNS, TABLES, column_key

TODAY = date(2025, 11, 1)

Contents = dict[str, tuple[list[str], dict[str, list[str]]]]
Records = Mapping[str, Sequence[Mapping[str, str]]]


def contents(landscape: Landscape) -> Contents:
    """Keys in their order and texts by field: all that a landscape says."""
    return {
        name: (
            list(landscape.rows(name).columns[table.key]),
            {
                field.name: list(landscape.rows(name).columns[field.name])
                for field in landscape.fields(name)
            },
        )
        for name, table in ALL_TABLES.items()
    }


def landscape_of(records: Records, *, own: Mapping[str, Sequence[str]] | None = None) -> Landscape:
    """A landscape made of records by table; `own` names user columns of text by table."""
    own = own or {}
    tables = {}
    for name, table in TABLES.items():
        fields = [*(field.name for field in table.fields), *own.get(name, ())]
        rows = ([record.get(field, "") for field in fields] for record in records.get(name, ()))
        tables[name] = rows_of(table.key, fields, rows)
    declared = [
        (column_key(name, field), field.title(), "Text", "", "")
        for name in own
        for field in own[name]
    ]
    tables["columns"] = rows_of(COLUMNS.key, [field.name for field in COLUMNS.fields], declared)
    return Landscape(tables, today=TODAY)


def small() -> Landscape:
    """Two assets, two companies, a source, a program, and a column of somebody's own."""
    proof = {"source": "page", "as_of": "2025-05"}
    return landscape_of(
        {
            "assets": [
                {"asset": "alpha", "name": "alpha", "code": "A-1", "dar": "18.0", "originator": "acme", **proof},
                {"asset": "beta", "name": "beta", "note": 'said "maybe",\nthen "no"', "own": "high", **proof},
            ],
            "companies": [
                {"company": "acme", "name": "Acme", **proof},
                {"company": "busy", "name": "Busy Bees", **proof},
            ],
            "programs": [
                {"program": "alpha-1", "asset": "alpha", "indication": "NSCLC", "stage": "Phase 2", **proof},
            ],
            "sources": [{"source": "page", "title": "A page", "published": "2025-05"}],
        },
        own={"assets": ("own",)},
    )  # fmt: skip


_KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6)
_TEXTS = st.one_of(
    st.just(""),
    st.sampled_from(
        [
            "Phase 3",
            "18.0",
            "2026-H1",
            "=x",
            "00123",
            'a "b", c',
            " padded ",
            "one\ntwo",
            "one\rtwo",
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
)


@st.composite
def tables(draw: st.DrawFn, name: str, own: Sequence[str]) -> Rows:
    """Rows of one table; only its first fields and user columns are filled."""
    table = ALL_TABLES[name]
    keys = draw(_KEYS)
    columns = {field.name: texts_of([""] * len(keys)) for field in table.fields}
    for field in (*(each.name for each in table.fields[1:4]), *own):
        columns[field] = texts_of(draw(st.lists(_TEXTS, min_size=len(keys), max_size=len(keys))))
    columns[table.key] = texts_of(keys)
    return Rows(table.key, columns)


@st.composite
def landscapes(draw: st.DrawFn) -> Landscape:
    """Landscapes with a few rows in some tables, and up to two user columns of assets."""
    own = draw(st.lists(st.sampled_from(["own", "own-2"]), unique=True))
    titles = [draw(st.sampled_from(["Own", "Priority"])) for _ in own]
    made = {
        name: draw(tables(name, own if name == "assets" else ()))
        for name in ("assets", "deals", "sources", "terms", "views")
    }
    declared = [
        (column_key("assets", field), title, "Text", "", "")
        for field, title in zip(own, titles, strict=True)
    ]
    made["columns"] = rows_of(COLUMNS.key, [field.name for field in COLUMNS.fields], declared)
    return Landscape(made, today=TODAY)


@st.composite
def change_sets(draw: st.DrawFn, landscape: Landscape) -> ChangeSet:
    """Change sets that apply: cells, rows added, removed and renamed, a column added."""
    trial = landscape.snapshot()
    changes: list[Change] = []
    for _ in range(draw(st.integers(1, 4))):
        for change in draw(_some_changes(trial)):
            trial.apply(ChangeSet((change,), "trial"))
            changes.append(change)
    return ChangeSet(tuple(changes), "Example")


@st.composite
def _some_changes(draw: st.DrawFn, landscape: Landscape) -> list[Change]:
    table = draw(st.sampled_from(["assets", "deals"]))
    key_name = ALL_TABLES[table].key
    keys = list(landscape.rows(table).index)
    kind = draw(st.sampled_from(["cell", "add", "remove", "rename", "column"] if keys else ["add"]))
    key = draw(st.sampled_from(keys)) if keys else ""
    fresh = next(f"new-{n}" for n in count() if not landscape.has(table, f"new-{n}"))
    if kind == "add":
        return [Change(table, fresh, key_name, "", fresh, draw(st.integers(-1, len(keys))))]
    if kind == "rename":
        return [Change(table, key, key_name, key, fresh)]
    if kind == "column":
        taken = landscape.rows(table).columns
        added = column_key(table, next(f"fresh-{n}" for n in count() if f"fresh-{n}" not in taken))
        return [Change("columns", added, COLUMNS.key, "", added)]
    record = landscape.record(table, key)
    if kind == "cell":
        field = draw(st.sampled_from([name for name in record if name != key_name]))
        return [Change(table, key, field, record[field], draw(_TEXTS))]
    cells = [
        Change(table, key, name, text, "")
        for name, text in record.items()
        if text and name != key_name
    ]
    return [*cells, Change(table, key, key_name, key, "", keys.index(key))]


def field_of(landscape: Landscape, table: str, name: str) -> Any:
    """The texts of one column, as a list."""
    return list(landscape.rows(table).columns[name])

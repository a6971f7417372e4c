"""What the inspector says of a record, as plain data: values, linked records, sources, history."""

from collections.abc import Iterator
from dataclasses import dataclass

from belvedere.landscape import Landscape, age_months
from belvedere.landscape.conflicts import disagreements
from belvedere.landscape.marks import stale
from belvedere.schema import ALL_TABLES, SEPARATOR, TABLES, Date, Field, Link

_MOST_LINKED = 6
_HEAD = {
    "assets": ("code", "originator", "modality"),
    "programs": ("biomarker", "setting", "regimen", "stage"),
    "events": ("asset", "biomarker", "setting"),
    "trials": ("asset", "phase", "status"),
    "results": ("asset", "biomarker", "setting"),
    "deals": ("asset", "kind", "status"),
    "rights": ("asset", "exclusivity"),
    "companies": ("country", "ticker"),
    "sources": ("publisher", "kind", "published"),
}
_LINES = {
    "programs": ("stage", "indication", "biomarker", "setting", "regimen", "region"),
    "events": ("date", "kind", "agency", "indication"),
    "trials": ("name|registry_id|trial", "phase", "indication", "setting"),
    "results": ("endpoint", "value+unit", "population", "indication"),
    "deals": ("announced", "kind", "licensor", "licensee"),
    "rights": ("holder", "territory"),
    "assets": ("name", "code"),
    "companies": ("name",),
    "sources": ("title",),
}
_FIRST_GROUPS = ("Names", "Stage")
_NEWEST_FIRST = {"events": "date", "deals": "announced", "results": "cutoff", "trials": "start"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of the record.

    Attributes:
        field: Name of the field.
        title: What it is.
        text: What people read; never empty.
        links: Records that it names, as (table, key, name); without a table where there is no such record;
            empty unless it is a reference.
        url: Address that it is; empty unless it is a link.
        derived: Whether it is computed from other tables.
    """

    field: str
    title: str
    text: str
    links: tuple[tuple[str, str, str], ...] = ()
    url: str = ""
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Linked:
    """Records of one table that name the record.

    Attributes:
        table: Their table.
        title: Its title.
        field: The field of theirs that names it.
        lines: The first few, as (key, text).
        count: How many there are in all.
    """

    table: str
    title: str
    field: str
    lines: tuple[tuple[str, str], ...]
    count: int


@dataclass(frozen=True, slots=True)
class Source:
    """A source of the record: number, key, title, `Press release · Glenmark · 24 Sep 2025`, address."""

    number: int
    key: str
    title: str
    detail: str
    url: str


@dataclass(frozen=True, slots=True)
class Past:
    """A change of the selected cell: `41.9 → 74.5`, and when, by what."""

    text: str
    detail: str


@dataclass(frozen=True, slots=True)
class Record:
    """All that the inspector shows.

    Attributes:
        table: Its table.
        key: Its key.
        title: Its name.
        subtitle: What it is, in a line.
        stale: Since when nobody stated it; empty if that is no longer than its table allows, or unknown.
        conflicts: What other rows state otherwise of the same fact, a sentence each.
        unsourced: Whether it names no source though its table asks for one.
        note: Its note; empty if there is none.
        facts: Known values by group, in the schema's order.
        unknown: Titles of the fields without a value.
        linked: Records that name it.
        sources: Its sources.
        history: Changes of the selected cell, newest first.
    """

    table: str
    key: str
    title: str
    subtitle: str
    stale: str
    conflicts: tuple[str, ...]
    unsourced: bool
    note: str
    facts: tuple[tuple[str, tuple[Fact, ...]], ...]
    unknown: tuple[str, ...]
    linked: tuple[Linked, ...]
    sources: tuple[Source, ...]
    history: tuple[Past, ...]


def describe(landscape: Landscape, table: str, key: str, field: str = "") -> Record:
    """Return what the inspector says of a record.

    Args:
        landscape: The landscape.
        table: The record's table.
        key: Its key.
        field: The field of the selected cell, whose history is told; empty for none.

    Raises:
        KeyError: If there is no such record.
    """
    record = landscape.record(table, key)
    facts = [_fact(landscape, table, key, each) for each in _told(landscape, table)]
    return Record(
        table,
        key,
        landscape.label(table, key),
        _line(landscape, table, record, _HEAD[table]),
        _stale(landscape, table, key),
        tuple(disagreements(landscape, table, key)),
        "source" in record and table != "sources" and not record["source"],
        record.get("note", ""),
        tuple(_grouped(landscape, table, [fact for fact in facts if fact.text])),
        tuple(fact.title for fact in facts if not fact.text and not fact.derived),
        tuple(_linked(landscape, table, key)),
        tuple(_sources(landscape, table, record)),
        tuple(_history(landscape, table, key, field)),
    )


def _told(landscape: Landscape, table: str) -> Iterator[Field]:
    declared = ALL_TABLES[table]
    told_elsewhere = (
        declared.key,
        "source",
        "note",
        "age",
        "title",
        declared.label[0] if len(declared.label) == 1 else "",
    )
    return (
        field for field in landscape.fields(table, derived=True) if field.name not in told_elsewhere
    )


def _fact(landscape: Landscape, table: str, key: str, field: Field) -> Fact:
    text = landscape.cell(table, key, field.name)
    target = field.refers_to
    parts = field.kind.parts(text) if target else ()
    return Fact(
        field.name,
        field.title,
        landscape.shown(table, field, text),
        tuple(_link(landscape, target or "", part) for part in parts),
        text if isinstance(field.kind, Link) else "",
        derived=field.name not in landscape.rows(table).columns,
    )


def _link(landscape: Landscape, table: str, key: str) -> tuple[str, str, str]:
    return (table if landscape.has(table, key) else "", key, landscape.label(table, key))


def _grouped(
    landscape: Landscape, table: str, facts: list[Fact]
) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(landscape.field(table, fact.field).group, []).append(fact)
    ordered = sorted(groups, key=lambda group: table == "assets" and group not in _FIRST_GROUPS)
    yield from ((group, tuple(groups[group])) for group in ordered)


def _linked(landscape: Landscape, table: str, key: str) -> Iterator[Linked]:
    for other in TABLES.values():
        for field in landscape.fields(other.name):
            if field.refers_to != table or (table == "sources" and other.name == "sources"):
                continue
            keys = landscape.referring(other.name, field.name, key)
            if not keys:
                continue
            keys = _newest_first(landscape, other.name, keys)
            lines = tuple(
                (
                    each,
                    _line(
                        landscape,
                        other.name,
                        landscape.record(other.name, each),
                        _LINES[other.name],
                    ),
                )
                for each in keys[:_MOST_LINKED]
            )
            title = (
                other.title
                if field.name == ALL_TABLES[table].key
                else f"{other.title} ({field.title.lower()})"
            )
            yield Linked(other.name, title, field.name, lines, len(keys))


def _newest_first(landscape: Landscape, table: str, keys: list[str]) -> list[str]:
    field = _NEWEST_FIRST.get(table, "stage" if table == "programs" else "")
    if not field:
        return keys
    column, index = landscape.column(table, field), landscape.rows(table).index
    return sorted(keys, key=lambda key: -int(column.ranks[index[key]]))


def _line(landscape: Landscape, table: str, record: dict[str, str], names: tuple[str, ...]) -> str:
    parts: list[str] = []
    for alternatives in names:
        if alternatives == "value+unit":
            if not record["value"]:
                continue
            unit = "" if record["unit"] == "HR" else record["unit"]
            parts.append(f"{record['value']}{unit if unit == '%' else f' {unit}'}".strip())
            continue
        known = (name for name in alternatives.split("|") if record[name])
        if name := next(known, ""):
            parts.append(landscape.shown(table, landscape.field(table, name), record[name]))
    return " · ".join(part for part in parts if part)


def _stale(landscape: Landscape, table: str, key: str) -> str:
    if not stale(landscape, table)[landscape.rows(table).index[key]]:
        return ""
    as_of = landscape.cell(table, key, "as_of")
    age = age_months(landscape, as_of) or 0
    return f"Last stated {f'{age // 12} years' if age >= 24 else f'{age} months'} ago, {as_of}"


def _sources(landscape: Landscape, table: str, record: dict[str, str]) -> Iterator[Source]:
    keys = record.get("source", "").split(SEPARATOR) if table != "sources" else []
    for number, key in enumerate(filter(None, keys), start=1):
        if not landscape.has("sources", key):
            yield Source(number, key, key, "no such source in this landscape", "")
            continue
        source = landscape.record("sources", key)
        published = Date().find(source["published"])
        parts = (
            source["kind"],
            source["publisher"],
            published.reading() if published else "undated",
        )
        yield Source(
            number, key, source["title"], " · ".join(part for part in parts if part), source["url"]
        )


def _history(landscape: Landscape, table: str, key: str, field: str) -> Iterator[Past]:
    if not field or field not in landscape.rows(table).columns:
        return
    kind, naming = landscape.field(table, field), ALL_TABLES[table].key
    for change_set in reversed(list(landscape.history)):
        for change in reversed(change_set.changes):
            if change.table != table:
                continue
            if change.field == naming and change.before and change.after == key:
                # The record had another key before; its cells were changed under that one.
                key = change.before
            if (change.key, change.field) == (key, field):
                before, after = (
                    landscape.shown(table, kind, t) or "unknown"
                    for t in (change.before, change.after)
                )
                when = f"{change_set.time.astimezone():%d %b %Y, %H:%M}"
                verb = landscape.history.verb(change_set)
                deed = f"{verb} of {change_set.reason}" if verb else change_set.reason
                yield Past(f"{before} → {after}", f"{when} · {deed}")


__all__ = ["Fact", "Linked", "Past", "Record", "Source", "describe"]

"""What a file adds besides rows and columns: terms of vocabularies, and saved views.

Only what is new is asked about. A view or term that both have stays as mine is: how somebody looks at a table
is a matter of taste, and no workbook says it where a reader would look for it.
"""

from collections.abc import Iterator

from belvedere.landscape import Landscape, add_record
from belvedere.landscape.keys import make_key
from belvedere.reconcile.incoming import Incoming
from belvedere.reconcile.items import ReviewItem
from belvedere.schema import ALL_TABLES, TABLES, TERMS, VIEWS, AddedTerms, added_terms, fold

_TOLD_APART_BY = {TERMS.name: ("vocabulary", "term"), VIEWS.name: ("table", "title")}
"""The fields of which two records are never alike."""


def terms_of_both(mine: Landscape, theirs: Landscape) -> AddedTerms:
    """Return the terms that either landscape adds, mine first."""
    return added_terms((*_records(mine, TERMS.name), *_records(theirs, TERMS.name)))


def additions(mine: Landscape, incoming: Incoming) -> Iterator[ReviewItem]:
    """Yield an item for each term and each view that only the file has."""
    for table in (TERMS.name, VIEWS.name):
        taken: set[str] = set()
        for record in _new_records(mine, incoming.landscape, table):
            yield _item(mine, incoming, table, record, taken)


def _new_records(mine: Landscape, theirs: Landscape, table: str) -> Iterator[dict[str, str]]:
    group, name = _TOLD_APART_BY[table]
    has = {(record[group], fold(record[name])) for record in _records(mine, table)}
    key_name = ALL_TABLES[table].key
    groups = {record[key_name]: record[group] for record in _records(mine, table)}
    for record in _records(theirs, table):
        # One that was renamed here or there is still the same.
        renamed = groups.get(record[key_name]) == record[group]
        if not renamed and (record[group], fold(record[name])) not in has:
            yield record


def _item(
    mine: Landscape, incoming: Incoming, table: str, record: dict[str, str], taken: set[str]
) -> ReviewItem:
    key_name = ALL_TABLES[table].key
    theirs = record[key_name]
    key = theirs
    if mine.has(table, theirs) or theirs in taken:
        key = make_key(mine, table, record, taken)
    taken.add(key)
    group, name = _TOLD_APART_BY[table]
    known = TABLES.get(record[group])
    known = TABLES.get(record[group])
    label = f"{record[name] or theirs} ({known.title if known else record[group]})"
    fault = _fault(table, record)
    return ReviewItem(
        -1, "problem" if fault else "added", table, key, label, "", "", label,
        incoming.places.get((table, theirs), ""),
        ticked=not fault, reason=fault,
        changes=() if fault else add_record(table, record | {key_name: key}).changes,
    )  # fmt: skip


def _fault(table: str, record: dict[str, str]) -> str:
    """Return why a record cannot be taken, or an empty text."""
    for field in ALL_TABLES[table].fields:
        text = record[field.name]
        if field.required and not text:
            return f"{field.title} is empty; the {ALL_TABLES[table].singular} is left out"
        if text and field.kind.find(text) is None:
            return f"“{text}” is no {field.title.lower()}; the {ALL_TABLES[table].singular} is left out"
    return ""


def _records(landscape: Landscape, table: str) -> Iterator[dict[str, str]]:
    rows = landscape.rows(table)
    return (rows.record(position) for position in range(len(rows)))

"""What an editor of a cell needs, read off the field; and what an unknown name or term may become."""

from collections.abc import Callable

from belvedere.errors import BelvedereError
from belvedere.landscape import ChangeSet, Landscape, add_record, merge_changes
from belvedere.landscape.editing import add_term
from belvedere.landscape.keys import make_key
from belvedere.landscape.names import bare
from belvedere.landscape.reading import choices, find_named, named_parts, read, understood
from belvedere.schema import ALL_TABLES, SEPARATOR, Field, ListOf, Places
from belvedere.ui.delegates.editing import Editing

_NAMED_BY = {"sources": "title", "companies": "name", "assets": "name", "trials": "name"}


def editing_of(
    landscape: Landscape, table: str, name: str, apply: Callable[[ChangeSet], object] | None = None
) -> Editing:
    """Return what an editor of a field's cells needs, as the landscape is now.

    Args:
        landscape: The landscape.
        table: The table.
        name: The field.
        apply: Applies what makes an unknown term or name known; None if the editor offers no such thing.
    """
    field = landscape.field(table, name)
    offer = _offer(field) if apply else ""

    def add(text: str) -> None:
        if apply is not None:
            apply(_supply(landscape, table, field, text))

    # Asked anew each time: the editor itself may just have added a term to the field.
    return Editing(
        read=lambda text: read(landscape, landscape.field(table, name), text),
        reading=lambda text: understood(landscape.field(table, name), text),
        choices=choices(landscape, field),
        many=isinstance(field.kind, ListOf | Places),
        offer=offer,
        add=add if offer else None,
    )


def _offer(field: Field) -> str:
    if field.refers_to in _NAMED_BY:
        return f"Ctrl+Enter adds it as a new {ALL_TABLES[field.refers_to].singular}"
    vocabulary = field.vocabulary
    if vocabulary is not None and not vocabulary.open and not vocabulary.fixed:
        return f"Ctrl+Enter adds it as a new {vocabulary.name}"
    return ""


def _supply(landscape: Landscape, table: str, field: Field, text: str) -> ChangeSet:
    if field.refers_to:
        return _new_records(landscape, field.refers_to, _unknown_names(landscape, field, text))
    vocabulary = field.vocabulary
    parts = text.split(SEPARATOR.strip()) if isinstance(field.kind, ListOf) else [text]
    parts = [" ".join(part.split()) for part in parts if part.strip()]
    unknown = [part for part in parts if vocabulary is not None and vocabulary.find(part) is None]
    if not unknown or vocabulary is None:
        raise BelvedereError("There is no term to add")
    after = vocabulary.terms[-1] if vocabulary.terms else ""
    return add_term(landscape, table, field.name, unknown[0], after=after)


def _unknown_names(landscape: Landscape, field: Field, text: str) -> list[str]:
    # Spelled twice, as `Zed` and `zed`, a name is still of one record.
    named = {bare(part): part for part in reversed([*named_parts(landscape, field, text)])}
    unknown = [part for part in named.values() if not find_named(landscape, field, part)]
    if not unknown:
        raise BelvedereError(
            "Nothing in it is unknown", remedy="Choose one of the records of this name"
        )
    return unknown[::-1]


def _new_records(landscape: Landscape, table: str, names: list[str]) -> ChangeSet:
    declared, taken, sets = ALL_TABLES[table], set[str](), list[ChangeSet]()
    for name in names:
        record = {_NAMED_BY[table]: name}
        key = make_key(landscape, table, record, taken)
        taken.add(key)
        sets.append(add_record(table, {declared.key: key, **record}))
    return merge_changes(sets, f"New {declared.singular} {', '.join(names)}")

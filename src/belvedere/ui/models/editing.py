"""What an editor of a cell needs, read off the field; and what an unknown name or term may become."""

from collections.abc import Callable

from belvedere.errors import BelvedereError
from belvedere.landscape import ChangeSet, Landscape, merge_changes
from belvedere.landscape.editing import add_term
from belvedere.landscape.reading import choices, find_named, read, understood
from belvedere.landscape.records import insert
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
    if field.vocabulary is not None and not field.vocabulary.open:
        return f"Ctrl+Enter adds it as a {field.vocabulary.name}"
    return ""


def _supply(landscape: Landscape, table: str, field: Field, text: str) -> ChangeSet:
    parts = text.split(SEPARATOR.strip()) if isinstance(field.kind, ListOf) else [text]
    parts = [" ".join(part.split()) for part in parts if part.strip()]
    if field.refers_to:
        target = field.refers_to
        unknown = [part for part in parts if not find_named(landscape, field, part)]
        sets = [insert(landscape, target, defaults={_NAMED_BY[target]: part}) for part in unknown]
        return merge_changes(sets, f"New {ALL_TABLES[target].singular} {', '.join(unknown)}")
    vocabulary = field.vocabulary
    unknown = [part for part in parts if vocabulary is not None and vocabulary.find(part) is None]
    if not unknown or vocabulary is None:
        raise BelvedereError("There is no term to add")
    after = vocabulary.terms[-1] if vocabulary.terms else ""
    return add_term(landscape, table, field.name, unknown[0], after=after)

"""What an editor of a cell needs, read off the field: names in, keys kept."""

from collections.abc import Callable

from belvedere.landscape import Landscape
from belvedere.landscape.names import find, names_of
from belvedere.schema import SEPARATOR, Date, Field, ListOf, ParseError, Places, Reference
from belvedere.territory import suggest
from belvedere.ui.delegates.editing import Editing


def editing_of(landscape: Landscape, table: str, name: str) -> Editing:
    """Return what an editor of a field's cells needs; completion lists are made anew for each editor."""
    field = landscape.field(table, name)
    target = field.refers_to
    choices = _records(landscape, target) if target else _terms(field)
    shown = {text.casefold(): key for text, key in choices.items()}
    read = _reader(landscape, field, shown)
    many = isinstance(field.kind, ListOf | Places)
    return Editing(read, _reading(field), tuple(choices), many)


def _terms(field: Field) -> dict[str, str]:
    if field.vocabulary is not None:
        return {term: term for term in field.vocabulary.terms}
    return {place: place for place in suggest("")} if isinstance(field.kind, Places) else {}


def _records(landscape: Landscape, table: str) -> dict[str, str]:
    labels: dict[str, str] = {}
    for key in landscape.rows(table).index:
        label = landscape.label(table, key)
        names = [name for name in names_of(landscape, table, key)[:-1] if name != label]
        text = f"{label} ({', '.join(names[:3])})" if names else label
        labels[text if text not in labels else f"{text} [{key}]"] = key
    return dict(sorted(labels.items(), key=lambda item: item[0].casefold()))


def _reader(landscape: Landscape, field: Field, shown: dict[str, str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        text = " ".join(text.split()) if field.refers_to else text
        if field.refers_to:
            parts = text.split(SEPARATOR.strip()) if isinstance(field.kind, ListOf) else [text]
            text = SEPARATOR.join(
                _key(landscape, field, part.strip(), shown) for part in parts if part.strip()
            )
        kept = field.kind.normalise(text)
        if field.required and not kept:
            raise ParseError(text, f"{field.title} cannot be empty", field.kind.describe())
        return kept

    return read


def _key(landscape: Landscape, field: Field, text: str, shown: dict[str, str]) -> str:
    kind = field.kind.item if isinstance(field.kind, ListOf) else field.kind
    also = kind.also if isinstance(kind, Reference) else ()
    if word := next((word for word in also if word.casefold() == text.casefold()), None):
        return word
    table = field.refers_to or ""
    found = [shown[text.casefold()]] if text.casefold() in shown else find(landscape, table, text)
    found = found or [
        key
        for key in landscape.rows(table).index
        if landscape.label(table, key).casefold() == text.casefold()
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise ParseError(text, f"“{text}” may be {' or '.join(found)}", "one of these keys")
    raise ParseError(text, f"No record of {table} is called “{text}”", "a name, code, alias or key")


def _reading(field: Field) -> Callable[[str], str]:
    kind = field.kind
    if isinstance(kind, Date):
        dates = kind

        def reading(text: str) -> str:
            value = dates.find(dates.normalise(text))
            return value.reading() if value and value.reading() != value.text else ""

        return reading
    if field.vocabulary is not None:

        def term(text: str) -> str:
            kept = str(kind.normalise(text))
            return f"kept as {kept}" if kept != text.strip() else ""

        return term
    return lambda text: ""

"""How a text that somebody types or pastes becomes what a cell keeps: names in, keys kept."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from belvedere.landscape.names import find, names_of
from belvedere.schema import SEPARATOR, Date, Field, ListOf, ParseError, Places, Reference
from belvedere.territory import suggest

if TYPE_CHECKING:
    from belvedere.landscape.landscape import Landscape

_JOINT = SEPARATOR.strip()
_MOST_NAMES = 3


def read(landscape: "Landscape", field: Field, text: str) -> str:
    """Return the canonical text to keep of a text for one of a field's cells.

    Raises:
        ParseError: If the cell cannot take it: its kind cannot read it, it names no record or several, or
            it is empty where something is required.
    """
    plain = SEPARATOR.join(_keys(landscape, field, text)) if field.refers_to else text
    kept: str = field.kind.normalise(plain)
    if field.required and not kept:
        raise ParseError(text, f"{field.title} cannot be empty", field.kind.describe())
    return kept


def find_named(landscape: "Landscape", field: Field, text: str) -> list[str]:
    """Return what a text may mean in a cell that refers to records: keys, or a word allowed beside them.

    What a grid shows for a record always means that record, and a key itself; names come after these.
    """
    text = _plain(text)
    kind = field.kind.item if isinstance(field.kind, ListOf) else field.kind
    also = kind.also if isinstance(kind, Reference) else ()
    if word := next((word for word in also if word.casefold() == text.casefold()), None):
        return [word]
    table = field.refers_to or ""
    names = _names(landscape, table)
    if shown := names.shown(text):
        return shown
    if landscape.has(table, text):
        return [text]
    return find(landscape, table, text) or names.folded.get(text.casefold(), [])


def choices(landscape: "Landscape", field: Field) -> tuple[str, ...]:
    """Return the texts that an editor offers, each of which `read` understands; none for free text."""
    if field.refers_to:
        return _names(landscape, field.refers_to).choices
    if field.vocabulary is not None:
        return tuple(field.vocabulary.terms)
    return tuple(suggest("")) if isinstance(field.kind, Places) else ()


def understood(field: Field, text: str) -> str:
    """Return how a text is understood where that is not plain: `second half of 2026`; else an empty text."""
    kind = field.kind
    if isinstance(kind, Date):
        value = kind.find(kind.normalise(text))
        return value.reading() if value and value.reading() != value.text else ""
    if field.vocabulary is not None:
        kept = str(kind.normalise(text))
        return f"kept as {kept}" if kept != text.strip() else ""
    return ""


@dataclass(frozen=True)
class _Names:
    """What the records of a table are called where they are chosen and shown.

    Attributes:
        choices: The texts offered, sorted, no two alike.
        chosen: Key by offered text, without case.
        labels: Keys by label.
        folded: Keys by label, without case.
    """

    choices: tuple[str, ...]
    chosen: Mapping[str, str]
    labels: Mapping[str, list[str]]
    folded: Mapping[str, list[str]]

    def shown(self, text: str) -> list[str]:
        """Return the keys of the records that are offered or shown as a text."""
        key = self.chosen.get(text.casefold())
        return list(dict.fromkeys([*([key] if key else []), *self.labels.get(text, [])]))


def _names(landscape: "Landscape", table: str) -> _Names:
    kept: _Names = landscape.memo(("read as", table), lambda: _collect(landscape, table))
    return kept


def _collect(landscape: "Landscape", table: str) -> _Names:
    labels: dict[str, list[str]] = defaultdict(list)
    folded: dict[str, list[str]] = defaultdict(list)
    offered: dict[str, str] = {}
    for key in landscape.rows(table).index:
        label = _plain(landscape.label(table, key))
        labels[label].append(key)
        folded[label.casefold()].append(key)
        names = [name for name in names_of(landscape, table, key)[:-1] if name != label]
        offered[key] = _plain(f"{label} ({', '.join(names[:_MOST_NAMES])})" if names else label)
    # Where a text may mean several records, each is offered with its key: none is meant more than the others.
    often = Counter(text.casefold() for text in offered.values())
    chosen: dict[str, str] = {}
    texts: list[str] = []
    for key, text in offered.items():
        alone = often[text.casefold()] == 1 and folded.get(text.casefold(), [key]) == [key]
        texts.append(text if alone else f"{text} [{key}]")
        chosen[texts[-1].casefold()] = key
    return _Names(tuple(sorted(texts, key=str.casefold)), chosen, dict(labels), dict(folded))


def named_parts(landscape: "Landscape", field: Field, text: str) -> Iterator[str]:
    """Return the names that a text for a cell of references lists; one at most unless the cell takes several."""
    if not isinstance(field.kind, ListOf):
        if plain := _plain(text):
            yield plain
        return
    # A title may hold the sign that joins a list, so the longest run that is shown as one record is one.
    names = _names(landscape, field.refers_to or "")
    parts = text.split(_JOINT)
    start = 0
    while start < len(parts):
        runs = (
            (end, _plain(_JOINT.join(parts[start:end]))) for end in range(len(parts), start, -1)
        )
        end, run = next(((e, r) for e, r in runs if e == start + 1 or names.shown(r)))
        if run:
            yield run
        start = end


def _keys(landscape: "Landscape", field: Field, text: str) -> Iterator[str]:
    return (_key(landscape, field, part) for part in named_parts(landscape, field, text))


def _key(landscape: "Landscape", field: Field, text: str) -> str:
    found = find_named(landscape, field, text)
    if len(found) == 1:
        return found[0]
    text = _plain(text)
    if found:
        raise ParseError(text, f"“{text}” may be {' or '.join(found)}", "one of these keys")
    raise ParseError(
        text, f"No record of {field.refers_to} is called “{text}”", "a name, code, alias or key"
    )


def _plain(text: str) -> str:
    return " ".join(text.split())

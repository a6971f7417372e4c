"""Change sets for what a user does to single records and columns."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from belvedere.errors import BelvedereError, Problem
from belvedere.landscape.changes import Change, ChangeSet
from belvedere.landscape.keys import make_key
from belvedere.schema import (
    ALL_TABLES,
    COLUMNS,
    SEPARATOR,
    TERMS,
    Field,
    ParseError,
    Vocabulary,
    column_key,
    field_name,
    fold,
    make_field,
)

if TYPE_CHECKING:
    from belvedere.landscape.landscape import Landscape


def edit_cell(landscape: "Landscape", table: str, key: str, field: str, text: str) -> ChangeSet:
    """Return the change set for a text typed into a cell; empty if the cell stays as it is.

    Raises:
        ParseError: If the field's kind cannot read the text.
    """
    declared = landscape.field(table, field)
    before = landscape.cell(table, key, field)
    after = declared.kind.normalise(text)
    if declared.required and not after:
        raise ParseError(text, f"{declared.title} cannot be empty", declared.kind.describe())
    changes = () if after == before else (Change(table, key, field, before, after),)
    return ChangeSet(changes, f"Edit of {declared.title} of {landscape.label(table, key)}")


def add_record(table: str, record: Mapping[str, str], *, position: int = -1) -> ChangeSet:
    """Return the change set that adds a record.

    Args:
        table: The table.
        record: Texts by field name, the key among them; empty texts may be left out.
        position: Index of the new row; -1 for the end.
    """
    declared = ALL_TABLES[table]
    key = record[declared.key]
    cells = (
        Change(table, key, name, "", text)
        for name, text in record.items()
        if text and name != declared.key
    )
    row = Change(table, key, declared.key, "", key, position)
    return ChangeSet((row, *cells), f"New {declared.singular} {key}")


def remove_record(landscape: "Landscape", table: str, key: str) -> ChangeSet:
    """Return the change set that empties a record and removes it; its inverse brings it back in place.

    Raises:
        KeyError: If there is no such record.
    """
    declared = ALL_TABLES[table]
    record = landscape.record(table, key)
    cells = (
        Change(table, key, name, text, "")
        for name, text in record.items()
        if text and name != declared.key
    )
    row = Change(table, key, declared.key, key, "", landscape.rows(table).index[key])
    return ChangeSet((*cells, row), f"Removal of {declared.singular} {landscape.label(table, key)}")


def add_column(
    landscape: "Landscape",
    table: str,
    title: str,
    kind: str = "Text",
    *,
    terms: str = "",
    private: bool = False,
) -> ChangeSet:
    """Return the change set that adds a user column.

    Args:
        landscape: Where the column is added.
        table: The table that gets it.
        title: What its header reads.
        kind: `Text`, `Number`, `Date`, `Choice` or `Link`.
        terms: Terms of a choice, joined by `; `.
        private: Whether it stays out of exports.

    Raises:
        BelvedereError: If the table has a column of that title.
    """
    _check_title(landscape, table, title)
    names = {field.name for field in landscape.fields(table, derived=True)}
    name = base = field_name(title)
    number = 2
    while name in names:
        name, number = f"{base}-{number}", number + 1
    record = {
        COLUMNS.key: column_key(table, name), "title": title, "kind": kind,
        "terms": terms, "private": "Yes" if private else "",
    }  # fmt: skip
    return ChangeSet(add_record(COLUMNS.name, record).changes, f"New column {title}")


def remove_column(landscape: "Landscape", table: str, field: str) -> ChangeSet:
    """Return the change set that empties a user column and removes it.

    Raises:
        KeyError: If no user column has that name.
    """
    texts = landscape.rows(table).columns[field]
    keys = landscape.rows(table).columns[ALL_TABLES[table].key]
    cells = tuple(
        Change(table, str(key), field, str(text), "")
        for key, text in zip(keys, texts, strict=True)
        if text
    )
    row = remove_record(landscape, COLUMNS.name, column_key(table, field))
    return ChangeSet(
        (*cells, *row.changes), f"Removal of column {landscape.field(table, field).title}"
    )


def rename_column(landscape: "Landscape", table: str, field: str, title: str) -> ChangeSet:
    """Return the change set that gives a user column another title; empty if it has that one.

    Raises:
        BelvedereError: If the title is empty or another column of the table has it.
        KeyError: If no user column has that name.
    """
    title = title.strip()
    now = _declaration(landscape, table, field)
    _check_title(landscape, table, title, but=field)
    changes = _declared(now, {"title": title})
    return ChangeSet(changes, f"Column {now['title']} renamed {title}")


def set_private(landscape: "Landscape", table: str, field: str, private: bool) -> ChangeSet:
    """Return the change set by which a user column stays out of exports, or no longer does.

    Raises:
        KeyError: If no user column has that name.
    """
    now = _declaration(landscape, table, field)
    changes = (
        ()
        if private == (now["private"] == "Yes")
        else _declared(now, {"private": "Yes" if private else ""})
    )
    return ChangeSet(
        changes, f"Column {now['title']} {'private' if private else 'no longer private'}"
    )


def retype_column(
    landscape: "Landscape", table: str, field: str, kind: str, *, terms: str = ""
) -> tuple[ChangeSet, list[Problem]]:
    """Return the change set that makes a user column one of another kind, and the cells that this kind cannot read.

    Cells that it reads are written as it writes them; the others keep their text and stay listed as
    problems of the landscape until somebody mends them.

    Args:
        landscape: The landscape.
        table: The table.
        field: Name of the user column.
        kind: `Text`, `Number`, `Date`, `Choice` or `Link`.
        terms: Terms of a choice, joined by `; `; of no other kind.

    Raises:
        KeyError: If no user column has that name.
    """
    now = _declaration(landscape, table, field)
    wanted = {"kind": kind, "terms": terms if kind == "Choice" else ""}
    column = landscape.column(table, field)
    read = _read_as(make_field({**now, **wanted}), column.distinct)
    cells: list[Change] = []
    problems: list[Problem] = []
    keys = landscape.rows(table).columns[ALL_TABLES[table].key]
    for key, code in zip(keys.tolist(), column.codes.tolist(), strict=True):
        before, after = column.distinct[code], read[code]
        if isinstance(after, ParseError):
            where = f"{table}/{key}/{field}"
            problems.append(Problem(where, after.reason, after.expected, table, key, field))
        elif after != before:
            cells.append(Change(table, key, field, before, after))
    changes = (*_declared(now, wanted), *cells)
    return ChangeSet(changes, f"Column {now['title']} as {kind.lower()}"), problems


def add_term(
    landscape: "Landscape", table: str, field: str, term: str, after: str = ""
) -> ChangeSet:
    """Return the change set that adds a term to the vocabulary of a field, for all fields that share it.

    A choice of the user's own gets it in its list; a vocabulary of the schema through the table `terms`.

    Args:
        landscape: The landscape.
        table: The table.
        field: Name of a field with a vocabulary, a derived one too.
        term: The term.
        after: The term that it follows; empty: it comes first where order counts, else last.

    Raises:
        BelvedereError: If the field takes no such term, has it already, or does not know `after`.
        KeyError: If there is no such field.
    """
    declared = landscape.field(table, field)
    term = " ".join(term.split())
    vocabulary = _extendable(declared)
    _check_term(declared, vocabulary, term, after)
    reason = f"New {vocabulary.name} {term}"
    if declared.user:
        terms = list(vocabulary.terms)
        terms.insert(terms.index(after) + 1 if after else len(terms), term)
        now = _declaration(landscape, table, field)
        return ChangeSet(_declared(now, {"terms": SEPARATOR.join(terms)}), reason)
    # A stage is wanted where programs state it, not only in what is derived from them.
    record = {"vocabulary": (vocabulary.within or vocabulary).name, "term": term, "after": after}
    key = make_key(landscape, TERMS.name, record)
    return ChangeSet(add_record(TERMS.name, {TERMS.key: key, **record}).changes, reason)


# ---------------------------------------------------------------------- private
def _check_title(landscape: "Landscape", table: str, title: str, but: str = "") -> None:
    if not title.strip():
        raise BelvedereError("A column needs a title", remedy="Give it one")
    taken = landscape.fields(table, derived=True)
    if any(fold(field.title) == fold(title) and field.name != but for field in taken):
        raise BelvedereError(
            f"{ALL_TABLES[table].title} has a column “{title}” already",
            remedy="Choose another title",
        )


def _declaration(landscape: "Landscape", table: str, field: str) -> dict[str, str]:
    return landscape.record(COLUMNS.name, column_key(table, field))


def _declared(now: Mapping[str, str], wanted: Mapping[str, str]) -> tuple[Change, ...]:
    return tuple(
        Change(COLUMNS.name, now[COLUMNS.key], name, now[name], text)
        for name, text in wanted.items()
        if now[name] != text
    )


def _read_as(field: Field, texts: Sequence[str]) -> list[str | ParseError]:
    read: list[str | ParseError] = []
    for text in texts:
        try:
            read.append(field.kind.normalise(text))
        except ParseError as error:
            read.append(error)
    return read


def _extendable(field: Field) -> Vocabulary:
    vocabulary = field.vocabulary
    if vocabulary is None or vocabulary.fixed:
        raise BelvedereError(
            f"{field.title} takes no more terms",
            remedy="Add a column of your own for what it lacks",
        )
    return vocabulary


def _check_term(field: Field, vocabulary: Vocabulary, term: str, after: str) -> None:
    if not term or SEPARATOR.strip() in term:
        raise BelvedereError(
            f"“{term}” cannot be a term", remedy="Give it a name without semicolons"
        )
    if fold(term) in map(fold, vocabulary.terms):
        raise BelvedereError(f"{field.title} has the term “{term}” already", remedy="Choose it")
    if after and after not in vocabulary.terms:
        raise BelvedereError(
            f"{field.title} has no term “{after}”",
            remedy=f"Choose one of its terms: {field.kind.describe()}",
        )

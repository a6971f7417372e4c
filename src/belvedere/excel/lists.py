"""Drop-downs: the terms that a cell may take, in the validation itself or on a hidden sheet."""

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from belvedere.excel.names import (
    LISTS,
    MAX_LIST,
    MAX_NOTE_TITLE,
    column_letters,
    printable,
    utf16_length,
)
from belvedere.excel.plan import SheetPlan
from belvedere.excel.texts import write_text
from belvedere.schema import Choice, Field, Reference

_SPARE = 200
"""Rows below the last one that offer the same choice, for records added there."""


class Lists:
    """The hidden sheet with the terms that do not fit into a validation."""

    def __init__(self, book: Workbook, sheet: Worksheet, form: Format) -> None:
        """Take the workbook, its empty sheet for lists and the format of their cells."""
        self._book = book
        self._sheet = sheet
        self._form = form
        self._named: dict[tuple[str, ...], str] = {}

    def source(self, terms: tuple[str, ...], name: str) -> list[str] | str:
        """Return what a validation offers: the terms, or the name of the range that holds them."""
        if utf16_length(",".join(terms)) <= MAX_LIST and all(map(_is_plain, terms)):
            return list(terms)
        if terms not in self._named:
            self._named[terms] = f"={self._write(terms, name)}"
        return self._named[terms]

    def _write(self, terms: tuple[str, ...], name: str) -> str:
        column = len(self._named)
        for row, term in enumerate(terms):
            write_text(self._sheet, row, column, term, self._form)
        letters = column_letters(column)
        # Numbered: two user columns may have titles of which the same is left.
        word = "".join(char if char.isalnum() and char.isascii() else "_" for char in name[:40])
        defined = f"list_{column + 1}_{word}"
        self._book.define_name(defined, f"={LISTS}!${letters}$1:${letters}${len(terms)}")
        return defined


def _is_plain(term: str) -> bool:
    """Return whether a term can stand in a validation, where commas divide and blanks are cut off."""
    return term.isprintable() and term.strip() == term and "," not in term and '"' not in term


def add_drop_downs(
    sheet: Worksheet, plan: SheetPlan, lists: Lists, plans: dict[str, SheetPlan]
) -> None:
    """Offer the terms of each choice, and the keys that a reference may name."""
    for column, field in enumerate(plan.fields):
        if (options := _options(field, lists, plans)) is not None:
            sheet.data_validation(1, column, plan.last_row + _SPARE, column, options)


def _options(field: Field, lists: Lists, plans: dict[str, SheetPlan]) -> dict[str, Any] | None:
    kind = field.kind
    if isinstance(kind, Choice) and kind.vocabulary.terms:
        vocabulary = kind.vocabulary
        source = lists.source(vocabulary.terms, vocabulary.name)
        return _validation(field, source, strict=not vocabulary.open)
    if isinstance(kind, Reference):
        target = plans[kind.table]
        source = f"='{target.sheet}'!$A$2:$A${target.last_row + 1}"
        # Only a warning: the record may be added next, and some references allow words beside keys.
        return _validation(field, source, strict=False)
    return None


def _validation(field: Field, source: list[str] | str, *, strict: bool) -> dict[str, Any]:
    message = "Please choose from the list." if strict else "This is not in the list. Keep it?"
    return {
        "validate": "list",
        "source": source,
        "error_type": "stop" if strict else "warning",
        "error_title": printable(field.title, MAX_NOTE_TITLE),
        "error_message": message,
    }

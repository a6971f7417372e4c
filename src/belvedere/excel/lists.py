"""Drop-downs: the terms that a cell may take, in the validation itself or on a hidden sheet."""

from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from belvedere.excel.names import LISTS, MAX_LIST, column_letters
from belvedere.excel.plan import SheetPlan
from belvedere.schema import Choice, Field, Reference

_SPARE = 200
"""Rows below the last one that offer the same choice, for records added there."""


class Lists:
    """The hidden sheet with the terms that do not fit into a validation."""

    def __init__(self, book: Workbook, sheet: Worksheet) -> None:
        """Take the workbook and its empty sheet for lists."""
        self._book = book
        self._sheet = sheet
        self._named: dict[tuple[str, ...], str] = {}

    def source(self, terms: tuple[str, ...], name: str) -> list[str] | str:
        """Return what a validation offers: the terms, or the name of the range that holds them."""
        if len(",".join(terms)) <= MAX_LIST and not any(
            "," in term or '"' in term for term in terms
        ):
            return list(terms)
        if terms not in self._named:
            self._named[terms] = f"={self._write(terms, name)}"
        return self._named[terms]

    def _write(self, terms: tuple[str, ...], name: str) -> str:
        column = len(self._named)
        for row, term in enumerate(terms):
            self._sheet.write_string(row, column, term)
        letters = column_letters(column)
        # Numbered: two user columns may have titles of which the same is left.
        word = "".join(char if char.isalnum() and char.isascii() else "_" for char in name)
        defined = f"list_{column + 1}_{word}"
        self._book.define_name(defined, f"={LISTS}!${letters}$1:${letters}${len(terms)}")
        return defined


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
        "error_title": field.title[:32],
        "error_message": message,
    }

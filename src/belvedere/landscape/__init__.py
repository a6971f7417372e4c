"""The landscape: frames of canonical text, change sets, history, derived columns, names and checks."""

from belvedere.landscape.changes import Change, ChangeSet, merge_changes
from belvedere.landscape.checks import check
from belvedere.landscape.column import Column
from belvedere.landscape.derived import STALE_MONTHS, age_months
from belvedere.landscape.editing import (
    add_column,
    add_record,
    add_term,
    edit_cell,
    remove_column,
    remove_record,
    rename_column,
    retype_column,
    set_private,
)
from belvedere.landscape.history import History
from belvedere.landscape.landscape import Announcement, Landscape
from belvedere.landscape.rows import Rows, Texts, rows_of, texts_of

__all__ = [
    "STALE_MONTHS",
    "Announcement",
    "Change",
    "ChangeSet",
    "Column",
    "History",
    "Landscape",
    "Rows",
    "Texts",
    "add_column",
    "add_record",
    "add_term",
    "age_months",
    "check",
    "edit_cell",
    "merge_changes",
    "remove_column",
    "remove_record",
    "rename_column",
    "retype_column",
    "rows_of",
    "set_private",
    "texts_of",
]

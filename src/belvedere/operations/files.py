"""Landscapes in files: open, save, export, convert, check, compare.

What only one form of file needs is imported where that form is met: the window must not wait for it.
"""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from belvedere import landscape as landscapes
from belvedere import store
from belvedere.errors import BelvedereError, Problem
from belvedere.landscape import ChangeSet, Landscape
from belvedere.locations import data
from belvedere.progress import Progress, Silent
from belvedere.reconcile import Incoming, diff
from belvedere.schema import ALL_TABLES

Kind = Literal["landscape", "workbook", "folder"]

DOCUMENT_SUFFIX = ".landscape"
_WORKBOOK_SUFFIX = ".xlsx"
_ACCEPTED = "Choose a .landscape file, a workbook, or a folder with the tables as CSV"
_OLD_WORKBOOK = bytes.fromhex("d0cf11e0a1b11ae1")
_WORKBOOK_PARTS = {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}
_SEEN = {
    b"%PDF": "a PDF",
    b"SQLite format 3\0": "a database of another program",
    b"\x89PNG": "a picture",
    b"{": "JSON",
    b"<": "a page of HTML or XML",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A landscape that was read.

    Attributes:
        landscape: The landscape.
        problems: What in the file could not be taken as it stands.
        path: The `.landscape` file that it is kept in; None for a workbook or folder, which are imports.
        kind: What it was read from.
    """

    landscape: Landscape
    problems: tuple[Problem, ...]
    path: Path | None
    kind: Kind


@contextmanager
def _in_words(path: Path, remedy: str) -> Iterator[None]:
    # What the system refuses is the user's to mend, so it is no fault of the program.
    try:
        yield
    except OSError as error:
        what = error.strerror or str(error)
        raise BelvedereError(what, where=str(error.filename or path), remedy=remedy) from error


def kind_of(path: Path) -> Kind:
    """Return what a path is, seen from its content.

    Raises:
        BelvedereError: If it is not there, or nothing that a landscape can be read from.
    """
    with _in_words(path, "See whether you may read it"):
        return _kind_of(path)


def _kind_of(path: Path) -> Kind:
    if not path.exists():
        raise BelvedereError(
            "There is no such file or folder", where=str(path), remedy="Check the name"
        )
    if path.is_dir():
        if store.is_folder(path):
            return "folder"
        raise BelvedereError(
            "This folder has no table of a landscape", where=str(path), remedy=_ACCEPTED
        )
    if store.is_landscape_file(path):
        return "landscape"
    with path.open("rb") as file:
        head = file.read(16)
    if head.startswith(_OLD_WORKBOOK) or (head.startswith(b"PK") and not _is_other_archive(path)):
        return "workbook"
    raise BelvedereError(
        f"This is {_seen(head)}, not a landscape", where=str(path), remedy=_ACCEPTED
    )


def read_any(path: Path, progress: Progress | None = None) -> tuple[Kind, Incoming]:
    """Read a landscape from whatever it is in, with the places where its cells stand.

    Args:
        path: A `.landscape` file, a workbook, or a folder of CSVs.
        progress: Told how far it is; None if nobody watches.

    Raises:
        BelvedereError: If it cannot be read, in words that say what to do.
        Cancelled: If the progress says so.
    """
    kind = kind_of(path)
    progress = progress or Silent()
    with _in_words(path, "See whether you may read it"):
        if kind == "folder":
            return kind, store.read_folder(path, progress)
        if kind == "workbook":
            from belvedere.excel import read_workbook

            return kind, read_workbook(path, progress)
        from belvedere.store.file import read_file

        found = read_file(path)
    present = {name: frozenset(field.name for field in found.fields(name)) for name in ALL_TABLES}
    return kind, Incoming(found, path.name, present, landscape_id=found.id, revision=found.revision)


def open_any(path: Path, progress: Progress | None = None) -> Opened:
    """Open a landscape; raises what `read_any` raises."""
    kind, incoming = read_any(path, progress)
    document = path if kind == "landscape" else None
    return Opened(incoming.landscape, incoming.problems, document, kind)


def save(landscape: Landscape, path: Path, *, include_private: bool = False) -> None:
    """Write a landscape in the form that the path asks for.

    Args:
        landscape: What to write.
        path: A `.landscape` file, which keeps history and private columns; an `.xlsx`; else a folder of CSVs.
        include_private: Whether private columns go into a workbook or folder.

    Raises:
        BelvedereError: If the path is of another kind, or cannot be written.
    """
    with _in_words(
        path, "See whether you may write there and the disk has room; nothing was overwritten"
    ):
        _save(landscape, path, include_private)


def _save(landscape: Landscape, path: Path, include_private: bool) -> None:
    suffix = path.suffix.casefold()
    if path.is_dir() and suffix in {DOCUMENT_SUFFIX, _WORKBOOK_SUFFIX}:
        raise BelvedereError(
            "A folder has this name", where=str(path), remedy="Choose another name"
        )
    if suffix == DOCUMENT_SUFFIX:
        from belvedere.store.file import create_file

        create_file(path, landscape)
    elif suffix == _WORKBOOK_SUFFIX:
        from belvedere.excel import write_workbook

        write_workbook(landscape, path, title=path.stem, include_private=include_private)
    elif path.is_file() or (suffix[1:].isalpha() and not path.is_dir()):
        # A folder for CSVs hardly ever ends in .pdf; somebody asked for what cannot be had, or mistyped.
        remedy = "Name a .landscape file, an .xlsx workbook, or a folder for CSVs; with such an ending it must exist"
        raise BelvedereError(
            "A landscape is not written in this form", where=str(path), remedy=remedy
        )
    else:
        store.write_folder(landscape, path, include_private=include_private)


def append(path: Path, landscape: Landscape, change_set: ChangeSet) -> None:
    """Keep a change set that has just been applied to a landscape in its `.landscape` file.

    Raises:
        BelvedereError: If the file does not take it; it is as it was then.
    """
    from belvedere.store.file import append as append_to_file

    with _in_words(path, "Save under another name"):
        append_to_file(path, landscape, change_set)


def export_workbook(landscape: Landscape, path: Path, progress: Progress | None = None) -> None:
    """Write a landscape as a workbook that can come back, without private columns; raises what `save` raises."""
    from belvedere.excel import write_workbook

    with _in_words(
        path, "See whether you may write there and the disk has room; nothing was overwritten"
    ):
        write_workbook(landscape, path, progress or Silent(), title=path.stem)


def convert(source: Path, target: Path, *, include_private: bool = False) -> Opened:
    """Read a landscape in one form and write it in another; return what was read.

    Raises:
        BelvedereError: If it cannot be read, or not be written, or if it would take the place of a
            `.landscape` file that has a history which the source does not have.
    """
    opened = open_any(source)
    _keep_history(opened.landscape, target)
    save(opened.landscape, target, include_private=include_private)
    return opened


def _keep_history(landscape: Landscape, target: Path) -> None:
    if not (target.is_file() and store.is_landscape_file(target)):
        return
    kept = {each.id for each in open_any(target).landscape.history}
    if not kept <= {each.id for each in landscape.history}:
        raise BelvedereError(
            "This file has a history that would be lost",
            where=str(target),
            remedy="Name another file, or use import to take changes into this one",
        )


def private_columns(landscape: Landscape) -> list[str]:
    """Return the titles of the columns that stay out of workbooks and folders unless asked for."""
    return [
        field.title for table in ALL_TABLES for field in landscape.fields(table) if field.private
    ]


def check(path: Path) -> list[Problem]:
    """Return everything that is wrong in a file, each with the place where it stands in that file.

    Raises:
        BelvedereError: If it cannot be read at all.
    """
    _, incoming = read_any(path)
    told = {(each.table, each.key, each.field) for each in incoming.problems if each.field}
    found = (
        Problem(
            incoming.place(each.table, each.key, each.field),
            each.what, each.expected, each.table, each.key, each.field,
        )
        for each in landscapes.check(incoming.landscape)
        if (each.table, each.key, each.field) not in told
    )  # fmt: skip
    return [*incoming.problems, *found]


def diff_files(old: Path, new: Path) -> tuple[ChangeSet, list[Problem]]:
    """Return what leads from one file to another, and what of either could not be read.

    What `new` does not have, such as a table or a private column, is not taken for removed.

    Raises:
        BelvedereError: If one of them cannot be read at all.
    """
    _, before = read_any(old)
    _, after = read_any(new)
    reason = f"From {before.name} to {after.name}"
    found = diff(before.landscape, after.landscape, present=after.present, reason=reason)
    return found, [*before.problems, *after.problems]


def default_landscape() -> Path:
    """Return the folder of the HER2 landscape that comes with the program.

    Raises:
        FileNotFoundError: If the installation is incomplete.
    """
    return data() / "her2"


def _is_other_archive(path: Path) -> bool:
    # An archive that cannot be read may still be a workbook cut short, of which its reader knows to tell.
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return _WORKBOOK_PARTS.isdisjoint(archive.namelist())


def _seen(head: bytes) -> str:
    if head.startswith(b"PK"):
        return "an archive without a workbook in it"
    if not head:
        return "an empty file"
    known = (what for start, what in _SEEN.items() if head.startswith(start))
    return next(known, "a binary file" if b"\0" in head else "a text file")

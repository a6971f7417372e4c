"""What the user does with files: opening, saving, export, import. Long work runs off the UI thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from belvedere.errors import BelvedereError, Problem
from belvedere.progress import Cancelled, Progress
from belvedere.ui.document import Document
from belvedere.ui.jobs import Jobs
from belvedere.ui.messages import Messages, Remedy

T = TypeVar("T")

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from belvedere.landscape import Landscape
    from belvedere.operations.files import Opened
    from belvedere.reconcile import Incoming, Review

SUFFIX = ".landscape"
_MOST_LISTED = 8


class Session(QObject):
    """One document at a time, and everything that reads or writes it.

    Attributes:
        document: The open document; None until the first one is open.
        messages: Where results and errors are said.
        jobs: Where long work runs.
    """

    opened = Signal(object)
    """Another `Document` is open; the one before is closed."""
    open_failed = Signal()
    """What was to be opened could not be; the messages say why."""
    review_ready = Signal(object, str)
    """A `Review` of an incoming file is to be shown, with a line on how it was compared."""
    exported = Signal(str, int)
    """A workbook was written: id and revision of the landscape that is in it."""
    applied = Signal()
    """The ticked items of the review were applied."""

    def __init__(self, jobs: Jobs, messages: Messages, parent: QObject | None = None) -> None:
        """Start without a document."""
        super().__init__(parent)
        self.jobs = jobs
        self.messages = messages
        self.document: Document | None = None
        self.origin = ""
        self._review: Review | None = None

    # ------------------------------------------------------------------ opening
    def open(self, path: Path | None) -> None:
        """Open a landscape file, workbook or folder; None is the landscape that comes with the program."""

        def work(progress: Progress) -> Opened:
            from belvedere.operations import files

            return files.open_any(path or files.default_landscape(), progress)

        # Remembered until the next start, which may be from another folder.
        path = path.absolute() if path else None
        name = path.name if path else "the HER2 landscape"
        self.jobs.run(
            work,
            on_done=lambda found: self._on_opened(found, path),
            on_error=partial(self._on_open_error, f"{name} was not opened"),
            title=f"Opening {name}",
        )

    def adopt(self, landscape: Landscape, *, name: str, path: Path | None, origin: str) -> Document:
        """Make a landscape that was just read the open document."""
        from belvedere.operations import files

        if self.document is not None:
            self.document.close()
            self.document.deleteLater()
        self.origin = origin
        self._review = None
        self.document = Document(landscape, name=name, path=path, append=files.append, parent=self)
        self.opened.emit(self.document)
        return self.document

    def _on_opened(self, found: Opened, asked: Path | None) -> None:
        name = asked.stem if asked else "HER2 landscape"
        document = self.adopt(found.landscape, name=name, path=found.path, origin=str(asked or ""))
        if found.problems:
            rows = sum(len(document.landscape.rows(table)) for table in _tables())
            count = len(found.problems)
            self.messages.warn(
                f"{rows:,} rows read from {name}; {count} {'place is' if count == 1 else 'places are'} doubtful",
                _listed(found.problems),
            )

    def _on_open_error(self, failed: str, error: BaseException) -> None:
        self.open_failed.emit()
        self._on_error(failed, error)

    # ------------------------------------------------------------------ saving
    def save_as(self, path: Path, then: Callable[[], object] | None = None) -> None:
        """Write the whole landscape to a file, which keeps it from now on.

        Args:
            path: The file; the suffix is added where it is missing.
            then: What to do once it is written; not done if it cannot be.
        """
        document = self._need()
        path = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
        snapshot = document.landscape.snapshot()

        def work(progress: Progress) -> int:
            from belvedere.operations import files

            files.save(snapshot, path)
            return snapshot.revision

        def done(revision: int) -> None:
            if document is not self.document:
                self.messages.good(f"Saved as {path.name}", "Another landscape is open by now.")
                return
            if revision != document.landscape.revision:
                # Something was typed while the file was written: write again, so that "saved" is true.
                self.save_as(path, then)
                return
            self.origin = str(path)
            document.saved_as(path)
            self.messages.good(
                f"Saved as {path.name}", "Every change is kept in this file from now on."
            )
            if then is not None:
                then()

        self._run(work, done, f"{path.name} was not saved", f"Saving {path.name}")

    def export_workbook(self, path: Path) -> None:
        """Write the landscape as a workbook that can come back."""
        snapshot = self._need().landscape.snapshot()

        def work(progress: Progress) -> None:
            from belvedere.operations import files

            files.export_workbook(snapshot, path, progress)

        def done(_: None) -> None:
            self.exported.emit(snapshot.id, snapshot.revision)
            tables = sum(1 for table in _tables() if len(snapshot.rows(table)))
            self.messages.good(
                f"Exported {tables} tables to {path.name}",
                "Edited and sent back, it is compared cell by cell: Data, Import.",
            )

        self._run(
            work,
            done,
            f"{path.name} was not written",
            f"Exporting {path.name}",
            self._beside(path, self.export_workbook),
        )

    def export_comparison(
        self, path: Path, assets: Sequence[str], baseline: str | None, only_differences: bool
    ) -> None:
        """Write a comparison of assets as it is on the screen; the suffix chooses the format."""
        snapshot = self._need().landscape.snapshot()

        def work(progress: Progress) -> None:
            from belvedere.operations import compare

            compare.compare_to_file(
                snapshot, assets, path, baseline=baseline, only_differences=only_differences
            )

        def done(_: None) -> None:
            self.messages.good(
                f"Wrote {path.name}", "Every number in it carries the mark of its source."
            )

        again = lambda other: self.export_comparison(other, assets, baseline, only_differences)  # noqa: E731
        self._run(
            work,
            done,
            f"{path.name} was not written",
            f"Writing {path.name}",
            self._beside(path, again),
        )

    # ------------------------------------------------------------------ import
    def review(self, path: Path) -> None:
        """Compare a file with the open landscape and show what it would change."""
        snapshot = self._need().landscape.snapshot()

        def work(progress: Progress) -> tuple[Review, Incoming]:
            from belvedere.operations import imports

            return imports.review_import(snapshot, path, progress)

        def done(found: tuple[Review, Incoming]) -> None:
            self._review = found[0]
            self.review_ready.emit(found[0], _how_compared(snapshot, found[1]))

        self._run(work, done, f"{path.name} was not read", f"Reading {path.name}")

    def apply_review(self, ticked: set[int]) -> None:
        """Apply the ticked items of the review as one change set."""
        from belvedere.operations import imports

        document, review = self._need(), self._review
        if review is None:
            return
        before, count = document.landscape.revision, len(ticked)
        try:
            change_set = imports.apply_review(review, ticked)
            document.apply(change_set)
        except BelvedereError as error:
            self.messages.error(error.what, error.remedy)
            if document.landscape.revision == before:
                return
            # Applied, only not written to the file: that is no reason to apply it once more.
        else:
            self.messages.good(
                f"Applied {count} {'item' if count == 1 else 'items'} of {review.name}",
                "Ctrl+Z takes all of it back.",
            )
        self._review = None
        self.applied.emit()

    # ------------------------------------------------------------------ undo
    def undo(self) -> None:
        """Take the last change back."""
        self._step(self._need().undo, "Undid")

    def redo(self) -> None:
        """Apply again what was undone last."""
        self._step(self._need().redo, "Did again")

    def _step(self, step: Callable[[], object], verb: str) -> None:
        try:
            done = step()
        except BelvedereError as error:
            self.messages.error(error.what, error.remedy)
            return
        if done is not None:
            reason = str(getattr(done, "reason", ""))
            self.messages.info(f"{verb}: {reason[:1].lower()}{reason[1:]}")

    # ------------------------------------------------------------------ private
    def _need(self) -> Document:
        if self.document is None:
            raise BelvedereError("No landscape is open", remedy="Open one first")
        return self.document

    def _run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: str,
        title: str,
        remedy: Remedy | None = None,
    ) -> None:
        self.jobs.run(
            work, on_done=done, on_error=partial(self._on_error, failed, remedy=remedy), title=title
        )

    def _beside(self, path: Path, write: Callable[[Path], object]) -> Remedy:
        def copy() -> None:
            number = 2
            while (other := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
                number += 1
            write(other)

        return Remedy("Save a copy beside it", copy)

    def _on_error(self, failed: str, error: BaseException, remedy: Remedy | None = None) -> None:
        if isinstance(error, Cancelled):
            self.messages.info(f"{failed}: cancelled")
        elif isinstance(error, BelvedereError):
            self.messages.error(failed, str(error), remedy)
        elif isinstance(error, OSError):
            place = f" ({error.filename})" if error.filename else ""
            self.messages.error(failed, f"{error.strerror or error}{place}", remedy)
        else:
            raise error


def _tables() -> Sequence[str]:
    from belvedere.schema import TABLES

    return tuple(TABLES)


def _listed(problems: Sequence[Problem]) -> str:
    lines = [str(problem) for problem in problems[:_MOST_LISTED]]
    if len(problems) > _MOST_LISTED:
        lines.append(f"and {len(problems) - _MOST_LISTED} more; `belvedere check` lists all")
    return "\n".join(lines)


def _how_compared(landscape: Landscape, incoming: Incoming) -> str:
    if incoming.landscape_id == landscape.id and incoming.revision >= 0:
        now = landscape.revision
        at = (
            "the same revision"
            if incoming.revision == now
            else f"revision {incoming.revision}, now at {now}"
        )
        return f"exported from this landscape at {at} · two-way"
    return "not exported from this landscape · two-way, by key"

"""The search of a table page: while typing, off the UI thread where the table is large, and from hit to hit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from belvedere.progress import Cancelled, Progress
from belvedere.query import Positions, Query, hit_cells, run
from belvedere.ui.jobs import Job, Jobs

if TYPE_CHECKING:
    from belvedere.ui.views.table_page import TablePage

LARGE = 50_000
"""Rows from which on a search is worth a thread."""


class TableSearch(QObject):
    """Runs what is typed into the search field; a newer text cancels the older."""

    def __init__(self, page: TablePage, jobs: Jobs | None) -> None:
        """Watch the search field of a page.

        Args:
            page: The page.
            jobs: Where large searches run; None runs all at once, as in a page of its own.
        """
        super().__init__(page)
        self._page = page
        self._jobs = jobs
        self._job: Job | None = None
        self._hits: tuple[tuple[Query, tuple[str, ...]], Positions] | None = None
        page.search.searched.connect(self.start)
        page.search.returnPressed.connect(page.grid.setFocus)
        page.model.counted.connect(self._forget)
        page.document.destroyed.connect(self.cancel)

    @property
    def pending(self) -> bool:
        """Whether what stands in the field is not what the page shows yet."""
        return self._job is not None or self._page.search.waiting

    def cancel(self) -> None:
        """Let the page show what it shows."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def start(self, text: str) -> None:
        """Search for a text."""
        query = replace(self._page.model.query, search=text)
        self.cancel()
        if self._jobs is None or self._page.model.total < LARGE:
            self._page.show_query(query)
            return
        snapshot = self._page.document.landscape.snapshot()

        def work(progress: Progress) -> Positions:
            return run(snapshot, query, progress)

        def done(positions: Positions) -> None:
            # One that was done before it could be cancelled is no longer wanted either.
            if job is self._job:
                self._on_done(query, snapshot.revision, positions)

        job = self._jobs.run(
            work, on_done=done, on_error=_raise_unless_cancelled, title="Searching", lane="pool"
        )
        self._job = job

    def step(self, direction: int) -> str:
        """Go to the next hit (1) or the one before (-1), around the ends; return what to say."""
        page = self._page
        columns = page.grid.visible_columns()
        if not page.model.query.search.split():
            page.search.setFocus()
            return "Type something to search for first"
        hits = self._found(columns)
        if not len(hits):
            return "No cell shown holds the search"
        now = page.grid.currentIndex()
        place = columns.index(now.column()) if now.column() in columns else -1
        here = now.row() * len(columns) + place if now.isValid() else -1
        after, before = bisect_right(hits, here), bisect_left(hits, here) - 1
        at = (after if direction > 0 else before) % len(hits)
        row, column = divmod(int(hits[at]), len(columns))
        index = page.model.index(row, columns[column])
        page.grid.setCurrentIndex(index)
        page.grid.scrollTo(index)
        return f"Hit {at + 1:,} of {len(hits):,}"

    def _found(self, columns: list[int]) -> Positions:
        model = self._page.model
        asked = (model.query, tuple(model.fields[column].name for column in columns))
        if self._hits is None or self._hits[0] != asked:
            found = hit_cells(model.document.landscape, *asked, model.positions)
            self._hits = (asked, found)
        return self._hits[1]

    def _forget(self) -> None:
        self._hits = None

    def _on_done(self, query: Query, revision: int, positions: Positions) -> None:
        self._job = None
        page = self._page
        asked = replace(page.model.query, search=query.search)
        if asked == query and page.document.landscape.revision == revision:
            page.show_query(query, positions)
        else:
            # Filters, order or rows are others by now, and positions with them.
            self.start(query.search)


def _raise_unless_cancelled(error: BaseException) -> None:
    if not isinstance(error, Cancelled):
        raise error

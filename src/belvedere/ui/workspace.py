"""The pages of one open document, with the inspector beside them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QSplitter, QStackedWidget

from belvedere.landscape import Announcement
from belvedere.landscape.names import names_of
from belvedere.query import Condition, Query, from_text, to_text
from belvedere.reconcile import Review
from belvedere.schema import TABLES
from belvedere.ui.delegates import text
from belvedere.ui.document import Document
from belvedere.ui.jobs import Jobs
from belvedere.ui.messages import Messages, Remedy
from belvedere.ui.settings import ColumnSetting, Settings
from belvedere.ui.views.command_palette import Entry
from belvedere.ui.views.compare_page import ComparePage
from belvedere.ui.views.grid_state import ColumnState, Density
from belvedere.ui.views.inspector import WIDTH as INSPECTOR_WIDTH
from belvedere.ui.views.inspector import Inspector
from belvedere.ui.views.review_page import ReviewPage
from belvedere.ui.views.table_page import TablePage

COMPARE = "compare"
REVIEW = "review"
_NARROW = 900  # of the window; below, cells need the width more than the inspector
Page = TablePage | ComparePage | ReviewPage


class Workspace(QSplitter):
    """Makes pages when they are first asked for, and leads from one to another."""

    summary_changed = Signal(str)
    said = Signal(str)
    page_changed = Signal(str)
    selection_changed = Signal()
    export_wanted = Signal(str)
    """The comparison is to be written to a file of this suffix."""
    deed_wanted = Signal(str)
    """An action of the window is wanted, by its id."""
    apply_wanted = Signal()
    """The ticked items of the review are to be applied."""

    def __init__(
        self,
        document: Document,
        messages: Messages,
        settings: Settings,
        jobs: Jobs | None = None,
    ) -> None:
        """Make the workspace of a document; searches of large tables run in `jobs`."""
        super().__init__(Qt.Orientation.Horizontal)
        self._jobs = jobs
        self.document = document
        self._messages = messages
        self._settings = settings
        self._pages: dict[str, Page] = {}
        self._density: Density = settings.density
        text.set_zoom(settings.zoom)
        self._before_review = "assets"
        self._narrow = self._asked_narrow = False
        self.stack = QStackedWidget()
        self.inspector = Inspector()
        self.inspector.set_document(document)
        self.inspector.record_wanted.connect(self.go_to)
        self.inspector.records_wanted.connect(self.show_referring)
        self.inspector.link_wanted.connect(self.open_link)
        self.addWidget(self.stack)
        self.addWidget(self.inspector)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setSizes([10_000, INSPECTOR_WIDTH])
        document.changed.connect(self._on_changed)

    # ------------------------------------------------------------------ pages
    @property
    def page_id(self) -> str:
        """The id of the page on show; empty before the first."""
        page = self.stack.currentWidget()
        return next((id_ for id_, each in self._pages.items() if each is page), "")

    @property
    def page(self) -> Page | None:
        """The page on show."""
        return self._pages.get(self.page_id)

    @property
    def table_page(self) -> TablePage | None:
        """The page on show if it is a table."""
        return self.page if isinstance(self.page, TablePage) else None

    def show_page(self, id_: str) -> None:
        """Show a page: the name of a table, `compare` or `review`."""
        if id_ == self.page_id or (id_ not in TABLES and id_ not in (COMPARE, REVIEW)):
            return
        page = self._get(id_)
        self.stack.setCurrentWidget(page)
        page.setFocus()
        self.show_inspector()
        self._follow(page)
        self.page_changed.emit(id_)

    def get_table(self, table: str) -> TablePage:
        """Return the page of a table, made if it was never shown."""
        page = self._get(table)
        assert isinstance(page, TablePage)
        return page

    @property
    def compare_page(self) -> ComparePage:
        """The comparison, made if it was never shown."""
        page = self._get(COMPARE)
        assert isinstance(page, ComparePage)
        return page

    @property
    def compares(self) -> bool:
        """Whether assets stand side by side; a comparison that was never shown is not made for the question."""
        page = self._pages.get(COMPARE)
        return isinstance(page, ComparePage) and len(page.assets) > 1

    @property
    def review_page(self) -> ReviewPage:
        """The review, made if it was never shown."""
        page = self._get(REVIEW)
        assert isinstance(page, ReviewPage)
        return page

    # ------------------------------------------------------------------ ways
    def go_to(self, table: str, key: str, field: str = "") -> None:
        """Show a record in its table."""
        self.show_page(table)
        self.get_table(table).select(key, field)

    def show_referring(self, table: str, field: str, key: str) -> None:
        """Show all records of a table that name a record."""
        self.get_table(table).show_query(Query(table, (Condition(field, "any of", (key,)),)))
        self.show_page(table)

    def compare(self, assets: list[str]) -> None:
        """Put assets side by side; without any, go to the comparison as it is."""
        if len(assets) > 1:
            self.compare_page.set_assets(assets[:8])
            if len(assets) > 8:
                self.said.emit(f"The first 8 of {len(assets)} assets are compared")
        elif assets and assets[0] not in self.compare_page.assets:
            self.compare_page.set_assets([*self.compare_page.assets, *assets][-8:])
        self.show_page(COMPARE)

    def show_review(self, review: Review, subtitle: str) -> None:
        """Show what an incoming file would change."""
        if self.page_id != REVIEW:
            self._before_review = self.page_id or "assets"
        self.review_page.show_review(review, review.name, subtitle)
        self.show_page(REVIEW)

    def leave_review(self) -> None:
        """Go back to where the user was before the review."""
        self.show_page(self._before_review)

    def open_link(self, address: str) -> None:
        """Open an address in the browser."""
        if not QDesktopServices.openUrl(QUrl(address)):
            self._messages.warn("The browser could not be started", f"The address is {address}")

    # ------------------------------------------------------------------ deeds on the page shown
    def copy(self, *, with_headers: bool) -> None:
        """Copy what is selected, in a text field or on the page."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit) and focus.hasSelectedText():
            focus.copy()
        elif isinstance(self.page, TablePage):
            self.said.emit(self.page.copy(with_headers=with_headers))
        elif self.page is not None:
            self.said.emit(self.page.copy(with_headers))

    def on_table(self, deed: Callable[[TablePage], object]) -> None:
        """Do something with the table on show, if one is."""
        if self.table_page is not None:
            deed(self.table_page)

    def show_inspector(self, shown: bool | None = None) -> None:
        """Show or hide the inspector beside pages like the one on show; None leaves it as the user had it.

        Tables have it beside them at first; comparison and review need the width more.
        """
        flag = "inspector" if isinstance(self.page, TablePage) else f"inspector_{self.page_id}"
        if shown is not None:
            self._settings.flags[flag] = shown
            self._asked_narrow = shown
        wanted = self._settings.flags.get(flag, flag == "inspector")
        room = self._asked_narrow or self.window().width() >= _NARROW
        self.inspector.setVisible(wanted and room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the inspector in a narrow window, unless the user asked for it there."""
        super().resizeEvent(event)
        narrow = self.window().width() < _NARROW
        if narrow != self._narrow:
            self._narrow, self._asked_narrow = narrow, False
            self.show_inspector()
            self.selection_changed.emit()  # the window looks again at what its actions show

    def set_density(self, density: Density) -> None:
        """Set the row height of all tables."""
        self._density = density
        for page in self._pages.values():
            if isinstance(page, TablePage):
                page.look.set_density(density)

    def set_zoom(self, percent: int) -> None:
        """Write the cells of all tables larger or smaller."""
        ratio = percent / text.Zoom.percent
        text.set_zoom(percent)
        for page in self._pages.values():
            if isinstance(page, TablePage):
                page.look.rescale(ratio)

    def entries(self) -> list[Entry]:
        """Return what Ctrl+K finds beside actions: tables, assets, columns of the table on show."""
        landscape = self.document.landscape
        found = [
            Entry("Table", table.title, table.help, "table", partial(self.show_page, name))
            for name, table in TABLES.items()
        ]
        for key in landscape.rows("assets").index:
            names = names_of(landscape, "assets", key)
            other = " · ".join(names[1:-1])
            run: Callable[[], object] = partial(self.go_to, "assets", key)
            found.append(Entry("Asset", names[0], other, "belvedere", run))
        if page := self.table_page:
            for column, field in enumerate(page.model.fields):
                run = partial(page.go_to_column, column)
                found.append(Entry("Column", field.title, field.help, "columns", run))
        return found

    # ------------------------------------------------------------------ private
    def _get(self, id_: str) -> Page:
        if id_ not in self._pages:
            page = self._make(id_)
            self._pages[id_] = page
            self.stack.addWidget(page)
        return self._pages[id_]

    def _make(self, id_: str) -> Page:
        if id_ == COMPARE:
            return self._make_compare()
        if id_ == REVIEW:
            return self._make_review()
        return self._make_table(id_)

    def _make_table(self, table: str) -> TablePage:
        page = TablePage(self.document, table, self._jobs)
        saved = self._settings.columns.get(table)
        if saved:
            page.restore([ColumnState(each.name, each.width, each.hidden) for each in saved])
        page.look.set_density(self._density)
        if kept := self._settings.queries.get(table):
            page.show_query(from_text(self.document.landscape, table, kept))
        page.record_selected.connect(self.inspector.show_record)
        page.grid.selectionModel().selectionChanged.connect(
            lambda *_: self.selection_changed.emit()
        )
        page.record_wanted.connect(self.go_to)
        page.link_wanted.connect(self.open_link)
        page.compare_wanted.connect(self.compare)
        page.said.connect(self.said)
        page.deed_wanted.connect(self.deed_wanted)
        page.refused.connect(self._on_refused)
        page.warned.connect(self._messages.warn)
        page.summary_changed.connect(lambda text: self._tell(page, text))
        page.model.counted.connect(lambda: self._remember_query(page))
        page.grid.columns_changed.connect(lambda: self._remember_columns(page))
        return page

    def _make_compare(self) -> ComparePage:
        page = ComparePage(self.document)
        page.said.connect(self.said)
        page.record_selected.connect(self.inspector.show_record)
        page.summary_changed.connect(lambda text: self._tell(page, text))
        page.export_requested.connect(self.export_wanted)
        return page

    def _make_review(self) -> ReviewPage:
        page = ReviewPage(self.document)
        page.said.connect(self.said)
        page.record_selected.connect(self.inspector.show_record)
        page.summary_changed.connect(lambda text: self._tell(page, text))
        page.apply_requested.connect(self.apply_wanted)
        page.cancelled.connect(self.leave_review)
        return page

    def _follow(self, page: Page) -> None:
        if isinstance(page, TablePage):
            if not page.current[0] and page.model.rowCount():
                page.select(page.model.key_at(0))
            self.inspector.show_record(page.table if page.current[0] else "", *page.current)
        self._tell(page, page.summary)

    def _tell(self, page: Page, text: str) -> None:
        if page is self.page:
            self.summary_changed.emit(text)

    def _remember_columns(self, page: TablePage) -> None:
        states = page.grid.column_state()
        self._settings.set_columns(
            page.table, [ColumnSetting(s.name, s.width, s.hidden) for s in states]
        )

    def _remember_query(self, page: TablePage) -> None:
        self._settings.queries[page.table] = to_text(page.model.query)

    def _on_refused(self, what: str, why: str, again: Callable[[], object] | None) -> None:
        self._messages.error(what, why, Remedy("Edit again", again) if again else None)

    def _on_changed(self, announcement: Announcement) -> None:
        self.inspector.refresh()

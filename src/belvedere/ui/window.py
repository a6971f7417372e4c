"""The main window: it only assembles. It paints before anything heavy is imported."""

from __future__ import annotations

from base64 import b64decode, b64encode
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from belvedere.schema import TABLES
from belvedere.ui import commands, icons
from belvedere.ui.actions import Actions
from belvedere.ui.commands.compare import export as export_comparison
from belvedere.ui.commands.file import save
from belvedere.ui.dialogs.about import AboutDialog
from belvedere.ui.dialogs.shortcuts import ShortcutsDialog
from belvedere.ui.jobs import JobIndicator, Jobs
from belvedere.ui.messages import MessageBar, Messages, Remedy
from belvedere.ui.mnemonics import literal
from belvedere.ui.session import SUFFIX, Session
from belvedere.ui.views.command_palette import CommandPalette, Entry, action_entries
from belvedere.ui.views.empty_state import EmptyState
from belvedere.ui.views.navigation import WIDTH as NAVIGATION_WIDTH
from belvedere.ui.views.navigation import Navigation, Place, Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from belvedere.ui.document import Document
    from belvedere.ui.settings import DensityChoice, Settings, ThemeChoice
    from belvedere.ui.theme import ThemeSwitch
    from belvedere.ui.views.table_page import TablePage
    from belvedere.ui.workspace import Workspace

_MOST_REASON = 48
_ZOOMS = (70, 200)
_FRAME = QSize(16, 40)  # what systems put around a window at most: borders, title bar


class MainWindow(QMainWindow):
    """Navigation, the workspace of the open document, status.

    Attributes:
        session: What is done with files.
        workspace: The pages of the open document; None until one is open.
        actions_: The registry of actions.
    """

    def __init__(self, settings: Settings, themes: ThemeSwitch) -> None:
        """Make the window without a document; `open` brings one."""
        super().__init__()
        self.settings = settings
        self._themes = themes
        self.jobs = Jobs(self)
        self.messages = Messages(self)
        self.session = Session(self.jobs, self.messages, self)
        self.workspace: Workspace | None = None
        self.navigation = Navigation()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._waiting = EmptyState("belvedere", "Opening the landscape…")
        self._summary, self._saved, self._as_of = QLabel(), QLabel(), QLabel()
        # What can be done depends on what is selected: asked once per turn of the event loop, not per cell.
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._compose()
        self.actions_ = Actions(self, commands.declare(self))
        menus = self.actions_.fill_menu_bar(self.menuBar())
        recent = QMenu("Open Recent", self)
        recent.aboutToShow.connect(lambda: self._fill_recent(recent))
        menus["File"].insertMenu(self.actions_.get("file.open_her2"), recent)
        self.palette_ = CommandPalette(self, [lambda: action_entries(self.actions_), self._entries])
        self._connect()
        self._restore_place()

    # ------------------------------------------------------------------ documents
    def open(self, path: Path | None) -> None:
        """Open a file in place of the document, after asking what to do with unsaved changes."""
        if self._may_leave(lambda: self.session.open(path)):
            self.session.open(path)

    def show_page(self, id_: str) -> None:
        """Show a page of the workspace by its id, if a document is open."""
        if self.workspace is not None:
            self.workspace.show_page(id_)

    def _on_opened(self, document: Document) -> None:
        from belvedere.ui.workspace import Workspace

        old = self.workspace
        if self.session.origin != self.settings.last_file:
            self.settings.queries.clear()
        document.exported = self.settings.exports.get(document.landscape.id)
        workspace = Workspace(document, self.messages, self.settings, self.jobs)
        self.workspace = workspace
        self._splitter.replaceWidget(1, workspace)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes(self.settings.splitters.get("main") or [NAVIGATION_WIDTH, 10_000])
        if sizes := self.settings.splitters.get("workspace"):
            workspace.setSizes(sizes)
        for gone in (old, self._waiting):
            if gone is not None:
                gone.hide()
                gone.deleteLater() if gone is old else gone.setParent(None)
        workspace.show()
        workspace.summary_changed.connect(self._summary.setText)
        workspace.said.connect(lambda text: self.statusBar().showMessage(text, 6000))
        workspace.page_changed.connect(self._on_page)
        workspace.summary_changed.connect(self._settle.start)
        workspace.selection_changed.connect(self._settle.start)
        workspace.export_wanted.connect(lambda suffix: export_comparison(self, suffix))
        workspace.deed_wanted.connect(self.actions_.run)
        workspace.apply_wanted.connect(
            lambda: self.session.apply_review(workspace.review_page.ticked())
        )
        document.changed.connect(self._refresh)
        document.state_changed.connect(self._refresh)
        self._show_counts()
        page = (
            self.settings.last_view if self.settings.last_view in (*TABLES, "compare") else "assets"
        )
        workspace.show_page(page)
        self._refresh()

    def _may_leave(self, then: Callable[[], object]) -> bool:
        """Return whether nothing would be lost; where the user saves first, `then` is done after that."""
        document = self.session.document
        if document is None or not document.unsaved:
            return True
        answer = self.messages.ask(
            f"Save the changes to {document.name}?",
            "They are in no file yet and would be lost.",
            [("save", "Save As…"), ("discard", "Discard"), ("cancel", "Cancel")],
            self,
        )
        if answer == "save":
            save(self, then)
        return answer == "discard"

    # ------------------------------------------------------------------ look
    def choose_theme(self, choice: ThemeChoice) -> None:
        """Use a theme from now on."""
        self.settings.theme = choice
        self._themes.choose(choice)

    def switch_theme(self) -> None:
        """Go to the other theme, whatever the system has."""
        self.choose_theme("light" if self._themes.theme.name == "dark" else "dark")

    def choose_density(self, choice: DensityChoice) -> None:
        """Use a row height from now on."""
        self.settings.density = choice
        if self.workspace is not None:
            self.workspace.set_density(choice)

    @property
    def table_page(self) -> TablePage | None:
        """The table on show, if one is."""
        return self.workspace.table_page if self.workspace is not None else None

    def wrap_text(self, wrap: bool) -> None:
        """Break long texts of the table on show into lines, or cut them."""
        if self.table_page is not None:
            self.table_page.look.set_wrap(wrap)

    def zoom(self, step: int) -> None:
        """Write cells larger or smaller by some per cent; 0 goes back to the usual size."""
        if self.workspace is not None:
            wanted = self.settings.zoom + step if step else 100
            self.settings.zoom = min(max(wanted, _ZOOMS[0]), _ZOOMS[1])
            self.workspace.set_zoom(self.settings.zoom)

    def show_navigation(self, shown: bool) -> None:
        """Show or hide the left panel."""
        self.navigation.setVisible(shown)

    def show_inspector(self, shown: bool) -> None:
        """Show or hide the right panel."""
        if self.workspace is not None:
            self.workspace.show_inspector(shown)

    def open_palette(self) -> None:
        """Open the overlay that finds anything by name."""
        self.palette_.open()

    def show_shortcuts(self) -> None:
        """Show all actions with their keys."""
        ShortcutsDialog(self.actions_, self).open()

    def show_about(self) -> None:
        """Show what this program is."""
        AboutDialog(self).open()

    def show_crash(self, report: str) -> None:
        """Say that something unexpected happened, without a traceback; the report can be copied."""
        document = self.session.document
        kept = (
            "Everything done so far is saved."
            if document and not document.unsaved
            else "Nothing is lost: the window goes on, and your changes are still here."
        )
        copy = Remedy("Copy the report", lambda: QGuiApplication.clipboard().setText(report))
        self.messages.error("Something unexpected went wrong", kept, copy)

    # ------------------------------------------------------------------ Qt's own
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one file or folder."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped; a workbook may also be reviewed and imported."""
        path = Path(event.mimeData().urls()[0].toLocalFile())
        event.acceptProposedAction()
        if self.session.document is None or path.is_dir() or path.suffix.lower() == SUFFIX:
            self.open(path)
            return
        answer = self.messages.ask(
            f"What about {path.name}?",
            f"Review shows what it would change in {self.session.document.name}, cell by cell. "
            "Open shows it on its own.",
            [("review", "Review and Import"), ("open", "Open")],
            self,
        )
        if answer == "review":
            self.session.review(path)
        elif answer == "open":
            self.open(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what must not be lost, remember the rest."""
        if not self._may_leave(self.close):
            event.ignore()
            return
        self._remember_place()
        self.jobs.shut_down()
        event.accept()

    # ------------------------------------------------------------------ private
    def _compose(self) -> None:
        self.setWindowTitle("Belvedere")
        self.setWindowIcon(icons.app_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(760, 480)
        self._splitter.addWidget(self.navigation)
        self._splitter.addWidget(self._waiting)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([NAVIGATION_WIDTH, 10_000])
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._splitter, 1)
        MessageBar(self.messages, content)
        self.setCentralWidget(content)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self._summary, 1)
        for widget in (JobIndicator(self.jobs), self._saved, self._as_of):
            bar.addPermanentWidget(widget)
        self._show_counts()

    def _connect(self) -> None:
        self._settle.timeout.connect(self.actions_.refresh)
        self.navigation.chosen.connect(self.show_page)
        self.session.opened.connect(self._on_opened)
        self.session.open_failed.connect(
            lambda: self._waiting.set_text("No landscape is open", "Open one, or drop a file here.")
        )
        self.session.review_ready.connect(
            lambda review, how: self.workspace.show_review(review, how) if self.workspace else None
        )
        self.session.exported.connect(self._on_exported)
        self.session.applied.connect(
            lambda: self.workspace.leave_review() if self.workspace else None
        )

    def _note_file(self) -> None:
        origin = self.session.origin
        self.settings.last_file = origin
        if origin:
            self.settings.add_recent(origin)

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for name in self.settings.recent:
            path = Path(name)
            action = menu.addAction(path.name, partial(self.open, path))
            action.setToolTip(name)
            action.setEnabled(path.exists())
        if not self.settings.recent:
            menu.addAction("No file opened yet").setEnabled(False)

    def _on_exported(self, landscape: str, revision: int) -> None:
        self.settings.exports[landscape] = revision
        document = self.session.document
        if document is not None and document.landscape.id == landscape:
            document.note_export(revision)

    def _show_counts(self) -> None:
        landscape = self.session.document.landscape if self.session.document else None
        places = [
            Place(table.name, table.title, len(landscape.rows(table.name)) if landscape else None)
            for table in TABLES.values()
        ]
        views = Section("Views", (Place("compare", "Compare"),))
        self.navigation.set_sections([Section("Tables", tuple(places)), views])
        if self.workspace is not None:
            self.navigation.choose(self.workspace.page_id)

    def _on_page(self, id_: str) -> None:
        self.navigation.choose(id_)
        self.settings.last_view = id_
        self.actions_.refresh()

    def _refresh(self, *_: object) -> None:
        document = self.session.document
        if document is None:
            return
        for table in TABLES:
            self.navigation.set_count(table, len(document.landscape.rows(table)))
        self._note_file()
        self.setWindowTitle(f"{document.name}{'*' if document.unsaved else ''} — Belvedere")
        self._saved.setText(document.saved_text)
        from belvedere.landscape.derived import newest as newest_of

        newest = newest_of(document.landscape)
        self._as_of.setText(f"sources to {newest.reading()}" if newest else "sources undated")
        self._as_of.setToolTip(
            "The latest date on which any source states anything in this landscape"
        )
        history = document.landscape.history
        for id_, verb, change_set in (
            ("edit.undo", "Undo", history.undoable),
            ("edit.redo", "Redo", history.redoable),
        ):
            reason = change_set.reason if change_set else ""
            short = reason if len(reason) <= _MOST_REASON else f"{reason[: _MOST_REASON - 1]}…"
            self.actions_.get(id_).setText(literal(f"{verb} {short}".strip()))
        self.actions_.refresh()

    def _entries(self) -> list[Entry]:
        return list(self.workspace.entries()) if self.workspace is not None else []

    def _restore_place(self) -> None:
        if self.settings.geometry:
            self.restoreGeometry(QByteArray(b64decode(self.settings.geometry)))
            return
        # Frame and title bar are known only once the window is shown, which would be too late.
        room = QGuiApplication.primaryScreen().availableGeometry()
        inner = room.size() - _FRAME
        self.resize(QSize(1440, 900).boundedTo(inner))
        around = self.size() + _FRAME
        self.move(
            room.left() + (room.width() - around.width()) // 2,
            room.top() + (room.height() - around.height()) // 2,
        )

    def _remember_place(self) -> None:
        self.settings.geometry = b64encode(self.saveGeometry().data()).decode()
        self.settings.splitters["main"] = self._splitter.sizes()
        if self.workspace is not None:
            self.settings.splitters["workspace"] = self.workspace.sizes()

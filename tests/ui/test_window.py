"""The whole program from the window: what a week with it consists of."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from belvedere.operations import files
from belvedere.query import Condition, Query, SortBy
from belvedere.schema import TABLES
from belvedere.ui import settings as settings_
from belvedere.ui import theme
from belvedere.ui.messages import Question
from belvedere.ui.settings import Settings
from belvedere.ui.theme import ThemeSwitch
from belvedere.ui.views.navigation import Place
from belvedere.ui.window import MainWindow
from belvedere.ui.workspace import Workspace
from tests.examples import contents, small
from tests.ui.opened import (
    REZETECAN,
    document_of,
    edit_workbook,
    her2,
    last,
    make_window,
    open_path,
    show_her2,
    type_into,
    workspace_of,
)

WAIT = 20_000
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return make_window(qtbot)


@pytest.fixture
def shown(window: MainWindow) -> Workspace:
    return show_her2(window)


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.jobs.active, timeout=WAIT)


def answer(window: MainWindow, given: str) -> list[Question]:
    """Answer every question alike; return those asked."""
    asked: list[Question] = []

    def reply(question: Question) -> str:
        asked.append(question)
        return given

    window.messages.answer = reply
    return asked


def save_to(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def texts(window: QWidget) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window)]


def counts(window: MainWindow) -> dict[str, int | None]:
    model = window.navigation.model
    rows = (model.index(row).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount()))
    return {row.id: row.count for row in rows if isinstance(row, Place)}


# ---------------------------------------------------------------------- start
def test_the_first_start_shows_the_assets_of_her2(qtbot: QtBot, window: MainWindow) -> None:
    assert "Opening the landscape…" in texts(window)
    workspace = open_path(qtbot, window, None)
    assert window.windowTitle() == "HER2 landscape — Belvedere"
    assert workspace.page_id == window.navigation.current() == "assets"
    expected: dict[str, int | None] = {name: len(her2().rows(name)) for name in TABLES}
    found = counts(window)
    assert {name: found[name] for name in TABLES} == expected
    assert expected["assets"] == 36
    assert {"36 assets", "No changes"} <= set(texts(window))
    assert window.messages.recorded == []


def test_a_failed_start_does_not_wait_for_ever(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.open_failed, timeout=WAIT):
        window.open(tmp_path / "gone.landscape")
    assert last(window.messages).level == "error"
    assert "Opening the landscape…" not in texts(window)
    open_path(qtbot, window, None)
    assert workspace_of(window).page_id == "assets"


class Flashes(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_nothing_flashes_up_beside_the_window(window: MainWindow) -> None:
    watch, app = Flashes(), QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    workspace = show_her2(window)
    for place in (*TABLES, "compare"):
        workspace.show_page(place)
    workspace.compare([REZETECAN, "trastuzumab-deruxtecan"])
    workspace.show_page("review")
    app.removeEventFilter(watch)
    assert watch.shown == []
    assert window.isActiveWindow()


def test_another_file_takes_the_place_of_the_first(
    qtbot: QtBot, window: MainWindow, shown: Workspace, tmp_path: Path
) -> None:
    files.save(small(), tmp_path / "two.landscape")
    shown.show_page("compare")
    second = open_path(qtbot, window, tmp_path / "two.landscape")
    assert second is not shown
    assert counts(window)["assets"] == 2
    assert window.windowTitle() == "two — Belvedere"
    assert second.page_id == "compare"


# ---------------------------------------------------------------------- places
def test_the_navigation_leads_to_every_table(
    qtbot: QtBot, window: MainWindow, shown: Workspace
) -> None:
    for place in (*TABLES, "compare"):
        row = window.navigation.model.row_of(place)
        rect = window.navigation.list.visualRect(window.navigation.model.index(row))
        qtbot.mouseClick(
            window.navigation.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center()
        )
        assert shown.page_id == window.settings.last_view == place
        assert shown.page is not None
        assert shown.page.isVisible()


def test_a_table_without_assets_offers_no_comparison(
    qtbot: QtBot, window: MainWindow, shown: Workspace
) -> None:
    shown.show_page("companies")
    window.resize(1100, 700)
    assert not shown.get_table("companies").compare_button.isVisible()
    shown.show_page("deals")
    assert shown.get_table("deals").compare_button.isVisible()


def test_all_pages_open_at_the_smallest_size(window: MainWindow, shown: Workspace) -> None:
    window.resize(760, 480)
    for place in (*TABLES, "compare"):
        shown.show_page(place)
        assert not window.grab().isNull()
    assert (window.width(), window.height()) == (760, 480)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1100, 700), (1920, 1080)])
def test_the_first_window_fits_into_the_screen_with_its_frame(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, width: int, height: int
) -> None:
    room = QRect(0, 25, width, height - 25)

    class Screen:
        def availableGeometry(self) -> QRect:
            return room

    with monkeypatch.context() as patch:
        patch.setattr(QGuiApplication, "primaryScreen", Screen)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        window = MainWindow(Settings(theme="light"), ThemeSwitch(app, "light"))
        qtbot.addWidget(window)
    left, above = window.x() - room.left(), window.y() - room.top()
    assert left >= 0
    assert above >= 0
    assert abs(left - (room.right() - window.x() - window.width())) <= 20
    assert window.height() + 40 <= room.height()
    assert window.width() <= 1440


def test_a_narrow_window_leaves_the_inspector_out_unless_asked_for(
    qtbot: QtBot, window: MainWindow, shown: Workspace
) -> None:
    assert shown.inspector.isVisible()
    window.resize(760, 480)
    qtbot.waitUntil(shown.inspector.isHidden)
    qtbot.waitUntil(lambda: not window.actions_.get("view.inspector").isChecked())
    bar = shown.get_table("assets").header
    assert bar._more.isVisible()
    assert bar._more.geometry().right() < bar.width()
    shown.show_page("deals")
    assert shown.inspector.isHidden()
    window.actions_.get("view.inspector").trigger()
    assert shown.inspector.isVisible()
    window.resize(780, 480)
    shown.show_page("assets")
    assert shown.inspector.isVisible()
    primary = shown.get_table("assets").compare_button
    qtbot.waitUntil(lambda: primary.width() >= primary.sizeHint().width())
    window.resize(1280, 800)
    assert shown.inspector.isVisible()


def test_finding_an_asset_by_its_code(qtbot: QtBot, window: MainWindow, shown: Workspace) -> None:
    shown.show_page("deals")
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    palette = window.palette_
    assert palette.isVisible()
    qtbot.keyClicks(palette.field, "shr-a1811")
    assert palette.model.entry(0).title == "trastuzumab rezetecan"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert shown.page_id == "assets"
    assert shown.get_table("assets").current[0] == REZETECAN
    assert shown.get_table("assets").grid.hasFocus()


def test_an_asset_that_a_filter_hides_is_found_all_the_same(
    window: MainWindow, shown: Workspace
) -> None:
    page = shown.get_table("assets")
    page.show_query(Query("assets", (Condition("name", "contains", ("no such",)),)))
    assert page.model.rowCount() == 0
    shown.go_to("assets", REZETECAN)
    assert page.current[0] == REZETECAN


def test_the_inspector_follows_and_leads_on(
    qtbot: QtBot, window: MainWindow, shown: Workspace
) -> None:
    shown.go_to("assets", REZETECAN)
    inspector = shown.inspector
    qtbot.waitUntil(lambda: inspector.record is not None and inspector.record.key == REZETECAN)
    shown.show_referring("deals", "asset", REZETECAN)
    page = shown.get_table("deals")
    assert shown.page_id == "deals"
    assert 0 < page.model.rowCount() < page.model.total
    qtbot.waitUntil(lambda: inspector.record is not None and inspector.record.table == "deals")
    page.search.setText("no such text anywhere")
    page.search.returnPressed.emit()
    assert page.model.rowCount() == 0
    qtbot.waitUntil(lambda: inspector.record is None)


# ---------------------------------------------------------------------- changes
def test_an_edit_is_starred_saved_and_there_again(
    qtbot: QtBot,
    window: MainWindow,
    shown: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    type_into(shown, "assets", REZETECAN, "brand", "Aivida X")
    assert window.windowTitle() == "HER2 landscape* — Belvedere"
    assert "1 change not saved" in texts(window)
    save_to(monkeypatch, tmp_path / "mine")
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    settle(qtbot, window)
    assert window.windowTitle() == "mine — Belvedere"
    assert any(text.startswith("Saved ") for text in texts(window))
    type_into(shown, "assets", "gq1001", "dar", "2.4")
    assert window.windowTitle() == "mine — Belvedere"
    window.close()
    other = make_window(qtbot, window.settings)
    workspace = open_path(qtbot, other, Path(window.settings.last_file))
    page = workspace.get_table("assets")
    assert page.select(REZETECAN, "brand")
    assert page.grid.currentIndex().data() == "Aivida X"
    other.actions_.run("edit.undo")
    other.actions_.run("edit.undo")
    assert contents(document_of(other).landscape) == contents(her2())


def test_undo_and_redo_say_what_they_do(qtbot: QtBot, window: MainWindow, shown: Workspace) -> None:
    undo, redo = window.actions_.get("edit.undo"), window.actions_.get("edit.redo")
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    page = shown.get_table("assets")
    type_into(shown, "assets", "gq1001", "dar", "2.4")
    assert undo.text().startswith("Undo Edit of DAR")
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_Z, CONTROL)
    landscape = document_of(window).landscape
    assert landscape.cell("assets", "gq1001", "dar") == her2().cell("assets", "gq1001", "dar")
    assert (undo.isEnabled(), redo.isEnabled()) == (False, True)
    qtbot.keyClick(page.grid, Qt.Key.Key_Y, CONTROL)
    assert landscape.cell("assets", "gq1001", "dar") == "2.4"
    assert (undo.isEnabled(), redo.isEnabled()) == (True, False)


def test_a_workbook_goes_out_and_comes_back(
    qtbot: QtBot,
    window: MainWindow,
    shown: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, landscape = tmp_path / "out.xlsx", document_of(window).landscape
    before = contents(landscape)
    save_to(monkeypatch, path)
    window.actions_.run("file.export")
    settle(qtbot, window)
    assert last(window.messages).text == "Exported 9 tables to out.xlsx"
    edit_workbook(path)
    shown.show_page("deals")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window.actions_.run("data.import")
    settle(qtbot, window)
    assert shown.page_id == "review"
    page = shown.review_page
    assert sorted((item.kind, item.key, item.field) for item in page.model.items) == [
        ("added", "rezetecan-urothelial-china", ""),
        ("changed", "gq1001", "dar"),
        ("changed", "rezetecan-bc-pos-2l-china", "stage"),
        ("changed", REZETECAN, "regimen"),
    ]  # fmt: skip
    page.apply_button.click()
    assert shown.page_id == "deals"
    after = contents(landscape)
    assert counts(window)["programs"] == len(her2().rows("programs")) + 1
    assert landscape.cell("assets", REZETECAN, "regimen") == "5.4 mg/kg Q3W"
    window.actions_.run("edit.undo")
    assert contents(landscape) == before
    assert counts(window)["programs"] == len(her2().rows("programs"))
    window.actions_.run("edit.redo")
    assert contents(landscape) == after


def test_a_review_can_be_left(
    qtbot: QtBot, window: MainWindow, shown: Workspace, tmp_path: Path
) -> None:
    files.export_workbook(her2(), tmp_path / "b.xlsx")
    shown.show_page("trials")
    window.session.review(tmp_path / "b.xlsx")
    settle(qtbot, window)
    assert shown.page_id == "review"
    shown.review_page.cancel_button.click()
    assert shown.page_id == "trials"
    assert not document_of(window).unsaved


def test_a_target_that_cannot_be_written_gives_a_sentence(
    qtbot: QtBot,
    window: MainWindow,
    shown: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    type_into(shown, "assets", "gq1001", "dar", "2.4")
    for id_, name in (("file.save", "x.landscape"), ("file.export", "x.xlsx")):
        save_to(monkeypatch, tmp_path / "no such folder" / name)
        window.actions_.run(id_)
        settle(qtbot, window)
        said = last(window.messages)
        assert (said.level, said.text.split()[0]) == ("error", name)
        assert said.details
        assert "Traceback" not in said.details
    assert "1 change not saved" in texts(window)


# ---------------------------------------------------------------------- leaving
def test_closing_asks_only_where_something_would_be_lost(
    window: MainWindow, shown: Workspace
) -> None:
    asked = answer(window, "cancel")
    type_into(shown, "assets", "gq1001", "dar", "2.4")
    assert not window.close()
    assert [question.title for question in asked] == ["Save the changes to HER2 landscape?"]
    answer(window, "discard")
    assert window.close()


def test_saving_first_closes_after_that(
    qtbot: QtBot,
    window: MainWindow,
    shown: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    type_into(shown, "assets", "gq1001", "dar", "2.4")
    answer(window, "save")
    save_to(monkeypatch, "")
    assert not window.close()
    save_to(monkeypatch, tmp_path / "kept.landscape")
    assert not window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT)
    assert files.open_any(tmp_path / "kept.landscape").landscape.revision == 1


def test_what_was_to_be_opened_is_opened_after_saving(
    qtbot: QtBot,
    window: MainWindow,
    shown: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files.save(small(), tmp_path / "next.landscape")
    type_into(shown, "assets", "gq1001", "dar", "2.4")
    answer(window, "save")
    save_to(monkeypatch, tmp_path / "kept.landscape")
    open_path(qtbot, window, tmp_path / "next.landscape")
    assert document_of(window).name == "next"


def test_a_save_that_fails_keeps_the_window_open(
    qtbot: QtBot,
    window: MainWindow,
    shown: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    type_into(shown, "assets", "gq1001", "dar", "2.4")
    answer(window, "save")
    save_to(monkeypatch, tmp_path / "no such folder" / "x.landscape")
    assert not window.close()
    settle(qtbot, window)
    assert window.isVisible()
    assert last(window.messages).level == "error"


# ---------------------------------------------------------------------- files dropped
def drop(window: MainWindow, *paths: Path) -> bool:
    """Drop files onto the window; return whether it takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(50, 50).toPoint(), action, data, button, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), action, data, button, none))
    return enter.isAccepted()


def test_a_landscape_dropped_is_opened(
    qtbot: QtBot, window: MainWindow, shown: Workspace, tmp_path: Path
) -> None:
    files.save(small(), tmp_path / "dropped.landscape")
    with qtbot.waitSignal(window.session.opened, timeout=WAIT):
        assert drop(window, tmp_path / "dropped.landscape")
    assert document_of(window).name == "dropped"
    assert not drop(window, tmp_path / "dropped.landscape", tmp_path / "dropped.landscape")


@pytest.mark.parametrize("given", ["review", "open", ""])
def test_a_workbook_dropped_is_asked_about(
    qtbot: QtBot, window: MainWindow, shown: Workspace, tmp_path: Path, given: str
) -> None:
    files.export_workbook(small(), tmp_path / "book.xlsx")
    asked = answer(window, given)
    assert drop(window, tmp_path / "book.xlsx")
    qtbot.waitUntil(lambda: bool(asked))
    settle(qtbot, window)
    assert [question.title for question in asked] == ["What about book.xlsx?"]
    assert document_of(window).name == ("book" if given == "open" else "HER2 landscape")
    assert workspace_of(window).page_id == ("review" if given == "review" else "assets")


def test_what_is_no_landscape_is_refused_in_words(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "letter.docx").write_text("Dear all")
    with qtbot.waitSignal(window.session.open_failed, timeout=WAIT):
        assert drop(window, tmp_path / "letter.docx")
    assert last(window.messages).text == "letter.docx was not opened"


# ---------------------------------------------------------------------- comparing
def test_selected_assets_stand_side_by_side(
    qtbot: QtBot, window: MainWindow, shown: Workspace
) -> None:
    page = shown.get_table("assets")
    page.grid.setFocus()
    page.select(page.model.key_at(0))
    qtbot.keyClick(page.grid, Qt.Key.Key_Down, SHIFT)
    assert page.compare_button.text() == "Compare" or page.compared()
    qtbot.waitUntil(lambda: page.compare_button.text() == "Compare 2 selected")
    wanted = [page.model.key_at(0), page.model.key_at(1)]
    qtbot.keyClick(page.grid, Qt.Key.Key_D, CONTROL)
    assert shown.page_id == "compare"
    assert list(shown.compare_page.assets) == wanted
    window.actions_.run("compare.differences")
    assert shown.compare_page.only_differences


# ---------------------------------------------------------------------- look
def test_the_theme_changes_and_is_remembered(
    qtbot: QtBot, window: MainWindow, shown: Workspace
) -> None:
    shown.go_to("assets", REZETECAN)
    qtbot.waitUntil(lambda: shown.inspector.record is not None)
    qtbot.keyClick(window, Qt.Key.Key_T, CONTROL | SHIFT)
    assert theme.current() is theme.DARK
    assert window.settings.theme == "dark"
    assert window.actions_.get("view.theme_dark").isChecked() or window.actions_.run("view.palette")

    def links_are_dark() -> bool:
        links = " ".join(text for text in texts(shown.inspector) if "<a " in text)
        return theme.DARK.accent in links and theme.LIGHT.accent not in links

    qtbot.waitUntil(links_are_dark)
    window.choose_theme("light")
    assert theme.current() is theme.LIGHT


def test_the_row_height_changes_on_every_page(window: MainWindow, shown: Workspace) -> None:
    window.actions_.run("view.density_compact")
    heights = {name: shown.get_table(name).grid.rowHeight(0) for name in ("assets", "deals")}
    assert heights == {"assets": 24, "deals": 24}


# ---------------------------------------------------------------------- memory
def test_the_next_start_is_as_this_one_ended(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    files.save(her2(), tmp_path / "mine.landscape")
    workspace = open_path(qtbot, window, tmp_path / "mine.landscape")
    page = workspace.get_table("deals")
    query = Query("deals", (Condition("kind", "known"),), "hengrui", (SortBy("announced", True),))
    page.show_query(query)
    page.grid.setColumnWidth(2, 177)
    page.grid.set_column_shown(4, False)
    page.grid.header().moveSection(3, 1)
    states = page.grid.column_state()
    workspace.show_page("deals")
    window.resize(770, 640)
    assert window.close()
    settings_.save(window.settings)

    again = make_window_as_left(qtbot, settings_.load().settings)
    assert (again.width(), again.height()) == (770, 640)
    workspace = open_path(qtbot, again, Path(again.settings.last_file))
    assert workspace.page_id == again.navigation.current() == "deals"
    page = workspace.get_table("deals")
    assert page.model.query == query
    assert page.search.text() == "hengrui"
    assert page.grid.column_state() == states
    assert 0 < page.model.rowCount() < page.model.total


def make_window_as_left(qtbot: QtBot, settings: Settings) -> MainWindow:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = MainWindow(settings, theme.ThemeSwitch(app, settings.theme))
    qtbot.addWidget(window)
    window.show()
    return window


def test_filters_of_one_file_do_not_reach_another(
    qtbot: QtBot, window: MainWindow, shown: Workspace, tmp_path: Path
) -> None:
    shown.get_table("assets").show_query(
        Query("assets", (Condition("name", "contains", ("trastuzumab",)),))
    )
    files.save(small(), tmp_path / "two.landscape")
    second = open_path(qtbot, window, tmp_path / "two.landscape")
    assert second.get_table("assets").model.query == Query("assets")


def test_the_file_saved_last_is_the_one_opened_next(
    qtbot: QtBot,
    window: MainWindow,
    shown: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    query = Query("assets", (), "trastuzumab")
    shown.get_table("assets").show_query(query)
    save_to(monkeypatch, tmp_path / "mine.landscape")
    window.actions_.run("file.save")
    settle(qtbot, window)
    assert window.settings.last_file == str(tmp_path / "mine.landscape")
    again = open_path(qtbot, window, tmp_path / "mine.landscape")
    assert again.get_table("assets").model.query == query


def test_something_unexpected_is_said_without_a_traceback(
    window: MainWindow, shown: Workspace
) -> None:
    window.show_crash("Traceback: all of it")
    said = last(window.messages)
    assert said.level == "error"
    assert "Traceback" not in said.text + said.details
    assert said.action is not None
    said.action.run()
    assert QApplication.clipboard().text() == "Traceback: all of it"

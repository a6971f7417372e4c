"""Every action of the registry, as menus and palette offer it, on every kind of page."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from belvedere.locations import resources
from belvedere.operations import files
from belvedere.ui.actions import MENUS
from belvedere.ui.delegates.editing import CellEditor
from belvedere.ui.messages import Message
from belvedere.ui.window import MainWindow
from tests.ui.opened import REZETECAN, document_of, her2, last, make_window, show_her2, workspace_of

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
OWN_TESTS = {"file.quit"}
"""What a walk cannot go on after."""


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return make_window(qtbot)


def go_on(window: MainWindow, place: str) -> None:
    """Lead the window to one of its kinds of page."""
    if place == "nothing open":
        return
    workspace = show_her2(window)
    match place:
        case "compare":
            workspace.compare([REZETECAN, "trastuzumab-deruxtecan"])
        case "compare, empty":
            workspace.show_page("compare")
        case "no rows":
            workspace.show_page("assets")
            page = workspace.get_table("assets")
            page.search.setText("no such text anywhere")
            page.search.returnPressed.emit()
            assert page.model.rowCount() == 0
        case "review":
            workspace.show_page("review")
        case _:
            workspace.show_page(place)


PLACES = [
    "nothing open", "assets", "results", "sources", "companies", "no rows",
    "compare", "compare, empty", "review",
]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "target"),
    [*((place, "given up") for place in PLACES), *((place, "given") for place in PLACES[:7:3])],
)
def test_every_action_offered_can_be_done(
    qtbot: QtBot,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    place: str,
    target: str,
) -> None:
    answer_dialogs(monkeypatch, tmp_path if target == "given" else None)
    window.messages.answer = lambda question: "discard"
    QGuiApplication.clipboard().setText("1\t2\n3\t4")
    go_on(window, place)
    for action in window.actions_:
        if action.id not in OWN_TESTS:
            window.actions_.run(action.id)
            close_dialogs()
            qtbot.waitUntil(lambda: not window.jobs.active, timeout=20_000)
            if workspace := window.workspace:
                workspace.show_page(place) if place in {"review", "compare"} else go_back(
                    window, place
                )
    errors = [
        each
        for each in window.messages.recorded
        if isinstance(each, Message) and each.level == "error"
    ]
    assert not [each for each in errors if "unexpected" in each.text.lower()]
    assert window.isVisible()


def go_back(window: MainWindow, place: str) -> None:
    if place in {"assets", "results", "sources", "companies", "no rows"}:
        workspace_of(window).show_page("assets" if place == "no rows" else place)
    elif place == "compare, empty":
        workspace_of(window).show_page("compare")


def answer_dialogs(monkeypatch: pytest.MonkeyPatch, folder: Path | None) -> None:
    """Give up every file dialog, or answer it with files in a folder."""
    if folder is not None:
        files.export_workbook(her2(), folder / "in.xlsx")

    def save(_parent: object, _title: str, proposed: str, *_: object) -> tuple[str, str]:
        return (str(folder / Path(proposed).name) if folder else "", "")

    def open_(*_: object) -> tuple[str, str]:
        return (str(folder / "in.xlsx") if folder else "", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", open_)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: True)


def close_dialogs() -> None:
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog | QMenu) and dialog.isVisible():
            assert not dialog.grab().isNull()
            dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# ---------------------------------------------------------------------- what is declared
def test_ids_and_shortcuts_are_unique(window: MainWindow) -> None:
    keys = Counter(key.toString() for action in window.actions_ for key in action.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert all(key for key in keys)


def test_every_action_says_what_it_is(window: MainWindow) -> None:
    icons = {path.stem for path in (resources() / "icons").rglob("*.svg")}
    for action in window.actions_:
        assert action.text, action.id
        assert not action.text.endswith("."), action.id
        assert action.menu in MENUS, action.id
        assert action.icon in icons, (action.id, action.icon)
        assert action.tip, action.id
        assert not action.tip.endswith("."), action.id
        assert not window.actions_.get(action.id).icon().isNull(), action.id


def test_what_asks_first_ends_in_an_ellipsis(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(*_: object) -> tuple[str, str]:
        asked.append("file")
        return "", ""

    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, ask)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: ask()[0])
    go_on(window, "compare")
    for action in window.actions_:
        # Save asks only the first time, and is called so everywhere.
        if action.id in (*OWN_TESTS, "file.save"):
            continue
        asked.clear()
        window.actions_.run(action.id)
        assert bool(asked) <= action.text.endswith("…"), action.id
        close_dialogs()


def test_menus_hold_every_action_once(window: MainWindow) -> None:
    def inside(menu: QMenu) -> list[str]:
        found = []
        for made in menu.actions():
            inner = made.menu()
            found += inside(inner) if isinstance(inner, QMenu) else [made.objectName()]
        return [name for name in found if name]

    bar = window.menuBar()
    menus = [made.menu() for made in bar.actions()]
    listed = [name for menu in menus if isinstance(menu, QMenu) for name in inside(menu)]
    assert Counter(listed) == Counter(action.id for action in window.actions_)


def test_the_palette_offers_what_can_be_done(window: MainWindow) -> None:
    show_her2(window)
    window.open_palette()
    titles = {window.palette_.model.entry(row).title for row in range(80)}
    assert {"Open…", "Compare Selected"} <= titles
    window.palette_.dismiss()


def test_the_list_of_shortcuts_names_every_key(window: MainWindow) -> None:
    window.show_shortcuts()
    dialog = next(w for w in QApplication.topLevelWidgets() if w.windowTitle().startswith("Keyb"))
    text = str(dialog.text.text())  # type: ignore[attr-defined]
    missing = [a.id for a in window.actions_ for k in a.keys if k.toString() not in text]
    assert [id_ for id_ in missing if id_ != "data.filter"] == []
    dialog.close()


def test_quitting_closes(window: MainWindow) -> None:
    show_her2(window)
    window.actions_.run("file.quit")
    assert not window.isVisible()


# ---------------------------------------------------------------------- keys that mean something else elsewhere
@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_V, CONTROL),
        (Qt.Key.Key_Z, CONTROL),
        (Qt.Key.Key_A, CONTROL),
        (Qt.Key.Key_C, CONTROL),
    ],
)
def test_keys_typed_into_the_search_field_stay_there(
    qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    page = show_her2(window).get_table("assets")
    page.select(REZETECAN, "brand")
    page.search.setFocus()
    qtbot.keyClicks(page.search, "tras")
    QGuiApplication.clipboard().setText("x")
    qtbot.keyClick(page.search, key, modifier)
    assert document_of(window).landscape.revision == 0


@pytest.mark.parametrize("place", ["navigation", "source", "button", "search", "editor"])
@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Delete, CONTROL),
        (Qt.Key.Key_Return, CONTROL),
        (Qt.Key.Key_Down, CONTROL | SHIFT),
        (Qt.Key.Key_V, CONTROL | SHIFT),
    ],
)
def test_keys_for_cells_touch_none_while_the_focus_is_elsewhere(
    qtbot: QtBot, window: MainWindow, place: str, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    workspace = show_her2(window)
    page, inspector = workspace.get_table("assets"), workspace.inspector
    page.select(REZETECAN, "brand")
    qtbot.waitUntil(lambda: inspector.record is not None)
    QGuiApplication.clipboard().setText("pasted")
    if place == "editor":
        page.grid.setFocus()
        page.edit_current()
    focus = {
        "navigation": window.navigation.list,
        "source": next(
            each
            for each in inspector.findChildren(QWidget)
            if each.accessibleName().startswith("Source ")
        ),
        "button": page.compare_button,
        "search": page.search,
        "editor": page.grid.findChild(CellEditor),
    }[place]
    assert isinstance(focus, QWidget)
    focus.setFocus()
    qtbot.keyClick(focus, key, modifier)
    assert document_of(window).landscape.revision == 0


def test_keys_for_cells_work_on_cells(qtbot: QtBot, window: MainWindow) -> None:
    page = show_her2(window).get_table("assets")
    landscape = document_of(window).landscape
    page.select(REZETECAN, "brand")
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
    assert landscape.cell("assets", REZETECAN, "brand") == ""
    qtbot.keyClick(page.grid, Qt.Key.Key_Return, CONTROL)
    assert len(landscape.rows("assets")) == 37


def test_delete_on_a_chip_takes_the_filter_and_no_cell(qtbot: QtBot, window: MainWindow) -> None:
    page = show_her2(window).get_table("assets")
    page.select(REZETECAN, "modality")
    page.filter_to_current()
    chip = page.filters.chips()[0]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert document_of(window).landscape.revision == 0
    assert page.model.query.conditions == ()


def test_select_all_and_copy_reach_the_page_on_show(qtbot: QtBot, window: MainWindow) -> None:
    workspace = show_her2(window)
    page = workspace.get_table("rights")
    workspace.show_page("rights")
    qtbot.keyClick(page.grid, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(page.grid, Qt.Key.Key_C, CONTROL | SHIFT)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) >= len(her2().rows("rights")) + 1


def test_an_error_of_the_user_is_a_message(window: MainWindow) -> None:
    workspace = show_her2(window)
    page = workspace.get_table("assets")
    page.select("gq1001", "dar")
    assert not page.model.setData(page.grid.currentIndex(), "many")
    assert last(window.messages).level == "error"

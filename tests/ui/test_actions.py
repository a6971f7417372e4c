import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar
from pytestqt.qtbot import QtBot

from belvedere.ui.actions import Action, Actions, tool_tip


class Page:
    """Something with a state that actions depend on."""

    def __init__(self) -> None:
        self.selected = False
        self.shown = True
        self.did: list[str] = []

    def declare(self) -> list[Action]:
        return [
            Action(id="help.about", text="About", icon="info", menu="Help", run=lambda: None),
            Action(
                id="file.open",
                text="Open…",
                icon="open",
                menu="File",
                shortcut="Ctrl+O; F3",
                tip="Open a landscape",
                run=lambda: self.did.append("open"),
            ),
            Action(
                id="compare.selected",
                text="Compare selected",
                icon="compare",
                menu="Compare",
                enabled_when=lambda: self.selected,
                run=lambda: self.did.append("compare"),
            ),
            Action(
                id="view.inspector",
                text="Inspector",
                icon="eye",
                menu="View",
                submenu="Panels",
                separated=True,
                checked_when=lambda: self.shown,
                run=self.show,
            ),
        ]

    def show(self, shown: bool) -> None:
        self.shown = shown


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def actions(window: QMainWindow, page: Page) -> Actions:
    return Actions(window, page.declare())


def titles(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_menus_come_in_their_fixed_order(window: QMainWindow, actions: Actions) -> None:
    menus = actions.fill_menu_bar(window.menuBar())
    assert list(menus) == ["File", "View", "Compare", "Help"]
    assert titles(menus["File"]) == ["Open…"]
    assert titles(menus["View"]) == ["Panels"]


def test_an_id_declared_twice_is_refused(actions: Actions, page: Page) -> None:
    with pytest.raises(ValueError, match=r"help\.about"):
        actions.extend(page.declare())


def test_whether_it_can_be_done_is_asked_again(actions: Actions, page: Page) -> None:
    assert not actions.run("compare.selected")
    page.selected = True
    assert actions.run("compare.selected")
    assert page.did == ["compare"]


def test_a_checkable_action_is_handed_its_state(actions: Actions, page: Page) -> None:
    assert actions.get("view.inspector").isChecked()
    actions.get("view.inspector").trigger()
    assert page.shown is False


def test_a_shortcut_works_in_the_window(
    qtbot: QtBot, window: QMainWindow, actions: Actions, page: Page
) -> None:
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert page.did == ["open"]


def test_the_tool_tip_names_the_keys(page: Page) -> None:
    declared = {action.id: action for action in page.declare()}
    assert tool_tip(declared["file.open"]).startswith("Open a landscape (")
    assert tool_tip(declared["help.about"]) == "About"


def test_tool_bars_and_context_menus(window: QMainWindow, actions: Actions) -> None:
    bar = QToolBar(window)
    actions.fill_tool_bar(bar, ["file.open", "", "help.about"])
    menu = actions.make_menu(["help.about", "", "file.open"], window)
    assert [action.isSeparator() for action in bar.actions()] == [False, True, False]
    assert titles(menu) == ["About", "Open…"]


def test_actions_of_a_group_exclude_each_other(window: QMainWindow) -> None:
    chosen = ["light"]

    def choose(name: str) -> None:
        chosen[0] = name

    actions = Actions(
        window,
        (
            Action(
                id=f"theme.{name}",
                text=name,
                icon="eye",
                menu="View",
                group="theme",
                checked_when=lambda name=name: chosen[0] == name,  # type: ignore[misc]
                run=lambda _on, name=name: choose(name),
            )
            for name in ("light", "dark")
        ),
    )
    actions.run("theme.dark")
    actions.refresh()
    assert [actions.get(action.id).isChecked() for action in actions] == [False, True]

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from belvedere.ui.views.header_bar import HeaderBar


@pytest.fixture
def bar(qtbot: QtBot) -> HeaderBar:
    made = HeaderBar("Assets")
    qtbot.addWidget(made)
    return made


def test_title_and_subtitle(bar: HeaderBar) -> None:
    bar.set_title("Review: her2.xlsx", "three-way")
    assert bar.title() == "Review: her2.xlsx"
    assert not bar._subtitle.isHidden()


def test_searching_waits_for_a_pause(qtbot: QtBot, bar: HeaderBar) -> None:
    field = bar.add_search("Search all columns")
    told: list[str] = []
    field.searched.connect(told.append)
    qtbot.keyClicks(field, "shr")
    assert told == []
    qtbot.waitUntil(lambda: told == ["shr"])


def test_enter_searches_at_once_and_escape_empties(qtbot: QtBot, bar: HeaderBar) -> None:
    field = bar.add_search("Search all columns")
    told: list[str] = []
    field.searched.connect(told.append)
    qtbot.keyClicks(field, "adc")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert told == ["adc", ""]


def test_a_button_does_its_deed(bar: HeaderBar) -> None:
    done: list[int] = []
    bar.add_button("Columns", lambda: done.append(1)).click()
    assert done == [1]


def test_what_does_not_fit_goes_into_the_menu(qtbot: QtBot, bar: HeaderBar) -> None:
    done: list[str] = []
    bar.add_search("Search all columns")
    views = QMenu(bar)
    buttons = [
        bar.add_button("Columns", lambda: done.append("columns")),
        bar.add_button("Saved views", menu=views),
        bar.add_button("Import…", lambda: done.append("import")),
        bar.add_button("Compare 3 selected", primary=True),
    ]
    bar.resize(1000, 48)
    bar.show()
    assert not any(button.isHidden() for button in buttons)
    bar.resize(300, 48)
    assert [button.isHidden() for button in buttons] == [True, True, True, False]
    menu = bar._more.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["Columns", "Saved views", "Import…"]
    menu.actions()[2].trigger()
    assert done == ["import"]
    bar.resize(1000, 48)
    assert bar._more.isHidden()


def test_the_primary_button_closes_the_row(bar: HeaderBar) -> None:
    primary = bar.add_button("Compare", primary=True)
    other = bar.add_button("Columns")
    bar.resize(900, 48)
    bar.show()
    assert other.x() < primary.x()


@pytest.mark.parametrize("width", [440, 480, 560, 700, 1000])
def test_nothing_is_cut_but_the_title(qtbot: QtBot, bar: HeaderBar, width: int) -> None:
    bar.set_title("Approvals and designations")
    field = bar.add_search("Search all columns")
    others = [bar.add_button(text) for text in ("Columns", "Views", "Import…", "Export…")]
    primary = bar.add_button("Compare", primary=True)
    bar.resize(width, 48)
    bar.show()
    primary.setText("Compare first 8 of 25")
    qtbot.wait(1)
    assert primary.width() >= primary.sizeHint().width()
    assert primary.geometry().right() < width
    away = [button for button in others if button.isHidden()]
    assert bar._more.isVisible() == bool(away)
    if away:
        assert bar._more.width() >= bar._more.sizeHint().width()
        assert bar._more.geometry().right() < primary.x()
    for button in set(others) - set(away):
        assert button.width() >= button.sizeHint().width()
    if width >= 380:
        assert field.width() >= 90
        assert field.geometry().right() < min(
            part.x() for part in (*others, bar._more, primary) if part.isVisible()
        )


def test_the_search_gives_way_before_the_buttons(bar: HeaderBar) -> None:
    field = bar.add_search("Search all columns")
    button = bar.add_button("Columns")
    primary = bar.add_button("Compare", primary=True)
    needed = bar._title.sizeHint().width() + button.sizeHint().width() + primary.sizeHint().width()
    bar.resize(needed + 90 + 110, 48)
    bar.show()
    assert button.isVisible()
    assert 90 <= field.width() < 280

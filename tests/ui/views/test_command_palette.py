import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from belvedere.ui.actions import Action, Actions
from belvedere.ui.roles import Role
from belvedere.ui.views.command_palette import (
    CommandPalette,
    Entry,
    PaletteModel,
    action_entries,
)

done: list[str] = []


def entry(kind: str, title: str, subtitle: str = "") -> Entry:
    return Entry(kind, title, subtitle, "table", lambda: done.append(title))


ENTRIES = [
    entry("Action", "Export as Excel…", "File"),
    entry("Asset", "trastuzumab rezetecan", "SHR-A1811 · Hengrui"),
    entry("Asset", "trastuzumab deruxtecan", "DS-8201 · Daiichi Sankyo"),
    entry("Column", "Highest stage", "Assets"),
]


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


@pytest.fixture
def palette(window: QMainWindow) -> CommandPalette:
    done.clear()
    made = CommandPalette(window, [lambda: ENTRIES[:1], lambda: ENTRIES[1:]])
    made.open()
    return made


def found(model: PaletteModel) -> list[str]:
    return [model.entry(row).title for row in range(model.rowCount())]


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = PaletteModel()
    qtmodeltester.check(model)
    model.set_entries(ENTRIES)
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("query", "first", "count"),
    [("", 0, 4), ("exc", 0, 1), ("a1811", 1, 1), ("TRAST", 1, 2), ("daiichi", 2, 1), ("hs", 3, 1)],
)
def test_the_best_comes_first(query: str, first: int, count: int) -> None:
    model = PaletteModel()
    model.set_entries(ENTRIES)
    model.set_query(query)
    assert found(model)[0] == ENTRIES[first].title
    assert model.rowCount() >= count


def test_a_table_and_the_action_that_opens_it_are_one_entry() -> None:
    model = PaletteModel()
    go = Entry("Action", "Companies", "View", "table", lambda: None, "Ctrl+7")
    twins = [entry("Asset", "twin", "one"), entry("Asset", "twin", "one")]
    model.set_entries([go, entry("Table", "Companies", "Who"), *twins])
    assert found(model) == ["Companies", "twin", "twin"]
    assert (model.entry(0).kind, model.entry(0).keys) == ("Table", "Ctrl+7")


def test_titles_that_begin_so_come_first_and_settings_last() -> None:
    model = PaletteModel()
    compact = Entry("Action", "Compact", "View", "x", lambda: None, one_of_several=True)
    others = [entry("Action", "Add company"), compact, entry("Action", "Compare Selected")]
    model.set_entries([*others, entry("Table", "Companies")])
    model.set_query("Comp")
    assert found(model) == ["Companies", "Compare Selected", "Compact", "Add company"]


def test_other_words_are_searched_but_not_shown() -> None:
    model = PaletteModel()
    model.set_entries(
        [Entry("Action", "Sort…", "Data", "x", lambda: None, also="back to unsorted")]
    )
    model.set_query("unsorted")
    assert found(model) == ["Sort…"]
    assert model.entry(0).subtitle == "Data"


def test_the_letters_found_are_told() -> None:
    model = PaletteModel()
    model.set_entries(ENTRIES)
    model.set_query("rezet")
    assert model.data(model.index(0), Role.HITS) == [(12, 5)]


def test_it_opens_with_everything(palette: CommandPalette, window: QMainWindow) -> None:
    assert palette.isVisible()
    assert found(palette.model) == [entry.title for entry in ENTRIES]
    assert abs(palette.geometry().center().x() - window.width() // 2) <= 1


def test_typing_and_enter_runs_the_first(qtbot: QtBot, palette: CommandPalette) -> None:
    qtbot.keyClicks(palette.field, "stage")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert done == ["Highest stage"]
    assert not palette.isVisible()


def test_arrows_choose_and_stop_at_the_ends(qtbot: QtBot, palette: CommandPalette) -> None:
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Down):
        qtbot.keyClick(palette.field, key)
    assert palette.list.currentIndex().row() == 3
    qtbot.keyClick(palette.field, Qt.Key.Key_PageUp)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Enter)
    assert done == ["trastuzumab rezetecan"]


def test_escape_closes_and_runs_nothing(qtbot: QtBot, palette: CommandPalette) -> None:
    with qtbot.waitSignal(palette.closed):
        qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert done == []


def test_nothing_found_is_said(qtbot: QtBot, palette: CommandPalette) -> None:
    qtbot.keyClicks(palette.field, "qqqq")
    assert palette._nothing.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert done == []
    assert palette.isVisible()


def test_it_follows_the_window(palette: CommandPalette, window: QMainWindow) -> None:
    window.resize(500, 400)
    assert palette.geometry().right() < 500
    assert not palette.grab().isNull()


def test_actions_that_can_be_done_are_entries(window: QMainWindow) -> None:
    actions = Actions(
        window,
        [
            Action(id="a", text="Save", icon="save", menu="File", run=lambda: None, priority=1),
            Action(id="b", text="Open…", icon="open", menu="File", run=lambda: None, tip="A file"),
            Action(
                id="c",
                text="Undo",
                icon="undo",
                menu="Edit",
                run=lambda: None,
                enabled_when=lambda: False,
            ),
        ],
    )
    entries = action_entries(actions)
    assert [entry.title for entry in entries] == ["Open…", "Save"]
    assert entries[0].subtitle == "File · A file"

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from belvedere.ui.views.navigation import Navigation, NavigationModel, Place, Section

SECTIONS = (
    Section("Tables", (Place("assets", "Assets", 31), Place("deals", "Deals", 21))),
    Section("Empty", ()),
    Section("Landscape", (Place("checks", "Checks", 3, "warn"),)),
)


@pytest.fixture
def navigation(qtbot: QtBot) -> Navigation:
    made = Navigation()
    qtbot.addWidget(made)
    made.set_sections(SECTIONS)
    made.resize(195, 500)
    made.show()
    return made


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = NavigationModel()
    qtmodeltester.check(model)
    model.set_sections(SECTIONS)
    qtmodeltester.check(model)


def test_captions_cannot_be_chosen(navigation: Navigation) -> None:
    model = navigation.model
    flags = [model.flags(model.index(row)) for row in range(model.rowCount())]
    assert [bool(flag) for flag in flags] == [False, True, True, False, False, True]


def test_the_keyboard_skips_captions(qtbot: QtBot, navigation: Navigation) -> None:
    navigation.choose("assets")
    chosen: list[str] = []
    navigation.chosen.connect(chosen.append)
    for _ in range(3):
        qtbot.keyClick(navigation.list, Qt.Key.Key_Down)
    assert chosen == ["deals", "checks"]


def test_a_click_chooses(qtbot: QtBot, navigation: Navigation) -> None:
    index = navigation.model.index(navigation.model.row_of("deals"))
    with qtbot.waitSignal(navigation.chosen) as signal:
        qtbot.mouseClick(
            navigation.list.viewport(),
            Qt.MouseButton.LeftButton,
            pos=navigation.list.visualRect(index).center(),
        )
    assert signal.args == ["deals"]


def test_choosing_from_outside_is_silent(qtbot: QtBot, navigation: Navigation) -> None:
    with qtbot.assertNotEmitted(navigation.chosen):
        navigation.choose("checks")
    assert navigation.current() == "checks"
    navigation.choose("nowhere")
    assert navigation.current() == ""


def test_new_sections_keep_the_choice(navigation: Navigation) -> None:
    navigation.choose("deals")
    navigation.set_sections(SECTIONS[:1])
    assert navigation.current() == "deals"


def test_counts_change_in_place(qtbot: QtBot, navigation: Navigation) -> None:
    with qtbot.waitSignal(navigation.model.dataChanged):
        navigation.set_count("assets", 1234)
    index = navigation.model.index(1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Assets, 1234"
    navigation.set_count("nowhere", 1)


def test_it_can_be_painted(navigation: Navigation) -> None:
    navigation.choose("assets")
    chosen = navigation.grab().toImage()
    navigation.choose("deals")
    assert navigation.grab().toImage() != chosen

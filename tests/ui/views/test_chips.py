import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from belvedere.ui.views.chips import HEIGHT, Chip, ChipBar, ChoiceBar, FilterBar

CHIPS = [("modality", "Modality: ADC, TKI"), ("stage", "Stage ≥ Phase 3")]


@pytest.fixture
def bar(qtbot: QtBot) -> FilterBar:
    made = FilterBar()
    qtbot.addWidget(made)
    made.resize(600, 36)
    made.show()
    made.set_chips(CHIPS)
    return made


def cross(chip: Chip) -> QPoint:
    return QPoint(chip.width() - 12, chip.height() // 2)


def test_the_cross_removes_and_the_rest_is_a_click(qtbot: QtBot, bar: FilterBar) -> None:
    chip, left = bar.chips()[1], Qt.MouseButton.LeftButton
    with qtbot.waitSignal(bar.removed) as removed, qtbot.assertNotEmitted(bar.clicked):
        qtbot.mouseClick(chip, left, pos=cross(chip))
    with qtbot.waitSignal(bar.clicked) as clicked:
        qtbot.mouseClick(chip, left, pos=QPoint(15, 10))
    assert removed.args == clicked.args == ["stage"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_the_keyboard_removes(qtbot: QtBot, bar: FilterBar, key: Qt.Key) -> None:
    with qtbot.waitSignal(bar.removed) as removed:
        qtbot.keyClick(bar.chips()[0], key)
    assert removed.args == ["modality"]


def test_a_chip_may_be_taken_away_by_its_own_signal(qtbot: QtBot, bar: FilterBar) -> None:
    bar.removed.connect(lambda id_: bar.set_chips([c for c in CHIPS if c[0] != id_]))
    chip = bar.chips()[0]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross(chip))
    assert [chip.id for chip in bar.chips()] == ["stage"]


def test_clear_all_is_offered_only_with_chips(qtbot: QtBot, bar: FilterBar) -> None:
    button = bar.findChild(QPushButton)
    assert button is not None
    assert button.isVisible()
    with qtbot.waitSignal(bar.cleared):
        button.click()
    bar.set_chips([])
    assert not button.isVisible()


def test_a_note_stands_behind_the_chips(bar: FilterBar) -> None:
    bar.set_note("14 assets × 10 indications")
    assert bar._note.isVisible()
    assert len(bar.chips()) == 2


def test_a_narrow_bar_breaks_the_line(qtbot: QtBot) -> None:
    bar = ChipBar(clear="")
    qtbot.addWidget(bar)
    bar.set_chips([(str(n), f"trastuzumab {n}") for n in range(6)])
    layout = bar.layout()
    assert layout is not None
    assert layout.heightForWidth(2000) == HEIGHT
    assert layout.heightForWidth(200) > 3 * HEIGHT


def test_a_long_text_is_cut_and_kept_as_tip(qtbot: QtBot) -> None:
    chip = Chip("x", "Indication: " + "breast cancer, " * 20)
    qtbot.addWidget(chip)
    assert chip.sizeHint().width() == 280
    assert chip.toolTip().startswith("Indication")
    assert not chip.grab().isNull()


def test_exactly_one_choice_holds(qtbot: QtBot) -> None:
    bar = ChoiceBar()
    qtbot.addWidget(bar)
    assert bar.current() == ""
    bar.set_choices([("all", "All 8"), ("changed", "Changed 2")])
    bar.show()
    assert bar.current() == "all"
    with qtbot.waitSignal(bar.chosen) as chosen:
        qtbot.mouseClick(bar._chips[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["changed"]
    assert bar.current() == "changed"
    bar.set_choices([("all", "All 9"), ("changed", "Changed 3")], chosen="changed")
    assert bar.current() == "changed"


def test_an_ampersand_in_a_name_is_no_key(qtbot: QtBot) -> None:
    chip = Chip("originator", "Originator: Zed & Co")
    qtbot.addWidget(chip)
    assert chip.shortcut().isEmpty()
    assert chip.text() == "Originator: Zed & Co"

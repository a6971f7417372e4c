import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from belvedere.reconcile import Review
from belvedere.ui.models.review_model import (
    AFTER,
    BEFORE,
    FIELD,
    KIND,
    PLACE,
    TABLE,
    TICK,
    ReviewModel,
)
from belvedere.ui.roles import Role
from tests.ui.comparing import review, three_assets

CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def model() -> ReviewModel:
    landscape = three_assets()
    made = ReviewModel(lambda: landscape)
    made.show(review())
    return made


def column(model: ReviewModel, place: int) -> list[object]:
    return [model.index(row, place).data() for row in range(model.rowCount())]


@pytest.mark.parametrize("count", [0, 1, 5])
def test_qt_finds_no_fault(qtmodeltester: ModelTester, count: int) -> None:
    landscape = three_assets()
    model = ReviewModel(lambda: landscape)
    model.show(Review(review().items[:count], "book.xlsx"))
    qtmodeltester.check(model)
    model.filter("changed")


def test_every_item_says_what_and_where(model: ReviewModel) -> None:
    assert column(model, KIND) == ["Changed", "Changed", "Added", "Removed", "Problem"]
    assert set(column(model, TABLE)) == {"Assets"}
    assert column(model, FIELD)[:3] == ["DAR", "Mechanism", "—"]
    assert column(model, PLACE) == ["N2", "H3", "line 5", "—", "N4"]


def test_values_stand_beside_each_other(model: ReviewModel) -> None:
    assert (column(model, BEFORE)[0], column(model, AFTER)[0]) == ("6", "7")
    assert column(model, AFTER)[2:4] == ["Name: delta", "book.xlsx does not have it"]
    assert str(column(model, AFTER)[4]).startswith("“6x” is not a number")


def test_of_long_texts_the_difference_is_shown(model: ReviewModel) -> None:
    index = model.index(1, AFTER)
    ((start, length),) = index.data(Role.HITS)
    assert index.data()[start : start + length] == "growth"
    assert "antibody" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(0, AFTER).data(Role.HITS) is None


def test_kinds_have_their_colours(model: ReviewModel) -> None:
    chips = [model.index(row, KIND).data(Role.CHIP) for row in range(5)]
    assert chips == ["accent", "accent", "good", "", "bad"]
    assert model.index(4, AFTER).data(Role.TONE) == "bad"


def test_ticks_begin_as_proposed(model: ReviewModel) -> None:
    assert model.ticked == {0, 1, 2}
    assert model.state() == Qt.CheckState.PartiallyChecked


def test_a_tick_can_be_turned_but_not_of_a_problem(model: ReviewModel) -> None:
    assert model.setData(model.index(3, TICK), Qt.CheckState.Checked, CHECK)
    assert not model.setData(model.index(4, TICK), Qt.CheckState.Checked, CHECK)
    assert not model.setData(model.index(0, KIND), Qt.CheckState.Unchecked, CHECK)
    assert model.ticked == {0, 1, 2, 3}
    assert model.state() == Qt.CheckState.Checked
    assert model.index(4, TICK).data(CHECK) is None


def test_a_filter_hides_items_but_not_their_ticks(model: ReviewModel) -> None:
    model.filter("removed")
    assert model.rowCount() == 1
    model.tick(range(1), True)
    assert model.ticked == {0, 1, 2, 3}
    model.filter("problem")
    assert model.state() is None
    model.filter("")
    assert model.rowCount() == 5


def test_the_file_is_called_what_it_is(model: ReviewModel) -> None:
    across = Qt.Orientation.Horizontal
    assert model.headerData(AFTER, across) == "In the workbook"
    model.show(Review(review().items, "folder"))
    assert model.headerData(AFTER, across) == "In the file"
    assert model.counts() == {"changed": 2, "added": 1, "removed": 1, "problem": 1}

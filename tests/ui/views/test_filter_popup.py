"""The popup on a real page, driven by mouse and keys; what it does shows in the rows."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from belvedere.query import Condition, Query
from belvedere.ui.document import Document
from belvedere.ui.views.chips import Chip
from belvedere.ui.views.filter_popup import FilterPopup
from belvedere.ui.views.table_page import TablePage
from tests.ui.opened import her2

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[TablePage]:
    document = Document(her2(), name="her2")
    made = TablePage(document, "assets")
    document.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    yield made
    for popup in made.findChildren(FilterPopup):
        popup.close()


def popup_of(page: TablePage, field: str) -> FilterPopup:
    page.filtering.open(page.model.column_of(field))
    found = [each for each in page.findChildren(FilterPopup) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def row_of(popup: FilterPopup, text: str) -> QModelIndex:
    rows = [popup.model.index(row) for row in range(popup.model.rowCount())]
    return next(index for index in rows if index.data() == text)


def click(qtbot: QtBot, popup: FilterPopup, text: str, x: int = 80) -> None:
    rect = popup.list.visualRect(row_of(popup, text))
    at = QPoint(rect.left() + x, rect.center().y())
    qtbot.mouseClick(popup.list.viewport(), LEFT, pos=at)


def press(popup: FilterPopup, title: str) -> None:
    next(b for b in popup.findChildren(QPushButton) if b.text() == title).click()


def choose(popup: FilterPopup, operator: str) -> None:
    place = popup.operator.findData(operator)
    assert place >= 0, operator
    popup.operator.setCurrentIndex(place)


def values(page: TablePage, field: str) -> set[str]:
    column = page.model.column_of(field)
    return {str(page.model.index(row, column).data()) for row in range(page.model.rowCount())}


# ---------------------------------------------------------------------- ticking
def test_all_is_ticked_where_nothing_is_filtered(page: TablePage) -> None:
    popup = popup_of(page, "modality")
    assert popup.model.ticked is None
    counts = [popup.model.index(row).data(Qt.ItemDataRole.UserRole) for row in range(3)]
    assert all(isinstance(count, int) and count > 0 for count in counts)
    press(popup, "OK")
    assert page.model.query == Query("assets")


@pytest.mark.parametrize("x", [8, 14, 80])
def test_a_click_ticks_wherever_it_falls_on_the_line(qtbot: QtBot, page: TablePage, x: int) -> None:
    popup = popup_of(page, "modality")
    press(popup, "Select none")
    click(qtbot, popup, "ADC", x)
    press(popup, "OK")
    assert page.model.query.conditions == (Condition("modality", "any of", ("ADC",)),)
    assert values(page, "modality") == {"ADC"}


def test_keys_alone_will_do(qtbot: QtBot, page: TablePage) -> None:
    popup = popup_of(page, "modality")
    qtbot.keyClicks(popup.search, "bispecific adc")
    assert popup.model.rowCount() == 1
    press(popup, "Select none")
    popup.search.clear()
    qtbot.keyClick(popup.search, Qt.Key.Key_Down)
    assert popup.list.hasFocus()
    first = str(popup.list.currentIndex().data())
    qtbot.keyClick(popup.list, Qt.Key.Key_Space)
    qtbot.keyClick(popup.list, Qt.Key.Key_Return)
    assert first not in values(page, "modality")
    assert "Bispecific ADC" not in values(page, "modality")
    assert page.model.rowCount() > 0


def test_leaving_out_shows_the_others(qtbot: QtBot, page: TablePage) -> None:
    popup = popup_of(page, "modality")
    press(popup, "Select none")
    click(qtbot, popup, "ADC")
    popup.negated.setChecked(True)
    press(popup, "OK")
    assert page.model.query.conditions == (Condition("modality", "none of", ("ADC",)),)
    assert "ADC" not in values(page, "modality")


@pytest.mark.parametrize(
    "condition",
    [
        Condition("modality", "any of", ("ADC",)),
        Condition("modality", "none of", ("ADC",)),
        Condition("modality", "contains", ("adc",), negated=True),
        Condition("modality", "unknown"),
        Condition("highest_stage", "at least", ("Phase 3",)),
        Condition("dar", "between", ("2", "6")),
        Condition("as_of", "before", ("2025-10",)),
        Condition("dar", "known"),
    ],
)
def test_opened_again_and_left_with_ok_nothing_changes(
    page: TablePage, condition: Condition
) -> None:
    page.show_query(Query("assets", (condition,)))
    rows = page.model.rowCount()
    popup = popup_of(page, condition.field)
    press(popup, "OK")
    assert page.model.query.conditions == (condition,)
    assert page.model.rowCount() == rows


def test_nothing_ticked_shows_no_row_and_says_why(page: TablePage) -> None:
    popup = popup_of(page, "modality")
    press(popup, "Select none")
    press(popup, "OK")
    assert page.model.rowCount() == 0
    assert [chip.text() for chip in page.filters.chips()] != []
    page.filters.cleared.emit()
    assert page.model.rowCount() == page.model.total


def test_counts_follow_the_other_filters(page: TablePage) -> None:
    page.show_query(Query("assets", (Condition("modality", "any of", ("ADC",)),)))
    popup = popup_of(page, "highest_stage")
    model = popup.model
    total = sum(model.index(r).data(Qt.ItemDataRole.UserRole) for r in range(model.rowCount()))
    assert total == page.model.rowCount() < page.model.total


def test_a_search_and_enter_keep_what_was_found(qtbot: QtBot, page: TablePage) -> None:
    popup = popup_of(page, "modality")
    qtbot.keyClicks(popup.search, "adc")
    found = {str(popup.model.index(row).data()) for row in range(popup.model.rowCount())}
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert values(page, "modality") == found
    assert page.model.rowCount() < page.model.total


def test_ticks_that_the_search_hides_do_not_count(qtbot: QtBot, page: TablePage) -> None:
    page.show_query(Query("assets", (Condition("modality", "none of", ("ADC",)),)))
    page.clear_filters()
    popup = popup_of(page, "modality")
    qtbot.keyClicks(popup.search, "bispecific adc")
    press(popup, "OK")
    assert values(page, "modality") == {"Bispecific ADC"}


def test_a_search_that_finds_nothing_is_not_taken(qtbot: QtBot, page: TablePage) -> None:
    popup = popup_of(page, "modality")
    qtbot.keyClicks(popup.search, "zzz")
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert "zzz" in popup.reason.text()
    popup.search.clear()
    assert not popup.reason.isVisible()


# ---------------------------------------------------------------------- operators
def test_an_operator_leads_to_its_value_without_an_error(qtbot: QtBot, page: TablePage) -> None:
    popup = popup_of(page, "dar")
    choose(popup, "at most")
    assert popup.operands[0].hasFocus()
    popup.operator.setFocus()
    qtbot.keyClick(popup.operator, Qt.Key.Key_Return)
    assert popup.operands[0].hasFocus()
    assert popup.isVisible()
    assert not popup.reason.isVisible()


def test_an_operator_picked_from_its_list_leads_to_its_value(qtbot: QtBot, page: TablePage) -> None:
    popup = popup_of(page, "dar")
    popup.operator.setFocus()
    popup.operator.showPopup()
    view = popup.operator.view()
    view.setCurrentIndex(view.model().index(popup.operator.findData("at most"), 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert popup.operator.currentData() == "at most"
    qtbot.waitUntil(popup.operands[0].hasFocus)


def test_arrows_go_through_the_operators(qtbot: QtBot, page: TablePage) -> None:
    popup = popup_of(page, "dar")
    popup.operator.setFocus()
    qtbot.keyClick(popup.operator, Qt.Key.Key_Down)
    qtbot.keyClick(popup.operator, Qt.Key.Key_Down)
    assert popup.operator.currentIndex() == 2
    assert popup.operator.hasFocus()


@pytest.mark.parametrize(("typed", "taken"), [("4 %", "4"), ("4%", "4"), ("1,000", "1000")])
def test_a_number_is_asked_for_as_people_write_it(
    qtbot: QtBot, page: TablePage, typed: str, taken: str
) -> None:
    popup = popup_of(page, "dar")
    choose(popup, "at most")
    qtbot.keyClicks(popup.operands[0], typed)
    qtbot.keyClick(popup.operands[0], Qt.Key.Key_Return)
    assert page.model.query.conditions == (Condition("dar", "at most", (taken,)),)


def test_a_decimal_comma_gets_a_hint(qtbot: QtBot, page: TablePage) -> None:
    popup = popup_of(page, "dar")
    choose(popup, "at most")
    qtbot.keyClicks(popup.operands[0], "7,5")
    qtbot.keyClick(popup.operands[0], Qt.Key.Key_Return)
    assert "use a point: 7.5" in popup.reason.text()
    assert popup.isVisible()


@pytest.mark.parametrize(
    ("field", "operator", "typed"),
    [
        ("highest_stage", "at least", ["Phase 3"]),
        ("dar", "at most", ["4"]),
        ("dar", "between", ["2", "6"]),
        ("as_of", "after", ["2025-06"]),
        ("name", "contains", ["trastuzumab"]),
        ("dar", "unknown", []),
    ],
)
def test_each_operator_narrows(
    qtbot: QtBot, page: TablePage, field: str, operator: str, typed: list[str]
) -> None:
    popup = popup_of(page, field)
    choose(popup, operator)
    shown = [operand for operand in popup.operands if operand.isVisible()]
    assert len(shown) == len(typed)
    assert not popup.list.isVisible()
    for operand, text in zip(shown, typed, strict=True):
        qtbot.keyClicks(operand, text)
    qtbot.keyClick(shown[0] if shown else popup, Qt.Key.Key_Return)
    assert page.model.query.conditions == (Condition(field, operator, tuple(typed)),)
    assert 0 < page.model.rowCount() < page.model.total
    assert len(page.filters.chips()) == 1


@pytest.mark.parametrize(
    ("field", "operator", "text"),
    [("dar", "at least", "many"), ("as_of", "before", "yesterday"), ("highest_stage", "at least", "Phase 9")],
)  # fmt: skip
def test_an_operand_that_cannot_be_read_says_why(
    qtbot: QtBot, page: TablePage, field: str, operator: str, text: str
) -> None:
    popup = popup_of(page, field)
    choose(popup, operator)
    qtbot.keyClicks(popup.operands[0], text)
    qtbot.keyClick(popup.operands[0], Qt.Key.Key_Return)
    assert popup.isVisible()
    assert text in popup.reason.text()
    assert popup.reason.isVisible()
    assert page.model.query == Query("assets")
    choose(popup, "known")
    assert not popup.reason.isVisible()


def test_an_operand_left_empty_says_so_or_filters_nothing(page: TablePage) -> None:
    popup = popup_of(page, "dar")
    choose(popup, "between")
    press(popup, "OK")
    assert popup.isVisible() == bool(popup.reason.text())
    assert page.model.query == Query("assets")


def test_escape_changes_nothing(qtbot: QtBot, page: TablePage) -> None:
    popup = popup_of(page, "modality")
    press(popup, "Select none")
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not [each for each in page.findChildren(FilterPopup) if each.isVisible()]
    assert page.model.query == Query("assets")


# ---------------------------------------------------------------------- chips
def test_a_click_in_the_header_opens_it_there(qtbot: QtBot, page: TablePage) -> None:
    header, column = page.grid.header(), page.model.column_of("modality")
    qtbot.mouseClick(header.viewport(), LEFT, pos=header.filter_rect(column).center())
    popup = next(each for each in page.findChildren(FilterPopup) if each.isVisible())
    assert popup.field.name == "modality"
    popup.close()


def test_a_chip_opens_and_its_cross_takes_the_filter_away(qtbot: QtBot, page: TablePage) -> None:
    page.show_query(
        Query(
            "assets",
            (Condition("modality", "any of", ("ADC",)), Condition("dar", "at least", ("4",))),
        )
    )
    first, second = page.filters.chips()
    assert first.text() == "Modality: ADC"
    qtbot.mouseClick(first, LEFT, pos=QPoint(15, 10))
    popup = next(each for each in page.findChildren(FilterPopup) if each.isVisible())
    press(popup, "Clear filter")
    assert [chip.id for chip in page.filters.chips()] == ["dar"]
    left = page.filters.chips()[0]
    qtbot.mouseClick(left, LEFT, pos=QPoint(left.width() - 12, left.height() // 2))
    assert page.model.rowCount() == page.model.total
    assert not page.filters.isVisible()
    assert isinstance(second, Chip)


def test_every_column_of_every_table_can_be_opened(qtbot: QtBot, page: TablePage) -> None:
    for column, field in enumerate(page.model.fields):
        popup = popup_of(page, field.name)
        assert popup.findChild(QLineEdit) is not None
        for place in range(popup.operator.count()):
            popup.operator.setCurrentIndex(place)
        assert not popup.grab().isNull()
        popup.close()
        assert page.grid.column_name(column) == field.name

"""The table page by mouse and keys: order, selection, copying, menus."""

from html.parser import HTMLParser

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from belvedere.landscape import edit_cell
from belvedere.landscape.records import delete, insert
from belvedere.query import Condition, Query, SortBy
from belvedere.schema import TABLES
from belvedere.ui.document import Document
from belvedere.ui.views.compare_page import MOST
from belvedere.ui.views.filter_popup import FilterPopup
from belvedere.ui.views.grid_state import ColumnState
from belvedere.ui.views.table_page import TablePage
from tests.examples import landscape_of
from tests.ui.opened import REZETECAN, her2

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def make(qtbot: QtBot, table: str = "assets", document: Document | None = None) -> TablePage:
    document = document or Document(her2(), name="her2")
    page = TablePage(document, table)
    document.setParent(page)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.grid.setFocus()
    return page


@pytest.fixture
def page(qtbot: QtBot) -> TablePage:
    return make(qtbot)


def column(page: TablePage, field: str) -> int:
    return page.model.column_of(field)


def click_header(
    qtbot: QtBot, page: TablePage, field: str, modifier: Qt.KeyboardModifier | None = None
) -> None:
    place = column(page, field)
    frozen = place in page.grid.frozen()
    header = page.grid.overlay().header() if frozen else page.grid.header()
    at = QPoint(header.sectionViewportPosition(place) + header.sectionSize(place) - 12, 15)
    qtbot.mouseClick(header.viewport(), LEFT, modifier or Qt.KeyboardModifier.NoModifier, at)


def texts(page: TablePage, field: str) -> list[str]:
    place = column(page, field)
    return [str(page.model.index(row, place).data() or "") for row in range(page.model.rowCount())]


def keys(page: TablePage) -> list[str]:
    return [page.model.key_at(row) for row in range(page.model.rowCount())]


def choose(page: TablePage, *cells: tuple[int, str]) -> None:
    selection = page.grid.selectionModel()
    selection.clearSelection()
    for row, field in cells:
        index = page.model.index(row, column(page, field))
        selection.select(index, QItemSelectionModel.SelectionFlag.Select)


# ---------------------------------------------------------------------- order
@pytest.mark.parametrize("field", ["name", "modality"])
def test_sorting_and_filtering_by_mouse_select_no_column(
    qtbot: QtBot, page: TablePage, field: str
) -> None:
    page.select(REZETECAN, "dar")
    click_header(qtbot, page, field)
    place = column(page, field)
    frozen = place in page.grid.frozen()
    header = page.grid.overlay().header() if frozen else page.grid.header()
    qtbot.mouseClick(header.viewport(), LEFT, pos=header.filter_rect(place).center())
    next(each for each in page.findChildren(FilterPopup) if each.isVisible()).close()
    assert page.selected_keys() == [REZETECAN]
    assert page.current == (REZETECAN, "dar")


def test_what_is_current_stays_in_sight_and_the_columns_stay_put(
    qtbot: QtBot, page: TablePage
) -> None:
    page.resize(700, 300)
    page.select(page.model.key_at(0), "name")
    key = page.current[0]
    bar = page.grid.horizontalScrollBar()
    bar.setValue(bar.maximum())
    page.sort_by("name", descending=texts(page, "name")[0] == min(texts(page, "name")))
    for descending in (True, False):
        page.sort_by("name", descending=descending)
        assert page.current[0] == key
        rect = page.grid.visualRect(page.grid.currentIndex())
        assert 0 <= rect.top() <= rect.bottom() <= page.grid.viewport().height()
        assert bar.value() == bar.maximum()


def test_what_takes_the_place_of_a_hidden_record_is_told(qtbot: QtBot, page: TablePage) -> None:
    page.select(page.model.key_at(0), "name")
    gone = page.current[0]
    told: list[str] = []
    page.record_selected.connect(lambda _table, key, _field: told.append(key))
    name = texts(page, "name")[0]
    page.show_query(Query("assets", (Condition("name", "none of", (name,)),)))
    assert page.current[0] not in ("", gone)
    assert told[-1] == page.current[0]


@pytest.mark.parametrize("field", ["name", "modality", "dar"])
def test_a_click_on_a_header_sorts_turns_and_ends(
    qtbot: QtBot, page: TablePage, field: str
) -> None:
    before = keys(page)
    for sort in ((SortBy(field),), (SortBy(field, True),), ()):
        click_header(qtbot, page, field)
        assert page.model.query.sort == sort
        known = texts(page, field)
        while known and not known[-1]:
            known.pop()
        if sort:
            assert "" not in known, "unknown values stand last either way"
    assert keys(page) == before


def test_shift_adds_a_key(qtbot: QtBot, page: TablePage) -> None:
    click_header(qtbot, page, "modality")
    click_header(qtbot, page, "dar", SHIFT)
    click_header(qtbot, page, "dar", SHIFT)
    assert page.model.query.sort == (SortBy("modality"), SortBy("dar", True))
    assert "sorted by modality, then DAR (descending)" in page.summary
    click_header(qtbot, page, "name")
    assert list(page.model.query.sort) == [SortBy("name")]


def test_stages_stand_in_the_order_of_development(page: TablePage) -> None:
    page.sort_by("highest_stage", descending=True)
    stages = list(dict.fromkeys(texts(page, "highest_stage")))
    order = ["Approved", "Phase 3", "Phase 2", "Phase 1"]
    assert [stage for stage in stages if stage in order] == order


def test_the_current_record_stays_current(page: TablePage) -> None:
    page.select(REZETECAN, "dar")
    page.sort_by("name", descending=True)
    assert page.current == (REZETECAN, "dar")
    page.show_query(Query("assets", (Condition("modality", "any of", ("ADC",)),)))
    assert page.current == (REZETECAN, "dar")
    page.clear_filters()
    assert page.current == (REZETECAN, "dar")


def test_rows_that_come_and_go_leave_the_place(page: TablePage) -> None:
    landscape, document = page.document.landscape, page.document
    page.select(REZETECAN, "dar")
    document.apply(insert(landscape, "assets", 0))
    assert page.current == (REZETECAN, "dar")
    document.undo()
    assert page.current == (REZETECAN, "dar")
    document.apply(delete(landscape, "assets", [REZETECAN])[0])
    assert page.current[0] not in {"", REZETECAN}
    document.undo()
    assert page.current[0]


# ---------------------------------------------------------------------- filters
def test_filtering_to_the_value_of_a_cell(qtbot: QtBot, page: TablePage) -> None:
    page.select(REZETECAN, "modality")
    page.filter_to_current()
    assert set(texts(page, "modality")) == {"ADC"}
    assert [chip.text() for chip in page.filters.chips()] == ["Modality: ADC"]
    assert page.summary.startswith(f"{page.model.rowCount()} of 36 assets")
    page.filtering.invert("modality")
    assert "ADC" not in texts(page, "modality")
    page.clear_filters()
    assert page.model.rowCount() == 36


def test_an_unknown_cell_filters_to_the_unknown(page: TablePage) -> None:
    row = texts(page, "dar").index("")
    page.select(page.model.key_at(row), "dar")
    page.filter_to_current()
    assert set(texts(page, "dar")) == {""}


# ---------------------------------------------------------------------- copying
class Cells(HTMLParser):
    """The rows of the one table in an HTML text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
        elif tag == "br":
            self.rows[-1][-1] += "\n"

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def test_copying_with_headers_takes_exactly_what_is_selected(page: TablePage) -> None:
    choose(page, (0, "name"), (0, "modality"), (2, "name"), (2, "modality"))
    assert page.copy(with_headers=True) == "Copied 2 × 2 cells with headers"
    names, kinds = texts(page, "name"), texts(page, "modality")
    wanted = [["Name", "Modality"], [names[0], kinds[0]], [names[2], kinds[2]]]
    data = QGuiApplication.clipboard().mimeData()
    assert [line.split("\t") for line in data.text().split("\n")] == wanted
    html = Cells(data.html())
    assert html.rows == wanted
    assert html.tags.count("th") == 2


def test_gaps_in_a_selection_stay_empty(page: TablePage) -> None:
    choose(page, (0, "name"), (1, "code"))
    page.copy(with_headers=False)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines == [f"{texts(page, 'name')[0]}\t", f"\t{texts(page, 'code')[1]}"]


def test_columns_are_copied_as_they_stand_without_the_hidden(page: TablePage) -> None:
    header = page.grid.header()
    header.moveSection(header.visualIndex(column(page, "code")), 0)
    page.grid.set_column_shown(column(page, "modality"), False)
    choose(page, (0, "name"), (0, "code"), (0, "modality"))
    page.copy(with_headers=True)
    assert QGuiApplication.clipboard().text().split("\n")[0] == "Code\tName"


def test_a_cell_of_several_lines_stays_one_cell(qtbot: QtBot) -> None:
    note = 'first\nsecond\t"third"'
    landscape = landscape_of({"assets": [{"asset": "a", "name": "a", "note": note}]})
    page = make(qtbot, "assets", Document(landscape, name="one"))
    page.grid.set_column_shown(column(page, "note"), True)
    choose(page, (0, "name"), (0, "note"))
    page.copy(with_headers=False)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == 'a\t"first\nsecond\t""third"""'
    assert Cells(data.html()).rows == [["a", note]]


def test_nothing_selected_says_so(page: TablePage) -> None:
    page.grid.selectionModel().clear()
    assert page.copy(with_headers=True) == "Nothing is selected"


def test_what_a_selection_comes_to_is_told(qtbot: QtBot, page: TablePage) -> None:
    choose(page, (0, "dar"), (1, "dar"), (2, "dar"))
    with qtbot.waitSignal(page.summary_changed) as summary:
        pass
    assert summary.args is not None
    assert "of 3 known" in summary.args[0]


# ---------------------------------------------------------------------- columns
def test_columns_all_hidden_elsewhere_do_not_leave_an_empty_page(page: TablePage) -> None:
    page.restore([ColumnState(field.name, 100, hidden=True) for field in page.model.fields])
    assert page.grid.visible_columns()
    assert page.select(REZETECAN)
    page.show_query(Query("assets", (), "trastuzumab"))


def test_a_column_is_gone_to_even_if_hidden(page: TablePage) -> None:
    place = column(page, "note")
    page.grid.set_column_shown(place, False)
    page.go_to_column(place)
    assert place in page.grid.visible_columns()
    assert page.current[1] == "note"


def test_the_last_column_stays(page: TablePage) -> None:
    for place in range(len(page.model.fields)):
        page.grid.set_column_shown(place, False)
    assert len(page.grid.visible_columns()) == 1


# ---------------------------------------------------------------------- menus
def titles(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def run(menu: QMenu, title: str) -> None:
    next(action for action in menu.actions() if action.text() == title).trigger()


def test_the_menu_of_a_header(page: TablePage) -> None:
    place = column(page, "modality")
    menu = page.menus.of_header(place, QPoint(0, 0))
    assert titles(menu)[:4] == ["Sort ascending", "Sort descending", "Back to unsorted", "Filter…"]
    assert {"Fit width", "Freeze up to here", "Hide column"} <= set(titles(menu))
    for title, sort in (("Sort descending", (SortBy("modality", True),)), ("Back to unsorted", ())):
        run(menu, title)
        assert page.model.query.sort == sort
    run(menu, "Freeze up to here")
    assert place in page.grid.frozen()
    run(menu, "Fit width")
    run(menu, "Hide column")
    assert place not in page.grid.visible_columns()


def test_the_menu_of_a_cell_filters_and_leads_on(qtbot: QtBot, page: TablePage) -> None:
    page.select(REZETECAN, "originator")
    menu = page.menus.of_cell(page.grid.currentIndex())
    name = "Jiangsu Hengrui Pharmaceuticals"
    assert titles(menu)[:3] == [
        f"Filter Originator to {name}", f"Leave out {name}", f"Go to {name}",
    ]  # fmt: skip
    assert {"Copy", "Copy with headers", "Edit"} <= set(titles(menu))
    with qtbot.waitSignal(page.record_wanted) as wanted:
        run(menu, f"Go to {name}")
    assert wanted.args == ["companies", "hengrui"]
    with qtbot.waitSignal(page.deed_wanted) as deed:
        run(menu, "Copy with headers")
    assert deed.args == ["edit.copy_headers"]
    run(menu, f"Leave out {name}")
    assert name not in texts(page, "originator")
    page.select("gq1001", "originator")
    again = page.menus.of_cell(page.grid.currentIndex())
    assert "Turn the filter on Originator round" in titles(again)
    run(again, "Clear the filter on Originator")
    assert page.model.query.conditions == ()


def test_every_cell_has_a_menu(qtbot: QtBot) -> None:
    for table in TABLES:
        page = make(qtbot, table)
        for place in range(len(page.model.fields)):
            assert titles(page.menus.of_cell(page.model.index(0, place)))
            assert titles(page.menus.of_header(place, QPoint()))
        page.close()


def test_a_link_opens_only_where_that_is_meant(qtbot: QtBot) -> None:
    page = make(qtbot, "sources")
    place = column(page, "url")
    row = next(row for row, text in enumerate(texts(page, "url")) if text)
    index = page.model.index(row, place)
    page.select(page.model.key_at(row), "name")
    page.grid.scrollTo(index)
    at, view = page.grid.visualRect(index).center(), page.grid.viewport()
    opened: list[str] = []
    page.link_wanted.connect(opened.append)
    qtbot.mouseClick(view, LEFT, pos=at)
    assert opened == []
    assert page.grid.currentIndex() == index
    run(page.menus.of_cell(index), "Open in the browser")
    qtbot.mouseClick(view, LEFT, CONTROL, at)
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert opened == [index.data()] * 3
    qtbot.mouseDClick(view, LEFT, pos=at)
    assert opened == [index.data()] * 4
    assert page.grid.state() != QAbstractItemView.State.EditingState
    qtbot.keyClick(page.grid, Qt.Key.Key_F2)
    assert page.grid.state() == QAbstractItemView.State.EditingState


def test_a_link_says_where_it_leads(qtbot: QtBot) -> None:
    page = make(qtbot, "sources")
    row = next(row for row, text in enumerate(texts(page, "url")) if text)
    index = page.model.index(row, column(page, "url"))
    page.grid.scrollTo(index)
    at, view = page.grid.visualRect(index).center(), page.grid.viewport()
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert str(index.data()) in QToolTip.text()
    assert "Ctrl+click opens" in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


# ---------------------------------------------------------------------- comparing
def test_more_than_fit_side_by_side_are_said_to_be_too_many(page: TablePage, qtbot: QtBot) -> None:
    page.select_all()
    text = f"Compare first {MOST} of {page.model.rowCount()}"
    qtbot.waitUntil(lambda: page.compare_button.text() == text)


def test_the_button_counts_what_would_be_compared(qtbot: QtBot, page: TablePage) -> None:
    choose(page, (0, "name"), (1, "code"), (1, "dar"))
    qtbot.waitUntil(lambda: page.compare_button.text() == "Compare 2 selected")
    with qtbot.waitSignal(page.compare_wanted) as wanted:
        page.compare_button.click()
    assert wanted.args == [[page.model.key_at(0), page.model.key_at(1)]]


def test_rows_that_concern_assets_compare_these(page: TablePage, qtbot: QtBot) -> None:
    deals = make(qtbot, "deals")
    deals.select_all()
    compared = deals.compared()
    assert len(compared) == len(set(compared)) > 1
    assert all(deals.document.landscape.has("assets", key) for key in compared)


# ---------------------------------------------------------------------- edges
def test_an_empty_table_says_what_belongs_there(qtbot: QtBot) -> None:
    document = Document(landscape_of({}), name="empty")
    page = make(qtbot, "deals", document)
    assert not page.grid.isVisible()
    assert page.summary == "0 deals"
    for deed in (page.edit_current, page.filter_to_current, page.sort_by_current, page.select_all):
        deed()
    assert page.copy(with_headers=True) == "Nothing is selected"
    document.apply(insert(document.landscape, "deals"))
    assert page.grid.isVisible()
    document.undo()
    assert not page.grid.isVisible()


def test_an_edit_is_shown_at_once_and_taken_back(page: TablePage) -> None:
    page.document.apply(edit_cell(page.document.landscape, "assets", REZETECAN, "brand", "X"))
    row = page.model.row_of(REZETECAN)
    assert texts(page, "brand")[row] == "X"
    page.document.undo()
    assert texts(page, "brand")[row] == "Aivida"

"""Typing into cells of a real page, by keys and mouse: what is kept, what is refused, and that nothing is lost."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from belvedere.query import Condition, Query
from belvedere.ui.delegates.editing import CellEditor
from belvedere.ui.document import Document
from belvedere.ui.views.table_page import TablePage
from tests.ui.opened import REZETECAN, her2

LEFT = Qt.MouseButton.LeftButton
Refusal = tuple[str, str, Callable[[], object] | None]


class Desk:
    """A page, and what it refused."""

    def __init__(self, qtbot: QtBot, table: str = "assets") -> None:
        self.document = Document(her2(), name="her2")
        self.page = TablePage(self.document, table)
        self.document.setParent(self.page)
        self.refusals: list[Refusal] = []
        self.page.refused.connect(lambda *said: self.refusals.append(said))
        qtbot.addWidget(self.page)
        self.qtbot = qtbot
        self.page.resize(1200, 700)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.page.grid.setFocus()

    def open(self, key: str, field: str) -> CellEditor:
        """Press F2 on a cell."""
        assert self.page.select(key, field)
        self.page.grid.setFocus()
        self.qtbot.keyClick(self.page.grid, Qt.Key.Key_F2)
        return self.editor

    @property
    def editors(self) -> list[CellEditor]:
        """The editors on show."""
        return [each for each in self.page.findChildren(CellEditor) if each.isVisible()]

    @property
    def editor(self) -> CellEditor:
        """The one editor on show."""
        assert len(self.editors) == 1
        return self.editors[0]

    def cell(self, key: str, field: str, table: str = "assets") -> str:
        """What the landscape keeps of a cell."""
        return self.document.landscape.cell(table, key, field)

    def press(self, key: Qt.Key, *, on: QWidget | None = None) -> None:
        """Press a key in the editor."""
        self.qtbot.keyClick(on or self.editor, key)
        # The editor has its say before the delegate closes it.
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Replace what stands in the editor."""
        self.editor.selectAll()
        self.qtbot.keyClicks(self.editor, text)

    def click(self, key: str, field: str) -> None:
        """Click another cell."""
        model, grid = self.page.model, self.page.grid
        rect = grid.visualRect(model.index(model.row_of(key), model.column_of(field)))
        self.qtbot.mouseClick(grid.viewport(), LEFT, pos=rect.center())


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    for popup in QApplication.topLevelWidgets():
        if popup.isVisible() and popup is not made.page.window():
            popup.close()


# ---------------------------------------------------------------------- opening
def test_f2_starts_from_what_people_read(desk: Desk) -> None:
    editor = desk.open(REZETECAN, "originator")
    assert editor.text() == "Jiangsu Hengrui Pharmaceuticals"
    assert editor.selectedText() == editor.text()
    assert editor.hasFocus()


def test_typing_replaces_the_cell(desk: Desk) -> None:
    desk.page.select(REZETECAN, "brand")
    desk.qtbot.keyClicks(desk.page.grid, "N")
    desk.qtbot.keyClicks(desk.editor, "ew")
    desk.press(Qt.Key.Key_Return)
    assert desk.cell(REZETECAN, "brand") == "New"
    assert desk.editors == []
    assert desk.page.grid.hasFocus()


def test_a_double_click_opens_it(desk: Desk) -> None:
    desk.page.select(REZETECAN, "code")
    rect = desk.page.grid.visualRect(desk.page.grid.currentIndex())
    desk.qtbot.mouseClick(desk.page.grid.viewport(), LEFT, pos=rect.center())
    desk.qtbot.mouseDClick(desk.page.grid.viewport(), LEFT, pos=rect.center())
    assert desk.editor.text() == "SHR-A1811"


def test_a_frozen_cell_is_edited_where_it_is_seen(desk: Desk) -> None:
    editor = desk.open(REZETECAN, "name")
    assert editor.parentWidget() is desk.page.grid.overlay().viewport()
    desk.type("another name")
    desk.press(Qt.Key.Key_Return)
    assert desk.cell(REZETECAN, "name") == "another name"
    assert desk.editors == []


def test_what_is_computed_is_not_typed_and_says_so(desk: Desk) -> None:
    said: list[str] = []
    desk.page.said.connect(said.append)
    desk.page.select(REZETECAN, "highest_stage")
    desk.page.edit_current()
    desk.qtbot.keyClicks(desk.page.grid, "x")
    assert desk.editors == []
    assert said[0] == "Highest stage is computed and cannot be typed"


# ---------------------------------------------------------------------- keeping
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_enter_keeps(desk: Desk, key: Qt.Key) -> None:
    desk.open(REZETECAN, "dar")
    desk.type("5.9")
    desk.press(key)
    assert desk.cell(REZETECAN, "dar") == "5.9"
    desk.document.undo()
    assert desk.cell(REZETECAN, "dar") == "6"


def test_escape_leaves_the_cell_as_it_was(desk: Desk) -> None:
    desk.open(REZETECAN, "dar")
    desk.type("many")
    desk.press(Qt.Key.Key_Escape)
    assert desk.editors == []
    assert desk.refusals == []
    assert desk.document.landscape.revision == 0
    assert desk.page.grid.hasFocus()


def test_a_click_elsewhere_keeps(desk: Desk) -> None:
    desk.open(REZETECAN, "dar")
    desk.type("5.9")
    desk.click("gq1001", "code")
    assert desk.cell(REZETECAN, "dar") == "5.9"
    assert desk.editors == []


def test_opening_and_leaving_changes_nothing(desk: Desk) -> None:
    for field in desk.page.model.fields:
        if desk.page.model.editable(desk.page.model.column_of(field.name)):
            desk.page.grid.set_column_shown(desk.page.model.column_of(field.name), True)
            desk.open(REZETECAN, field.name)
            desk.press(Qt.Key.Key_Return)
    assert desk.document.landscape.revision == 0
    assert desk.refusals == []


def test_the_text_offered_typed_again_is_taken(desk: Desk) -> None:
    """What a cell shows, typed anew, is read as what it keeps."""
    landscape = desk.document.landscape
    for field in ("originator", "source", "modality", "as_of", "aliases"):
        before = desk.cell(REZETECAN, field)
        editor = desk.open(REZETECAN, field)
        editor.setText(editor.text())
        editor.setModified(True)
        desk.press(Qt.Key.Key_Return)
        assert desk.refusals == []
        assert desk.cell(REZETECAN, field) == before
    assert landscape.revision == 0


# ---------------------------------------------------------------------- completion
def test_a_completion_taken_from_the_list_is_kept(desk: Desk) -> None:
    editor = desk.open(REZETECAN, "originator")
    desk.type("astra")
    completer = editor.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    desk.qtbot.waitUntil(popup.isVisible)
    desk.press(Qt.Key.Key_Down, on=popup)
    desk.press(Qt.Key.Key_Return, on=popup)
    assert "AstraZeneca" in editor.text()
    if desk.editors:
        desk.press(Qt.Key.Key_Return)
    assert desk.cell(REZETECAN, "originator") == "astrazeneca"


def test_a_completion_chosen_with_the_mouse_is_kept_on_a_click_elsewhere(desk: Desk) -> None:
    editor = desk.open(REZETECAN, "modality")
    desk.type("bispecific a")
    completer = editor.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    desk.qtbot.waitUntil(popup.isVisible)
    rect = popup.visualRect(completer.completionModel().index(0, 0))
    desk.qtbot.mouseClick(popup.viewport(), LEFT, pos=rect.center())
    desk.click("gq1001", "code")
    assert desk.cell(REZETECAN, "modality") == "Bispecific ADC"


def test_a_list_is_completed_part_by_part(desk: Desk) -> None:
    editor = desk.open("gq1001", "source")
    before = editor.text()
    assert before
    editor.setCursorPosition(len(before))
    desk.qtbot.keyClicks(editor, "; lancet")
    completer = editor.completer()
    assert completer is not None
    assert completer.completionCount() > 0
    chosen = completer.currentCompletion()
    assert chosen.startswith(f"{before}; ")
    assert "Lancet" in chosen[len(before) :]


# ---------------------------------------------------------------------- refusing
def test_a_refused_text_stays_with_its_reason(desk: Desk) -> None:
    editor = desk.open(REZETECAN, "dar")
    desk.type("many")
    assert not editor.hint.isVisible()
    desk.press(Qt.Key.Key_Return)
    assert desk.editor is editor
    assert editor.text() == "many"
    assert editor.hint.isVisible()
    assert "many" in editor.hint.text()
    assert editor.property("refused") is True
    desk.type("5.9")
    assert not editor.hint.isVisible()
    desk.press(Qt.Key.Key_Return)
    assert desk.cell(REZETECAN, "dar") == "5.9"
    assert desk.refusals == []


def test_the_reading_of_a_date_is_told_while_typing(desk: Desk) -> None:
    editor = desk.open(REZETECAN, "as_of")
    desk.type("2026-H2")
    assert editor.hint.text() == "second half of 2026"
    assert editor.hint.isVisible()
    view = editor.parentWidget()
    assert view is not None
    assert view.rect().contains(editor.hint.geometry())


def test_a_refused_text_is_offered_again_after_a_click_elsewhere(desk: Desk) -> None:
    desk.open(REZETECAN, "dar")
    desk.type("many")
    desk.click("gq1001", "code")
    assert desk.cell(REZETECAN, "dar") == "6"
    assert len(desk.refusals) == 1
    what, why, again = desk.refusals[0]
    assert what == "“many” was not taken"
    assert "many" in why
    assert again is not None
    again()
    assert desk.editor.text() == "many"
    assert desk.page.current == (REZETECAN, "dar")
    desk.type("5.9")
    desk.press(Qt.Key.Key_Return)
    assert desk.cell(REZETECAN, "dar") == "5.9"


@pytest.mark.parametrize("deed", ["search", "sort", "filter"])
def test_a_refused_text_survives_what_rearranges_the_rows(desk: Desk, deed: str) -> None:
    desk.open(REZETECAN, "dar")
    desk.type("many")
    if deed == "search":
        desk.page.search.setFocus()
        desk.qtbot.keyClicks(desk.page.search, "gq1001")
        desk.press(Qt.Key.Key_Return, on=desk.page.search)
    elif deed == "sort":
        desk.page.sort_by("name", descending=True)
    else:
        desk.page.show_query(Query("assets", (Condition("code", "contains", ("GQ",)),)))
    if desk.editors:
        assert desk.editor.text() == "many"
        return
    assert [what for what, _, _ in desk.refusals] == ["“many” was not taken"]
    again = desk.refusals[0][2]
    assert again is not None
    again()
    assert desk.editor.text() == "many"
    assert desk.page.current == (REZETECAN, "dar")


def test_what_must_be_stated_cannot_be_emptied(desk: Desk) -> None:
    required = next(f.name for f in desk.page.model.fields if f.required and f.name != "asset")
    before = desk.cell(REZETECAN, required)
    editor = desk.open(REZETECAN, required)
    editor.clear()
    editor.setModified(True)
    desk.press(Qt.Key.Key_Return)
    assert "cannot be empty" in editor.hint.text()
    desk.press(Qt.Key.Key_Escape)
    assert desk.cell(REZETECAN, required) == before


def test_the_hint_goes_with_its_editor(desk: Desk) -> None:
    editor = desk.open(REZETECAN, "dar")
    desk.type("many")
    desk.press(Qt.Key.Key_Return)
    hint = editor.hint
    desk.press(Qt.Key.Key_Escape)
    assert not hint.isVisible()


def test_a_hint_in_the_last_row_stands_above(desk: Desk) -> None:
    desk.page.resize(1200, 260)
    last = desk.page.model.key_at(desk.page.model.rowCount() - 1)
    editor = desk.open(last, "dar")
    desk.page.grid.scrollToBottom()
    desk.type("many")
    desk.press(Qt.Key.Key_Return)
    assert editor.hint.geometry().bottom() <= editor.geometry().top() + 1
    assert editor.hint.pos() != QPoint(0, 0)
    desk.press(Qt.Key.Key_Escape)


# ---------------------------------------------------------------------- the page
def test_a_row_stays_where_it_was_edited(desk: Desk) -> None:
    desk.page.sort_by("dar", descending=False)
    row = desk.page.model.row_of(REZETECAN)
    desk.open(REZETECAN, "dar")
    desk.type("0.5")
    desk.press(Qt.Key.Key_Return)
    assert desk.page.model.row_of(REZETECAN) == row
    assert desk.page.current == (REZETECAN, "dar")


def test_a_change_from_elsewhere_does_not_touch_what_is_being_typed(desk: Desk) -> None:
    from belvedere.landscape import edit_cell

    editor = desk.open(REZETECAN, "dar")
    desk.type("5")
    desk.document.apply(edit_cell(desk.document.landscape, "assets", "gq1001", "dar", "2"))
    assert editor.text() == "5"
    desk.press(Qt.Key.Key_Return)
    assert desk.cell(REZETECAN, "dar") == "5"

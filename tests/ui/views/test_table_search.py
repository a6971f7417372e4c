"""Searching a table while typing: in its own thread where it is large, and from hit to hit."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from belvedere.landscape import Landscape, edit_cell, rows_of
from belvedere.landscape.records import delete
from belvedere.progress import Progress
from belvedere.query import Condition, Positions, Query, SortBy, run
from belvedere.schema import TABLES
from belvedere.ui.document import Document
from belvedere.ui.jobs import Jobs
from belvedere.ui.views import table_search
from belvedere.ui.views.table_page import TablePage
from tests.ui.opened import her2

MANY = 60_000
SHIFT = Qt.KeyboardModifier.ShiftModifier


def make(qtbot: QtBot, landscape: Landscape, table: str, jobs: Jobs | None = None) -> TablePage:
    document = Document(landscape, name="made")
    page = TablePage(document, table, jobs)
    document.setParent(page)
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.show()
    return page


@pytest.fixture
def page(qtbot: QtBot) -> TablePage:
    return make(qtbot, her2(), "assets")


def shown(page: TablePage) -> list[str]:
    return [page.model.key_at(row) for row in range(page.model.rowCount())]


def expected(page: TablePage, text: str) -> list[str]:
    landscape = page.document.landscape
    keys = list(landscape.rows(page.table).index)
    return [keys[at] for at in run(landscape, Query(page.table, (), text)).tolist()]


# ---------------------------------------------------------------------- typing
def test_typing_narrows_once_it_pauses(qtbot: QtBot, page: TablePage) -> None:
    with qtbot.waitSignal(page.search.searched) as searched:
        qtbot.keyClicks(page.search, "trastuzumab")
        assert page.model.rowCount() == page.model.total
    assert searched.args == ["trastuzumab"]
    assert 0 < page.model.rowCount() < page.model.total
    assert shown(page) == expected(page, "trastuzumab")
    assert page.summary.startswith(f"{page.model.rowCount()} of {page.model.total} assets")


def test_enter_searches_at_once_and_goes_to_the_rows(qtbot: QtBot, page: TablePage) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.search.setFocus()
    qtbot.keyClicks(page.search, "gq1001")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert shown(page) == ["gq1001"]
    assert page.grid.hasFocus()
    assert page.current[0] == "gq1001"


def test_escape_and_an_empty_field_show_all(qtbot: QtBot, page: TablePage) -> None:
    page.search.setText("gq1001")
    page.search.returnPressed.emit()
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert page.model.rowCount() == page.model.total


@pytest.mark.parametrize(
    "text", ["trastuzumab adc", "ADC  trastuzumab", "瑞康", "shr-a1811", "İ", "("]
)
def test_words_are_looked_for_each_on_its_own(page: TablePage, text: str) -> None:
    page.search.setText(text)
    page.search.returnPressed.emit()
    assert shown(page) == expected(page, text)


def test_no_hit_says_so_and_leads_back(qtbot: QtBot, page: TablePage) -> None:
    page.search.setText("no such text anywhere")
    page.search.returnPressed.emit()
    assert page.model.rowCount() == 0
    assert not page.grid.isVisible()
    page.clear_filters()
    assert page.grid.isVisible()
    assert page.search.text() == ""


def test_what_is_being_typed_outlives_a_sort(qtbot: QtBot, page: TablePage) -> None:
    qtbot.keyClicks(page.search, "trastu")
    page.sort_by("name", descending=True)
    assert page.search.text() == "trastu"
    qtbot.waitUntil(lambda: page.model.query.search == "trastu")
    assert page.model.query.sort == (SortBy("name", True),)


# ---------------------------------------------------------------------- hits
def test_hits_are_walked_around_the_ends(page: TablePage) -> None:
    page.search.setText("trastuzumab")
    page.search.returnPressed.emit()
    said = page.searching.step(1)
    total = int(said.rpartition(" of ")[2].replace(",", ""))
    page.grid.setCurrentIndex(page.model.index(page.model.rowCount() - 1, 0))
    places = []
    for _ in range(total):
        said = page.searching.step(1)
        index = page.grid.currentIndex()
        places.append((index.row(), page.grid.header().visualIndex(index.column())))
        assert "trastuzumab" in str(index.data()).lower()
    assert len(set(places)) == total
    turn = places.index(min(places))
    assert places[turn:] + places[:turn] == sorted(places)
    assert page.searching.step(1).endswith(f" of {total}")
    page.searching.step(-1)
    index = page.grid.currentIndex()
    assert (index.row(), page.grid.header().visualIndex(index.column())) == places[-1]


def test_hidden_columns_are_passed_over(page: TablePage) -> None:
    column = page.model.column_of("code")
    page.search.setText("gq1001")
    page.search.returnPressed.emit()
    page.grid.set_column_shown(column, False)
    for _ in range(8):
        page.searching.step(1)
        assert page.grid.currentIndex().column() != column


def test_without_a_text_the_field_is_offered(qtbot: QtBot, page: TablePage) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert page.searching.step(1) == "Type something to search for first"
    assert page.search.hasFocus()


def test_hits_follow_an_edit(page: TablePage) -> None:
    page.search.setText("zzz")
    page.search.returnPressed.emit()
    page.document.apply(edit_cell(page.document.landscape, "assets", "gq1001", "brand", "zzz"))
    page.search.setText("")
    page.search.setText("zzz")
    page.search.returnPressed.emit()
    assert shown(page) == ["gq1001"]
    assert page.searching.step(1) == "Hit 1 of 1"
    assert page.model.fields[page.grid.currentIndex().column()].name == "brand"


# ---------------------------------------------------------------------- large tables
@pytest.fixture(scope="module")
def large() -> Landscape:
    table = TABLES["sources"]
    fields = [field.name for field in table.fields]
    rows = (
        [f"s{n}", *("" for _ in fields[1:-1]), "even" if n % 2 == 0 else "odd"] for n in range(MANY)
    )
    made = rows_of(table.key, fields, rows)
    return Landscape({"sources": made})


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shut_down()


class Gate:
    """Holds searches back in their thread until they are let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []
        self.threads: set[str] = set()
        self.answered: list[str] = []
        self.done = threading.Event()
        self._open = threading.Event()
        monkeypatch.setattr(table_search, "run", self._run)

    def let_go(self) -> None:
        self._open.set()

    def _run(self, landscape: Landscape, query: Query, progress: Progress) -> Positions:
        self.asked.append(query.search)
        self.threads.add(threading.current_thread().name)
        assert self._open.wait(10)
        found = run(landscape, query, progress)
        self.answered.append(query.search)
        self.done.set()
        return found


def type_in(page: TablePage, text: str) -> None:
    page.search.setText(text)
    page.search.returnPressed.emit()


def test_a_large_table_is_searched_in_a_thread(
    qtbot: QtBot, large: Landscape, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, page = Gate(monkeypatch), make(qtbot, large.snapshot(), "sources", jobs)
    type_in(page, "odd")
    assert page.model.rowCount() == MANY
    gate.let_go()
    qtbot.waitUntil(lambda: page.model.rowCount() == MANY // 2, timeout=10_000)
    assert all(name.startswith("belvedere-pool") for name in gate.threads)
    assert page.search.text() == "odd"


def test_a_newer_text_cancels_the_older(
    qtbot: QtBot, large: Landscape, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, page = Gate(monkeypatch), make(qtbot, large.snapshot(), "sources", jobs)
    shown_: list[str] = []
    page.summary_changed.connect(lambda _: shown_.append(page.model.query.search))
    for text in ("o", "od", "odd"):
        type_in(page, text)
    gate.let_go()
    qtbot.waitUntil(lambda: not jobs.active, timeout=10_000)
    assert page.model.query.search == "odd"
    assert set(shown_) <= {"", "odd"}
    assert gate.answered == ["odd"]
    assert page.search.text() == "odd"


def test_an_answer_that_comes_too_late_is_not_shown(
    qtbot: QtBot, large: Landscape, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, page = Gate(monkeypatch), make(qtbot, large.snapshot(), "sources", jobs)
    gate.let_go()
    shown_: list[str] = []
    page.summary_changed.connect(lambda _: shown_.append(page.model.query.search))
    type_in(page, "odd")
    # Answered in its thread already, and not taken by this one yet.
    assert gate.done.wait(10)
    type_in(page, "even")
    qtbot.waitUntil(lambda: not jobs.active, timeout=10_000)
    assert set(shown_) == {"even"}
    assert page.search.text() == "even"


def test_a_filter_set_meanwhile_holds_and_so_does_the_text(
    qtbot: QtBot, large: Landscape, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, page = Gate(monkeypatch), make(qtbot, large.snapshot(), "sources", jobs)
    type_in(page, "odd")
    query = replace(
        page.model.query,
        conditions=(Condition("title", "unknown"),),
        sort=(SortBy("source", True),),
    )
    page.show_query(query)
    assert page.search.text() == "odd"
    gate.let_go()
    qtbot.waitUntil(lambda: not jobs.active, timeout=10_000)
    assert page.model.query == replace(query, search="odd")
    assert page.model.rowCount() == MANY // 2
    assert page.model.key_at(0) == run_first(page)


def run_first(page: TablePage) -> str:
    landscape = page.document.landscape
    keys = list(landscape.rows(page.table).index)
    return keys[int(run(landscape, page.model.query)[0])]


def test_rows_that_go_meanwhile_are_not_shown(
    qtbot: QtBot, large: Landscape, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, page = Gate(monkeypatch), make(qtbot, large.snapshot(), "sources", jobs)
    type_in(page, "odd")
    qtbot.waitUntil(lambda: bool(gate.asked))
    landscape = page.document.landscape
    page.document.apply(delete(landscape, "sources", ["s0", f"s{MANY - 1}"])[0])
    gate.let_go()
    qtbot.waitUntil(lambda: not jobs.active, timeout=10_000)
    assert page.model.rowCount() == MANY // 2 - 1
    assert (page.model.key_at(0), page.model.key_at(page.model.rowCount() - 1)) == (
        "s1",
        f"s{MANY - 3}",
    )


def test_another_query_ends_the_search(
    qtbot: QtBot, large: Landscape, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, page = Gate(monkeypatch), make(qtbot, large.snapshot(), "sources", jobs)
    type_in(page, "odd")
    page.show_query(Query("sources", (), "s12"))
    gate.let_go()
    qtbot.waitUntil(lambda: not jobs.active, timeout=10_000)
    assert page.model.query.search == page.search.text() == "s12"


def test_a_page_may_go_while_it_is_searched(
    qtbot: QtBot, large: Landscape, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    document = Document(large.snapshot(), name="made")
    page = TablePage(document, "sources", jobs)
    type_in(page, "odd")
    qtbot.waitUntil(lambda: bool(gate.asked))
    document.deleteLater()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gate.let_go()
    qtbot.waitUntil(lambda: not jobs.active, timeout=10_000)

"""The inspector on the real landscape: what it says, and where its links lead."""

from html import unescape

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from belvedere.landscape import Landscape, edit_cell
from belvedere.landscape.records import delete
from belvedere.query import Condition, Query
from belvedere.schema import TABLES
from belvedere.ui import theme
from belvedere.ui.document import Document
from belvedere.ui.models.record import Record
from belvedere.ui.views.inspector import Inspector
from belvedere.ui.views.table_page import TablePage
from tests.examples import landscape_of
from tests.ui.opened import REZETECAN, her2


def make(qtbot: QtBot, landscape: Landscape) -> tuple[Inspector, Document]:
    document, inspector = Document(landscape, name="made"), Inspector()
    document.setParent(inspector)
    qtbot.addWidget(inspector)
    inspector.resize(290, 700)
    inspector.show()
    inspector.set_document(document)
    document.changed.connect(lambda _: inspector.refresh())
    return inspector, document


@pytest.fixture
def inspector(qtbot: QtBot) -> Inspector:
    return make(qtbot, her2())[0]


def show(inspector: Inspector, table: str, key: str, field: str = "") -> None:
    inspector.show_record(table, key, field)
    inspector.refresh()


def labels(inspector: Inspector) -> list[QLabel]:
    return [each for each in inspector.findChildren(QLabel) if each.isVisibleTo(inspector)]


def text(inspector: Inspector) -> str:
    return "\n".join(label.text() for label in labels(inspector))


def cards(inspector: Inspector) -> list[QFrame]:
    return [
        each
        for each in inspector.findChildren(QFrame)
        if each.accessibleName().startswith("Source ") and each.isVisibleTo(inspector)
    ]


def follow(inspector: Inspector, name: str) -> None:
    """Click the link that bears a name."""
    for label in labels(inspector):
        before, found, _ = label.text().partition(f">{name}</a>")
        if found:
            target = before.rpartition('href="')[2].partition('"')[0]
            label.linkActivated.emit(unescape(target))
            return
    raise AssertionError(f"no link called {name}")


# ---------------------------------------------------------------------- what it says
def test_it_starts_with_nothing(inspector: Inspector) -> None:
    assert inspector.record is None
    assert "Nothing selected" in text(inspector)


def test_only_the_last_of_many_records_is_drawn(
    qtbot: QtBot, inspector: Inspector, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    compose = inspector._compose

    def watched(record: Record) -> QWidget:
        drawn.append(record.key)
        return compose(record)

    monkeypatch.setattr(inspector, "_compose", watched)
    for key in ("gq1001", "zongertinib", REZETECAN):
        inspector.show_record("assets", key)
    qtbot.waitUntil(lambda: inspector.record is not None)
    assert drawn == [REZETECAN]


def test_a_record_says_its_values_sources_and_relations(inspector: Inspector) -> None:
    show(inspector, "assets", REZETECAN)
    said = text(inspector)
    assert said.startswith("trastuzumab rezetecan")
    for words in ("SHR-A1811", "Topoisomerase I inhibitor", "4.8 mg/kg Q3W", "Sources"):
        assert words in said
    record = inspector.record
    assert record is not None
    assert len(cards(inspector)) == len(record.sources) == 7
    assert {linked.table for linked in record.linked} >= {"programs", "deals", "rights"}


@pytest.mark.parametrize("table", list(TABLES))
def test_every_record_of_every_table_can_be_shown(inspector: Inspector, table: str) -> None:
    document = inspector._document
    assert document is not None
    for key in list(document.landscape.rows(table).index)[::9]:
        show(inspector, table, key)
        assert inspector.record is not None
        assert inspector.record.key == key
        assert inspector.record.title


def test_a_row_without_a_source_is_told_so(qtbot: QtBot) -> None:
    landscape = landscape_of({"assets": [{"asset": "a", "name": "a", "as_of": "2020-01"}]})
    inspector, _ = make(qtbot, landscape)
    show(inspector, "assets", "a")
    assert "No source" in text(inspector)
    assert "Stale" in text(inspector)


def test_texts_are_shown_as_they_are(qtbot: QtBot) -> None:
    name, note = "<b>a</b> & 'b'", "1 < 2 & <i>so on</i>"
    landscape = landscape_of(
        {
            "assets": [{"asset": "a", "name": name, "note": note, "payload": note, "source": "s"}],
            "sources": [{"source": "s", "title": note, "publisher": name}],
        }
    )
    inspector, _ = make(qtbot, landscape)
    show(inspector, "assets", "a")
    plain = [label.text() for label in labels(inspector)]
    assert name in plain
    assert note in plain
    rich = [each for each in labels(inspector) if each.textFormat() == Qt.TextFormat.RichText]
    assert not any("<i>" in label.text() for label in rich)


# ---------------------------------------------------------------------- where it leads
def test_a_name_leads_to_its_record(qtbot: QtBot, inspector: Inspector) -> None:
    show(inspector, "assets", REZETECAN)
    with qtbot.waitSignal(inspector.record_wanted) as wanted:
        follow(inspector, "Jiangsu Hengrui Pharmaceuticals")
    assert wanted.args == ["companies", "hengrui"]


@pytest.mark.parametrize("key", ["o'brien", "a&b", 'the "best"', "<x>", "a b"])
def test_any_key_can_be_led_to(qtbot: QtBot, key: str) -> None:
    landscape = landscape_of(
        {
            "assets": [{"asset": "a", "name": "a", "originator": key}],
            "companies": [{"company": key, "name": "Somebody"}],
            "deals": [{"deal": key, "asset": "a", "licensor": key, "announced": "2024"}],
        }
    )
    inspector, _ = make(qtbot, landscape)
    inspector.activateWindow()
    show(inspector, "assets", "a")
    for wanted_table, words in (("companies", "Somebody"), ("deals", "2024")):
        linked = [each for each in labels(inspector) if "<a " in each.text()]
        label = next(each for each in linked if words in each.text())
        with qtbot.waitSignal(inspector.record_wanted) as wanted:
            click_link(qtbot, label)
        assert wanted.args == [wanted_table, key]


def click_link(qtbot: QtBot, label: QLabel) -> None:
    """Click the beginning of a label that begins with a link."""
    label.setFocus()
    at = QPoint(8, 8)
    qtbot.mouseMove(label, at)
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton, pos=at)


def test_all_that_name_a_record_are_offered(qtbot: QtBot, inspector: Inspector) -> None:
    show(inspector, "assets", REZETECAN)
    record = inspector.record
    assert record is not None
    linked = next(each for each in record.linked if each.table == "deals")
    title = f"All {linked.count} in Deals"
    button = next(b for b in inspector.findChildren(QPushButton) if b.text() == title)
    with qtbot.waitSignal(inspector.records_wanted) as wanted:
        button.click()
    assert wanted.args == ["deals", "asset", REZETECAN]


@pytest.mark.parametrize("how", ["mouse", Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_source_opens_where_it_has_an_address(
    qtbot: QtBot, inspector: Inspector, how: Qt.Key | str
) -> None:
    show(inspector, "assets", REZETECAN)
    record = inspector.record
    assert record is not None
    source = next(each for each in record.sources if each.url)
    card = cards(inspector)[source.number - 1]
    with qtbot.waitSignal(inspector.link_wanted) as wanted:
        if isinstance(how, Qt.Key):
            qtbot.keyClick(card, how)
        else:
            qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert wanted.args == [source.url]


def test_a_source_without_an_address_leads_to_its_row(qtbot: QtBot) -> None:
    landscape = landscape_of(
        {
            "assets": [{"asset": "a", "name": "a", "source": "s; gone"}],
            "sources": [{"source": "s", "title": "A talk"}],
        }
    )
    inspector, _ = make(qtbot, landscape)
    show(inspector, "assets", "a")
    with qtbot.waitSignal(inspector.record_wanted) as wanted:
        qtbot.mouseClick(cards(inspector)[0], Qt.MouseButton.LeftButton)
    assert wanted.args == ["sources", "s"]
    assert "no such source" in text(inspector)


# ---------------------------------------------------------------------- while things change
def test_the_history_of_the_cell_follows_edits(qtbot: QtBot) -> None:
    inspector, document = make(qtbot, her2())
    show(inspector, "assets", REZETECAN, "dar")
    assert "History of this cell" not in text(inspector)
    document.apply(edit_cell(document.landscape, "assets", REZETECAN, "dar", "5.9"))
    assert "6 → 5.9" in text(inspector)
    document.undo()
    assert "5.9 → 6" in text(inspector)
    assert "Undo of" in text(inspector)


def test_a_record_that_goes_is_shown_no_longer(qtbot: QtBot) -> None:
    inspector, document = make(qtbot, her2())
    show(inspector, "assets", "gq1001")
    document.apply(delete(document.landscape, "assets", ["gq1001"])[0])
    assert inspector.record is None
    document.undo()
    assert inspector.record is not None


def test_an_edit_keeps_the_place_in_a_long_record(qtbot: QtBot) -> None:
    inspector, document = make(qtbot, her2())
    show(inspector, "assets", REZETECAN)
    bar = inspector._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(300)
    document.apply(edit_cell(document.landscape, "assets", REZETECAN, "dar", "5.9"))
    qtbot.waitUntil(lambda: bar.value() == 300)
    show(inspector, "assets", "gq1001")
    qtbot.waitUntil(lambda: bar.value() == 0)


def test_an_address_opens_as_it_is_written(qtbot: QtBot) -> None:
    url = "https://example.org/a?b=1&copy=2'"
    inspector, _ = make(
        qtbot, landscape_of({"sources": [{"source": "s", "title": "S", "url": url}]})
    )
    show(inspector, "sources", "s")
    label = next(each for each in labels(inspector) if "example.org" in each.text())
    with qtbot.waitSignal(inspector.link_wanted) as wanted:
        click_link(qtbot, label)
    assert wanted.args == [url]


def test_a_name_that_leads_nowhere_is_told_without_a_link(qtbot: QtBot) -> None:
    records = {
        "assets": [{"asset": "a", "name": "Alpha"}],
        "events": [{"event": "e", "asset": "a; gone"}],
    }
    inspector, _ = make(qtbot, landscape_of(records))
    show(inspector, "events", "e")
    assert any(each.text().endswith("Alpha</a><br>gone") for each in labels(inspector))


def test_what_deserves_a_second_look_is_said_first(qtbot: QtBot) -> None:
    landscape = landscape_of({"assets": [{"asset": "a", "source": "s", "as_of": "2020"}]})
    inspector, _ = make(qtbot, landscape)
    show(inspector, "assets", "a")
    assert "<b>Stale</b> Last stated 4 years ago, 2020" in text(inspector)
    assert "No source" not in text(inspector)


def test_another_record_begins_at_its_top(qtbot: QtBot) -> None:
    inspector, _ = make(qtbot, her2())
    inspector.resize(290, 200)
    show(inspector, "assets", REZETECAN)
    bar = inspector._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 40, timeout=1000)
    bar.setValue(40)
    show(inspector, "assets", "trastuzumab-deruxtecan")
    assert bar.value() == 0


@pytest.mark.parametrize("table", list(TABLES))
def test_records_fit_into_the_narrowest_panel(inspector: Inspector, table: str) -> None:
    document = inspector._document
    assert document is not None
    inspector.resize(inspector.minimumWidth(), 600)
    keys = document.landscape.rows(table).index
    show(inspector, table, REZETECAN if REZETECAN in keys else next(iter(keys)))
    page = inspector._scroll.widget()
    assert page is not None
    assert page.width() <= inspector._scroll.viewport().width()


def test_a_change_of_another_cell_is_no_history_of_this_one(qtbot: QtBot) -> None:
    inspector, document = make(qtbot, her2())
    document.apply(edit_cell(document.landscape, "assets", REZETECAN, "brand", "X"))
    show(inspector, "assets", REZETECAN, "dar")
    assert "History of this cell" not in text(inspector)
    show(inspector, "assets", REZETECAN, "brand")
    assert "Aivida → X" in text(inspector)


def test_another_theme_recolours_the_links_at_once(qtbot: QtBot, inspector: Inspector) -> None:
    show(inspector, "assets", REZETECAN)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = theme.current()
    other = theme.DARK if before is not theme.DARK else theme.LIGHT
    try:
        theme.apply(app, other)
        qtbot.waitUntil(lambda: other.accent in text(inspector))
        assert before.accent not in text(inspector)
    finally:
        theme.apply(app, before)


def test_linked_records_look_like_links(inspector: Inspector) -> None:
    show(inspector, "assets", REZETECAN)
    named = [label.text() for label in labels(inspector) if label.text().startswith("<p ")]
    assert named
    assert [e for e in named if theme.current().accent not in e] == []
    assert not any(theme.current().ink in each for each in named)
    more = [b for b in inspector.findChildren(QPushButton) if b.text().startswith("All ")]
    assert more
    assert all(theme.current().accent in each.styleSheet() for each in more)


def test_a_search_without_hits_leaves_nothing_selected(qtbot: QtBot) -> None:
    inspector, document = make(qtbot, her2())
    page = TablePage(document, "assets")
    qtbot.addWidget(page)
    page.record_selected.connect(inspector.show_record)
    page.select(REZETECAN, "name")
    qtbot.waitUntil(lambda: inspector.record is not None)
    page.show_query(Query("assets", (Condition("name", "contains", ("qqqq",)),)))
    qtbot.waitUntil(lambda: inspector.record is None)
    assert "Nothing selected" in text(inspector)

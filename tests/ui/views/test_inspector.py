"""The right panel: what it says of a record, and that everything in it leads somewhere."""

from collections.abc import Callable
from html import unescape

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from belvedere.landscape import ChangeSet, Landscape, edit_cell, remove_record
from belvedere.schema import TABLES
from belvedere.ui.document import Document
from belvedere.ui.views.inspector import Inspector
from tests.examples import landscape_of
from tests.ui.opened import REZETECAN, her2

LEFT = Qt.MouseButton.LeftButton


def made() -> Landscape:
    return landscape_of(
        {
            "assets": [
                {"asset": "alpha", "name": "Alpha <b>", "code": "A&1", "originator": "acme", "note": "1 < 2",
                 "source": "page; bare", "as_of": "2020"},
                {"asset": "beta", "name": "Beta"},
            ],
            "companies": [{"company": "acme", "name": "Acme & 'Söhne'"}],
            "programs": [
                {"program": f"p{n}", "asset": "alpha", "indication": f"I{n}", "stage": "Phase 1"} for n in range(9)
            ],
            "events": [{"event": "e", "asset": "alpha; gone", "kind": "Approval"}],
            "sources": [
                {"source": "page", "title": "A <i>page</i>", "url": "https://example.org/a?b=1&c='2'"},
                {"source": "bare", "title": "No address"},
            ],
        }
    )  # fmt: skip


@pytest.fixture
def document() -> Document:
    return Document(made(), name="made")


@pytest.fixture
def inspector(qtbot: QtBot, document: Document) -> Inspector:
    view = Inspector()
    qtbot.addWidget(view)
    view.resize(290, 900)
    view.set_document(document)
    view.show()
    return view


def show(inspector: Inspector, table: str, key: str, field: str = "") -> None:
    inspector.show_record(table, key, field)
    inspector.refresh()


def labels(inspector: Inspector) -> list[QLabel]:
    return [label for label in inspector.findChildren(QLabel) if label.isVisible()]


def plain(label: QLabel) -> str:
    if label.textFormat() == Qt.TextFormat.PlainText:
        return label.text()
    document = QTextDocument()
    document.setHtml(label.text())
    return document.toPlainText()


def texts(inspector: Inspector) -> list[str]:
    return [plain(label) for label in labels(inspector)]


def anchors(label: QLabel) -> dict[str, str]:
    """Targets of the links of a label by their text, as Qt reads them."""
    document = QTextDocument()
    document.setHtml(label.text())
    found: dict[str, str] = {}
    block = document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if href := fragment.charFormat().anchorHref():
                found[fragment.text()] = href
            iterator += 1
        block = block.next()
    return found


def follow(inspector: Inspector, text: str) -> None:
    """Activate the link that reads so."""
    for label in labels(inspector):
        if label.textFormat() == Qt.TextFormat.RichText and text in anchors(label):
            label.linkActivated.emit(anchors(label)[text])
            return
    raise AssertionError(f"no link reads {text}")


def content(inspector: Inspector) -> QWidget:
    found = inspector._scroll.widget()
    assert found is not None
    return found


def card(inspector: Inspector, title: str) -> QFrame:
    found = [each for each in inspector.findChildren(QFrame) if title in each.accessibleName()]
    return found[0]


# ---------------------------------------------------------------------- showing
def test_without_a_record_it_says_what_to_do(inspector: Inspector) -> None:
    assert "Nothing selected" in texts(inspector)
    show(inspector, "assets", "nobody")
    assert inspector.record is None
    inspector.set_document(None)
    show(inspector, "assets", "alpha")
    assert inspector.record is None


def test_what_is_known_is_told_as_it_is_written(inspector: Inspector) -> None:
    show(inspector, "assets", "alpha")
    said = texts(inspector)
    assert {"Alpha <b>", "A&1", "1 < 2", "Acme & 'Söhne'"} <= set(said)
    assert any("A&1 · Acme & 'Söhne'" in each for each in said)
    assert any(each.startswith("Not known: ") for each in said)
    assert "Nothing selected" not in said


def test_what_deserves_a_second_look_is_said_first(inspector: Inspector) -> None:
    show(inspector, "assets", "alpha")
    assert any(each.startswith("Stale Last stated 4 years ago, 2020") for each in texts(inspector))
    show(inspector, "assets", "beta")
    assert any(each.startswith("No source") for each in texts(inspector))


def test_a_selection_that_runs_on_is_drawn_once(qtbot: QtBot, inspector: Inspector) -> None:
    for key in ("alpha", "beta", "alpha", "beta"):
        inspector.show_record("assets", key)
    assert "Beta" not in texts(inspector)
    qtbot.waitUntil(lambda: "Beta" in texts(inspector), timeout=1000)
    assert "Alpha <b>" not in texts(inspector)


def test_no_selection_shows_none(inspector: Inspector) -> None:
    show(inspector, "assets", "alpha")
    show(inspector, "", "")
    assert inspector.record is None
    assert "Nothing selected" in texts(inspector)


def test_it_follows_the_landscape(inspector: Inspector, document: Document) -> None:
    show(inspector, "assets", "beta", "code")
    assert "History of this cell" not in texts(inspector)
    document.apply(edit_cell(document.landscape, "assets", "beta", "code", "B-7"))
    inspector.refresh()
    assert {"B-7", "unknown → B-7", "History of this cell"} <= set(texts(inspector))
    document.apply(remove_record(document.landscape, "assets", "beta"))
    inspector.refresh()
    assert inspector.record is None


def test_it_stays_where_it_was_scrolled_to_while_the_record_stays(
    inspector: Inspector, document: Document
) -> None:
    inspector.resize(290, 200)
    show(inspector, "assets", "alpha")
    bar = inspector._scroll.verticalScrollBar()
    content(inspector).adjustSize()
    bar.setValue(40)
    document.apply(edit_cell(document.landscape, "assets", "alpha", "code", "A-2"))
    inspector.refresh()
    assert bar.value() == 40
    show(inspector, "companies", "acme")
    assert bar.value() == 0


# --------------------------------------------------------------------- leading on
@pytest.mark.parametrize(
    ("table", "key", "text", "target"),
    [
        ("assets", "alpha", "Acme & 'Söhne'", ["companies", "acme"]),
        ("assets", "alpha", "Phase 1 · I3", ["programs", "p3"]),
        ("events", "e", "Alpha <b>", ["assets", "alpha"]),
        ("companies", "acme", "Alpha <b> · A&1", ["assets", "alpha"]),
    ],
)
def test_names_lead_to_their_records(
    qtbot: QtBot, inspector: Inspector, table: str, key: str, text: str, target: list[str]
) -> None:
    show(inspector, table, key)
    with qtbot.waitSignal(inspector.record_wanted, timeout=500) as wanted:
        follow(inspector, text)
    assert wanted.args == target


def test_a_name_that_leads_nowhere_is_told_without_a_link(inspector: Inspector) -> None:
    show(inspector, "events", "e")
    assert "Alpha <b>\ngone" in texts(inspector)
    assert not any("gone" in anchors(label) for label in labels(inspector))


def test_an_address_leads_into_the_browser(qtbot: QtBot, inspector: Inspector) -> None:
    show(inspector, "sources", "page")
    url = "https://example.org/a?b=1&c='2'"
    with qtbot.waitSignal(inspector.link_wanted, timeout=500) as wanted:
        follow(inspector, url)
    assert wanted.args == [url]


def test_a_link_is_pressed_with_the_mouse(qtbot: QtBot, inspector: Inspector) -> None:
    show(inspector, "assets", "alpha")
    label = next(each for each in labels(inspector) if "Acme &amp;" in each.text())
    assert unescape(label.text()).count("Acme & 'Söhne'") == 1
    with qtbot.waitSignal(inspector.record_wanted, timeout=500) as wanted:
        QTest.mouseClick(label, LEFT, pos=label.rect().topLeft() + label.rect().center() / 8)
    assert wanted.args == ["companies", "acme"]


def by_mouse(frame: QFrame) -> None:
    QTest.mouseClick(frame, LEFT)


def by_key(frame: QFrame) -> None:
    QTest.keyClick(frame, Qt.Key.Key_Return)


@pytest.mark.parametrize("press", [by_mouse, by_key])
def test_a_source_leads_to_its_page_or_else_to_its_row(
    qtbot: QtBot, inspector: Inspector, press: Callable[[QFrame], None]
) -> None:
    show(inspector, "assets", "alpha")
    with qtbot.waitSignal(inspector.link_wanted, timeout=500) as wanted:
        press(card(inspector, "A <i>page</i>"))
    assert wanted.args == ["https://example.org/a?b=1&c='2'"]
    with qtbot.waitSignal(inspector.record_wanted, timeout=500) as wanted:
        press(card(inspector, "No address"))
    assert wanted.args == ["sources", "bare"]
    assert any("A <i>page</i>" in each for each in texts(inspector))


def test_all_that_name_it_are_one_click_away(qtbot: QtBot, inspector: Inspector) -> None:
    show(inspector, "assets", "alpha")
    button = next(
        each for each in inspector.findChildren(QPushButton) if each.text() == "All 9 in Programs"
    )
    with qtbot.waitSignal(inspector.records_wanted, timeout=500) as wanted:
        QTest.mouseClick(button, LEFT)
    assert wanted.args == ["programs", "asset", "alpha"]


# ------------------------------------------------------------------------- HER2
@pytest.mark.parametrize("table", TABLES)
def test_records_of_her2_fit_into_the_panel(qtbot: QtBot, table: str) -> None:
    document = Document(her2(), name="her2")
    view = Inspector()
    qtbot.addWidget(view)
    view.resize(220, 600)
    view.set_document(document)
    view.show()
    key = REZETECAN if table == "assets" else next(iter(document.landscape.rows(table).index))
    show(view, table, key, TABLES[table].lead[0])
    assert view.record is not None
    assert content(view).width() <= view._scroll.viewport().width()
    assert not view.grab().isNull()


def test_a_change_set_without_a_change_to_the_cell_is_no_history(
    inspector: Inspector, document: Document
) -> None:
    change_set = edit_cell(document.landscape, "assets", "alpha", "code", "A-2")
    document.apply(ChangeSet(change_set.changes, "Import of x.xlsx"))
    show(inspector, "assets", "alpha", "name")
    assert "History of this cell" not in texts(inspector)
    show(inspector, "assets", "alpha", "code")
    assert any("Import of x.xlsx" in each for each in texts(inspector))

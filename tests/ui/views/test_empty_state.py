from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from belvedere.ui.views.empty_state import EmptyState


def test_it_says_why_and_offers_what_to_do(qtbot: QtBot) -> None:
    done: list[str] = []
    page = EmptyState(
        "search",
        "No asset matches these filters.",
        [("Clear filters", lambda: done.append("clear")), ("Import…", lambda: done.append("in"))],
    )
    qtbot.addWidget(page)
    buttons = page.findChildren(QPushButton)
    buttons[0].click()
    assert done == ["clear"]
    assert [button.property("primary") for button in buttons] == [True, False]


def test_the_text_can_change(qtbot: QtBot) -> None:
    page = EmptyState("table", "Nothing yet.")
    qtbot.addWidget(page)
    page.set_text("No deal is recorded.", "Add one with Ctrl+N.")
    assert "Add one with Ctrl+N." in [label.text() for label in page.findChildren(QLabel)]

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from belvedere.ui.messages import Message, MessageBar, Messages, Question, QuestionDialog, Remedy

ANSWERS = (("save", "Save"), ("discard", "Leave without saving"))


@pytest.fixture
def messages(qtbot: QtBot) -> Messages:
    return Messages()


@pytest.fixture
def bar(qtbot: QtBot, messages: Messages) -> MessageBar:
    made = MessageBar(messages)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("level", ["info", "good", "warn", "error"])
def test_each_level_is_recorded_and_shown(messages: Messages, bar: MessageBar, level: str) -> None:
    getattr(messages, level)("It happened", "Here")
    assert [message for message in messages.recorded if isinstance(message, Message)] == [
        Message(level, "It happened", "Here")  # type: ignore[arg-type]
    ]
    assert bar.isVisible()
    assert bar.accessibleName() == "It happened Here"
    assert not bar.grab().isNull()


@pytest.mark.parametrize(("level", "goes"), [("info", True), ("warn", False), ("error", False)])
def test_only_what_need_not_be_read_goes_by_itself(
    messages: Messages, bar: MessageBar, level: str, goes: bool
) -> None:
    getattr(messages, level)("It happened")
    assert bar._linger.isActive() is goes


def test_the_remedy_is_done_and_the_bar_closed(
    qtbot: QtBot, messages: Messages, bar: MessageBar
) -> None:
    done: list[str] = []
    messages.error("No", action=Remedy("Show the copy", lambda: done.append("shown")))
    button = bar.findChild(QPushButton)
    assert button is not None
    assert button.text() == "Show the copy"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["shown"]
    assert not bar.isVisible()


def test_the_newest_message_replaces_the_one_before(messages: Messages, bar: MessageBar) -> None:
    messages.error("First", action=Remedy("Do", lambda: None))
    messages.warn("Second")
    assert bar.message == Message("warn", "Second")
    bar.dismiss()
    assert bar.message is None


def test_a_question_can_be_answered_by_a_test(messages: Messages) -> None:
    messages.answer = lambda question: question.answers[1][0]
    assert messages.ask("Save?", "Two changes.", ANSWERS) == "discard"
    assert messages.recorded == [Question("Save?", "Two changes.", ANSWERS)]


@pytest.mark.parametrize(
    ("title", "expected"), [("Save", "save"), ("Leave without saving", "discard")]
)
def test_a_button_gives_its_answer(qtbot: QtBot, title: str, expected: str) -> None:
    dialog = QuestionDialog(Question("Save?", "Two changes.", ANSWERS))
    qtbot.addWidget(dialog)
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    buttons[title].click()
    assert dialog.answer == expected


def test_escape_answers_nothing(qtbot: QtBot) -> None:
    dialog = QuestionDialog(Question("Save?", "Two changes.", ANSWERS))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.answer == ""
    assert not dialog.isVisible()

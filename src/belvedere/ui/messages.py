"""The one door for messages: what happened, details, and at most one thing to do about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from belvedere.ui import icons, theme

Level = Literal["info", "good", "warn", "error"]
_ICONS: dict[Level, str] = {
    "info": "info", "good": "check", "warn": "warning", "error": "error",
}  # fmt: skip
_TONES: dict[Level, str] = {"info": "accent", "good": "good", "warn": "warn", "error": "bad"}
_WIDEST, _MARGIN = 620, 14
_LINGER_MS = 8_000  # of what need not be read; warnings and errors stay until closed


@dataclass(frozen=True, slots=True)
class Remedy:
    """One thing to do about a message: title of the button, and the deed."""

    title: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Message:
    """What was said.

    Attributes:
        level: How bad.
        text: One sentence.
        details: More, shown below it; may be several lines.
        action: What can be done about it.
    """

    level: Level
    text: str
    details: str = ""
    action: Remedy | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked; `answers` are ids with titles, the first one is the primary."""

    title: str
    text: str
    answers: tuple[tuple[str, str], ...]


class Messages(QObject):
    """Takes messages from anywhere and hands them to whoever shows them.

    `said` carries each `Message`. `recorded` keeps all of them, for the log and for tests.
    """

    said = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without a word."""
        super().__init__(parent)
        self.recorded: list[Message | Question] = []
        self.answer: Callable[[Question], str] | None = None

    def info(self, text: str, details: str = "", action: Remedy | None = None) -> None:
        """Say something that may be overlooked."""
        self._say(Message("info", text, details, action))

    def good(self, text: str, details: str = "", action: Remedy | None = None) -> None:
        """Say that something asked for is done."""
        self._say(Message("good", text, details, action))

    def warn(self, text: str, details: str = "", action: Remedy | None = None) -> None:
        """Say something that should be looked at."""
        self._say(Message("warn", text, details, action))

    def error(self, text: str, details: str = "", action: Remedy | None = None) -> None:
        """Say that something asked for could not be done, what was kept and what to do."""
        self._say(Message("error", text, details, action))

    def ask(
        self,
        title: str,
        text: str,
        answers: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> str:
        """Ask and wait.

        Args:
            title: The question in a few words.
            text: What follows from each answer.
            answers: (id, title) of the buttons; the first is the primary one.
            parent: Window to ask in front of.

        Returns:
            The id of the answer; empty if the question was dismissed.
        """
        question = Question(title, text, tuple(answers))
        self.recorded.append(question)
        if self.answer is not None:
            return self.answer(question)
        dialog = QuestionDialog(question, parent)
        dialog.exec()
        answer = dialog.answer
        dialog.deleteLater()
        return answer

    def _say(self, message: Message) -> None:
        self.recorded.append(message)
        self.said.emit(message)


class MessageBar(QFrame):
    """A box over the lower left of its parent; the newest message replaces the one before.

    It floats, so that nothing moves under the pointer when it comes and goes, and leaves the lower right,
    where pages have their buttons, alone.
    """

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        """Show what `messages` says from now on."""
        super().__init__(parent)
        if parent is not None:
            parent.installEventFilter(self)
        self.message: Message | None = None
        self._picture, self._text, self._details = QLabel(), QLabel(), QLabel()
        self._text.setFont(theme.font(weight=QFont.Weight.DemiBold))
        self._action, self._close = QPushButton(), _close_button()
        self._action.clicked.connect(self._on_action)
        self._close.clicked.connect(self.dismiss)
        self._linger = QTimer(self)
        self._linger.setSingleShot(True)
        self._linger.timeout.connect(self.dismiss)
        self._arrange()
        self.hide()
        messages.said.connect(self.show_message)

    def show_message(self, message: Message) -> None:
        """Show a message; one that need not be read goes by itself."""
        self.message = message
        self._text.setText(message.text)
        self._details.setText(message.details)
        self._details.setVisible(bool(message.details))
        self._action.setVisible(message.action is not None)
        if message.action is not None:
            self._action.setText(message.action.title)
        self.setAccessibleName(f"{message.text} {message.details}".strip())
        self._draw()
        self.show()
        self._place()
        self.raise_()
        self._linger.stop()
        if message.level in ("info", "good"):
            self._linger.start(_LINGER_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the parent grows or shrinks."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None or self.message is None:
            return
        width = min(_WIDEST, max(parent.width() - 2 * _MARGIN, 200))
        height = (
            self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        )
        self.setGeometry(_MARGIN, parent.height() - height - _MARGIN, width, height)

    def dismiss(self) -> None:
        """Take the message away."""
        self._linger.stop()
        self.message = None
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tone's soft ground with its line."""
        look, painter = theme.current(), QPainter(self)
        tone = look.tone(_TONES[self.message.level] if self.message else "accent")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tone.line if tone.line != look.accent else look.lines_strong))
        painter.setBrush(look.color("ground"))
        painter.setBrush(tone.fill)
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 6, 6)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon anew in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.message is not None:
            self._draw()

    def _on_action(self) -> None:
        message = self.message
        self.dismiss()
        if message is not None and message.action is not None:
            message.action.run()

    def _draw(self) -> None:
        if self.message is None:
            return
        level = self.message.level
        token = {"info": "accent", "good": "good_text", "warn": "warn_text", "error": "bad"}[level]
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icons.pixmap(_ICONS[level], 18, token, ratio))
        self.update()

    def _arrange(self) -> None:
        for label in (self._text, self._details):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self._details)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 9, 10, 10)
        layout.setSpacing(12)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        layout.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)


class QuestionDialog(QDialog):
    """A question in the window's own look. `answer` is empty until a button is pressed."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        """Make the dialog; Enter gives the first answer, Escape none."""
        super().__init__(parent)
        self.answer = ""
        self.setWindowTitle("Belvedere")
        self.setMinimumWidth(420)
        title, text = QLabel(question.title), QLabel(question.text)
        title.setFont(theme.font(15, QFont.Weight.Bold))
        for label in (title, text):
            label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addWidget(text)
        layout.addSpacing(12)
        layout.addLayout(self._make_buttons(question))

    def _make_buttons(self, question: Question) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch()
        # The primary answer stands last, at the right, where the pages have theirs.
        for id_, title in reversed(question.answers):
            button = QPushButton(title)
            first = id_ == question.answers[0][0]
            button.setProperty("primary", first)
            button.setDefault(first)
            button.setAutoDefault(first)
            button.clicked.connect(lambda _checked=False, id_=id_: self._on_answer(id_))
            row.addWidget(button)
        return row

    def _on_answer(self, id_: str) -> None:
        self.answer = id_
        self.accept()


def _close_button() -> QToolButton:
    button = QToolButton()
    button.setIcon(icons.icon("close"))
    button.setToolTip("Close this message")
    button.setAccessibleName("Close this message")
    return button

"""The strip under results that says what must be known before trials are compared."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from belvedere.ui import theme

_MOST_HEIGHT = 196


class GuardStrip(QWidget):
    """One sentence for the whole sheet; opened, also what differs in the group that is looked at."""

    toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty strip."""
        super().__init__(parent)
        self._sentence, self._list = _label(), _label()
        self._list.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.button = QPushButton()
        self.button.setProperty("quiet", True)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._on_toggled)
        self._area = QScrollArea()
        self._area.setWidget(self._list)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        self._list.setAutoFillBackground(False)
        self._area.hide()
        self._title = ""
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._sentence, 1)
        head.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 7, 10, 7)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._area)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_sentence(self, sentence: str) -> None:
        """Say what holds for the whole sheet; the part before a colon is stressed. Empty hides the strip."""
        head, colon, rest = sentence.partition(":")
        self._sentence.setText(f"<b>{head}{colon}</b>{rest}")
        self.setVisible(bool(sentence))

    def set_group(self, title: str, statements: tuple[str, ...]) -> None:
        """Say what differs in the group that is looked at."""
        self._title = title if statements else ""
        self.button.setVisible(bool(statements))
        self._name_button()
        items = "".join(
            f"<div style='margin-bottom:3px'>{_statement(each)}</div>" for each in statements
        )
        self._list.setText(items)
        self._area.setVisible(self.button.isChecked() and bool(statements))
        self._fit()

    @property
    def opened(self) -> bool:
        """Whether the statements of the group are on show."""
        return self.button.isChecked()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and border."""
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("warn_line"), 1))
        painter.setBrush(look.color("warn_soft"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.end()

    def _on_toggled(self, opened: bool) -> None:
        self._area.setVisible(opened and bool(self._title))
        self._name_button()
        self._fit()
        self.toggled.emit(opened)

    def _name_button(self) -> None:
        self.button.setText("Hide details ▴" if self.opened else f"What differs in {self._title} ▾")

    def _fit(self) -> None:
        width = max(self._area.viewport().width(), 400)
        self._area.setFixedHeight(min(self._list.heightForWidth(width) + 2, _MOST_HEIGHT))
        self.updateGeometry()


def _label() -> QLabel:
    made = QLabel()
    made.setProperty("tone", "warn")
    made.setFont(theme.font(12))
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.RichText)
    return made


def _statement(text: str) -> str:
    title, colon, rest = text.partition(":")
    return f"<b>{title}{colon}</b>{rest}" if colon else text

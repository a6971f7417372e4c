"""What stands where nothing is: why, and what to do about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from belvedere.ui import icons, theme

_ICON = 40


class EmptyState(QWidget):
    """An icon, one sentence, one or two buttons; the first is the primary one."""

    def __init__(
        self,
        icon: str,
        sentence: str,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
        *,
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            icon: Name of an icon.
            sentence: What is missing, or why.
            actions: Title and deed of each button.
            detail: A quieter second sentence.
            parent: Owner.
        """
        super().__init__(parent)
        self._icon = icon
        self._picture = _centred(QLabel())
        self._sentence, self._detail = _centred(QLabel(sentence)), _centred(QLabel(detail))
        self._sentence.setFont(theme.font(14, QFont.Weight.DemiBold))
        self._detail.setProperty("muted", True)
        self._arrange(_buttons(actions))
        # Only now: shown without a parent, it would be a window of its own for a moment.
        self._detail.setVisible(bool(detail))
        self._draw()

    def _arrange(self, buttons: QHBoxLayout) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.setSpacing(6)
        layout.addStretch(4)
        layout.addWidget(self._picture)
        layout.addSpacing(8)
        layout.addWidget(self._sentence)
        layout.addWidget(self._detail)
        layout.addSpacing(10)
        layout.addLayout(buttons)
        layout.addStretch(5)

    def set_text(self, sentence: str, detail: str = "") -> None:
        """Say something else."""
        self._sentence.setText(sentence)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon anew in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icons.pixmap(self._icon, _ICON, "faint", ratio))


def _centred(label: QLabel) -> QLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label


def _buttons(actions: Sequence[tuple[str, Callable[[], object]]]) -> QHBoxLayout:
    layout = QHBoxLayout()
    layout.setSpacing(10)
    layout.addStretch()
    for place, (title, run) in enumerate(actions):
        button = QPushButton(title)
        button.setProperty("primary", place == 0)
        button.clicked.connect(lambda _checked=False, run=run: run())
        layout.addWidget(button)
    layout.addStretch()
    return layout

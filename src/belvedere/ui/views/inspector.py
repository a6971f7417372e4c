"""The right panel: what is known of the selected record, and where it comes from."""

from functools import partial
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from belvedere.ui import theme
from belvedere.ui.document import Document
from belvedere.ui.models.record import Fact, Linked, Record, Source, describe
from belvedere.ui.views.empty_state import EmptyState

WIDTH = 290
_SETTLE_MS = 30  # while an arrow key is held down only the last record is worth drawing
_LABEL_WIDTH = 92
_SEPARATOR = "\N{UNIT SEPARATOR}"


class Inspector(QWidget):
    """Shows one record. Names of records and sources are links."""

    record_wanted = Signal(str, str)
    """The user wants to go to a record: table and key."""
    records_wanted = Signal(str, str, str)
    """The user wants all records of a table that name one: table, field and key."""
    link_wanted = Signal(str)
    """The user wants to open an address."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a record."""
        super().__init__(parent)
        self.setMinimumWidth(220)
        self.record: Record | None = None
        self._document: Document | None = None
        self._wanted = ("", "", "")
        self._drawn = self._colours()
        self._empty = EmptyState(
            "table", "Nothing selected", detail="Select a cell to see what it rests on."
        )
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._empty)
        layout.addWidget(self._scroll)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SETTLE_MS)
        self._pause.timeout.connect(self.refresh)
        self._scroll.hide()

    def sizeHint(self) -> QSize:
        """Return the width of the design."""
        return QSize(WIDTH, 600)

    def set_document(self, document: Document | None) -> None:
        """Look into another document."""
        self._document = document
        self._wanted = ("", "", "")
        self.refresh()

    def show_record(self, table: str, key: str, field: str = "") -> None:
        """Show a record soon; empty texts show none."""
        self._wanted = (table, key, field)
        self._pause.start()

    def refresh(self) -> None:
        """Show the record wanted as it stands now."""
        self._pause.stop()
        table, key, field = self._wanted
        landscape = self._document.landscape if self._document else None
        known = landscape is not None and bool(table) and landscape.has(table, key)
        self.record = (
            describe(landscape, table, key, field) if landscape is not None and known else None
        )
        self._empty.setVisible(self.record is None)
        self._scroll.setVisible(self.record is not None)
        position = self._scroll.verticalScrollBar().value()
        before = self._scroll.widget()
        same = before is not None and before.objectName() == f"{table}/{key}"
        self._drawn = self._colours()
        if self.record is not None:
            page = self._compose(self.record)
            page.setObjectName(f"{table}/{key}")
            self._scroll.setWidget(page)
            self._scroll.verticalScrollBar().setValue(position if same else 0)

    def changeEvent(self, event: QEvent) -> None:
        """Take over the colours of another theme, which stand in the texts."""
        super().changeEvent(event)
        changed = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
        if event.type() in changed and self.record is not None and self._colours() != self._drawn:
            self._pause.start()

    @staticmethod
    def _colours() -> tuple[str, str]:
        look = theme.current()
        return look.accent, look.muted_text

    # ------------------------------------------------------------------ parts
    def _compose(self, record: Record) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(16, 14, 14, 16)
        layout.setSpacing(4)
        title = _text(record.title, bold=True, pixels=15)
        layout.addWidget(title)
        if record.subtitle:
            layout.addWidget(_text(record.subtitle, muted=True, pixels=12))
        layout.addSpacing(8)
        for tone, head, words in _notices(record):
            layout.addWidget(_Card(f"<b>{head}</b> {escape(words)}", tone=tone))
        for group, facts in record.facts:
            self._add_facts(layout, group, facts)
        if record.note:
            layout.addWidget(_caption("Note"))
            layout.addWidget(_text(record.note))
        if record.unknown:
            layout.addWidget(
                _text(f"Not known: {', '.join(record.unknown)}", muted=True, pixels=12)
            )
        self._add_history(layout, record)
        if record.sources:
            layout.addWidget(_caption("Sources"))
            for source in record.sources:
                layout.addWidget(self._source_card(source))
        for linked in record.linked:
            self._add_linked(layout, linked, record.key)
        layout.addStretch()
        return page

    def _add_facts(self, layout: QVBoxLayout, group: str, facts: tuple[Fact, ...]) -> None:
        layout.addWidget(_caption(group))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for row, fact in enumerate(facts):
            name = _text(fact.title, muted=True)
            value = _text(_linked_text(fact), rich=True)
            value.linkActivated.connect(self._on_link)
            if fact.derived:
                value.setToolTip("Follows from other tables")
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(grid)

    def _add_history(self, layout: QVBoxLayout, record: Record) -> None:
        if not record.history:
            return
        layout.addWidget(_caption("History of this cell"))
        for past in record.history:
            layout.addWidget(_text(past.text))
            layout.addWidget(_text(past.detail, muted=True, pixels=12))

    def _source_card(self, source: Source) -> QWidget:
        mark = f"<span style='color:{theme.current().accent}'> ↗</span>" if source.url else ""
        detail = f"<span style='color:{theme.current().muted_text}'>{escape(source.detail)}</span>"
        card = _Card(f"<b>{source.number}</b> {escape(source.title)}{mark}<br>{detail}", tone="")
        card.setToolTip(
            source.url or "No address: only a mirror was seen. Opens the row of the source."
        )
        card.setAccessibleName(f"Source {source.number}: {source.title}")
        if source.url:
            card.pressed.connect(partial(self.link_wanted.emit, source.url))
        else:
            card.pressed.connect(partial(self.record_wanted.emit, "sources", source.key))
        return card

    def _add_linked(self, layout: QVBoxLayout, linked: Linked, key: str) -> None:
        layout.addWidget(_caption(f"{linked.title}  {linked.count}"))
        lines = "".join(
            f"<p style='margin:0 0 4px 0'>{_link(_target(linked.table, each), text, theme.current().accent)}</p>"
            for each, text in linked.lines
        )
        label = _text(lines, rich=True)
        label.linkActivated.connect(self._on_link)
        layout.addWidget(label)
        more = QPushButton(f"All {linked.count} in {linked.title.partition(' (')[0]}")
        more.setProperty("quiet", True)
        more.setStyleSheet(f"color: {theme.current().accent}")
        more.setCursor(Qt.CursorShape.PointingHandCursor)
        more.clicked.connect(partial(self.records_wanted.emit, linked.table, linked.field, key))
        layout.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeft)

    def _on_link(self, target: str) -> None:
        table, separator, key = target.partition(_SEPARATOR)
        if separator:
            self.record_wanted.emit(table, key)
        else:
            self.link_wanted.emit(target)


class _Card(QFrame):
    """A rounded box with a few words; with a tone it is a notice, without one it can be pressed."""

    pressed = Signal()

    def __init__(self, html: str, *, tone: str) -> None:
        super().__init__()
        self._tone = tone
        self._label = _text(html, rich=True, pixels=12)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 7, 10, 8)
        layout.addWidget(self._label)
        if tone:
            self._label.setProperty("tone", tone)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chip = look.tone(self._tone)
        marked = self.hasFocus() or (not self._tone and self.underMouse())
        line = chip.line if self._tone else (look.accent if marked else look.lines)
        painter.setPen(QPen(QColor(line), 1))
        painter.setBrush(QColor(chip.fill if self._tone else look.ground))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


def _notices(record: Record) -> list[tuple[str, str, str]]:
    found = []
    if record.unsourced:
        found.append(("bad", "No source", "Nobody can trace this row."))
    found += [("warn", "In conflict", f"{said[:1].upper()}{said[1:]}") for said in record.conflicts]
    if record.stale:
        found.append(("warn", "Stale", record.stale))
    return found


def _linked_text(fact: Fact) -> str:
    accent = theme.current().accent
    if fact.url:
        return _link(fact.url, fact.url, accent)
    if fact.links:
        return "<br>".join(
            _link(_target(table, key), name, accent) if table else escape(name)
            for table, key, name in fact.links
        )
    return escape(fact.text).replace("\n", "<br>")


def _target(table: str, key: str) -> str:
    return f"{table}{_SEPARATOR}{key}"


def _link(target: str, text: str, color: str) -> str:
    # Qt reads &amp; and the like in an address between double quotes only.
    style = f"color:{color}; text-decoration:none"
    return f'<a style="{style}" href="{escape(target)}">{escape(text)}</a>'


def _caption(text: str) -> QLabel:
    label = _text(text, bold=True)
    label.setContentsMargins(0, 12, 0, 2)
    return label


def _text(
    text: str, *, bold: bool = False, muted: bool = False, rich: bool = False, pixels: int = 13
) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(
        theme.font(pixels, QFont.Weight.DemiBold if bold else QFont.Weight.Normal, tabular=True)
    )
    label.setProperty("muted", muted)
    flag = Qt.TextInteractionFlag
    label.setTextInteractionFlags(flag.TextSelectableByMouse | flag.LinksAccessibleByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label

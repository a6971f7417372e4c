"""A small table with every role, for what shows tables but knows none."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from belvedere.ui.roles import Role

NAMES = ("name", "code", "modality", "dar", "stage", "note")
ROWS = (
    ("trastuzumab rezetecan", "SHR-A1811", "ADC", "6", "Approved", "first"),
    ("trastuzumab deruxtecan", "DS-8201", "ADC", "8", "Approved", ""),
    ("zongertinib", "BI 1810631", "TKI", "", "Approved", "not reported"),
    ("ARX788", "ARX788", "ADC", "1.9", "Phase 3", "stale"),
)


def sample(rows: int = len(ROWS)) -> QStandardItemModel:
    """A model of that many rows, the four above in turn."""
    model = QStandardItemModel(rows, len(NAMES))
    for column, name in enumerate(NAMES):
        model.setHeaderData(column, Qt.Orientation.Horizontal, name.capitalize())
        model.setHeaderData(column, Qt.Orientation.Horizontal, name, int(Role.KEY))
    for row in range(rows):
        for column, text in enumerate(ROWS[row % len(ROWS)]):
            model.setItem(row, column, _item(column, text))
    return model


def _item(column: int, text: str) -> QStandardItem:
    item = QStandardItem(text)
    if NAMES[column] == "name":
        item.setData(True, Role.BOLD)
    if NAMES[column] == "code":
        item.setData([(0, 2)], Role.HITS)
        item.setData("2,5", Role.MARKS)
    if NAMES[column] == "dar":
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight)
    if NAMES[column] == "stage":
        item.setData(text, Role.CHIP)
    if text == "not reported":
        item.setData(True, Role.MUTED)
    if text == "stale":
        item.setData("warn", Role.TONE)
    return item

"""What a cell tells its delegate beyond the text, so that delegates need to know no table."""

from enum import IntEnum

from PySide6.QtCore import Qt

_FIRST = int(Qt.ItemDataRole.UserRole)


class Role(IntEnum):
    """Item roles that our models answer; an absent answer (None) means "nothing special".

    Attributes:
        KEY: Key of the record (str); a row is known by it, never by its position.
        RAW: Canonical text as it stands in the landscape, for editors and for copying.
        SORT: Value that orders the column; None is unknown and stands last both ways.
        CHIP: Name of a stage or tone; the display text is then painted as a filled label.
        MUTED: True where the text only says that nothing is known or reported.
        MARKS: Source numbers as one text (`2` or `2,5`), painted raised behind the value.
        TONE: `bad`, `warn`, `good` or `accent`; colours the text and marks the cell's edge.
        BOLD: True for the whole text, or the number of leading characters.
        HITS: Search hits in the display text, a list of (start, length).
        LINK: Address or target; the text is painted as a link.
        SECTION: True for a row that is a caption of the rows below it; 2 for one above other captions.
        EDITING: What an editor needs to know (`delegates.editing.Editing`), where the cell can be edited.
        PARTS: Several statements in one cell, a tuple of `compare.Part`.
        CELL: All of the above that is painted, as one `delegates.content.Cell`; for models that keep cells ready.
    """

    KEY = _FIRST + 1
    RAW = _FIRST + 2
    SORT = _FIRST + 3
    CHIP = _FIRST + 4
    MUTED = _FIRST + 5
    MARKS = _FIRST + 6
    TONE = _FIRST + 7
    BOLD = _FIRST + 8
    HITS = _FIRST + 9
    LINK = _FIRST + 10
    SECTION = _FIRST + 11
    EDITING = _FIRST + 12
    PARTS = _FIRST + 13
    CELL = _FIRST + 14

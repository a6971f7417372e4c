"""The two shapes in which Belvedere reports that something is wrong.

An error stops one intent of the user; a problem is one doubtful place in otherwise usable input,
collected in lists so that forty cells can be mended in one go.
"""

from dataclasses import dataclass


class BelvedereError(Exception):
    """Something that the user can understand and act on; any other exception is a bug.

    Attributes:
        what: What happened, one sentence without a final stop.
        where: File, sheet, cell or record concerned; empty if there is no such place.
        remedy: What to do next, and what was kept; empty if nothing can be done.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        """Keep the three parts; `str()` joins them into one line."""
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(what)

    def __str__(self) -> str:
        """Return one line: place, what happened, what to do."""
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line}. {self.remedy}" if self.remedy else line


@dataclass(frozen=True, slots=True)
class Problem:
    """One place in the input that is not as the schema wants it.

    Attributes:
        where: `Sheet!C4` in a workbook, `file.csv:12:stage` in a folder of CSVs, else `table/key/field`.
        what: What stands there and why it cannot be used, without a final stop.
        expected: What would be right; empty if nothing better can be said.
        table: Table concerned; empty for a problem of the file as a whole.
        key: Key of the record; empty where the row has none.
        field: Field concerned; empty for a problem of the row or table.
    """

    where: str
    what: str
    expected: str = ""
    table: str = ""
    key: str = ""
    field: str = ""

    def __str__(self) -> str:
        """Return one line: place, what is wrong, what would be right."""
        line = f"{self.where}: {self.what}"
        return f"{line}; expected {self.expected}" if self.expected else line

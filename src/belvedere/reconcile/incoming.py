"""What a reader hands over: a landscape read from a file, and what the file did and did not say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from belvedere.errors import Problem
from belvedere.landscape import Landscape

Cell = tuple[str, str, str]
"""Table, key and field."""


@dataclass(frozen=True)
class Incoming:
    """A landscape as it stands in a file.

    Attributes:
        landscape: What could be read. Texts that their kinds cannot read are kept as they stand.
        name: The file's or folder's name, for messages and history.
        present: Names of the fields that each table of the file has; a table that is absent is not a key.
            What is absent is unknown to the file, not emptied by it.
        places: Where each record's row stands in the file, by (table, key): `Assets!4`, `assets.csv:12`.
        columns: Where each field's column stands in the file, by (table, field): `C`, or the field's name.
        problems: Everything in the file that could not be taken as it stands, each with its place.
        doubtful: Cells with a problem whose text is not what anybody wrote: a day that Excel made of
            something else, an error value, the result of a formula that was never computed.
        landscape_id: The landscape that the file was exported from; empty if the file does not say.
        revision: Revision at which it was exported; -1 if the file does not say.
    """

    landscape: Landscape
    name: str
    present: Mapping[str, frozenset[str]]
    places: Mapping[tuple[str, str], str] = field(default_factory=dict)
    columns: Mapping[tuple[str, str], str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    doubtful: frozenset[Cell] = frozenset()
    landscape_id: str = ""
    revision: int = -1

    def place(self, table: str, key: str, field: str) -> str:
        """Return where a cell stands in the file: `Assets!C4`, `assets.csv:12:name`.

        For a file that has no such places, and for what is not in it: `table/key/field`.
        """
        row = self.places.get((table, key))
        if row is None:
            return f"{table}/{key}/{field}"
        column = self.columns.get((table, field), field)
        sheet, mark, number = row.rpartition("!")
        return f"{sheet}!{column}{number}" if mark else f"{row}:{column}"

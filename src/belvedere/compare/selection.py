"""Which assets stand side by side, and how their cells and rows are made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from belvedere.compare.description import Cell, Part, Record, Row, Tone
from belvedere.compare.evidence import NO_SOURCE
from belvedere.errors import BelvedereError
from belvedere.landscape import Landscape
from belvedere.landscape.derived import records_of
from belvedere.landscape.names import find, names_of
from belvedere.schema import SEPARATOR, TABLES

FEWEST, MOST = 2, 12

Texts = Mapping[str, str]
"""Texts of a record by field name."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The assets to compare.

    Attributes:
        landscape: Where the facts stand.
        assets: Their keys, in the order asked for.
        baseline: Position of the asset from which differences are marked.
    """

    landscape: Landscape
    assets: tuple[str, ...]
    baseline: int = 0

    def records(self, table: str) -> list[list[dict[str, str]]]:
        """Return the records of a table that concern each asset, in the table's order."""
        found = records_of(self.landscape, table)
        return [found.get(asset, []) for asset in self.assets]

    def row(self, id_: str, label: str, cells: Iterable[Sequence[Part]]) -> Row:
        """Return a row of cells, each made of its lines."""
        lines = [tuple(parts) for parts in cells]
        said = [tuple((part.label, part.text, part.context) for part in parts) for parts in lines]
        own = said[self.baseline]
        made = tuple(
            Cell(parts, differs=words != own) for parts, words in zip(lines, said, strict=True)
        )
        return Row(
            id_, label, made, differs=len(set(said)) > 1 and any(cell.known for cell in made)
        )


def select(landscape: Landscape, assets: Sequence[str], baseline: str | None = None) -> Selection:
    """Return the assets that names mean.

    Args:
        landscape: Where to look.
        assets: Two to twelve keys, names, codes or aliases.
        baseline: One of them, under any of its names; the first by default.

    Raises:
        BelvedereError: If a name is unknown or ambiguous, or if there are too few or too many.
    """
    keys = tuple(dict.fromkeys(find_asset(landscape, name) for name in assets))
    if not FEWEST <= len(keys) <= MOST:
        count = f"{len(keys)} {'was' if len(keys) == 1 else 'were'} chosen"
        raise BelvedereError(
            f"A comparison takes {FEWEST} to {MOST} assets, {count}", remedy="Choose other assets"
        )
    if baseline is None:
        return Selection(landscape, keys)
    own = find_asset(landscape, baseline)
    if own not in keys:
        raise BelvedereError(
            f"The baseline “{baseline}” is not among the assets compared", remedy="Name one of them"
        )
    return Selection(landscape, keys, keys.index(own))


def find_asset(landscape: Landscape, name: str) -> str:
    """Return the key of the asset that a key, name, code, brand or alias means.

    Raises:
        BelvedereError: If none or several are known by that name; near spellings are named.
    """
    found = find(landscape, "assets", name)
    if len(found) == 1:
        return found[0]
    if found:
        raise BelvedereError(
            f"“{name}” means several assets", remedy=f"Use one of the keys {', '.join(found)}"
        )
    known = {
        other.casefold(): other
        for key in landscape.rows("assets").index
        for other in names_of(landscape, "assets", key)
    }
    near = [known[other] for other in get_close_matches(name.casefold(), known, n=3, cutoff=0.5)]
    remedy = (
        f"Near spellings: {', '.join(near)}" if near else "Look the name up in the table of assets"
    )
    raise BelvedereError(f"There is no asset “{name}”", remedy=remedy)


def fact(
    table: str,
    records: Sequence[Texts],
    text: str,
    *,
    label: str = "",
    context: str = "",
    detail: Iterable[str] = (),
    tone: Tone = Tone.PLAIN,
) -> Part:
    """Return a line that states what records of one table say, with all their sources.

    A statement without any source says so and warns.
    """
    sources = tuple(dict.fromkeys(source for record in records for source in _sources(record)))
    if not sources:
        context, tone = " · ".join(filter(None, (context, NO_SOURCE))), Tone.WARN
    notes = dict.fromkeys(f"Note: {record['note']}" for record in records if record["note"])
    return Part(
        text,
        label=label,
        context=context,
        sources=sources,
        tone=tone,
        records=refer(table, records),
        detail=(*detail, *notes),
    )


def refer(table: str, records: Iterable[Texts]) -> tuple[Record, ...]:
    """Return how parts refer to records of a table."""
    key = TABLES[table].key
    return tuple((table, record[key]) for record in records)


def unknown(words: str, *, detail: Iterable[str] = ()) -> Part:
    """Return a line that says in which way something is unknown."""
    return Part(words, muted=True, detail=tuple(detail))


def joined(*texts: str) -> str:
    """Return what is known of some texts, joined by middle dots."""
    return " · ".join(filter(None, texts))


def _sources(record: Texts) -> list[str]:
    return [source for source in record["source"].split(SEPARATOR) if source]

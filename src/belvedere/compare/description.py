"""A comparison as plain data: what screen, HTML, Markdown, CSV and Excel render alike.

Every part of a cell knows the records that it stands for and the numbers of its sources.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

Record = tuple[str, str]
"""Table and key of a record."""


class Tone(StrEnum):
    """What colour may add to a part; its words always say it too."""

    PLAIN = ""
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a cell.

    Attributes:
        text: What it says: `74.5% (64.4–82.9)`, `Topoisomerase I inhibitor`, `not reported`.
        label: What tells it from the other lines of its cell, such as trial, dose or population; often empty.
        context: What must be read beside a number: `n=94 · IRC · cut-off 2024-06`; empty for plain facts.
        marks: Numbers of its sources in `Comparison.sources`, rising; empty where it rests on no source.
        sources: Keys of the same sources, in the record's order.
        muted: Whether it states that something is unknown or does not apply.
        secondary: Whether a compact view may fold it away: an earlier data cut or another population of a
            trial whose main line stands above it.
        tone: `WARN` where the reader must look: a number without a source, a value that does not fit its counts.
        records: The records that it stands for, as (table, key).
        detail: Everything else worth knowing, one statement a line, for a hover or an inspector.
    """

    text: str
    label: str = ""
    context: str = ""
    marks: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    muted: bool = False
    secondary: bool = False
    tone: Tone = Tone.PLAIN
    records: tuple[Record, ...] = ()
    detail: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """Label, text and context in one line, without marks: `6.4 mg/kg: 56.0% [n=50 · BICR]`."""
        head = f"{self.label}: {self.text}" if self.label else self.text
        return f"{head} [{self.context}]" if self.context else head


@dataclass(frozen=True, slots=True)
class Cell:
    """What one row says of one asset.

    Attributes:
        parts: Its lines, never empty; what is unknown says so.
        differs: Whether it says something else than the baseline's cell.
    """

    parts: tuple[Part, ...]
    differs: bool = False

    @property
    def text(self) -> str:
        """Its lines without marks, joined by line breaks."""
        return "\n".join(part.line for part in self.parts)

    @property
    def known(self) -> bool:
        """Whether any of its lines says more than that something is unknown."""
        return any(not part.muted for part in self.parts)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the sheet.

    Attributes:
        id: Unique within its group and stable: a field, an endpoint, a region.
        label: What people read at its left.
        cells: One for each column, in their order.
        differs: Whether its cells say different things.
    """

    id: str
    label: str
    cells: tuple[Cell, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together under one heading.

    Attributes:
        id: Unique in the comparison and stable: `molecule`, `evidence:NSCLC:HER2-mutant:2L+`.
        title: The heading.
        rows: Its rows, never empty.
        evidence: Whether it holds results of trials.
        section: Heading above the first of several groups, such as `Only one of them`; empty otherwise.
            All groups of one section carry it and stand together.
        guard: What differs between the trials beside each other, one statement each; empty outside evidence.
    """

    id: str
    title: str
    rows: tuple[Row, ...]
    evidence: bool = False
    section: str = ""
    guard: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AssetColumn:
    """One asset.

    Attributes:
        asset: Its key.
        name: Its name.
        subtitle: Code, brand and originator: `SHR-A1811 · Hengrui`; empty if none of them is known.
        is_baseline: Whether the other cells are marked where they differ from its own.
    """

    asset: str
    name: str
    subtitle: str
    is_baseline: bool = False


@dataclass(frozen=True, slots=True)
class NumberedSource:
    """A source and the number by which marks call it.

    Attributes:
        number: From 1, in order of first appearance.
        key: Key in the table of sources.
        title: Its title; the key where the landscape has no such source.
        publisher: Who published it; empty if unknown.
        published: Date as the landscape has it; empty if unknown.
        url: Address; empty where only a mirror was seen.
        licence: `Licensed` for content that may not leave the house, else empty.
    """

    number: int
    key: str
    title: str
    publisher: str = ""
    published: str = ""
    url: str = ""
    licence: str = ""

    @property
    def text(self) -> str:
        """Title, publisher and date in one line."""
        return ". ".join(
            part for part in (self.title.rstrip("."), self.publisher, self.published) if part
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Assets side by side.

    Attributes:
        title: `trastuzumab rezetecan against zongertinib and sevabertinib`.
        columns: The assets, in the order asked for.
        groups: In reading order.
        sources: Numbered in order of first appearance.
        guard: The sentence that must stand on every rendering with results; empty without results.
        notes: How to read the sheet, one sentence each: which lines lead, what an interval is.
        as_of: Day of the comparison, ISO.
        footer: `as of 2026-11-22 · …`.
        only_differences: Whether rows whose cells agree were left out.
        left_out: How many rows were.
    """

    title: str
    columns: tuple[AssetColumn, ...]
    groups: tuple[Group, ...]
    sources: tuple[NumberedSource, ...] = ()
    guard: str = ""
    notes: tuple[str, ...] = ()
    as_of: str = ""
    footer: str = ""
    only_differences: bool = False
    left_out: int = 0
    _by_number: dict[int, NumberedSource] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        self._by_number.update((source.number, source) for source in self.sources)

    def source(self, number: int) -> NumberedSource:
        """Return the source that a mark calls.

        Raises:
            KeyError: If there is no such number.
        """
        return self._by_number[number]

    def sections(self) -> Iterator[tuple[str, Group]]:
        """Yield each group with the section heading that stands directly above it, or an empty text."""
        before = ""
        for group in self.groups:
            yield (group.section if group.section != before else ""), group
            before = group.section


def mark_runs(marks: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of neighbouring numbers: 1, 2, 3, 5 are (1, 3) and (5, 5)."""
    place = 0
    while place < len(marks):
        end = place
        while end + 1 < len(marks) and marks[end + 1] == marks[end] + 1:
            end += 1
        yield marks[place], marks[end]
        place = end + 1


def mark_text(marks: tuple[int, ...]) -> str:
    """Return source numbers as people print them, without brackets: `1–3, 5`; two neighbours are not a range."""
    pieces = (
        str(first) if first == last else f"{first}{'–' if last > first + 1 else ', '}{last}"
        for first, last in mark_runs(marks)
    )
    return ", ".join(pieces)

"""Small comparisons, reviews and landscapes for the pages that show them."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from belvedere.compare import AssetColumn, Cell, Comparison, Group, NumberedSource, Part, Row, Tone
from belvedere.landscape import Change, Landscape, rows_of
from belvedere.locations import data
from belvedere.reconcile import Review, ReviewItem
from belvedere.schema import TABLES
from belvedere.store.folder import read_folder

GUARD = "Across trials, not randomised against each other: patients differ. Nothing is ranked."
DIFFERENCES = ("Phase: Phase 2 (One); Phase 3 (Two)", "Assessor: IRC (One); not reported (Two)")
HER2 = ("trastuzumab-rezetecan", "trastuzumab-deruxtecan", "zongertinib", "sevabertinib")


def part(text: str, context: str = "", *marks: int, **more: object) -> Part:
    records = (("results", f"r-{text}"),) if context else (("assets", "a"),)
    return Part(text, context=context, marks=marks, **{"records": records, **more})  # type: ignore[arg-type]


def row(id_: str, *cells: Sequence[Part], differs: bool = True) -> Row:
    made = (Cell(tuple(parts), differs=place > 0 and differs) for place, parts in enumerate(cells))
    return Row(id_, id_.capitalize(), tuple(made), differs)


def comparison() -> Comparison:
    """Two assets, three groups: facts, results, and results of only one of them under a heading."""
    unknown = Part("not reported", muted=True)
    later = part("49.0%", "n=43", 2, secondary=True, label="Phase 1")
    facts = Group(
        "molecule",
        "Molecule",
        (
            row("modality", [part("ADC", "", 1)], [part("ADC", "", 2)], differs=False),
            row("dar", [part("6", "", 1)], [part("8", tone=Tone.WARN)]),
        ),
    )
    response = row("orr", [part("74.5% (64.4–82.9)", "n=94 · IRC", 1, 2, 3), later], [unknown])
    results = Group("lung", "NSCLC", (response,), evidence=True, guard=DIFFERENCES)
    alone = Group(
        "breast", "Breast", (row("os", [unknown], [part("18 months", "n=9", 3)]),), True, "Only one"
    )
    columns = (
        AssetColumn("a", "alpha", "A-1 · Acme", is_baseline=True),
        AssetColumn("b", "beta", ""),
    )
    sources = tuple(NumberedSource(n, f"s{n}", f"Source {n}") for n in (1, 2, 3))
    return Comparison("alpha against beta", columns, (facts, results, alone), sources, guard=GUARD)


def small(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> Landscape:
    """A landscape of a few records, each with its texts by field name."""
    made = {}
    for name, records in tables.items():
        fields = [field.name for field in TABLES[name].fields]
        texts = ([record.get(field, "") for field in fields] for record in records)
        made[name] = rows_of(TABLES[name].key, fields, texts)
    return Landscape(made, today=date(2026, 11, 22))


def three_assets() -> Landscape:
    source = {"source": "s1", "as_of": "2026-01"}
    return small(
        {
            "assets": [
                {
                    "asset": "a",
                    "name": "alpha",
                    "code": "A-1",
                    "modality": "ADC",
                    "dar": "6",
                    **source,
                },
                {
                    "asset": "b",
                    "name": "beta",
                    "brand": "Betax",
                    "modality": "ADC",
                    "dar": "8",
                    **source,
                },
                {
                    "asset": "c",
                    "name": "gamma",
                    "aliases": "γ-C; third",
                    "modality": "ADC",
                    **source,
                },
            ],
            "sources": [{"source": "s1", "title": "A page", "kind": "News"}],
        }
    )


@lru_cache(maxsize=1)
def _her2() -> Landscape:
    read = read_folder(data() / "her2").landscape
    return Landscape({name: read.rows(name) for name in TABLES}, today=date(2026, 11, 22))


def her2() -> Landscape:
    """The landscape that comes with the program, a copy for each test."""
    return _her2().snapshot()


def review() -> Review:
    """One item of each kind, and a long text of which one word changed."""
    long = "an antibody that carries its payload into the cell and triggers {} in its neighbours"
    change = Change("assets", "a", "dar", "6", "7")
    added = (Change("assets", "d", "asset", "", "d"), Change("assets", "d", "name", "", "delta"))
    items = (
        ReviewItem(0, "changed", "assets", "a", "alpha", "dar", "6", "7", "Assets!N2", True, changes=(change,)),
        ReviewItem(
            1, "changed", "assets", "b", "beta", "mechanism", long.format("death"), long.format("growth"),
            "Assets!H3", True, changes=(change,),
        ),
        ReviewItem(2, "added", "assets", "d", "delta", "", "", "delta", "assets.csv:5", True, changes=added),
        ReviewItem(3, "removed", "assets", "c", "gamma", "", "gamma", "", "", False, "book.xlsx does not have it"),
        ReviewItem(
            4, "problem", "assets", "a", "alpha", "dar", "6", "6x", "Assets!N4", False,
            "“6x” is not a number; expected a plain number such as 18 or 74.5",
        ),
    )  # fmt: skip
    return Review(items, "book.xlsx")

"""Derived columns: what follows from several tables, computed for whole columns and never stored."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from belvedere.schema import (
    DEVELOPMENT,
    SEPARATOR,
    TABLES,
    Choice,
    Date,
    Field,
    ListOf,
    Number,
    PartialDate,
    Reference,
    Text,
    Vocabulary,
)
from belvedere.schema.vocabularies import INDICATION, MODALITY

if TYPE_CHECKING:
    from belvedere.landscape.landscape import Landscape

APPROVALS = frozenset({"Approval", "Conditional approval"})
DESIGNATIONS = ("Breakthrough therapy", "Orphan drug", "Fast track", "Priority review")
REGIONS = {"stage_us": "US", "stage_eu": "EU", "stage_china": "China", "stage_japan": "Japan"}
STALE_MONTHS = 12
"""A fact that no source has stated for longer is marked as stale."""

_RUNNING = frozenset({"", "Active", "Completed"})


@dataclass(frozen=True)
class Derived:
    """A column that is computed.

    Attributes:
        table: The table that shows it.
        field: How it is shown, sorted and filtered.
        tables: The tables that it is computed from.
        compute: Gives a canonical text for each row of `table`, in their order.
    """

    table: str
    field: Field
    tables: frozenset[str]
    compute: Callable[["Landscape"], Iterable[str]]


def records_of(landscape: "Landscape", table: str) -> dict[str, list[dict[str, str]]]:
    """Return the records of a table by the asset that they concern, in the table's order.

    A record that names several assets stands under each of them.
    """

    def gather() -> dict[str, list[dict[str, str]]]:
        rows = landscape.rows(table)
        found: dict[str, list[dict[str, str]]] = defaultdict(list)
        for position in range(len(rows)):
            record = rows.record(position)
            for asset in filter(None, record["asset"].split(SEPARATOR)):
                found[asset].append(record)
        return dict(found)

    return landscape.memo(("records_of", table), gather)


def highest(programs: Iterable[dict[str, str]], vocabulary: Vocabulary | None = DEVELOPMENT) -> str:
    """Return the highest stage of the programs that run, else how the others ended; empty if there are none.

    Args:
        programs: Records of programs.
        vocabulary: The order of stages; that of a landscape may have more of them than the schema's.
    """
    listed = list(programs)
    stages = [p["stage"] for p in listed if p["status"] in _RUNNING and p["stage"]]
    ended = [p["status"] for p in listed if p["status"] not in _RUNNING]
    ranks = vocabulary.ranks if vocabulary else {}
    return max(stages or ended, key=lambda term: ranks.get(term, -1), default="")


def _each_asset(landscape: "Landscape", table: str) -> Iterator[list[dict[str, str]]]:
    found = records_of(landscape, table)
    return (found.get(str(key), []) for key in landscape.rows("assets").columns["asset"])


def _stages(landscape: "Landscape") -> Vocabulary | None:
    return landscape.field("assets", "highest_stage").vocabulary


def _highest_stage(landscape: "Landscape") -> Iterator[str]:
    stages = _stages(landscape)
    return (highest(programs, stages) for programs in _each_asset(landscape, "programs"))


def _highest_in(region: str) -> Callable[["Landscape"], Iterator[str]]:
    return lambda landscape: (
        highest((p for p in programs if p["region"] == region), _stages(landscape))
        for programs in _each_asset(landscape, "programs")
    )


def _modality(landscape: "Landscape") -> Iterator[str]:
    assets = landscape.rows("assets").columns
    known = dict(zip(assets["asset"], assets["modality"], strict=True))
    return (known.get(asset, "") for asset in landscape.rows("programs").columns["asset"])


def _lead_indication(landscape: "Landscape") -> Iterator[str]:
    stages = _stages(landscape)
    for programs in _each_asset(landscape, "programs"):
        top = highest(programs, stages)
        furthest = (p["indication"] for p in programs if highest([p], stages) == top)
        leading = Counter(filter(None, furthest))
        yield min(leading, key=lambda name: (-leading[name], name), default="")


def _first_approval(landscape: "Landscape") -> Iterator[str]:
    for events in _each_asset(landscape, "events"):
        dates = (
            Date().find(e["date"])
            for e in events
            if e["kind"] in APPROVALS and e["status"] == "Happened"
        )
        first = min((d for d in dates if d), key=Date().sort_key, default=None)
        yield first.text if first else ""


def _designations(landscape: "Landscape") -> Iterator[str]:
    for events in _each_asset(landscape, "events"):
        counts = Counter(
            (e["kind"], e["agency"])
            for e in events
            if e["kind"] in DESIGNATIONS and e["status"] == "Happened"
        )
        ordered = sorted(counts, key=lambda pair: (DESIGNATIONS.index(pair[0]), pair[1]))
        yield SEPARATOR.join(
            f"{counts[pair]} × {pair[0]}{f' ({pair[1]})' if pair[1] else ''}" for pair in ordered
        )


def _holders(landscape: "Landscape") -> Iterator[str]:
    for rights in _each_asset(landscape, "rights"):
        yield SEPARATOR.join(dict.fromkeys(r["holder"] for r in rights if r["holder"]))


def latest(dates: Iterable[str]) -> PartialDate | None:
    """Return the latest of some dates by the last day that each may mean; None if none can be read."""
    parsed = (Date().find(text) for text in dates)
    return max((d for d in parsed if d), key=lambda d: (d.last, d.first), default=None)


def newest(landscape: "Landscape") -> PartialDate | None:
    """Return the latest date on which any source states any fact of the landscape; None if all are undated."""

    def compute() -> PartialDate | None:
        texts = {
            str(text)
            for table in TABLES.values()
            if "as_of" in table.by_name
            for text in landscape.rows(table.name).columns["as_of"]
        }
        # By the first day possible: a bare year says nothing about the end of that year.
        dates = (Date().find(text) for text in texts)
        return max((d for d in dates if d), key=lambda d: (d.first, d.last), default=None)

    return landscape.memo("newest", compute)


def _last_confirmed(landscape: "Landscape") -> Iterator[str]:
    tables = [t for t in TABLES.values() if "asset" in t.by_name and t.name != "assets"]
    dates: dict[str, list[str]] = defaultdict(list)
    for table in tables:
        for asset, records in records_of(landscape, table.name).items():
            dates[asset].extend(record["as_of"] for record in records)
    own = landscape.rows("assets").columns
    for asset, as_of in zip(own["asset"], own["as_of"], strict=True):
        found = latest([as_of, *dates[asset]])
        yield found.text if found else ""


def age_months(landscape: "Landscape", as_of: str) -> int | None:
    """Return how many whole months ago a source stated a fact, at least; None for an undated one.

    A loose date counts by its last day, so that `2025` is not called old before the end of 2025 is.
    """
    date = Date().find(as_of)
    if date is None:
        return None
    today = landscape.today
    months = (today.year - date.last.year) * 12 + today.month - date.last.month
    return max(0, months - (today.day < date.last.day))


def _trial_title(landscape: "Landscape") -> Iterator[str]:
    return (
        landscape.label("trials", str(key)) for key in landscape.rows("trials").columns["trial"]
    )


def _age(table: str) -> Callable[["Landscape"], Iterator[str]]:
    def compute(landscape: "Landscape") -> Iterator[str]:
        ages = (
            age_months(landscape, str(as_of)) for as_of in landscape.rows(table).columns["as_of"]
        )
        return ("" if age is None else str(age) for age in ages)

    return compute


def _stage_fields() -> Iterator[tuple[Field, Callable[["Landscape"], Iterable[str]]]]:
    for name, region in REGIONS.items():
        yield (
            Field(
                name,
                f"Stage, {region}",
                Choice(DEVELOPMENT),
                f"Highest stage in {region}",
                13,
                "Stage",
                hidden=True,
            ),
            _highest_in(region),
        )


def _declare() -> Iterator[Derived]:
    programs, events = frozenset({"programs"}), frozenset({"events"})
    stage = Field(
        "highest_stage",
        "Highest stage",
        Choice(DEVELOPMENT),
        "Highest stage of its programs anywhere",
        14,
        "Stage",
    )
    lead = Field(
        "lead_indication",
        "Lead indication",
        Choice(INDICATION),
        "Where it stands highest",
        18,
        "Stage",
    )
    first = Field(
        "first_approval",
        "First approval",
        Date(),
        "Date of its first approval anywhere",
        13,
        "Stage",
    )
    marks = Field(
        "designations",
        "Designations",
        ListOf(Text()),
        "Designations recorded, by agency",
        30,
        "Stage",
    )
    holders = Field(
        "holders",
        "Rights holders",
        ListOf(Reference("companies")),
        "Companies that hold its rights somewhere",
        28,
        "Companies",
    )
    confirmed = Field(
        "last_confirmed",
        "Last confirmed",
        Date(),
        "Latest date on which any source states anything of it",
        14,
        "Evidence",
    )
    # With an underscore, which no user column has in its name.
    modality = Field(
        "asset_modality",
        "Modality",
        Choice(MODALITY),
        "What kind of molecule its asset is",
        20,
        "Asset",
        hidden=True,
    )
    yield Derived("programs", modality, frozenset({"assets", "programs"}), _modality)
    yield Derived("assets", stage, programs, _highest_stage)
    yield Derived("assets", lead, programs, _lead_indication)
    for field, compute in _stage_fields():
        yield Derived("assets", field, programs, compute)
    yield Derived("assets", first, events, _first_approval)
    yield Derived("assets", marks, events, _designations)
    yield Derived("assets", holders, frozenset({"rights"}), _holders)
    yield Derived("assets", confirmed, frozenset(TABLES), _last_confirmed)
    title = Field(
        "title", "Trial", Text(), "Its name, else its registry number, else its key", 22, "Trial"
    )
    yield Derived("trials", title, frozenset({"trials"}), _trial_title)
    for table in TABLES.values():
        if "as_of" in table.by_name:
            age = Field(
                "age",
                "Age, months",
                Number(),
                "Months since a source stated it",
                11,
                "Evidence",
                hidden=True,
            )
            yield Derived(table.name, age, frozenset({table.name}), _age(table.name))


DERIVED = {(each.table, each.field.name): each for each in _declare()}
"""All derived columns by table and field name."""

__all__ = [
    "APPROVALS", "DERIVED", "DESIGNATIONS", "REGIONS", "STALE_MONTHS", "Derived",
    "age_months", "highest", "latest", "records_of",
]  # fmt: skip

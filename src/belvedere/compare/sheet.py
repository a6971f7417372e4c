"""The side-by-side sheet of two to twelve assets."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from belvedere.compare.description import AssetColumn, Comparison, Group, NumberedSource, Part, Row
from belvedere.compare.groups.business import companies, deals
from belvedere.compare.groups.development import development
from belvedere.compare.groups.guard import SENTENCE
from belvedere.compare.groups.molecule import molecule
from belvedere.compare.groups.regulation import approvals, designations
from belvedere.compare.groups.results import results
from belvedere.compare.groups.rights import rights
from belvedere.compare.selection import Selection, joined, select
from belvedere.landscape import Landscape
from belvedere.schema import Date

NOTES = (
    "Each trial and arm leads with its largest population and the latest data on it; other populations and earlier "
    "data cuts follow below it. The order looks at sizes and dates, never at values.",
    "Intervals are 95% as published, unless a line says otherwise; one called exact is computed here from count and n "
    "(Clopper–Pearson).",
    "Not reported, not recorded and not disclosed mean unknown, never zero.",
)


def compare(
    landscape: Landscape,
    assets: Sequence[str],
    *,
    baseline: str | None = None,
    only_differences: bool = False,
) -> Comparison:
    """Return assets side by side.

    Args:
        landscape: Where the facts stand.
        assets: Two to twelve keys, names, codes or aliases.
        baseline: The asset from which the others' differences are marked; the first one by default.
        only_differences: Whether to leave out rows in which all assets agree.

    Raises:
        BelvedereError: If a name is unknown or means several assets, or if there are too few or too many.
    """
    selection = select(landscape, assets, baseline)
    groups = _groups(selection)
    rows = sum(len(group.rows) for group in groups)
    if only_differences:
        groups = [kept for group in groups if (kept := _differing(group)).rows]
    left_out = rows - sum(len(group.rows) for group in groups)
    return _described(selection, groups, left_out, only_differences=only_differences)


def _described(
    selection: Selection, groups: Iterable[Group], left_out: int, *, only_differences: bool
) -> Comparison:
    landscape = selection.landscape
    numbered, sources = _numbered(landscape, groups)
    today = landscape.today.isoformat()
    newest = _newest(landscape, sources)
    return Comparison(
        title=_title(selection),
        columns=tuple(_column(selection, place) for place in range(len(selection.assets))),
        groups=tuple(numbered),
        sources=sources,
        guard=SENTENCE if any(group.evidence for group in numbered) else "",
        notes=NOTES,
        as_of=today,
        footer=joined(f"as of {today}", f"latest source {newest}" if newest else ""),
        only_differences=only_differences,
        left_out=left_out,
    )


def _groups(selection: Selection) -> list[Group]:
    evidence = results(selection)
    return [
        *molecule(selection),
        *development(selection),
        *approvals(selection),
        *designations(selection),
        *(group for group in evidence if not group.section),
        *rights(selection),
        *deals(selection),
        *companies(selection),
        *(group for group in evidence if group.section),
    ]


def _differing(group: Group) -> Group:
    return replace(group, rows=tuple(row for row in group.rows if row.differs))


def _numbered(
    landscape: Landscape, groups: Iterable[Group]
) -> tuple[list[Group], tuple[NumberedSource, ...]]:
    """Return the groups with source numbers in order of first appearance, and the list of sources."""
    numbers: dict[str, int] = {}

    def part(each: Part) -> Part:
        marks = tuple(
            sorted(numbers.setdefault(source, len(numbers) + 1) for source in each.sources)
        )
        return replace(each, marks=marks) if marks else each

    def row(each: Row) -> Row:
        return replace(
            each,
            cells=tuple(replace(cell, parts=tuple(map(part, cell.parts))) for cell in each.cells),
        )

    made = [replace(group, rows=tuple(map(row, group.rows))) for group in groups]
    return made, tuple(_source(landscape, key, number) for key, number in numbers.items())


def _source(landscape: Landscape, key: str, number: int) -> NumberedSource:
    if not landscape.has("sources", key):
        return NumberedSource(number, key, key)
    record = landscape.record("sources", key)
    return NumberedSource(
        number,
        key,
        record["title"] or key,
        record["publisher"],
        record["published"],
        record["url"],
        record["licence"],
    )


def _newest(landscape: Landscape, sources: Iterable[NumberedSource]) -> str:
    """Return the latest day, month or year of publication that is wholly over; empty if there is none."""
    dates = (Date().find(source.published) for source in sources)
    over = (date for date in dates if date and date.last <= landscape.today)
    newest = max(over, key=lambda date: date.last, default=None)
    return newest.text if newest else ""


def _column(selection: Selection, place: int) -> AssetColumn:
    landscape, asset = selection.landscape, selection.assets[place]
    record = landscape.record("assets", asset)
    code = record["code"] if record["code"] != record["name"] else ""
    maker = landscape.label("companies", record["originator"]) if record["originator"] else ""
    return AssetColumn(
        asset, record["name"] or asset, joined(code, maker), is_baseline=place == selection.baseline
    )


def _title(selection: Selection) -> str:
    first, *others = (
        selection.landscape.cell("assets", asset, "name") or asset for asset in selection.assets
    )
    listed = f"{', '.join(others[:-1])} and {others[-1]}" if len(others) > 1 else others[0]
    return f"{first} against {listed}"

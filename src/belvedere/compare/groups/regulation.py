"""What agencies decided: approvals by region, designations and filings by agency."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from belvedere.compare.description import Group, Part, Record
from belvedere.compare.groups.development import rank
from belvedere.compare.selection import Selection, Texts, fact, joined, refer, unknown
from belvedere.landscape.derived import APPROVALS
from belvedere.schema import SEPARATOR, Date
from belvedere.schema.vocabularies import AGENCY, BIOMARKER, INDICATION, REGION, SETTING

NO_APPROVAL = "no approval recorded"
NONE_RECORDED = "none recorded"
REGION_OF = {
    "NMPA": "China", "FDA": "US", "EC": "EU", "EMA": "EU", "MHLW": "Japan", "PMDA": "Japan", "MHRA": "UK",
    "HC": "Canada", "Swissmedic": "Switzerland", "MFDS": "South Korea", "TGA": "Australia", "ANVISA": "Brazil",
}  # fmt: skip
"""Where an agency's approval holds; the approvals of others stand under the agency's own name."""

_STEPS = (
    "Breakthrough therapy", "Fast track", "Orphan drug", "Priority review", "Filing accepted", "Refusal", "Withdrawal",
)  # fmt: skip
_ENDED = frozenset({"Withdrawn", "Discontinued", "Suspended"})

Use = tuple[str, str, str]
"""Indication, biomarker and line."""


@dataclass(frozen=True, slots=True)
class _Approval:
    use: Use
    date: str
    part: Part


def approvals(selection: Selection) -> Iterator[Group]:
    """Yield the group, unless nothing is approved: a row for each region, a line for each use."""
    found = [
        _approvals(events, programs)
        for events, programs in zip(
            selection.records("events"), selection.records("programs"), strict=True
        )
    ]
    regions = sorted(
        {region for each in found for region in each}, key=lambda name: rank(REGION, name)
    )
    rows = [
        selection.row(
            f"region:{region}",
            region or "Region not recorded",
            ([a.part for a in each.get(region, [])] or [unknown(NO_APPROVAL)] for each in found),
        )
        for region in regions
    ]
    if rows:
        yield Group("approvals", "Approvals by region", tuple(rows))


def designations(selection: Selection) -> Iterator[Group]:
    """Yield the group, unless there is none: a row for each agency and kind, a line for each use."""
    found = []
    for events in selection.records("events"):
        lines: dict[tuple[str, str], list[Texts]] = defaultdict(list)
        for event in events:
            if event["kind"] in _STEPS or (
                event["kind"] in APPROVALS and event["status"] == "Expected"
            ):
                lines[event["agency"], _kind(event)].append(event)
        found.append(lines)
    steps = sorted({pair for lines in found for pair in lines}, key=_step_order)
    rows = [
        selection.row(
            f"{agency}:{kind}",
            f"{agency or 'Agency not recorded'} · {kind.lower()}",
            (_events(lines.get((agency, kind), [])) for lines in found),
        )
        for agency, kind in steps
    ]
    if rows:
        yield Group("designations", "Designations and filings", tuple(rows))


def _kind(event: Texts) -> str:
    return f"{event['kind']} expected" if event["status"] == "Expected" else event["kind"]


def _step_order(pair: tuple[str, str]) -> tuple[tuple[int, str], int, str]:
    agency, kind = pair
    place = _STEPS.index(kind) if kind in _STEPS else len(_STEPS)
    return rank(AGENCY, agency), place, kind


def _approvals(events: Sequence[Texts], programs: Sequence[Texts]) -> dict[str, list[_Approval]]:
    found: dict[str, list[_Approval]] = defaultdict(list)
    for event in events:
        if event["kind"] in APPROVALS and event["status"] == "Happened":
            note = "conditional" if event["kind"] == "Conditional approval" else ""
            found[REGION_OF.get(event["agency"], event["agency"])].append(
                _Approval(_use(event), event["date"], _event(event, note))
            )
    for program in programs:
        if program["stage"] == "Approved":
            _add_program(found[program["region"]], program)
    return {region: sorted(each, key=_approval_order) for region, each in found.items() if each}


def _add_program(known: list[_Approval], program: Texts) -> None:
    """Let a program stand beside the events of its use, and alone where no event tells of it."""
    use = _use(program)
    record: tuple[Record, ...] = refer("programs", [program])
    ended = program["status"].lower() if program["status"] in _ENDED else ""
    same = [place for place, approval in enumerate(known) if approval.use == use]
    if not same:
        part = fact("programs", [program], _used(use), context=_when(program["since"], ended))
        known.append(_Approval(use, program["since"], part))
        return
    for place in same:
        part = known[place].part
        added = (
            tuple(s for s in program["source"].split(SEPARATOR) if s and s not in part.sources)
            if ended
            else ()
        )
        part = replace(
            part,
            records=part.records + record,
            context=joined(part.context, ended),
            sources=part.sources + added,
        )
        known[place] = replace(known[place], part=part)


def _use(record: Texts) -> Use:
    return record["indication"], record["biomarker"], record["setting"]


def _used(use: Use) -> str:
    return " ".join(filter(None, use)) or "use not recorded"


def _when(date: str, note: str) -> str:
    return joined(date or "date not recorded", note)


def _event(event: Texts, note: str = "") -> Part:
    context = _when(event["date"], note)
    return fact("events", [event], _used(_use(event)), context=context, detail=[event["detail"]])


def _events(events: Sequence[Texts]) -> list[Part]:
    ordered = sorted(
        events, key=lambda event: (_use_order(_use(event)), _day(event["date"]), event["event"])
    )
    return [_event(event) for event in ordered] or [unknown(NONE_RECORDED)]


def _approval_order(approval: _Approval) -> tuple[object, ...]:
    return _use_order(approval.use), _day(approval.date)


def _use_order(use: Use) -> tuple[tuple[int, str], tuple[int, str], tuple[int, str]]:
    return rank(INDICATION, use[0]), rank(BIOMARKER, use[1]), rank(SETTING, use[2])


def _day(date: str) -> str:
    found = Date().find(date)
    return found.first.isoformat() if found else "9999"

"""Who may sell each asset in the markets that matter, and everywhere else as the sources word it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from belvedere import territory
from belvedere.compare.description import Group, Part, Tone
from belvedere.compare.selection import Selection, Texts, fact, joined, unknown
from belvedere.schema import Places
from belvedere.territory import Territory

OPEN = "open"
NOT_RECORDED = "not recorded"
MARKETS: Mapping[str, tuple[str, ...]] = {
    "China": ("CN",),
    "United States": ("US",),
    "EU": tuple(sorted(code for code in territory.GROUPS["EU"] if code not in territory.FOLLOWS)),
    "Japan": ("JP",),
    "India": ("IN",),
    "Brazil": ("BR",),
}
"""The rows, and the countries that each stands for."""

_NAMED = 6
"""How many countries a line names before it only counts them."""


@dataclass(frozen=True, slots=True)
class _Right:
    record: Texts
    territory: Territory | None
    holder: str


def rights(selection: Selection) -> Iterator[Group]:
    """Yield the group, unless no rights are recorded: a row for each market, and one with every territory."""
    landscape = selection.landscape
    found = [
        [
            _Right(r, Places().find(r["territory"]), landscape.label("companies", r["holder"]))
            for r in records
        ]
        for records in selection.records("rights")
    ]
    if not any(found):
        return
    rows = [
        selection.row(f"market:{name}", name, (_market(each, codes) for each in found))
        for name, codes in MARKETS.items()
    ]
    rows.append(
        selection.row("territories", "All territories", (_territories(each) for each in found))
    )
    yield Group("rights", "Rights", tuple(rows))


def _market(held: Sequence[_Right], codes: Sequence[str]) -> list[Part]:
    """Return one set of lines where all countries agree, else one for each way in which they do not."""
    ways: dict[tuple[str, ...], list[str]] = defaultdict(list)
    statuses = {
        code: [right.territory.status(code) if right.territory else "out" for right in held]
        for code in codes
    }
    for code, status in statuses.items():
        ways[tuple(status)].append(code)
    several = len(ways) > 1
    return [
        replace(
            part,
            label=_label(countries),
            detail=(*part.detail, f"Countries: {', '.join(_names(countries))}"),
        )
        if several
        else part
        for status, countries in ways.items()
        for part in _lines(held, status)
    ]


def _lines(held: Sequence[_Right], status: Sequence[str]) -> list[Part]:
    sure = [right for right, each in zip(held, status, strict=True) if each == "in"]
    undecided = [right for right, each in zip(held, status, strict=True) if each == "open"]
    if sure:
        clash = _clash(sure)
        return [_holder(right, clash=clash) for right in sure]
    if undecided:
        return [
            fact(
                "rights",
                [right.record],
                OPEN,
                context=f"{right.holder}: {right.record['territory']}",
            )
            for right in undecided
        ]
    return [unknown(NOT_RECORDED)]


def _clash(sure: Sequence[_Right]) -> bool:
    exclusive = any(right.record["exclusivity"] == "Exclusive" for right in sure)
    return exclusive and len({right.record["holder"] for right in sure}) > 1


def _holder(right: _Right, *, clash: bool) -> Part:
    record = right.record
    exclusivity = record["exclusivity"].lower()
    return fact(
        "rights",
        [record],
        right.holder,
        context=joined(
            exclusivity if exclusivity != "exclusive" else "",
            "the sources overlap" if clash else "",
        ),
        detail=[
            f"Territory: {record['territory']}",
            f"Exclusivity: {exclusivity or 'not reported'}",
        ],
        tone=Tone.WARN if clash else Tone.PLAIN,
    )


def _territories(held: Sequence[_Right]) -> list[Part]:
    parts = [
        fact(
            "rights",
            [right],
            right["territory"],
            label=each.holder,
            context=right["exclusivity"].lower(),
        )
        for each in held
        for right in [each.record]
    ]
    return parts or [unknown(NOT_RECORDED)]


def _label(codes: Sequence[str]) -> str:
    return ", ".join(_names(codes)) if len(codes) <= _NAMED else f"{len(codes)} countries"


def _names(codes: Sequence[str]) -> list[str]:
    return [territory.place(code).name for code in codes]

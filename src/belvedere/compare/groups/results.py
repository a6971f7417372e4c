"""What trials found: one group for each indication × biomarker × line, one row for each endpoint."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from belvedere.compare.description import Group, Part, Tone
from belvedere.compare.evidence import NOT_REPORTED, Evidence
from belvedere.compare.groups.development import rank
from belvedere.compare.groups.guard import guard
from belvedere.compare.groups.streams import Streams
from belvedere.compare.selection import Selection, Texts, fact, joined, refer, unknown
from belvedere.landscape import Landscape
from belvedere.landscape.names import bare, names_of
from belvedere.schema import SEPARATOR
from belvedere.schema.vocabularies import BIOMARKER, ENDPOINT, INDICATION, SETTING

NO_RESULTS = "no results recorded"
_REGISTRY = re.compile(r"(?:nct|ctr|chictr|jrct|eudract|umin|actrn|isrctn)-?[\da-z-]+")
ONLY_ONE = "Only one of them has results"

Use = tuple[str, str, str]
"""Indication, biomarker and line."""


def results(selection: Selection) -> list[Group]:
    """Return the groups: those in which most assets have results first, those of a single asset last.

    Lines that overlap, such as 2L and 2L+, stay apart: the sources do not say who is in both.
    """
    by_use: dict[Use, list[list[Evidence]]] = defaultdict(lambda: [[] for _ in selection.assets])
    for column, records in enumerate(_evidence(selection)):
        for evidence in records:
            by_use[_use(evidence.result)][column].append(evidence)
    ordered = sorted(by_use, key=lambda use: (-sum(map(bool, by_use[use])), _order(use)))
    return [_group(selection, use, by_use[use]) for use in ordered]


def _evidence(selection: Selection) -> list[list[Evidence]]:
    # Kept with the landscape: what a result says is the same in whatever company its asset is shown.
    landscape = selection.landscape
    return [
        landscape.memo(("evidence", asset), partial(_read, landscape, records))
        for asset, records in zip(selection.assets, selection.records("results"), strict=True)
    ]


def _read(landscape: Landscape, records: Sequence[Texts]) -> list[Evidence]:
    trials: dict[str, tuple[Texts, str]] = {}
    made = []
    for record in records:
        key = record["trial"]
        if key not in trials:
            known = landscape.record("trials", key) if landscape.has("trials", key) else {}
            trials[key] = known, _trial_name(landscape, key)
        made.append(Evidence(record, *trials[key]))
    return made


def _trial_name(landscape: Landscape, key: str) -> str:
    """Return how people name a trial, or all those that a pooled result names; never a bare key of the table."""
    parts = [part for part in key.split(SEPARATOR) if part]
    labels = (landscape.label("trials", part) for part in parts)
    # Keys are registry numbers in lower case: of a trial that is not recorded that is all there is.
    return " + ".join(
        label.upper() if label == part and _REGISTRY.fullmatch(part) else label
        for label, part in zip(labels, parts, strict=True)
    )


def _use(record: Texts) -> Use:
    return record["indication"], record["biomarker"], record["setting"]


def _order(use: Use) -> tuple[tuple[int, str], ...]:
    return rank(INDICATION, use[0]), rank(BIOMARKER, use[1]), rank(SETTING, use[2])


def _group(selection: Selection, use: Use, found: Sequence[Sequence[Evidence]]) -> Group:
    streams = [
        Streams(each, names_of(selection.landscape, "assets", asset))
        for asset, each in zip(selection.assets, found, strict=True)
    ]
    endpoints = sorted(
        {e.endpoint for each in found for e in each}, key=lambda name: rank(ENDPOINT, name)
    )
    rows = [selection.row("trials", "Trials", (_trials(each) for each in streams))]
    rows += [
        selection.row(f"endpoint:{name}", name, _cells(selection, streams, name))
        for name in endpoints
    ]
    alone = sum(map(bool, found)) == 1
    return Group(
        "evidence:" + ":".join(use),
        joined(*use) or "Setting not recorded",
        tuple(rows),
        evidence=True,
        section=ONLY_ONE if alone else "",
        guard=guard(
            found, {asset: selection.landscape.label("assets", asset) for asset in selection.assets}
        ),
    )


def _trials(streams: Streams) -> list[Part]:
    return [_trial(group) for group in streams.trials()] or [unknown(NO_RESULTS)]


def _trial(group: Sequence[Evidence]) -> Part:
    first = group[0]
    trial = first.trial
    if not trial:
        refers = refer("results", [first.result])
        if SEPARATOR in first.result["trial"]:
            return Part(first.trial_name, context="several trials pooled", records=refers)
        return Part(first.trial_name, context="trial not recorded", tone=Tone.WARN, records=refers)
    detail = [
        f"{title}: {trial[name]}"
        for title, name in (
            ("Registry number", "registry_id"), ("Status", "status"), ("Comparator", "comparator"),
            ("Enrolment", "enrolment"), ("Start", "start"),
        )
        if trial[name]
    ]  # fmt: skip
    populations = tuple(dict.fromkeys(e.result["population"] for e in group))
    context = joined(
        trial["phase"] or "phase not reported",
        trial["design"] or "design not reported",
        f"patients: {populations[0]}" if len(populations) == 1 and populations[0] else "",
    )
    return fact("trials", [trial], first.trial_name, context=context, detail=detail)


def _cells(selection: Selection, streams: Sequence[Streams], endpoint: str) -> Iterator[list[Part]]:
    for column, each in enumerate(streams):
        parts = [
            _line(evidence, label, secondary=secondary)
            for evidence, label, secondary in each.lines(endpoint)
        ]
        parts += _as_comparator(selection, streams, column, endpoint)
        yield parts or [unknown(NOT_REPORTED if each.known else NO_RESULTS)]


def _line(evidence: Evidence, label: str, *, secondary: bool) -> Part:
    flagged = not evidence.sources or evidence.faults
    return Part(
        evidence.text,
        label=label,
        context=evidence.context,
        sources=evidence.sources,
        muted=evidence.value_text == NOT_REPORTED,
        secondary=secondary,
        tone=Tone.WARN if flagged else Tone.PLAIN,
        records=refer("results", [evidence.result]),
        detail=evidence.detail,
    )


def _as_comparator(
    selection: Selection, streams: Sequence[Streams], column: int, endpoint: str
) -> list[Part]:
    """Return, for an asset that is the control arm of another one's randomised trial, where the ratio stands."""
    if not endpoint.endswith("HR"):
        return []
    landscape, asset = selection.landscape, selection.assets[column]
    names = [bare(name) for name in names_of(landscape, "assets", asset)]
    parts: dict[tuple[str, str], Part] = {}
    for other, each in enumerate(streams):
        if other == column:
            continue
        for evidence, _, _ in each.lines(endpoint):
            pair = evidence.trial_name, landscape.label("assets", selection.assets[other])
            if pair not in parts and _is_control(evidence, names, asset):
                text = f"comparator of {pair[1]} in {pair[0]}"
                parts[pair] = fact(
                    "results", [evidence.result], text, context="its ratio stands in that column"
                )
    return list(parts.values())


def _is_control(evidence: Evidence, names: Sequence[str], asset: str) -> bool:
    assets: Mapping[str, str] = evidence.trial
    versus = bare(evidence.result["versus"])
    return asset in assets.get("asset", "").split(SEPARATOR) and any(
        versus.startswith(name) for name in names
    )

"""What differs between the trials that stand beside each other: what a reader must know before comparing them."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from belvedere.compare.evidence import ASSESSED, NOT_REPORTED, RESPONSE, Evidence
from belvedere.schema import Date, Number, PartialDate

SENTENCE = (
    "Across trials, not randomised against each other: patients, methods and dates differ as listed with each "
    "group. Nothing is tested, pooled or ranked."
)
ONE_TRIAL = "Both arms of one randomised trial, {}: they may be compared with each other."

_REGIONS = {
    "China": r"chin(?:a|ese)", "Japan": r"japan(?:ese)?", "South Korea": r"korean?", "Asia": r"asian?",
    "US": r"US|United States", "Europe": r"europe(?:an)?", "global": r"global|international|multinational",
}  # fmt: skip
_REGION = {name: re.compile(rf"\b(?:{words})\b(?! label)", re.IGNORECASE) for name, words in _REGIONS.items()}

Reading = Callable[[Evidence], str]


def guard(found: Sequence[Sequence[Evidence]]) -> tuple[str, ...]:
    """Return what differs between the trials of a group, one statement each.

    Args:
        found: Results by asset. What is not reported counts as different, since nobody can rule it out.

    Returns:
        Nothing if there is a single trial of a single asset.
    """
    flat = [evidence for each in found for evidence in each]
    trials = {evidence.result["trial"] for evidence in flat}
    if len(trials) < 2:
        shared = sum(map(bool, found)) > 1 and design(flat[0]) == "randomised"
        return (ONE_TRIAL.format(flat[0].trial_name),) if shared else ()
    return tuple(_statements(flat))


def design(evidence: Evidence) -> str:
    """Return the kind of design in a word or three: `single-arm`, `randomised`, `randomised between doses`."""
    text = evidence.trial.get("design", "")
    if "single-arm" in text:
        return "single-arm"
    if "non-randomised" in text:
        return "non-randomised"
    if "randomised" in text:
        return "randomised between doses" if re.search(r"between (?:two )?doses", text) else "randomised"
    return text.partition(";")[0] or ""


def _statements(flat: Sequence[Evidence]) -> Iterator[str]:
    assessed = [e for e in flat if e.endpoint in ASSESSED]
    response = [e for e in flat if e.endpoint in RESPONSE]
    aspects: tuple[tuple[str, Sequence[Evidence], Reading], ...] = (
        ("Line of therapy of the trial", flat, lambda e: e.trial.get("setting", "")),
        ("Biomarker of the trial", flat, lambda e: e.trial.get("biomarker", "").replace("; ", " or ")),
        ("Region", flat, _region),
        ("Phase", flat, lambda e: e.trial.get("phase", "")),
        ("Design", flat, design),
        ("Assessor", assessed, lambda e: e.result["assessor"]),
        ("Denominator of response rates", response, lambda e: e.result["denominator"]),
        ("Responses confirmed", response, lambda e: e.result["confirmed"].lower()),
    )
    for title, evidence, reading in aspects:
        yield from _differences(title, evidence, reading)
    yield from _cutoffs(flat)
    yield from _follow_up(flat)


def _differences(title: str, evidence: Sequence[Evidence], reading: Reading) -> Iterator[str]:
    by_trial: dict[str, dict[str, None]] = {}
    for each in evidence:
        by_trial.setdefault(each.trial_name, {})[reading(each)] = None
    by_value: dict[str, list[str]] = {}
    for trial, values in by_trial.items():
        for value in [value for value in values if value] or [""]:
            by_value.setdefault(value, []).append(trial)
    if set(by_value) == {""}:
        yield f"{title}: {NOT_REPORTED}"
    elif len(by_value) > 1:
        known = sorted(by_value, key=lambda value: not value)
        yield f"{title}: " + "; ".join(f"{value or NOT_REPORTED} ({', '.join(by_value[value])})" for value in known)


def _region(evidence: Evidence) -> str:
    """Return the places that a trial's design or the population names; the tables have no field for them."""
    text = f"{evidence.trial.get('design', '')} {evidence.result['population']}"
    return " and ".join(name for name, pattern in _REGION.items() if pattern.search(text))


def _cutoffs(flat: Sequence[Evidence]) -> Iterator[str]:
    latest: dict[str, PartialDate | None] = {}
    for each in flat:
        found, known = Date().find(each.result["cutoff"]), latest.get(each.trial_name)
        later = found if known is None or (found and found.last > known.last) else known
        latest[each.trial_name] = later
    dated = sorted(((day.last, day.text, trial) for trial, day in latest.items() if day))
    missing = [trial for trial, day in latest.items() if day is None]
    said = []
    if len(dated) > 1 and dated[0][0] != dated[-1][0]:
        (first, first_text, oldest), (last, last_text, newest) = dated[0], dated[-1]
        apart = (last.year - first.year) * 12 + last.month - first.month
        said.append(f"{first_text} ({oldest}) to {last_text} ({newest}), {apart} months apart")
    elif dated and missing:
        said.append(", ".join(f"{text} ({trial})" for _, text, trial in dated))
    if missing:
        said.append(f"{NOT_REPORTED} ({', '.join(missing)})")
    if said:
        yield f"Latest cut-off: {'; '.join(said)}"


def _follow_up(flat: Sequence[Evidence]) -> Iterator[str]:
    longest: dict[str, Decimal | None] = {}
    for each in flat:
        found, known = Number().find(each.result["follow_up_months"]), longest.get(each.trial_name)
        longest[each.trial_name] = max((m for m in (found, known) if m is not None), default=None)
    known_ones = {months for months in longest.values() if months is not None}
    if not known_ones:
        yield f"Follow-up: {NOT_REPORTED}"
    elif len(known_ones) > 1 or None in longest.values():
        said = [f"{months} months ({trial})" for trial, months in longest.items() if months is not None]
        missing = [trial for trial, months in longest.items() if months is None]
        yield "Follow-up: " + "; ".join([*said, *([f"{NOT_REPORTED} ({', '.join(missing)})"] if missing else [])])

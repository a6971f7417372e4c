"""What differs between the trials that stand beside each other: what a reader must know before comparing them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from belvedere.compare.evidence import ASSESSED, NOT_REPORTED, RESPONSE, Evidence
from belvedere.schema import SEPARATOR, Date, Number, PartialDate

SENTENCE = (
    "Across trials, not randomised against each other: patients, methods and dates differ as listed with each "
    "group. Nothing is tested, pooled or ranked."
)
ONE_TRIAL = "{} is one randomised trial of {}: within it they may be compared"

_REGIONS = {
    "China": r"chin(?:a|ese)", "Japan": r"japan(?:ese)?", "South Korea": r"korean?", "Asia": r"asian?",
    "US": r"US|United States", "Europe": r"europe(?:an)?", "global": r"global|international|multinational",
}  # fmt: skip
_REGION = {
    name: re.compile(rf"\b(?:{words})\b(?! label)", re.IGNORECASE)
    for name, words in _REGIONS.items()
}

CENTRAL = "IRC and BICR are both independent central review – "
_CENTRAL = frozenset({"IRC", "BICR"})

Reading = Callable[[Evidence], str]


def guard(found: Sequence[Sequence[Evidence]], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return what differs between the trials of a group, one statement each.

    Args:
        found: Results by asset. What is not reported counts as different, since nobody can rule it out.
        names: Names of the assets compared, by key.

    Returns:
        Nothing if there is a single trial of a single asset.
    """
    flat = [evidence for each in found for evidence in each]
    trials = {evidence.result["trial"] for evidence in flat}
    shared = tuple(_shared(flat, names))
    return shared if len(trials) < 2 else (*shared, *_statements(flat))


def _shared(flat: Sequence[Evidence], names: Mapping[str, str]) -> Iterator[str]:
    for trial_name, trial in {each.trial_name: each for each in flat}.items():
        assets = [
            names[key] for key in trial.trial.get("asset", "").split(SEPARATOR) if key in names
        ]
        if len(assets) > 1 and design(trial) == "randomised":
            yield ONE_TRIAL.format(trial_name, " and ".join(assets))


def design(evidence: Evidence) -> str:
    """Return the kind of design in a word or three: `single-arm`, `randomised`, `randomised between doses`."""
    text = evidence.trial.get("design", "")
    if "single-arm" in text:
        return "single-arm"
    if "non-randomised" in text:
        return "non-randomised"
    if "randomised" in text:
        return (
            "randomised between doses"
            if re.search(r"between (?:two )?doses", text)
            else "randomised"
        )
    return text.partition(";")[0] or ""


def _aspects(flat: Sequence[Evidence]) -> tuple[tuple[str, Sequence[Evidence], Reading], ...]:
    """Return what trials are asked for: a title, the results that it concerns, and how it is read off one."""
    assessed = [e for e in flat if e.endpoint in ASSESSED]
    response = [e for e in flat if e.endpoint in RESPONSE]
    return (
        ("Line of therapy of the trial", flat, lambda e: e.trial.get("setting", "")),
        (
            "Biomarker of the trial",
            flat,
            lambda e: e.trial.get("biomarker", "").replace("; ", " or "),
        ),
        ("Region", flat, _region),
        ("Phase", flat, lambda e: e.trial.get("phase", "")),
        ("Design", flat, design),
        ("Assessor", assessed, lambda e: e.result["assessor"]),
        ("Denominator of response rates", response, lambda e: e.result["denominator"]),
        ("Responses confirmed", response, lambda e: e.result["confirmed"].lower()),
    )


def _statements(flat: Sequence[Evidence]) -> Iterator[str]:
    nowhere = []
    for title, evidence, reading in _aspects(flat):
        by_value = _by_value(evidence, reading)
        if set(by_value) == {""}:
            nowhere.append(title.lower())
        elif len(by_value) > 1:
            known = sorted(by_value, key=lambda value: not value)
            said = [f"{value or NOT_REPORTED} ({', '.join(by_value[value])})" for value in known]
            yield f"{title}: {_remark(title, by_value)}{'; '.join(said)}"
    for title, statement in (("Latest cut-off", _cutoffs(flat)), ("Follow-up", _follow_up(flat))):
        if statement:
            yield f"{title}: {statement}"
        elif statement is None:
            nowhere.append(title.lower())
    if nowhere:
        yield f"Not reported of any: {', '.join(nowhere)}"


def _remark(title: str, values: Iterable[str]) -> str:
    """Say of assessors that IRC and BICR are the same kind of reading.

    They stay two values, since sources that say IRC do not say whether it was blinded: a reader is told both.
    """
    return CENTRAL if title == "Assessor" and set(values) >= _CENTRAL else ""


def _by_value(evidence: Sequence[Evidence], reading: Reading) -> dict[str, list[str]]:
    """Return the names of trials by what they say; unknown only where a trial says nothing at all."""
    by_trial: dict[str, dict[str, None]] = {}
    for each in evidence:
        by_trial.setdefault(each.trial_name, {})[reading(each)] = None
    by_value: dict[str, list[str]] = {}
    for trial, values in by_trial.items():
        for value in [value for value in values if value] or [""]:
            by_value.setdefault(value, []).append(trial)
    return by_value


def _region(evidence: Evidence) -> str:
    """Return the places that a trial's design or the population names; the tables have no field for them."""
    text = f"{evidence.trial.get('design', '')} {evidence.result['population']}"
    return " and ".join(name for name, pattern in _REGION.items() if pattern.search(text))


def _cutoffs(flat: Sequence[Evidence]) -> str | None:
    """Return how far the latest cut-offs lie apart; empty if they agree, None if none is known."""
    latest: dict[str, PartialDate | None] = {}
    for each in flat:
        found, known = Date().find(each.result["cutoff"]), latest.get(each.trial_name)
        latest[each.trial_name] = (
            found if known is None or (found and found.last > known.last) else known
        )
    dated = sorted((day.last, day.text, trial) for trial, day in latest.items() if day)
    if not dated:
        return None
    missing = [trial for trial, day in latest.items() if day is None]
    (first, first_text, oldest), (last, last_text, newest) = dated[0], dated[-1]
    said = []
    if first != last:
        apart = (last.year - first.year) * 12 + last.month - first.month
        said.append(f"{first_text} ({oldest}) to {last_text} ({newest}), {apart} months apart")
    elif missing:
        said.append(", ".join(f"{text} ({trial})" for _, text, trial in dated))
    return _with_missing(said, missing)


def _follow_up(flat: Sequence[Evidence]) -> str | None:
    """Return the longest follow-up of each trial; empty if they agree, None if none is known."""
    longest: dict[str, Decimal | None] = {}
    for each in flat:
        found, known = Number().find(each.result["follow_up_months"]), longest.get(each.trial_name)
        longest[each.trial_name] = max((m for m in (found, known) if m is not None), default=None)
    known_ones = {months for months in longest.values() if months is not None}
    if not known_ones:
        return None
    missing = [trial for trial, months in longest.items() if months is None]
    differs = len(known_ones) > 1 or missing
    said = [
        f"{months} months ({trial})"
        for trial, months in longest.items()
        if months is not None and differs
    ]
    return _with_missing(said, missing)


def _with_missing(said: Sequence[str], missing: Sequence[str]) -> str:
    return "; ".join([*said, *([f"{NOT_REPORTED} ({', '.join(missing)})"] if missing else [])])

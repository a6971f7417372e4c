"""A result with everything that must be read beside it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from belvedere.compare.intervals import fits, follows, interval, percent
from belvedere.schema import SEPARATOR, Number
from belvedere.schema.vocabularies import ENDPOINT

NOT_REPORTED = "not reported"
NO_SOURCE = "no source"
SAFETY = frozenset(ENDPOINT.terms[ENDPOINT.ranks["Grade ≥3 TRAE"] :])
RESPONSE = frozenset({"ORR", "CR rate", "DCR", "Intracranial ORR", "pCR rate"})
ASSESSED = RESPONSE - {"pCR rate"} | {"Median DoR", "Median PFS", "PFS HR"}
"""Endpoints that depend on who reads the scans."""

_OVER_TIME = frozenset({"iDFS rate"})
"""Rates estimated over time: they are no count out of n."""

_USUAL_LEVEL = "95"
_LEVEL = re.compile(r"(\d+(?:\.\d+)?)\s?%\s(?:confidence\s)?interval")
_OPEN_END = re.compile(r"[Uu]pper (?:bound|limit) (not (?:reached|evaluable|estimable|calculable))")
_NUMBER = Number()


class Origin(StrEnum):
    """Where an interval comes from."""

    PUBLISHED = "published"
    EXACT = "exact"
    NONE = "none"


@dataclass(frozen=True)
class Evidence:
    """One result of a trial's arm.

    Attributes:
        result: Texts of the record in `results`, by field name.
        trial: Texts of its trial in `trials`; empty where the landscape has no such trial.
        trial_name: How people name the trial.
    """

    result: Mapping[str, str]
    trial: Mapping[str, str]
    trial_name: str

    # ---------------------------------------------------------------- as recorded
    @property
    def key(self) -> str:
        """Key in `results`."""
        return self.result["result"]

    @property
    def endpoint(self) -> str:
        """What was measured."""
        return self.result["endpoint"]

    @property
    def unit(self) -> str:
        """`%`, `months` or `HR`; empty if unknown."""
        return self.result["unit"]

    @property
    def sources(self) -> tuple[str, ...]:
        """Keys of its sources; empty if there are none."""
        return tuple(filter(None, self.result["source"].split(SEPARATOR)))

    @cached_property
    def value(self) -> Decimal | None:
        """The value as recorded; None if unknown or no number."""
        return _NUMBER.find(self.result["value"])

    @cached_property
    def count(self) -> int | None:
        """Patients with the event; None if unknown."""
        return _whole(self.result["count"])

    @cached_property
    def n(self) -> int | None:
        """Patients that the value is out of; None if unknown."""
        return _whole(self.result["n"])

    @cached_property
    def level(self) -> str:
        """Level of the published interval in per cent: `95` unless the note says otherwise."""
        found = _LEVEL.search(self.result["note"])
        return found[1] if found else _USUAL_LEVEL

    # ------------------------------------------------------------------- interval
    @cached_property
    def counted(self) -> bool:
        """Whether the value is a proportion whose count and n are both recorded and possible."""
        if self.unit != "%" or self.endpoint in _OVER_TIME or self.count is None or not self.n:
            return False
        return 0 <= self.count <= self.n

    @cached_property
    def origin(self) -> Origin:
        """Where the interval comes from: a published one goes before a computed one."""
        if self.result["ci_low"] or self.result["ci_high"]:
            return Origin.PUBLISHED
        return Origin.EXACT if self.counted else Origin.NONE

    @cached_property
    def ci(self) -> tuple[Decimal | None, Decimal | None]:
        """Lower and upper bound in the value's unit; None where a bound is unknown.

        Computed bounds have one decimal, as they are printed.
        """
        if self.origin is Origin.EXACT:
            assert self.count is not None
            assert self.n is not None
            bounds = interval(self.count, self.n)
            return Decimal(percent(bounds.low)), Decimal(percent(bounds.high))
        return _NUMBER.find(self.result["ci_low"]), _NUMBER.find(self.result["ci_high"])

    @cached_property
    def interval_text(self) -> str:
        """`(64.4–82.9)`, `(6.4–not estimable)`, `(63.2–82.0, exact)`; empty if there is no interval."""
        if self.origin is Origin.NONE:
            return ""
        if self.origin is Origin.EXACT:
            low, high = self.ci
            return f"({low}–{high}, exact)"
        ends = self.result["ci_low"] or "not stated", self.result["ci_high"] or self._open_end()
        level = f", {self.level}% interval" if self.level != _USUAL_LEVEL else ""
        return f"({ends[0]}–{ends[1]}{level})"

    # ------------------------------------------------------------------- in words
    @cached_property
    def value_text(self) -> str:
        """The value with its unit, in the source's digits; computed only where count and n stand alone."""
        recorded = self.result["value"]
        if not recorded and self.counted:
            assert self.count is not None
            assert self.n is not None
            recorded = percent(self.count / self.n)
        if not recorded:
            return NOT_REPORTED
        match self.unit:
            case "%":
                return f"{recorded}%"
            case "HR":
                return f"HR {recorded}"
            case unit:
                return f"{recorded} {unit}".rstrip()

    @cached_property
    def text(self) -> str:
        """Value, interval and comparator in one string: `HR 0.62 (0.51–0.76) vs T-DM1`."""
        versus = (
            f"vs {self.result['versus']}" if self.unit == "HR" and self.result["versus"] else ""
        )
        return " ".join(part for part in (self.value_text, self.interval_text, versus) if part)

    @cached_property
    def context(self) -> str:
        """What must stand beside the number: `69/94 ITT · IRC · follow-up 8.7 mo · cut-off 2024-06`."""
        result = self.result
        said: list[str] = []
        unsaid: list[str] = []
        (said if self.n_text else unsaid).append(self.n_text or "n")
        if self.endpoint in ASSESSED:
            (said if result["assessor"] else unsaid).append(result["assessor"] or "assessor")
        if self.endpoint in RESPONSE and result["confirmed"]:
            said.append("confirmed" if result["confirmed"] == "Yes" else "not confirmed")
        if result["follow_up_months"]:
            said.append(f"follow-up {result['follow_up_months']} mo")
        (said if result["cutoff"] else unsaid).append(f"cut-off {result['cutoff']}".rstrip())
        if unsaid:
            said.append(f"{', '.join(unsaid)} {NOT_REPORTED}")
        if not self.sources:
            said.append(NO_SOURCE)
        return " · ".join([*said, *self.faults])

    @cached_property
    def n_text(self) -> str:
        """`69/94 ITT`, `n=94`; empty if n is unknown."""
        n, count = self.result["n"], self.result["count"]
        if not n:
            return ""
        return f"{f'{count}/{n}' if count else f'n={n}'} {self.result['denominator']}".rstrip()

    @cached_property
    def faults(self) -> tuple[str, ...]:
        """What does not add up, one statement each; usually none. Nothing is corrected."""
        return tuple(self._faults())

    @cached_property
    def detail(self) -> tuple[str, ...]:
        """Everything recorded of it, one statement a line, what is unknown included."""
        result = self.result
        trial = (self.trial_name, self.trial.get("phase"), self.trial.get("design"))
        patients = (result["indication"], result["biomarker"], result["setting"])
        said = (
            ("Trial", " · ".join(filter(None, trial))),
            ("Arm", result["arm"]),
            ("Patients", " · ".join(filter(None, patients))),
            ("Population", result["population"]),
            ("n", self.n_text),
            ("Denominator", result["denominator"]),
            ("Interval", self._interval_origin()),
            ("Assessor", result["assessor"] if self.endpoint in ASSESSED else "-"),
            ("Confirmed", result["confirmed"] if self.endpoint in RESPONSE else "-"),
            (
                "Follow-up",
                f"{result['follow_up_months']} months" if result["follow_up_months"] else "",
            ),
            ("Cut-off", result["cutoff"]),
            ("As of", result["as_of"]),
            ("Note", result["note"] or "-"),
        )
        return tuple(f"{title}: {text or NOT_REPORTED}" for title, text in said if text != "-")

    # -------------------------------------------------------------------- private
    def _interval_origin(self) -> str:
        match self.origin:
            case Origin.PUBLISHED:
                return f"published, {self.level}%"
            case Origin.EXACT:
                return f"exact (Clopper–Pearson), 95%, computed from {self.count} of {self.n}"
            case Origin.NONE:
                return ""

    def _open_end(self) -> str:
        """Return why there is no upper bound, in the note's words: `not reached`, `not estimable`."""
        found = _OPEN_END.search(self.result["note"])
        return found[1] if found else "not stated"

    def _faults(self) -> Iterator[str]:
        for name in ("value", "count", "n", "ci_low", "ci_high"):
            text = self.result[name]
            if text and _NUMBER.find(text) is None:
                yield f"“{text}” is no number"
        if self.unit != "%" or self.endpoint in _OVER_TIME or not self.n:
            return
        if self.count is not None and not self.counted:
            yield f"{self.count} of {self.n} is impossible"
        elif self.value is not None:
            yield from self._misfits(self.value, self.n)

    def _misfits(self, value: Decimal, n: int) -> Iterator[str]:
        if self.count is not None and not follows(value, self.count, n):
            yield f"{value}% does not follow from {self.count}/{n}"
            return
        low, high = self.ci
        if (
            self.origin is not Origin.PUBLISHED
            or low is None
            or high is None
            or self.level != _USUAL_LEVEL
        ):
            return
        if not fits(value, n, low, high, count=self.count):
            yield "its interval fits neither the exact nor the Wilson one of its n"


def _whole(text: str) -> int | None:
    value = _NUMBER.find(text)
    return int(value) if value is not None and value == int(value) else None

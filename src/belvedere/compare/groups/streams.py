"""The results of one asset in one setting, in the order in which they are read.

Within each trial and arm one line leads: the largest population, and of several data cuts of it the latest.
The rule looks at sizes and dates only, never at values, so that no result is chosen for how it looks.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from belvedere.compare.evidence import Evidence
from belvedere.compare.selection import joined
from belvedere.schema import Date, Number
from belvedere.schema.vocabularies import TRIAL_PHASE

_Arm = tuple[str, str]
"""Trial and arm."""
Stream = tuple[str, str, str]
"""Trial, arm and population."""

_EARLIER = re.compile(
    r"\b(?:earlier (?:data cut|analysis|report)|first report|interim|primary (?:analysis|report))\b",
    re.IGNORECASE,
)
"""Words by which a source says that later data exist."""


class Streams:
    """Results of one asset, sorted into trials and arms.

    Attributes:
        known: Whether there are any.
    """

    def __init__(self, evidence: Sequence[Evidence], names: Sequence[str]) -> None:
        """Sort the results.

        Args:
            evidence: Results of one asset in one setting.
            names: Names of the asset, which an arm's label need not repeat.
        """
        self.known = bool(evidence)
        self._names = sorted(names, key=len, reverse=True)
        self._trials: dict[str, list[Evidence]] = defaultdict(list)
        self._arms: dict[str, set[str]] = defaultdict(set)
        self._populations: dict[str, set[str]] = defaultdict(set)
        self._cells: dict[str, dict[_Arm, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
        for each in evidence:
            trial, arm = each.result["trial"], each.result["arm"]
            self._trials[trial].append(each)
            self._arms[trial].add(arm)
            self._populations[trial].add(each.result["population"])
            self._cells[each.endpoint][trial, arm].append(each)
        self._sizes = {
            stream: _size(group) for stream, group in self._by_population(evidence).items()
        }
        self._places = {
            trial: place for place, trial in enumerate(sorted(self._trials, key=self._trial_order))
        }

    def trials(self) -> list[list[Evidence]]:
        """Return the results of each trial: later phases first, then larger trials."""
        return [self._trials[trial] for trial in self._places]

    def lines(self, endpoint: str) -> Iterator[tuple[Evidence, str, bool]]:
        """Yield the results of an endpoint with what tells each from the others, and whether it is secondary."""
        arms = self._cells.get(endpoint, {})
        for arm in sorted(arms, key=self._arm_order):
            for place, evidence in enumerate(in_order(arms[arm], self._sizes)):
                yield evidence, self._label(evidence), place > 0

    @staticmethod
    def _by_population(evidence: Sequence[Evidence]) -> dict[Stream, list[Evidence]]:
        found: dict[Stream, list[Evidence]] = defaultdict(list)
        for each in evidence:
            found[stream(each)].append(each)
        return found

    def _label(self, evidence: Evidence) -> str:
        trial, arm, population = (evidence.result[name] for name in ("trial", "arm", "population"))
        return joined(
            evidence.trial_name if len(self._trials) > 1 else "",
            self._short(arm) if len(self._arms[trial]) > 1 else "",
            population if len(self._populations[trial]) > 1 else "",
        )

    def _short(self, arm: str) -> str:
        """Return an arm without the asset's name where a dose or partner remains: `6.4 mg/kg`."""
        for name in self._names:
            if arm.casefold().startswith(name.casefold()):
                rest = arm[len(name) :].lstrip(" ,")
                return rest if rest[:1].isdigit() or rest[:1] == "+" else arm
        return arm

    def _trial_order(self, trial: str) -> tuple[int, int, str]:
        group = self._trials[trial]
        phase = TRIAL_PHASE.ranks.get(group[0].trial.get("phase", ""), -1)
        return -phase, -max(self._sizes[stream(each)] for each in group), trial

    def _arm_order(self, arm: _Arm) -> tuple[int, int, str]:
        largest = max(
            size for (trial, name, _), size in self._sizes.items() if (trial, name) == arm
        )
        return self._places[arm[0]], -largest, arm[1]


def in_order(evidence: Sequence[Evidence], sizes: Mapping[Stream, int]) -> list[Evidence]:
    """Return results of one trial, arm and endpoint: largest population first, then the latest data.

    Args:
        evidence: The results.
        sizes: Patients in each population, over all endpoints, so that a missing n moves no line.
    """
    latest_first = sorted(evidence, key=_recency(evidence), reverse=True)
    return sorted(latest_first, key=lambda each: sizes[stream(each)], reverse=True)


def stream(evidence: Evidence) -> Stream:
    """Return what tells the patients of a result from others: trial, arm and population."""
    result = evidence.result
    return result["trial"], result["arm"], result["population"]


def _size(group: Sequence[Evidence]) -> int:
    """Return the patients of a population: the largest n, that of a hazard ratio (two arms) for want of others."""
    own = [each.n for each in group if each.n and each.unit != "HR"]
    return max(own or [each.n for each in group if each.n], default=0)


def _recency(evidence: Sequence[Evidence]) -> Callable[[Evidence], tuple[object, ...]]:
    """Return by what data cuts sort in time: the best measure that all of them have.

    A date of publication says less than a follow-up, and that less than a cut-off. Where neither of the better two
    is known of all, the source's own word that data are early counts first, then whether it dates them at all.
    """
    if all(Date().find(each.result["cutoff"]) for each in evidence):
        return lambda each: (_day(each.result["cutoff"]), _follow_up(each))
    if all(each.result["follow_up_months"] for each in evidence):
        return lambda each: (_follow_up(each), _day(each.result["as_of"]))
    return lambda each: (
        not _EARLIER.search(each.result["population"]),
        bool(each.result["cutoff"] or each.result["follow_up_months"]),
        _day(each.result["as_of"]),
    )


def _follow_up(evidence: Evidence) -> Decimal:
    return Number().find(evidence.result["follow_up_months"]) or Decimal(0)


def _day(text: str) -> date:
    found = Date().find(text)
    return found.first if found else date.min

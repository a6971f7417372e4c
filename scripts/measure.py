"""Timing in pairs: ours and a baseline in turn, in the same run, medians and the ratio pair by pair."""

import statistics
import time
from collections.abc import Callable

RUNS = 5
HEADER = "| work | median | baseline | median | ratio |\n| --- | ---: | --- | ---: | ---: |"


def pair(
    work: Callable[[], object], baseline: Callable[[], object], runs: int = RUNS
) -> tuple[list[float], list[float]]:
    """Return the seconds of each run of both, taken in turn after one run of each that does not count."""
    work()
    baseline()
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for place, each in enumerate((work, baseline)):
            start = time.perf_counter()
            each()
            found[place].append(time.perf_counter() - start)
    return found


def row(work: str, ours: list[float], baseline: str, theirs: list[float]) -> str:
    """Return a line of the table: both medians, and the median of the ratios."""
    ratio = statistics.median(x / y for x, y in zip(ours, theirs, strict=True))
    return (
        f"| {work} | {shown(statistics.median(ours))} | {baseline} | "
        f"{shown(statistics.median(theirs))} | {ratio:.2f} |"
    )


def shown(seconds: float) -> str:
    """Return a time as people read it."""
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"

import math
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.compare.intervals import (
    Interval,
    Method,
    beta_cdf,
    beta_quantile,
    fits,
    follows,
    interval,
    percent,
)

counts = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def printed(count: int, n: int, method: Method = Method.EXACT) -> str:
    found = interval(count, n, method=method)
    return f"{percent(count / n)}% ({percent(found.low)}–{percent(found.high)})"


@pytest.mark.parametrize(
    ("count", "n", "expected"),
    [
        (18, 43, "41.9% (27.0–57.9)"),
        (41, 43, "95.3% (84.2–99.4)"),
        (0, 10, "0% (0–30.8)"),
        (10, 10, "100% (69.2–100)"),
        (69, 94, "73.4% (63.3–82.0)"),
        (1, 1, "100% (2.5–100)"),
        (0, 1, "0% (0–97.5)"),
        (500_000, 1_000_000, "50.0% (49.9–50.1)"),
    ],
)
def test_exact_intervals(count: int, n: int, expected: str) -> None:
    assert printed(count, n) == expected


@pytest.mark.parametrize(
    ("count", "n", "expected"),
    [(18, 43, "41.9% (28.4–56.7)"), (0, 10, "0% (0–27.8)"), (10, 10, "100% (72.2–100)")],
)
def test_wilson_intervals(count: int, n: int, expected: str) -> None:
    assert printed(count, n, Method.WILSON) == expected


@given(counts, st.sampled_from(Method))
def test_an_interval_holds_its_proportion(counted: tuple[int, int], method: Method) -> None:
    count, n = counted
    low, high = interval(count, n, method=method)
    assert 0 <= low <= count / n <= high <= 1


@given(counts, st.sampled_from(Method))
def test_turning_events_round_mirrors_the_interval(
    counted: tuple[int, int], method: Method
) -> None:
    count, n = counted
    low, high = interval(count, n, method=method)
    assert interval(n - count, n, method=method) == pytest.approx((1 - high, 1 - low), abs=1e-9)


@given(st.integers(1, 120))
def test_bounds_rise_with_the_count(n: int) -> None:
    found = [interval(count, n) for count in range(n + 1)]
    assert all(a.low < b.low and a.high < b.high for a, b in pairwise(found))


@given(counts)
def test_a_higher_level_is_wider(counted: tuple[int, int]) -> None:
    narrow, wide = interval(*counted, level=0.9), interval(*counted, level=0.99)
    assert wide.low <= narrow.low
    assert narrow.high <= wide.high


def tail(count: int, n: int, share: float) -> float:
    return math.fsum(
        math.comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(count, n + 1)
    )


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(1, n), st.just(n))))
def test_the_lower_bound_leaves_a_fortieth_of_the_binomial_above(counted: tuple[int, int]) -> None:
    count, n = counted
    assert tail(count, n, interval(count, n).low) == pytest.approx(0.025, abs=1e-9)


@given(st.integers(1, 50), st.integers(1, 50), st.floats(0.01, 0.99))
def test_the_beta_function_is_a_binomial_tail(count: int, others: int, share: float) -> None:
    n = count + others - 1
    assert beta_cdf(share, count, others) == pytest.approx(tail(count, n, share), abs=1e-10)


@given(st.floats(0.001, 0.999), st.floats(0.5, 300), st.floats(0.5, 300), st.floats(-1, 2))
def test_the_quantile_undoes_the_distribution(
    probability: float, a: float, b: float, guess: float
) -> None:
    found = beta_quantile(probability, a, b, guess=guess)
    assert beta_cdf(found, a, b) == pytest.approx(probability, abs=1e-8)


@pytest.mark.parametrize(("count", "n"), [(1, 0), (-1, 10), (11, 10), (0, -1)])
def test_what_is_no_proportion_is_refused(count: int, n: int) -> None:
    with pytest.raises(ValueError, match="is not a proportion"):
        interval(count, n)


@pytest.mark.parametrize("level", [0, 1, 95])
def test_what_is_no_level_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="level"):
        interval(1, 2, level=level)


def test_bounds_have_names() -> None:
    assert interval(0, 10) == Interval(0.0, interval(0, 10).high)


@pytest.mark.parametrize(
    ("value", "count", "n", "expected"),
    [
        ("41.9", 18, 43, True),
        ("73", 69, 94, True),
        ("74", 69, 94, False),
        ("41.86", 18, 43, True),
        ("0", 0, 10, True),
    ],
)
def test_whether_a_percentage_follows_from_its_counts(
    value: str, count: int, n: int, expected: bool
) -> None:
    assert follows(Decimal(value), count, n) is expected


@pytest.mark.parametrize(
    ("value", "n", "low", "high", "count", "expected"),
    [
        ("41.9", 43, "27.0", "57.9", 18, True),
        ("41.9", 43, "28.4", "56.7", 18, True),
        ("41.9", 43, "27.0", "57.9", None, True),
        ("71", 75, "60", "80", None, True),
        ("41.9", 43, "20.0", "57.9", None, False),
        ("50", 43, "27.0", "57.9", None, False),
    ],
)
def test_whether_a_published_interval_fits(
    value: str, n: int, low: str, high: str, count: int | None, expected: bool
) -> None:
    assert fits(Decimal(value), n, Decimal(low), Decimal(high), count=count) is expected

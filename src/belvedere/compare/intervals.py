"""Intervals of a proportion from counts, without SciPy.

Clopper & Pearson, Biometrika 26 (1934) 404-413: the exact interval is made of two quantiles of beta
distributions. The regularised incomplete beta function is evaluated by its continued fraction, DLMF 8.17.22
(dlmf.nist.gov/8.17), and inverted by Newton steps inside a bracket that only shrinks. Wilson, JASA 22 (1927) 209-212.
"""

import math
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from statistics import NormalDist
from typing import NamedTuple

_TINY = 1e-300
_PRECISION = 1e-14
_MOST_ROUNDS = 200
_MOST_STEPS = 10_000
"""The continued fraction needs about the square root of its larger parameter in steps."""


class Method(StrEnum):
    """How an interval is made from counts."""

    EXACT = "exact"
    WILSON = "Wilson"


class Interval(NamedTuple):
    """Bounds of a proportion, as fractions from 0 to 1."""

    low: float
    high: float


def interval(count: int, n: int, *, method: Method = Method.EXACT, level: float = 0.95) -> Interval:
    """Return the two-sided interval of a proportion.

    Args:
        count: Patients with the event.
        n: Patients in all.
        method: Clopper–Pearson by default.
        level: Coverage, as a fraction.

    Raises:
        ValueError: If n is not positive, the count is not within 0 and n, or the level not between 0 and 1.
    """
    if n <= 0 or not 0 <= count <= n:
        raise ValueError(f"{count} of {n} is not a proportion")
    if not 0 < level < 1:
        raise ValueError(f"{level} is not a level between 0 and 1")
    return _exact(count, n, level) if method is Method.EXACT else _wilson(count, n, level)


def percent(fraction: float) -> str:
    """Return a fraction in per cent with one decimal, without a sign; the bounds 0 and 1 are `0` and `100`."""
    if fraction in (0, 1):
        return "100" if fraction else "0"
    return f"{100 * fraction:.1f}"


def follows(value: Decimal, count: int, n: int) -> bool:
    """Return whether a percentage is what count and n give, to the digits that it is printed with."""
    return abs(float(value) - 100 * count / n) <= _half_unit(value) + 1e-9


def fits(value: Decimal, n: int, low: Decimal, high: Decimal, *, count: int | None = None) -> bool:
    """Return whether a published 95% interval is the exact or the Wilson one of its counts, as printed.

    Args:
        value: The percentage.
        n: Patients in all, positive.
        low: Lower bound in per cent.
        high: Upper bound in per cent.
        count: Patients with the event; None if unknown, then every count that gives the percentage may be it.
    """
    counts = [count] if count is not None else _counts(value, n)
    return any(
        _agrees(low, bounds.low) and _agrees(high, bounds.high)
        for each in counts
        for bounds in (interval(each, n), interval(each, n, method=Method.WILSON))
    )


def _counts(value: Decimal, n: int) -> list[int]:
    middle = round(float(value) * n / 100)
    reach = 1 + math.ceil(_half_unit(value) * n / 100)
    near = range(max(0, middle - reach), min(n, middle + reach) + 1)
    return [count for count in near if follows(value, count, n)]


def _agrees(printed: Decimal, fraction: float) -> bool:
    # Twice the rounding error: some authors cut digits off instead of rounding.
    return abs(float(printed) - 100 * fraction) <= 2 * _half_unit(printed) + 1e-9


def _half_unit(printed: Decimal) -> float:
    exponent = printed.as_tuple().exponent
    return 0.5 * 10.0 ** (exponent if isinstance(exponent, int) else 0)


@lru_cache(maxsize=4096)
def _exact(count: int, n: int, level: float) -> Interval:
    tail = (1 - level) / 2
    guess = _wilson(count, n, level)
    low = beta_quantile(tail, count, n - count + 1, guess=guess.low) if count else 0.0
    high = beta_quantile(1 - tail, count + 1, n - count, guess=guess.high) if count < n else 1.0
    return Interval(low, high)


def _wilson(count: int, n: int, level: float) -> Interval:
    z = NormalDist().inv_cdf(0.5 + level / 2)
    share, square = count / n, z * z
    middle = (share + square / (2 * n)) / (1 + square / n)
    reach = z * math.sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    low = middle - reach if count else 0.0
    return Interval(low, middle + reach if count < n else 1.0)


def beta_quantile(probability: float, a: float, b: float, *, guess: float = 0.5) -> float:
    """Return the value below which a beta distribution has a given probability.

    Args:
        probability: Between 0 and 1, both excluded.
        a: First parameter, positive.
        b: Second parameter, positive.
        guess: Where to start; any value will do, a near one saves steps.
    """
    low, high = 0.0, 1.0
    at = guess if low < guess < high else 0.5
    log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    for _ in range(_MOST_ROUNDS):
        excess = beta_cdf(at, a, b) - probability
        low, high = (low, at) if excess > 0 else (at, high)
        slope = math.exp((a - 1) * math.log(at) + (b - 1) * math.log1p(-at) - log_beta)
        step = at - excess / slope if slope > _TINY else -1.0
        before, at = at, step if low <= step <= high else (low + high) / 2
        if abs(at - before) <= _PRECISION * at:
            break
    return at


def beta_cdf(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function of x, for x between 0 and 1, both excluded."""
    if x > (a + 1) / (a + b + 2):  # where the fraction of the mirrored function converges faster
        return 1 - beta_cdf(1 - x, b, a)
    log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    return math.exp(a * math.log(x) + b * math.log1p(-x) - log_beta) / (a * _fraction(x, a, b))


def _fraction(x: float, a: float, b: float) -> float:
    """Return 1 + d1/(1 + d2/(1 + …)), from the front by the modified method of Lentz."""
    value, ratio, inverse = 1.0, 1.0, 0.0
    for step in range(1, _MOST_STEPS):
        half, odd = divmod(step, 2)
        if odd:
            term = -(a + half) * (a + b + half) * x / ((a + step - 1) * (a + step))
        else:
            term = half * (b - half) * x / ((a + step - 1) * (a + step))
        inverse = 1 / ((1 + term * inverse) or _TINY)
        ratio = (1 + term / ratio) or _TINY
        value *= ratio * inverse
        if abs(ratio * inverse - 1) < _PRECISION:
            break
    return value

"""Finds what the user means by a few letters: words or their beginnings, case and accents aside."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without case and accents, and where each of its letters came from."""

    text: str
    origin: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """How well a query fits.

    Attributes:
        score: Higher is better; comparable among matches of one query only.
        hits: Ranges of the title that the query named, as (start, length).
    """

    score: float
    hits: tuple[tuple[int, int], ...]


def fold(text: str) -> Folded:
    """Strip case and accents, keeping track of positions."""
    letters: list[str] = []
    origin: list[int] = []
    for position, letter in enumerate(text):
        plain = unicodedata.normalize("NFKD", letter).casefold()
        for part in plain:
            if not unicodedata.combining(part):
                letters.append(part)
                origin.append(position)
    return Folded("".join(letters), tuple(origin))


def match(query: str, title: str, subtitle: str = "") -> Match | None:
    """Match a query with a title and, less weighty, a subtitle.

    Every word of the query must be found: at the beginning of a word, inside one, or as letters in
    order. An empty query fits everything.

    Returns:
        None if a word of the query is found in neither.
    """
    words = fold(query).text.split()
    head, tail = fold(title), fold(subtitle)
    score, marked = 0.0, set[int]()
    for word in words:
        weight, letters = _find(word, head.text)
        beside, _ = _find(word, tail.text, loosely=False)
        if weight <= 0 and beside <= 0:
            return None
        if weight >= beside * 0.5:
            score += weight
            marked.update(head.origin[letter] for letter in letters)
        else:
            score += beside * 0.5
    # Among equals the shorter title is the one that was named more fully.
    return Match(score - len(title) * 0.01, _ranges(sorted(marked)))


def _find(word: str, text: str, *, loosely: bool = True) -> tuple[float, Sequence[int]]:
    """Return how well a word fits and which letters of the text it names; 0 for not at all."""
    at = _word_start(word, text)
    if at >= 0:
        whole = at + len(word) == len(text) or not text[at + len(word)].isalnum()
        weight = 10.0 + (2.0 if at == 0 else 0.0) + (1.0 if whole else 0.0)
        return weight, range(at, at + len(word))
    at = text.find(word)
    if at >= 0:
        return 6.0, range(at, at + len(word))
    return _find_letters(word, text) if loosely and len(word) > 1 else (0.0, ())


def _word_start(word: str, text: str) -> int:
    at = text.find(word)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return at


def _find_letters(word: str, text: str) -> tuple[float, Sequence[int]]:
    """Find the letters in order; a later start may lie closer together, so each is tried."""
    best: tuple[float, Sequence[int]] = (0.0, ())
    start = text.find(word[0])
    while start >= 0:
        letters = [start]
        for letter in word[1:]:
            at = text.find(letter, letters[-1] + 1)
            if at < 0:
                return best
            letters.append(at)
        starts = sum(1 for at in letters if at == 0 or not text[at - 1].isalnum())
        spread = letters[-1] - start + 1
        weight = 3.0 * len(word) / spread + 2.0 * starts / len(word)
        # Letters strewn over a long title mean nothing.
        if weight > best[0] and weight >= 1.0:
            best = (weight, letters)
        start = text.find(word[0], start + 1)
    return best


def _ranges(positions: Sequence[int]) -> tuple[tuple[int, int], ...]:
    ranges: list[tuple[int, int]] = []
    for position in positions:
        if ranges and sum(ranges[-1]) == position:
            ranges[-1] = (ranges[-1][0], ranges[-1][1] + 1)
        else:
            ranges.append((position, 1))
    return tuple(ranges)

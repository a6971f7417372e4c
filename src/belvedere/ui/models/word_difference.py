"""Where two texts differ, by whole words, and the excerpt of each that shows it."""

from typing import NamedTuple

LONG = 48
_BEFORE = 8


class Excerpt(NamedTuple):
    """A text to show, and which of its characters are not in the other text.

    Attributes:
        text: The text from shortly before the difference on.
        start: Where the difference begins in it.
        length: How long the difference is; 0 where something is only missing.
    """

    text: str
    start: int
    length: int


def excerpts(before: str, after: str) -> tuple[Excerpt, Excerpt] | None:
    """Return what to show of two texts; None where both are short, or one is empty, so that all can be shown."""
    if not before or not after or max(len(before), len(after)) <= LONG:
        return None
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    return _excerpt(before, head, tail), _excerpt(after, head, tail)


def _shared(one: str, other: str) -> int:
    """Return how many characters both begin with, up to the last break between words."""
    most = min(len(one), len(other))
    length = next((place for place in range(most) if one[place] != other[place]), most)
    if one[length : length + 1] in ("", " ") and other[length : length + 1] in ("", " "):
        return length
    return one.rfind(" ", 0, length) + 1


def _excerpt(text: str, head: int, tail: int) -> Excerpt:
    cut = text.rfind(" ", 0, max(head - _BEFORE, 0)) + 1 if head > 24 else 0
    mark = "… " if cut else ""
    return Excerpt(mark + text[cut:], head - cut + len(mark), max(len(text) - tail - head, 0))

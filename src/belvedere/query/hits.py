"""Where in a text the words of a search stand, for marking them."""

from collections.abc import Sequence

from belvedere.schema import fold


def places_of(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return where words stand in a text, as pairs of start and length, rising.

    Args:
        text: The text as people read it.
        words: Words as `fold` gives them; each is found wherever it stands, as a part of others too.
    """
    folded = fold(text)
    # Signs that come apart, such as ß and ™, move what follows them; accents that stand alone vanish.
    ascii_ = text.isascii()
    origins = (
        range(len(text)) if ascii_ else [at for at, char in enumerate(text) for _ in fold(char)]
    )
    found = set()
    for word in filter(None, words):
        start = folded.find(word)
        while start >= 0:
            end = start + len(word)
            last = origins[end - 1] + 1
            after = origins[end] if end < len(origins) else len(text)
            found.add((origins[start], max(last, after) - origins[start]))
            start = folded.find(word, end)
    return tuple(sorted(found))

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.ui.models.word_difference import LONG, Excerpt, excerpts

LEAD = "carries its payload into the cell and then"


def marked(excerpt: Excerpt) -> str:
    return excerpt.text[excerpt.start : excerpt.start + excerpt.length]


@pytest.mark.parametrize(("before", "after"), [("6", "7"), ("", "x" * 99), ("x" * 99, "")])
def test_short_or_empty_texts_are_shown_whole(before: str, after: str) -> None:
    assert excerpts(before, after) is None


@pytest.mark.parametrize(
    ("before", "after", "left", "right"),
    [
        (f"{LEAD} kills it at once", f"{LEAD} feeds it at once", "kills", "feeds"),
        (f"{LEAD} kills it", f"{LEAD} kills it at once", "", "at once"),
        (f"old {LEAD} kills", f"new {LEAD} kills", "old", "new"),
    ],
)
def test_whole_words_are_marked(before: str, after: str, left: str, right: str) -> None:
    found = excerpts(before, after)
    assert found is not None
    assert (marked(found[0]).strip(), marked(found[1]).strip()) == (left, right)


def test_the_excerpt_begins_shortly_before_the_difference() -> None:
    found = excerpts(f"{LEAD} kills it", f"{LEAD} feeds it")
    assert found is not None
    assert found[1].text == "… and then feeds it"


@given(st.text("ab ", max_size=90), st.text("ab ", max_size=90))
def test_marks_stay_inside_the_text(before: str, after: str) -> None:
    for excerpt in excerpts(before, after) or ():
        assert 0 <= excerpt.start <= len(excerpt.text)
        assert excerpt.start + excerpt.length <= len(excerpt.text)
    assert LONG < 90

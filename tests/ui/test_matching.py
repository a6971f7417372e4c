import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.ui.matching import fold, match


def hits(query: str, title: str, subtitle: str = "") -> list[str] | None:
    found = match(query, title, subtitle)
    return None if found is None else [title[start : start + n] for start, n in found.hits]


@pytest.mark.parametrize(
    ("query", "title", "expected"),
    [
        ("", "Export", []),
        ("exp", "Export as Excel", ["Exp"]),
        ("EXCEL exp", "Export as Excel", ["Exp", "Excel"]),
        ("rezet", "trastuzumab rezetecan", ["rezet"]),
        ("tumab", "trastuzumab", ["tu", "mab"]),
        ("zumab", "trastuzumab", ["zumab"]),
        ("cafe", "Café Müller", ["Café"]),
        ("muller", "Café Müller", ["Müller"]),
        ("strasse", "Straße 1", ["Straße"]),
        ("恒瑞", "江苏恒瑞医药", ["恒瑞"]),
        ("eae", "Export as Excel", ["E", "a", "E"]),
        ("zzz", "Export", None),
    ],
)
def test_what_a_query_names(query: str, title: str, expected: list[str] | None) -> None:
    assert hits(query, title) == expected


def test_other_names_are_found_but_not_marked() -> None:
    assert hits("shr", "trastuzumab rezetecan", "SHR-A1811 · Hengrui") == []
    assert hits("hengrui trast", "trastuzumab rezetecan", "Hengrui") == ["trast"]


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("ex", "Export", "Reflex"),
        ("save", "Save", "Save as…"),
        ("com", "Compare", "Add company"),
        ("stage", "Highest stage", "Postaged"),
        ("cop", "Copy", "Close other pages"),
    ],
)
def test_the_nearer_title_scores_higher(query: str, better: str, worse: str) -> None:
    first, second = match(query, better), match(query, worse)
    assert first is not None
    assert second is None or first.score > second.score


def test_a_title_counts_more_than_other_names() -> None:
    title, beside = match("roche", "Roche", ""), match("roche", "T-DM1", "Roche")
    assert title is not None
    assert beside is not None
    assert title.score > beside.score


@given(st.text())
def test_every_letter_has_an_origin(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.origin)
    assert all(0 <= at < len(text) for at in folded.origin)


@given(st.text(max_size=6), st.text(max_size=30))
def test_hits_lie_within_the_title(query: str, title: str) -> None:
    found = match(query, title)
    if found is not None:
        assert all(start >= 0 and start + length <= len(title) for start, length in found.hits)


@given(st.text(alphabet="abc dé", min_size=1, max_size=20))
def test_a_title_finds_itself(title: str) -> None:
    assert match(title, title) is not None

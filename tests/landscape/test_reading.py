"""What is typed or pasted becomes what a cell keeps: names become keys, and doubt becomes a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.landscape import Landscape
from belvedere.landscape.reading import choices, find_named, read, understood
from belvedere.schema import ALL_TABLES, TABLES, ParseError
from tests.examples import landscape_of

NAMES = st.sampled_from(["alpha", "Alpha", "A-1", "beta", "one; two", "one", "two", "a  b", "赛沃"])


def made() -> Landscape:
    return landscape_of(
        {
            "assets": [
                {"asset": "alpha", "name": "Alpha", "code": "A-1", "aliases": "first; other"},
                {"asset": "beta", "name": "beta", "aliases": "Alpha; other"},
            ],
            "companies": [
                {"company": "acme", "name": "Acme"},
                {"company": "acme-2", "name": "Acme"},
                {"company": "busy", "name": "Busy Bees"},
            ],
            "sources": [
                {"source": "page", "title": "A page; with two halves"},
                {"source": "half", "title": "with two halves"},
            ],
        }
    )


def reads(table: str, field: str, text: str) -> str:
    landscape = made()
    return read(landscape, landscape.field(table, field), text)


@pytest.mark.parametrize(
    ("table", "field", "text", "kept"),
    [
        ("programs", "asset", "Alpha", "alpha"),
        ("programs", "asset", "a 1", "alpha"),
        ("programs", "asset", " beta\n", "beta"),
        ("programs", "asset", "FIRST", "alpha"),
        ("programs", "stage", "phase iii", "Phase 3"),
        ("programs", "since", "2026-H1", "2026-H1"),
        ("results", "value", "1,093", "1093"),
        ("assets", "originator", "busy bees", "busy"),
        ("assets", "originator", "acme", "acme"),
        ("assets", "originator", "Acme [acme-2]", "acme-2"),
        ("assets", "originator", "", ""),
        ("rights", "basis", "originator", "Originator"),
        ("events", "asset", "beta; Alpha", "beta; alpha"),
        ("events", "asset", "beta; ; BETA", "beta"),
        ("assets", "source", "A page; with two halves", "page"),
        ("assets", "source", "with two halves; A page; with two halves", "half; page"),
    ],
)
def test_what_is_kept(table: str, field: str, text: str, kept: str) -> None:
    assert reads(table, field, text) == kept


@pytest.mark.parametrize(
    ("table", "field", "text", "reason"),
    [
        ("programs", "asset", "gamma", "No record of assets is called “gamma”"),
        ("programs", "asset", "other", "may be alpha or beta"),
        ("assets", "originator", "Acme", "may be acme or acme-2"),
        ("programs", "asset", " ", "Asset cannot be empty"),
        ("results", "value", "many", "not a number"),
        ("events", "asset", "alpha; gamma", "“gamma”"),
    ],
)
def test_what_is_refused_and_why(table: str, field: str, text: str, reason: str) -> None:
    with pytest.raises(ParseError, match=reason):
        reads(table, field, text)


def test_everything_offered_is_understood_and_names_each_record_once() -> None:
    landscape = made()
    field = landscape.field("assets", "originator")
    offered = choices(landscape, field)
    assert offered == ("Acme [acme-2]", "Acme [acme]", "Busy Bees")
    assert [read(landscape, field, text) for text in offered] == ["acme-2", "acme", "busy"]


def test_terms_and_places_are_offered_too() -> None:
    landscape = made()
    assert "Phase 3" in choices(landscape, landscape.field("programs", "stage"))
    assert "Brazil" in choices(landscape, landscape.field("rights", "territory"))
    assert choices(landscape, landscape.field("assets", "mechanism")) == ()


def test_what_is_not_plain_is_said_in_words() -> None:
    fields = TABLES["programs"].by_name
    assert understood(fields["since"], "2026-H2") == "second half of 2026"
    assert understood(fields["stage"], "phase iii") == "kept as Phase 3"
    assert understood(fields["stage"], "Phase 3") == ""
    assert understood(fields["regimen"], "anything") == ""


@given(st.lists(st.tuples(NAMES, NAMES), max_size=5))
def test_what_is_shown_never_means_another_record(named: list[tuple[str, str]]) -> None:
    keys = ["alpha", "beta", "one", "two", "rest"]
    landscape = landscape_of(
        {
            "assets": [
                {"asset": key, "name": name, "aliases": alias}
                for key, (name, alias) in zip(keys, named, strict=False)
            ]
        }
    )
    field = ALL_TABLES["programs"].by_name["asset"]
    for key in landscape.rows("assets").index:
        assert key in find_named(landscape, field, landscape.label("assets", key))
    for text in choices(landscape, field):
        assert len(find_named(landscape, field, text)) == 1

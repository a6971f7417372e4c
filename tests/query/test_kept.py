import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.landscape import Landscape, retype_column
from belvedere.query import Condition, Query, SortBy, answerable, from_text, to_text
from tests.examples import small

conditions = st.lists(
    st.builds(
        Condition,
        st.sampled_from(["name", "highest_stage"]),
        st.sampled_from(["any of", "none of", "known"]),
        st.lists(st.text()).map(tuple),
    )
).map(tuple)
sorts = st.lists(st.builds(SortBy, st.sampled_from(["name", "dar"]), st.booleans())).map(tuple)


@given(conditions, st.text(), sorts)
def test_a_query_comes_back(
    conditions: tuple[Condition, ...], search: str, sort: tuple[SortBy, ...]
) -> None:
    query = Query("assets", conditions, search, sort)
    assert from_text(Landscape(), "assets", to_text(query)) == query


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"search": 1}', '{"search":"","conditions":3,"sort":[]}']
)
def test_what_is_no_query_asks_for_all_rows(text: str) -> None:
    assert from_text(Landscape(), "assets", text) == Query("assets")


@pytest.mark.parametrize(
    "gone",
    [
        Condition("no-such-field", "known"),
        Condition("name", "at least", ("1",)),
        Condition("dar", "at least", ("x",)),
        Condition("dar", "at least"),
    ],
)
def test_what_the_landscape_cannot_answer_is_left_out(gone: Condition) -> None:
    query = Query(
        "assets", (gone, Condition("name", "known")), "", (SortBy("gone"), SortBy("name"))
    )
    rest = Query("assets", (Condition("name", "known"),), "", (SortBy("name"),))
    assert from_text(Landscape(), "assets", to_text(query)) == rest
    assert answerable(Landscape(), query) == rest


def test_a_query_is_answered_as_long_as_its_column_stays_of_the_kind() -> None:
    landscape = small()
    query = Query("assets", (Condition("own", "at least", ("2",)),), "a", (SortBy("own"),))
    bare = Query("assets", (), "a", (SortBy("own"),))
    for kind, left in (("Number", query), ("Date", bare), ("Number", query), ("Choice", bare)):
        landscape.apply(retype_column(landscape, "assets", "own", kind)[0])
        assert answerable(landscape, query) == left

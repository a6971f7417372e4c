"""What a view shows: filters, search, sort and counts agree with each other and with what people read."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.landscape import Landscape
from belvedere.operations import files
from belvedere.progress import Cancelled
from belvedere.query import (
    Condition,
    Facet,
    Query,
    SortBy,
    describe,
    facets,
    hit_cells,
    inverted,
    passing,
    run,
)
from belvedere.schema import OPERATORS, TABLES, ParseError
from tests.examples import landscape_of, landscapes

HER2 = files.open_any(files.default_landscape()).landscape


def assets(**columns: list[str]) -> Landscape:
    """Assets `a0`, `a1` … named after their keys unless names are given."""
    count = len(next(iter(columns.values())))
    records = [
        {"asset": f"a{row}", "name": f"a{row}", **{name: texts[row] for name, texts in columns.items()}}
        for row in range(count)
    ]  # fmt: skip
    companies = [
        {"company": "zz", "name": "Äpfel AG"},
        {"company": "daiichi-sankyo", "name": "Daiichi Sankyo"},
        {"company": "aa", "name": "Zeta"},
    ]
    return landscape_of({"assets": records, "companies": companies})


def rows(landscape: Landscape, *conditions: Condition, table: str = "assets") -> list[int]:
    return list(map(int, run(landscape, Query(table, conditions))))


def order(landscape: Landscape, *sort: SortBy, table: str = "assets") -> list[int]:
    return list(map(int, run(landscape, Query(table, sort=sort))))


# ------------------------------------------------------------------------- sort
SORTS = [
    ("dar", ["8", "18.0", "", "3.5", "x"], [3, 0, 1, 2, 4], [1, 0, 3, 2, 4]),
    ("name", ["b", "É10", "e9", "", "A"], [4, 0, 2, 1, 3], [1, 2, 0, 4, 3]),
    ("originator", ["zz", "aa", "", "daiichi-sankyo"], [0, 3, 1, 2], [1, 3, 0, 2]),
    ("modality", ["TKI", "", "ADC"], [2, 0, 1], [0, 2, 1]),
    ("as_of", ["2026-H1", "2025", "", "2025-Q1", "mid-2025", "2026-01-05", "2025-01-01"],
     [6, 3, 1, 4, 0, 5, 2], [5, 0, 4, 1, 3, 6, 2]),
]  # fmt: skip


@pytest.mark.parametrize(("field", "texts", "rising", "falling"), SORTS, ids=str)
def test_sort_by_kind_and_unknown_last_both_ways(
    field: str, texts: list[str], rising: list[int], falling: list[int]
) -> None:
    landscape = assets(**{field: texts})
    assert order(landscape, SortBy(field)) == rising
    assert order(landscape, SortBy(field, descending=True)) == falling


def test_stages_sort_by_the_ladder() -> None:
    stages = ["Approved", "Phase 2", "", "Phase 1/2", "Filed", "Preclinical", "Phase 3"]
    landscape = landscape_of(
        {"programs": [{"program": f"p{n}", "stage": stage} for n, stage in enumerate(stages)]}
    )
    assert order(landscape, SortBy("stage"), table="programs") == [5, 3, 1, 6, 4, 0, 2]


def test_later_keys_decide_among_equals_and_then_the_tables_order() -> None:
    landscape = assets(modality=["TKI", "ADC", "ADC", "TKI", "ADC"], dar=["", "8", "2", "", "8.0"])
    keys = (SortBy("modality"), SortBy("dar", descending=True))
    assert order(landscape, *keys) == [1, 4, 2, 0, 3]
    assert order(landscape) == [0, 1, 2, 3, 4]


def test_lists_sort_by_their_first_item_and_the_shorter_first() -> None:
    landscape = assets(target=["HER2; HER3", "HER3", "", "HER2", "EGFR"])
    assert order(landscape, SortBy("target")) == [4, 3, 0, 1, 2]


@given(st.data())
def test_a_sort_is_an_ordered_permutation(data: st.DataObject) -> None:
    landscape = data.draw(landscapes())
    fields = [field.name for field in landscape.fields("assets", derived=True)]
    keys = data.draw(
        st.lists(st.builds(SortBy, st.sampled_from(fields), st.booleans()), max_size=3)
    )
    found = run(landscape, Query("assets", sort=tuple(keys)))
    assert sorted(found) == list(range(len(landscape.rows("assets"))))

    def rank(position: int) -> list[tuple[bool, int]]:
        ranks = [
            (int(landscape.column("assets", key.field).ranks[position]), key.descending)
            for key in keys
        ]
        return [(each < 0, -each if falling else each) for each, falling in ranks]  # fmt: skip

    ordered = [(rank(position), position) for position in found]
    unknown_equal = [([(r[0], 0) if r[0] else r for r in each], at) for each, at in ordered]
    assert unknown_equal == sorted(unknown_equal)


# ---------------------------------------------------------------------- filters
NAMES = ["trastuzumab rezetecan", "Kadcyla", "", "Äthyl-X"]
TARGETS = ["HER2", "HER2; HER3", "", "EGFR"]
DATES = ["2025-05-29", "2025", "", "2026-H1", "soon"]
NUMBERS = ["8", "3.5", "", "x", "18.0"]
TERRITORIES = ["World except China", "Brazil; India", "", "China"]
MAKERS = ["daiichi-sankyo", "zz", "", "gone"]
PASSES: list[tuple[str, list[str], str, tuple[str, ...], list[int]]] = [
    ("name", NAMES, "any of", ("kadcyla", ""), [1, 2]),
    ("name", NAMES, "none of", ("Kadcyla",), [0, 2, 3]),
    ("name", NAMES, "none of", ("",), [0, 1, 3]),
    ("name", NAMES, "contains", ("REZE", "cyl"), [0, 1]),
    ("name", NAMES, "contains", ("athyl",), [3]),
    ("name", NAMES, "contains", ("ÄTHYL",), [3]),
    ("name", NAMES, "known", (), [0, 1, 3]),
    ("name", NAMES, "unknown", (), [2]),
    ("target", TARGETS, "any of", ("HER3", "EGFR"), [1, 3]),
    ("target", TARGETS, "none of", ("HER2",), [2, 3]),
    ("target", TARGETS, "contains", ("her",), [0, 1]),
    ("as_of", DATES, "before", ("2025-12",), [0]),
    ("as_of", DATES, "before", ("2026",), [0, 1]),
    ("as_of", DATES, "after", ("2025",), [3]),
    ("as_of", DATES, "between", ("2025-01", "2025-12"), [0, 1]),
    ("as_of", DATES, "any of", ("2025",), [1]),
    ("as_of", DATES, "known", (), [0, 1, 3, 4]),
    ("dar", NUMBERS, "at least", ("8.0",), [0, 4]),
    ("dar", NUMBERS, "at most", ("8",), [0, 1]),
    ("dar", NUMBERS, "between", ("3.5", "8"), [0, 1]),
    ("dar", NUMBERS, "unknown", (), [2]),
    ("originator", MAKERS, "any of", ("zz",), [1]),
    ("originator", MAKERS, "contains", ("daiichi sankyo",), [0]),
    ("originator", MAKERS, "contains", ("daiichi-s",), [0]),
    ("originator", MAKERS, "contains", ("apfel",), [1]),
    ("originator", MAKERS, "contains", ("GONE",), [3]),
]  # fmt: skip


@pytest.mark.parametrize(("field", "texts", "operator", "operands", "shown"), PASSES)
def test_operators(
    field: str, texts: list[str], operator: str, operands: tuple[str, ...], shown: list[int]
) -> None:
    condition = Condition(field, operator, operands)
    landscape = assets(**{field: texts})
    assert rows(landscape, condition) == shown
    others = [row for row in range(len(texts)) if row not in shown]
    assert rows(landscape, inverted(condition)) == others
    assert rows(landscape, Condition(field, operator, operands, negated=True)) == others


@pytest.mark.parametrize(
    ("operator", "operands", "shown"),
    [
        ("covers", ("Brazil",), [0, 1]),
        ("covers", ("Brazil; India",), [0, 1]),
        ("covers", ("China", "Japan"), [0, 3]),
        ("contains", ("except",), [0]),
        ("unknown", (), [2]),
    ],
)
def test_operators_on_territories(
    operator: str, operands: tuple[str, ...], shown: list[int]
) -> None:
    records = [{"right": f"r{n}", "territory": text} for n, text in enumerate(TERRITORIES)]
    condition = Condition("territory", operator, operands)
    assert rows(landscape_of({"rights": records}), condition, table="rights") == shown


@pytest.mark.parametrize(
    ("operator", "operands", "shown"),
    [
        ("at least", ("Phase 2",), [0, 3]),
        ("at most", ("ph 2",), [1, 3]),
        ("between", ("Phase 1", "Phase 2"), [1, 3]),
        ("any of", ("Filed", ""), [0, 2]),
    ],
)
def test_operators_on_stages(operator: str, operands: tuple[str, ...], shown: list[int]) -> None:
    stages = ["Filed", "Phase 1", "", "Phase 2"]
    records = [{"program": f"p{n}", "stage": stage} for n, stage in enumerate(stages)]
    condition = Condition("stage", operator, operands)
    assert rows(landscape_of({"programs": records}), condition, table="programs") == shown


def test_a_row_passes_all_filters_and_a_new_filter_replaces_that_of_its_field() -> None:
    landscape = assets(modality=["ADC", "ADC", "TKI"], dar=["8", "", "8"])
    query = Query("assets", (Condition("modality", "any of", ("ADC",)), Condition("dar", "known")))
    assert run(landscape, query).tolist() == [0]
    query = query.with_condition(Condition("modality", "any of", ("TKI",)))
    assert run(landscape, query).tolist() == [2]
    assert run(landscape, query.without_condition("dar")).tolist() == [2]
    assert run(landscape, Query("assets", (Condition("modality", "any of"),))).tolist() == []


@pytest.mark.parametrize(
    ("condition", "error"),
    [
        (Condition("dar", "at least", ("many",)), ParseError),
        (Condition("dar", "between", ("1",)), ParseError),
        (Condition("dar", "before", ("2025",)), KeyError),
        (Condition("colour", "known"), KeyError),
    ],
)
def test_filters_that_make_no_sense_are_refused(
    condition: Condition, error: type[Exception]
) -> None:
    with pytest.raises(error):
        rows(assets(dar=["8"]), condition)


def _operands(field: str, operator: str) -> st.SearchStrategy[tuple[str, ...]]:
    texts = [text for text in HER2.column("assets", field).distinct if text]
    if field == "name" and operator == "contains":
        texts = ["trastuzumab", "a", "§"]
    count = OPERATORS[operator].operands
    least, most = (0, 3) if count < 0 else (count, count)
    return st.lists(st.sampled_from(texts), min_size=least, max_size=most).map(tuple)


@given(st.data())
def test_a_filter_turned_round_passes_exactly_the_others(data: st.DataObject) -> None:
    fields = ["name", "modality", "dar", "as_of", "originator", "highest_stage", "target"]
    field = data.draw(st.sampled_from(fields))
    operator = data.draw(st.sampled_from(HER2.field("assets", field).kind.operator_ids))
    operands = data.draw(_operands(field, operator))
    condition = Condition(field, operator, operands, data.draw(st.booleans()))
    shown, others = (passing(HER2, Query("assets", (c,))) for c in (condition, inverted(condition)))
    assert np.array_equal(shown, ~others)
    assert inverted(inverted(condition)) == condition


# ----------------------------------------------------------------------- search
@pytest.mark.parametrize(
    ("search", "shown"),
    [
        ("", [0, 1, 2]),
        ("ADC", [0, 1]),
        ("adc daiichi", [0]),
        ("SANKYO  adc", [0]),
        ("apfel", [1]),
        ("ÄPFEL", [1]),
        ("a2", [2]),
        ("nobody", []),
        ("adc nobody", []),
        ("18", [1]),
        ("™", [2]),
        ("TM", [2]),
    ],
)
def test_search_looks_at_what_all_columns_show(search: str, shown: list[int]) -> None:
    landscape = assets(
        modality=["ADC", "ADC", "TKI"], dar=["", "18.0", ""], originator=["daiichi-sankyo", "zz", ""],
        note=["", "", "Enhertu™"],
    )  # fmt: skip
    assert run(landscape, Query("assets", search=search)).tolist() == shown


def test_search_finds_derived_columns() -> None:
    found = run(HER2, Query("assets", search="approved"))
    assert HER2.rows("assets").index["trastuzumab-rezetecan"] in found
    assert len(run(HER2, Query("assets", search="2025-05-29 NMPA")))


def test_hit_cells_are_those_with_any_of_the_words() -> None:
    landscape = assets(modality=["ADC", "TKI", "ADC"], dar=["8", "", ""])
    fields, positions = ["name", "modality", "dar"], np.array([2, 1, 0])
    hits = hit_cells(landscape, Query("assets", search="adc 8"), fields, positions)
    assert hits.tolist() == [1, 7, 8]
    for nothing in ("", "nobody"):
        assert not len(hit_cells(landscape, Query("assets", search=nothing), fields, positions))
    assert not len(hit_cells(landscape, Query("assets", search="a"), fields, positions[:0]))


class _Cancelled:
    cancelled = True

    def report(self, done: float, text: str = "") -> None:
        raise AssertionError("nothing is to be done")


def test_a_cancelled_search_ends() -> None:
    with pytest.raises(Cancelled):
        run(HER2, Query("assets", search="her2"), _Cancelled())


# ----------------------------------------------------------------------- facets
def counts(landscape: Landscape, query: Query, field: str) -> list[tuple[str, int]]:
    return [(facet.shown, facet.count) for facet in facets(landscape, query, field)]


def test_counts_follow_the_other_filters_but_not_ones_own() -> None:
    landscape = assets(modality=["TKI", "ADC", "ADC", ""], dar=["8", "8", "", "8"])
    query = Query("assets", (Condition("modality", "any of", ("ADC",)), Condition("dar", "known")))
    assert counts(landscape, query, "modality") == [("ADC", 1), ("TKI", 1), ("", 1)]
    assert counts(landscape, query, "dar") == [("8", 1), ("", 1)]
    searched = Query("assets", search="tki")
    assert counts(landscape, searched, "modality") == [("ADC", 0), ("TKI", 1), ("", 0)]


def test_lists_count_each_of_their_parts_once_in_a_row() -> None:
    landscape = assets(target=["HER2; HER3", "HER2", "", "EGFR; EGFR", ""])
    expected = [("EGFR", 1), ("HER2", 2), ("HER3", 1), ("", 2)]
    assert counts(landscape, Query("assets"), "target") == expected


def test_values_that_differ_by_case_alone_are_one_as_for_a_filter() -> None:
    landscape = assets(payload=["DXd", "dxd", "MMAE", "DXD"])
    assert counts(landscape, Query("assets"), "payload") == [("DXd", 3), ("MMAE", 1)]
    assert rows(landscape, Condition("payload", "any of", ("DXd",))) == [0, 1, 3]


def test_values_are_listed_by_name_and_in_the_order_of_their_kind() -> None:
    landscape = assets(originator=["aa", "zz", "", "aa"], dar=["10", "9", "x", ""])
    assert facets(landscape, Query("assets"), "originator") == [
        Facet("zz", "Äpfel AG", 1), Facet("aa", "Zeta", 2), Facet("", "", 1),
    ]  # fmt: skip
    assert [text for text, _ in counts(landscape, Query("assets"), "dar")] == ["9", "10", "x", ""]


def test_a_table_without_rows_has_no_values() -> None:
    assert facets(landscape_of({}), Query("assets"), "name") == []


FIELDS = [(table, field.name) for table in TABLES for field in HER2.fields(table, derived=True)]


@pytest.mark.parametrize(("table", "field"), FIELDS, ids=str)
def test_a_count_is_what_the_filter_shows(table: str, field: str) -> None:
    query = Query(table)
    found = facets(HER2, query, field)
    assert len({facet.text for facet in found}) == len(found)
    assert all(facet.text for facet in found[:-1])
    for facet in found[:3] + found[-3:]:
        shown = run(HER2, query.with_condition(Condition(field, "any of", (facet.text,))))
        assert len(shown) == facet.count, facet


@given(st.data())
def test_counts_sum_to_the_parts_of_the_rows_that_pass(data: st.DataObject) -> None:
    landscape = data.draw(landscapes())
    field = data.draw(st.sampled_from(["name", "code", "brand"]))
    query = Query("assets", (Condition("code", "known"),))
    kind = landscape.field("assets", field).kind
    texts = landscape.column("assets", field).texts[passing(landscape, query, but=field)]
    expected = Counter(
        part for text in texts for part in {each.casefold() for each in kind.parts(text)} or {""}
    )
    counted = facets(landscape, query, field)
    found = {facet.text.casefold(): facet.count for facet in counted if facet.count}
    assert found == dict(expected)


# --------------------------------------------------------------------- describe
@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Condition("modality", "any of", ("ADC", "")), "Modality: ADC, unknown"),
        (Condition("modality", "any of", ("ADC",), negated=True), "not: Modality: ADC"),
        (Condition("modality", "any of"), "Modality: nothing"),
        (Condition("modality", "none of", ("ADC", "TKI")), "Modality is not ADC, TKI"),
        (Condition("highest_stage", "at least", ("Phase 3",)), "Highest stage ≥ Phase 3"),
        (Condition("dar", "between", ("2", "8")), "DAR between 2 and 8"),
        (Condition("dar", "unknown"), "DAR is unknown"),
        (Condition("dar", "at most", ("8",), negated=True), "not: DAR ≤ 8"),
        (Condition("originator", "any of", ("hengrui",)), "Originator: Jiangsu Hengrui Pharmaceuticals"),
        (Condition("originator", "contains", ("hengrui",)), "Originator contains hengrui"),
    ],
)  # fmt: skip
def test_a_filter_is_read_as_a_chip(condition: Condition, words: str) -> None:
    assert describe(HER2, "assets", condition) == words


# ----------------------------------------------------------------------- clicks
def test_clicks_on_a_header_sort_turn_and_end() -> None:
    query = Query("assets")
    seen = []
    for _ in range(3):
        query = query.sorted_by("name")
        seen.append(query.sort)
    assert seen == [(SortBy("name"),), (SortBy("name", descending=True),), ()]


def test_further_keys_are_added_turned_and_ended_in_their_place() -> None:
    query = Query("assets").sorted_by("name").sorted_by("dar", add=True).sorted_by("name", add=True)
    assert query.sort == (SortBy("name", descending=True), SortBy("dar"))
    assert query.sorted_by("name", add=True).sort == (SortBy("dar"),)
    assert query.sorted_by("code").sort == (SortBy("code"),)

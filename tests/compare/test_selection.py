import pytest

from belvedere.compare.description import Part, Tone
from belvedere.compare.selection import fact, find_asset, select, unknown
from belvedere.errors import BelvedereError
from belvedere.landscape import Landscape
from tests.compare.made import made
from tests.examples import landscape_of


@pytest.mark.parametrize(
    "name", ["trastuzumab-rezetecan", "SHR A1811 ", "shr-a1811", "Aivida", "瑞康曲妥珠单抗"]
)
def test_an_asset_under_any_of_its_names(her2: Landscape, name: str) -> None:
    assert find_asset(her2, name) == "trastuzumab-rezetecan"


def test_near_spellings_are_named(her2: Landscape) -> None:
    with pytest.raises(
        BelvedereError, match=r"There is no asset “zongertinb”\. Near spellings: zongertinib"
    ):
        find_asset(her2, "zongertinb")


def test_nothing_near() -> None:
    with pytest.raises(BelvedereError, match="Look the name up"):
        find_asset(made(), "qqqqqqqq")


def test_an_ambiguous_name() -> None:
    twins = landscape_of(
        {"assets": [{"asset": "x1", "name": "twin"}, {"asset": "x2", "name": "Twin"}]}
    )
    with pytest.raises(
        BelvedereError, match=r"“twin” means several assets\. Use one of the keys x1, x2"
    ):
        find_asset(twins, "twin")


@pytest.mark.parametrize("names", [[], ["alpha"], ["alpha", "A-1"]])
def test_too_few(names: list[str]) -> None:
    with pytest.raises(BelvedereError, match="2 to 12 assets"):
        select(made(), names)


def test_too_many(her2: Landscape) -> None:
    with pytest.raises(BelvedereError, match="13 were chosen"):
        select(her2, list(her2.rows("assets").index)[:13])


def test_the_first_is_the_baseline_unless_another_is_named() -> None:
    assert select(made(), ["beta", "alpha"]).baseline == 0
    assert select(made(), ["beta", "alpha"], "A-1").baseline == 1


def test_a_baseline_from_elsewhere() -> None:
    with pytest.raises(BelvedereError, match="baseline “gamma” is not among"):
        select(made(), ["beta", "alpha"], "gamma")


def test_rows_and_cells_know_where_they_differ() -> None:
    row = select(made(), ["alpha", "beta", "gamma"]).row(
        "id", "Label", [[Part("x")], [Part("x")], [Part("y")]]
    )
    assert row.differs
    assert [cell.differs for cell in row.cells] == [False, False, True]


def test_sources_and_records_make_no_difference() -> None:
    said = [[Part("x", sources=("a",))], [Part("x", records=(("assets", "b"),))]]
    assert not select(made(), ["alpha", "beta"]).row("id", "Label", said).differs


def test_two_ways_of_being_unknown_are_no_difference_to_look_at() -> None:
    row = select(made(), ["alpha", "beta"]).row(
        "id", "Label", [[unknown("not recorded")], [unknown("not applicable")]]
    )
    assert not row.differs


def test_a_fact_has_all_sources_of_its_records() -> None:
    records = [
        {"deal": "a", "source": "s1; s2", "note": "n"},
        {"deal": "b", "source": "s2; s3", "note": ""},
    ]
    part = fact("deals", records, "text")
    assert part.sources == ("s1", "s2", "s3")
    assert part.records == (("deals", "a"), ("deals", "b"))
    assert part.detail == ("Note: n",)


def test_a_fact_without_source_says_so() -> None:
    part = fact("deals", [{"deal": "a", "source": "", "note": ""}], "18 M", context="Licence")
    assert part.context == "Licence · no source"
    assert part.tone is Tone.WARN

"""Who holds the rights in a country: certainly, perhaps, or nobody that is known."""

import pytest

from belvedere.landscape import Landscape, edit_cell
from belvedere.landscape.rights import Holding, holders, holding
from belvedere.operations import files
from tests.examples import landscape_of

REZETECAN = "trastuzumab-rezetecan"


def made() -> Landscape:
    rights = [
        ("r1", "a", "acme", "China; France"),
        ("r2", "a", "zed", "World except China; CIS (part)"),
        ("r3", "a", "acme", "Brazil"),
        ("r4", "a", "", "Japan"),
        ("r5", "a", "ghost", "Neverland"),
        ("r6", "a", "ghost", ""),
        ("r7", "b", "busy", "China"),
        ("r8", "a", "zed", "CIS (part)"),
    ]
    names = ("right", "asset", "holder", "territory")
    return landscape_of({"rights": [dict(zip(names, each, strict=True)) for each in rights]})


@pytest.mark.parametrize(
    ("country", "sure", "undecided", "who"),
    [
        ("CN", ("r1",), (), ["acme"]),
        ("FR", ("r1", "r2"), (), ["acme", "zed"]),
        ("BR", ("r2", "r3"), (), ["zed", "acme"]),
        ("JP", ("r2", "r4"), (), ["zed"]),
        ("KZ", (), ("r2", "r8"), []),
    ],
)
def test_a_country(
    country: str, sure: tuple[str, ...], undecided: tuple[str, ...], who: list[str]
) -> None:
    landscape = made()
    assert holding(landscape, "a", country) == Holding(sure, undecided)
    assert holders(landscape, "a", country) == who


def test_nothing_is_known_of_an_asset_without_rights() -> None:
    assert holding(made(), "ghost", "CN") == Holding((), ())


def test_rights_follow_an_edit() -> None:
    landscape = made()
    assert holders(landscape, "b", "CN") == ["busy"]
    landscape.apply(edit_cell(landscape, "rights", "r7", "territory", "World except China"))
    assert holders(landscape, "b", "CN") == []


@pytest.fixture(scope="module")
def her2() -> Landscape:
    return files.open_any(files.default_landscape()).landscape


@pytest.mark.parametrize(
    ("country", "who"),
    [
        ("BR", ["glenmark"]),
        ("IN", ["glenmark"]),
        ("ZA", ["glenmark"]),
        ("CN", ["hengrui"]),
        ("HK", ["hengrui"]),
        ("US", ["hengrui"]),
        ("JP", ["hengrui"]),
        ("CH", ["hengrui"]),  # Europe is more than the Union
        ("GB", ["hengrui"]),
        ("RU", ["hengrui"]),
    ],
)
def test_who_holds_the_asset_that_it_all_began_with(
    her2: Landscape, country: str, who: list[str]
) -> None:
    assert holders(her2, REZETECAN, country) == who


def test_what_the_release_leaves_open_is_said_to_be_open(her2: Landscape) -> None:
    # The release leaves out "several CIS countries"; the originator names Kazakhstan among them.
    assert holding(her2, REZETECAN, "KZ") == Holding(
        ("rezetecan-hengrui",), ("rezetecan-glenmark",)
    )
    assert holders(her2, REZETECAN, "KZ") == ["hengrui"]

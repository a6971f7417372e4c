"""The list of a filter: every value with its count, ticked or not, narrowed by a search."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from belvedere.query import Facet
from belvedere.ui.models.facet_model import FacetModel

CHECK = Qt.ItemDataRole.CheckStateRole
FACETS = (
    Facet("adc", "ADC", 12),
    Facet("cart", "CAR-T", 0),
    Facet("é", "Élan", 3),
    Facet("", "", 2),
)


def listed(model: FacetModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def ticks(model: FacetModel) -> list[bool]:
    rows = range(model.rowCount())
    return [model.index(row).data(CHECK) == Qt.CheckState.Checked for row in rows]


@pytest.mark.parametrize("facets", [FACETS, FACETS[:1], ()])
def test_qt_finds_no_fault(
    qtbot: QtBot, qtmodeltester: ModelTester, facets: tuple[Facet, ...]
) -> None:
    model = FacetModel(facets)
    qtmodeltester.check(model)
    for text in ("a", "nothing", ""):
        model.search(text)
        model.tick_shown(False)
        model.tick_shown(True)
    if facets:
        model.setData(model.index(0), Qt.CheckState.Unchecked, CHECK)


def test_roles() -> None:
    model = FacetModel(FACETS)
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole, Qt.ItemDataRole.ToolTipRole)
    assert [model.index(0).data(role) for role in roles] == ["ADC", 12, "ADC: 12"]
    assert [model.index(3).data(role) for role in roles] == ["(unknown)", 2, "(unknown): 2"]
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.flags(model.index(0)) & Qt.ItemFlag.ItemIsUserCheckable


@pytest.mark.parametrize(
    ("ticked", "shown", "found"),
    [
        (None, [True] * 4, None),
        ({"adc", ""}, [True, False, False, True], ("adc", "")),
        (set(), [False] * 4, ()),
        ({"gone"}, [False] * 4, ()),
        ({"ADC", "É"}, [True, False, True, False], ("adc", "é")),
        ({"é", "cart", "adc", ""}, [True] * 4, None),
    ],
)
def test_what_is_ticked_at_first(
    ticked: set[str] | None, shown: list[bool], found: tuple[str, ...] | None
) -> None:
    model = FacetModel(FACETS, ticked)
    assert ticks(model) == shown
    assert model.ticked == found


@pytest.mark.parametrize("value", [Qt.CheckState.Unchecked, 0, Qt.CheckState.Unchecked.value])
def test_a_tick_is_taken_away_and_comes_back(qtbot: QtBot, value: object) -> None:
    model = FacetModel(FACETS)
    with qtbot.waitSignal(model.dataChanged, timeout=100):
        assert model.setData(model.index(1), value, CHECK)
    assert model.ticked == ("adc", "é", "")
    assert model.setData(model.index(1), 2, CHECK)
    assert model.ticked is None


def test_nothing_but_ticks_can_be_set() -> None:
    model = FacetModel(FACETS)
    assert not model.setData(model.index(0), "x")
    assert not model.setData(model.index(-1), Qt.CheckState.Unchecked, CHECK)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["ADC", "CAR-T", "Élan", "(unknown)"]),
        ("A", ["ADC", "CAR-T", "Élan"]),
        ("elan", ["Élan"]),
        ("unk", ["(unknown)"]),
        ("x", []),
    ],
)
def test_a_search_narrows_the_list(text: str, found: list[str]) -> None:
    model = FacetModel(FACETS)
    model.search(text)
    assert listed(model) == found


def test_what_the_search_hides_does_not_pass_and_keeps_its_tick() -> None:
    model = FacetModel(FACETS)
    model.search("adc")
    assert model.ticked == tuple(facet.text for facet in FACETS if "adc" in facet.shown.casefold())
    model.search("a")
    model.tick_shown(False)
    assert model.ticked == ()
    model.search("adc")
    model.tick_shown(True)
    model.search("")
    assert ticks(model) == [True, False, False, True]


def test_a_tick_meant_for_one_value_does_not_reach_another_after_a_search() -> None:
    model = FacetModel(FACETS)
    model.search("elan")
    model.setData(model.index(0), Qt.CheckState.Unchecked, CHECK)
    model.search("")
    assert ticks(model) == [True, True, False, True]

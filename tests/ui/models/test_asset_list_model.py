import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from belvedere.ui.models.asset_list_model import AssetListModel
from belvedere.ui.roles import Role
from tests.ui.comparing import small, three_assets


@pytest.fixture
def model() -> AssetListModel:
    return AssetListModel(three_assets(), ["b"], most=2)


def names(model: AssetListModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_qt_finds_no_fault(qtmodeltester: ModelTester, model: AssetListModel) -> None:
    qtmodeltester.check(model)


def test_no_assets_are_no_trouble(qtmodeltester: ModelTester) -> None:
    empty = AssetListModel(small({}), [], most=8)
    qtmodeltester.check(empty)
    assert empty.rowCount() == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["alpha", "beta", "gamma"]),
        ("A-1", ["alpha"]),
        ("betax", ["beta"]),
        ("third", ["gamma"]),
        ("GAM", ["gamma"]),
        ("a", ["alpha", "beta", "gamma"]),
        ("nothing", []),
    ],
)
def test_assets_are_found_by_any_name(
    model: AssetListModel, text: str, expected: list[str]
) -> None:
    model.search(text)
    assert names(model) == expected


def test_ticks_follow_the_choice(model: AssetListModel) -> None:
    told: list[list[str]] = []
    model.chosen_changed.connect(told.append)
    model.toggle(model.index(0))
    assert told == [["b", "a"]]
    assert model.full
    assert not model.flags(model.index(2)) & Qt.ItemFlag.ItemIsEnabled
    model.toggle(model.index(2))
    assert told == [["b", "a"]]
    model.toggle(model.index(1))
    assert told[-1] == ["a"]
    assert model.index(1).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_other_names_stand_beside_the_name(model: AssetListModel) -> None:
    assert model.index(2).data(Role.RAW) == "γ-C · third"
    assert model.index(2).data(Role.KEY) == "c"

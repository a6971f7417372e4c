"""Cells that a workbook cannot hold are named, and no others."""

import pytest

from belvedere.errors import BelvedereError
from belvedere.excel import limits
from belvedere.excel.limits import check_declarations, check_limits
from belvedere.excel.plan import SheetPlan, plan_sheets
from tests.examples import landscape_of


def plan(text: str) -> SheetPlan:
    return plan_sheets(
        landscape_of({"assets": [{"asset": "a", "note": text}]}), include_private=False
    )[0]


@pytest.mark.parametrize(
    "text", ["", "x" * 32_767, "😀" * 16_383, "\x00\x01\x1f\x7f", "中文", "_x0041_"]
)
def test_what_a_cell_holds_passes(text: str) -> None:
    check_limits(plan(text))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("x" * 32_768, "32,768 characters"),
        ("😀" * 16_384, "32,768 characters"),
        ("_x0041_x0042_" * 1000, "signs like _x0041_"),
        ("half \ud83d", "U\\+D83D"),
        ("\ufffe", "U\\+FFFE"),
    ],
)
def test_what_it_does_not_hold_is_named(text: str, what: str) -> None:
    with pytest.raises(BelvedereError, match=what) as caught:
        check_limits(plan(text))
    assert caught.value.where == "assets/a/note"


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 0)
    with pytest.raises(BelvedereError, match="1 rows are more than"):
        check_limits(plan(""))


def test_declarations_are_looked_at_too() -> None:
    check_declarations([{"column": "assets--own", "title": "Own 😀"}])
    with pytest.raises(BelvedereError, match=r"columns/assets--own/title: .*U\+D83D"):
        check_declarations([{"column": "assets--own", "title": "half \ud83d"}])

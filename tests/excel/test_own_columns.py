"""Columns that people add, and declarations that cannot be used."""

import pytest

from belvedere.excel.headers import Matched
from belvedere.excel.own_columns import declare_columns, declared_fields, is_usable
from belvedere.schema import TABLES

FIELDS = TABLES["assets"].by_name


def declare(*headers: str) -> tuple[list[dict[str, str]], Matched]:
    matched = Matched(0, {0: "asset"}, dict(enumerate(headers, 1)))
    return declare_columns("assets", matched, FIELDS), matched


def test_names_and_titles_are_free_ones() -> None:
    records, matched = declare("优先级", "优先级", "Code", "")
    assert [(r["column"], r["title"]) for r in records] == [
        ("assets--column", "优先级"), ("assets--2", "优先级 (2)"),
        ("assets--code-2", "Code (2)"), ("assets--column-e", "Column E"),
    ]  # fmt: skip
    assert matched.fields == {0: "asset", 1: "column", 2: "2", 3: "code-2", 4: "column-e"}
    assert matched.others == {}


def test_computed_columns_stay_out() -> None:
    records, matched = declare("HIGHEST STAGE")
    assert records == []
    assert matched.others == {1: "HIGHEST STAGE"}


@pytest.mark.parametrize(
    "key", ["", "assets", "nowhere--x", "assets--name", "assets--highest_stage", "columns--x"]
)
def test_declarations_of_other_things_are_passed_over(key: str) -> None:
    assert not is_usable({"column": key})
    assert not any(declared_fields([{"column": key}]).values())

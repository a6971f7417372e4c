from pathlib import Path

import pytest

from belvedere.compare import compare
from belvedere.errors import BelvedereError
from belvedere.operations.compare import FORMATS, compare_to_file, write_comparison_file
from tests.compare.made import NAMES, made


@pytest.mark.parametrize("ending", FORMATS)
def test_each_ending_is_written(ending: str, tmp_path: Path) -> None:
    out = tmp_path / f"out{ending.upper()}"
    comparison = compare_to_file(made(), NAMES, out)
    assert out.stat().st_size > 1000
    assert comparison == compare(made(), NAMES)
    assert list(tmp_path.iterdir()) == [out]


def test_options_reach_the_comparison(tmp_path: Path) -> None:
    comparison = compare_to_file(
        made(), NAMES, tmp_path / "out.md", baseline="beta", only_differences=True
    )
    assert comparison.only_differences
    assert comparison.columns[1].is_baseline


@pytest.mark.parametrize("name", ["out.doc", "out"])
def test_another_ending_is_refused_before_anything_is_done(name: str, tmp_path: Path) -> None:
    with pytest.raises(BelvedereError, match=r"Use one of \.html, \.md, \.csv, \.xlsx"):
        compare_to_file(made(), ["unknown"], tmp_path / name)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", FORMATS)
def test_a_folder_that_is_not_there(ending: str, tmp_path: Path) -> None:
    with pytest.raises(BelvedereError, match=r"cannot be written"):
        write_comparison_file(compare(made(), NAMES), tmp_path / "lost" / f"out{ending}")


def test_text_tables_open_in_excel_as_what_they_are(tmp_path: Path) -> None:
    compare_to_file(made(), NAMES, tmp_path / "out.csv")
    assert (
        (tmp_path / "out.csv")
        .read_bytes()
        .startswith("\N{BYTE ORDER MARK}Group,Row,alpha".encode())
    )

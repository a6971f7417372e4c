"""The commands: what they print, what they return, what they leave behind."""

import json
from pathlib import Path

import pytest

from belvedere.cli.main import main
from belvedere.landscape import add_record, edit_cell, remove_record
from belvedere.operations import files
from tests.examples import contents, small


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """The small landscape as a document."""
    files.save(small(), tmp_path / "small.landscape")
    return tmp_path / "small.landscape"


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """The small landscape as a folder: a cell edited, one unreadable, a row added, one missing."""
    landscape = small()
    landscape.apply(edit_cell(landscape, "assets", "alpha", "code", 'A "2"'))
    landscape.apply(add_record("sources", {"source": "new", "title": "News"}))
    landscape.apply(remove_record(landscape, "companies", "busy"))
    landscape.rows("assets").columns["dar"][0] = "many"
    files.save(landscape, tmp_path / "edited")
    return tmp_path / "edited"


CHANGED = 'changed assets/alpha code: "A-1" → "A \\"2\\""'


def test_check_lists_each_problem_on_a_line(
    edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(edited)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "assets.csv:2:dar: “many” is not a number; expected a plain number such as 18 or 74.5"
    ]


def test_check_as_json(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", str(edited)]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "where": "assets.csv:2:dar", "what": "“many” is not a number",
            "expected": "a plain number such as 18 or 74.5", "table": "assets", "key": "alpha", "field": "dar",
        }
    ]  # fmt: skip


def test_nothing_wrong_is_nothing_said(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(document)]) == 0
    assert main(["check", "--json", str(document)]) == 0
    assert capsys.readouterr().out == "[]\n"


def test_convert_says_what_it_could_not_read(
    edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (edited / "deals.csv").unlink()
    assert main(["convert", str(edited), str(edited.parent / "out.xlsx")]) == 1
    assert capsys.readouterr().out == "deals.csv: the file is missing; expected the table Deals\n"
    assert files.kind_of(edited.parent / "out.xlsx") == "workbook"


def test_convert_names_the_private_columns_left_out(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    landscape = small()
    landscape.apply(edit_cell(landscape, "columns", "assets--own", "private", "Yes"))
    files.save(landscape, document)
    out = document.parent / "out"
    assert main(["convert", str(document), str(out)]) == 0
    assert capsys.readouterr().err == "private columns left out (--private takes them along): Own\n"
    assert main(["convert", "--private", str(document), str(out)]) == 0
    assert capsys.readouterr().err == ""
    assert contents(files.open_any(out).landscape) == contents(landscape)


def test_diff_lists_each_change_on_a_line(
    document: Path, edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(document), str(edited)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        'changed companies/busy name: "Busy Bees" → ""',
        'changed companies/busy source: "page" → ""',
        'changed companies/busy as_of: "2025-05" → ""',
        "removed companies/busy",
        "added sources/new",
        'changed sources/new title: "" → "News"',
        CHANGED,
        'changed assets/alpha dar: "18.0" → "many"',
    ]


def test_diff_as_json(document: Path, edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "--json", str(document), str(edited)]) == 0
    assert json.loads(capsys.readouterr().out)[-1] == {
        "table": "assets", "key": "alpha", "field": "dar", "before": "18.0", "after": "many", "position": -1
    }  # fmt: skip


def test_diff_lists_problems_apart(
    document: Path, edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (edited / "companies.csv").unlink()
    assert main(["diff", str(document), str(edited)]) == 1
    assert (
        capsys.readouterr().err
        == "companies.csv: the file is missing; expected the table Companies\n"
    )


REVIEW = [
    f"{CHANGED} (assets.csv:2:code)",
    "problem assets.csv:2:dar: “many” is not a number; expected a plain number such as 18 or 74.5",
    'removed companies/busy: "Busy Bees"; edited does not have it, kept',
    'added sources/new: "News" (sources.csv:3:source)',
]


def test_import_reviews_and_applies_what_has_no_problem(
    document: Path, edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(document), str(edited)]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed == [*REVIEW, "2 items applied, 1 problem not applied, 1 missing row kept"]
    landscape = files.open_any(document).landscape
    assert landscape.cell("assets", "alpha", "code") == 'A "2"'
    assert landscape.cell("assets", "alpha", "dar") == "18.0"
    assert landscape.has("companies", "busy")
    assert [each.reason for each in landscape.history] == ["Import of edited"]


def test_a_dry_run_changes_nothing(
    document: Path, edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = document.read_bytes()
    assert main(["import", "--dry-run", str(document), str(edited)]) == 1
    assert capsys.readouterr().out.splitlines()[:-1] == REVIEW
    assert document.read_bytes() == before


def test_import_into_another_file_leaves_the_first(document: Path, edited: Path) -> None:
    before = document.read_bytes()
    out = document.parent / "out.landscape"
    assert main(["import", str(document), str(edited), "-o", str(out)]) == 1
    assert document.read_bytes() == before
    assert files.open_any(out).landscape.revision == 1


def test_importing_what_was_exported_changes_nothing(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files.save(small(), document.parent / "x.xlsx")
    before = document.read_bytes()
    assert main(["import", str(document), str(document.parent / "x.xlsx")]) == 0
    assert capsys.readouterr().out == "0 items applied\n"
    assert document.read_bytes() == before


def test_a_folder_is_not_written_back(
    edited: Path, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(edited), str(document)]) == 2
    assert "-o OUT" in capsys.readouterr().err


def test_history_lists_the_newest_first(
    document: Path, edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(document), str(edited)])
    landscape = files.open_any(document).landscape
    undone = landscape.undo(author="Ann")
    assert undone is not None
    files.append(document, landscape, undone)
    capsys.readouterr()
    assert main(["history", str(document)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith(" UTC  Undo: Import of edited (3 changes, Ann)")
    assert second.endswith(" UTC  Import of edited (3 changes, edited)")
    assert main(["history", "--json", str(document)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found[0]["undoes"] == found[1]["id"]
    assert len(found[1]["changes"]) == 3

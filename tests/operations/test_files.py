"""Landscapes opened from whatever they are in, saved, converted, checked, compared."""

import zipfile
from pathlib import Path

import pytest

from belvedere.errors import BelvedereError
from belvedere.landscape import Change, add_column, edit_cell
from belvedere.operations import files
from belvedere.reconcile import diff
from belvedere.schema import TABLES
from tests.examples import contents, small

FORMS = {"landscape": "small.landscape", "workbook": "small.xlsx", "folder": "small"}


@pytest.mark.parametrize(("kind", "name"), FORMS.items())
def test_each_form_is_opened_by_its_content(kind: str, name: str, tmp_path: Path) -> None:
    files.save(small(), tmp_path / name)
    path = (tmp_path / name).rename(tmp_path / "named.otherwise")
    opened = files.open_any(path)
    assert opened.kind == kind
    assert opened.path == (path if kind == "landscape" else None)
    assert opened.problems == ()
    assert contents(opened.landscape) == contents(small())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "an empty file"),
        (b"%PDF-1.7", "a PDF"),
        (b"SQLite format 3\0" + bytes(84), "a database of another program"),
        (b"asset,name\n", "a text file"),
        (b"\0\1\2", "a binary file"),
        (b"{}", "JSON"),
    ],
)
def test_anything_else_is_named(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "x.landscape"
    path.write_bytes(content)
    with pytest.raises(BelvedereError, match=f"This is {words}, not a landscape") as caught:
        files.open_any(path)
    assert caught.value.remedy.startswith("Choose a .landscape file")


def test_an_archive_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(BelvedereError, match="an archive without a workbook"):
        files.open_any(path)


def test_a_workbook_cut_short_is_left_to_its_reader(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    files.save(small(), path)
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(BelvedereError, match="cut off"):
        files.open_any(path)


@pytest.mark.parametrize(("name", "words"), [("nothing", "no such file"), (".", "no table")])
def test_what_is_not_there_is_said(name: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(BelvedereError, match=words):
        files.open_any(tmp_path / name)


@pytest.mark.parametrize("name", ["x.csv", "x.xls", "x.ODS", "x.pdf", "x.xslx", "taken"])
def test_a_landscape_is_not_written_in_other_forms(name: str, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    with pytest.raises(BelvedereError, match="not written in this form"):
        files.save(small(), tmp_path / name)
    assert (tmp_path / "taken").read_text() == "mine"


@pytest.mark.parametrize("name", FORMS.values())
def test_what_the_system_refuses_is_said_in_words(name: str, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    path = tmp_path / "taken" / name
    with pytest.raises(BelvedereError):
        files.save(small(), path)
    with pytest.raises(BelvedereError):
        files.append(path, small(), add_column(small(), "deals", "Ours"))
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.landscape").mkdir()
    with pytest.raises(BelvedereError, match="A folder has this name"):
        files.save(small(), tmp_path / "x.landscape")


@pytest.mark.parametrize(("name", "kept"), [("x.landscape", True), ("x.xlsx", False), ("x", False)])
def test_private_columns_leave_the_house_only_if_asked_to(
    name: str, kept: bool, tmp_path: Path
) -> None:
    landscape = small()
    landscape.apply(add_column(landscape, "deals", "Ours", private=True))
    for include_private in (False, True):
        files.save(landscape, tmp_path / name, include_private=include_private)
        opened = files.open_any(tmp_path / name)
        assert ("ours" in opened.landscape.rows("deals").columns) is (kept or include_private)
    assert files.private_columns(landscape) == ["Ours"]


def test_converting_gives_back_what_was_read(tmp_path: Path) -> None:
    files.save(small(), tmp_path / "a.landscape")
    opened = files.convert(tmp_path / "a.landscape", tmp_path / "a.xlsx")
    assert opened.path == tmp_path / "a.landscape"
    files.export_workbook(small(), tmp_path / "b.xlsx")
    assert not diff(opened.landscape, files.open_any(tmp_path / "b.xlsx").landscape)


@pytest.mark.parametrize(
    ("kind", "place"),
    [("landscape", "assets/alpha/dar"), ("folder", "assets.csv:2:dar")],
)
def test_a_check_says_where_in_the_file(kind: str, place: str, tmp_path: Path) -> None:
    landscape = small()
    landscape.rows("assets").columns["dar"][0] = "many"
    files.save(landscape, tmp_path / FORMS[kind])
    (problem,) = files.check(tmp_path / FORMS[kind])
    assert (
        str(problem)
        == f"{place}: “many” is not a number; expected a plain number such as 18 or 74.5"
    )


def test_a_check_of_a_workbook_says_each_cell_once(tmp_path: Path) -> None:
    landscape = small()
    landscape.rows("assets").columns["dar"][0] = "many"
    landscape.rows("assets").columns["originator"][0] = "nobody"
    files.save(landscape, tmp_path / "x.xlsx")
    problems = files.check(tmp_path / "x.xlsx")
    assert sorted((each.key, each.field) for each in problems) == [
        ("alpha", "dar"),
        ("alpha", "originator"),
    ]
    assert all(each.where.startswith("Assets!") for each in problems)


def test_files_of_two_forms_are_compared(tmp_path: Path) -> None:
    other = small()
    other.apply(edit_cell(other, "assets", "alpha", "dar", "8"))
    files.save(small(), tmp_path / "old")
    files.save(other, tmp_path / "new.landscape")
    change_set, problems = files.diff_files(tmp_path / "old", tmp_path / "new.landscape")
    assert list(change_set.changes) == [Change("assets", "alpha", "dar", "18.0", "8")]
    assert (change_set.reason, problems) == ("From old to new.landscape", [])


def test_what_the_new_file_lacks_is_not_removed(tmp_path: Path) -> None:
    for name in ("old", "new"):
        files.save(small(), tmp_path / name)
    (tmp_path / "new" / "companies.csv").unlink()
    change_set, problems = files.diff_files(tmp_path / "old", tmp_path / "new")
    assert not change_set
    assert [problem.where for problem in problems] == ["companies.csv"]


def test_the_landscape_that_comes_with_it_is_there() -> None:
    opened = files.open_any(files.default_landscape())
    assert opened.kind == "folder"
    assert all(len(opened.landscape.rows(table)) for table in TABLES)


def test_a_document_tells_its_id_and_revision(tmp_path: Path) -> None:
    landscape = small()
    landscape.apply(add_column(landscape, "deals", "Ours"))
    files.save(landscape, tmp_path / "x.landscape")
    _, incoming = files.read_any(tmp_path / "x.landscape")
    assert (incoming.landscape_id, incoming.revision) == (landscape.id, 1)


def test_a_file_with_a_history_of_its_own_is_not_replaced(tmp_path: Path) -> None:
    kept = tmp_path / "kept.landscape"
    opened = files.open_any(files.default_landscape()).landscape
    opened.apply(edit_cell(opened, "assets", "arx788", "dar", "1.9"))
    files.save(opened, kept)
    before = kept.read_bytes()
    with pytest.raises(BelvedereError, match="history that would be lost"):
        files.convert(files.default_landscape(), kept)
    assert kept.read_bytes() == before

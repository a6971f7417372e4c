"""The `.landscape` file: made, read, appended to, refused."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.errors import BelvedereError
from belvedere.landscape import ChangeSet, Landscape, add_column, add_record, edit_cell
from belvedere.query import Query, View, save_view
from belvedere.store import is_landscape_file
from belvedere.store.file import append, create_file, read_file
from tests.examples import change_sets, contents, landscapes, small


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The small landscape in a file."""
    path = tmp_path / "small.landscape"
    create_file(path, small())
    return path


def run_sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@given(st.data())
def test_every_change_set_is_there_when_the_file_is_read_again(data: st.DataObject) -> None:
    landscape = data.draw(landscapes())
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.landscape"
        create_file(path, landscape)
        for _ in range(2):
            change_set = data.draw(change_sets(landscape))
            landscape.apply(change_set)
            append(path, landscape, change_set)
        undone = landscape.undo()
        assert undone is not None
        append(path, landscape, undone)
        again = read_file(path)
        assert [each.name for each in Path(folder).iterdir()] == ["x.landscape"]
    assert contents(again) == contents(landscape)
    assert list(again.history) == list(landscape.history)
    assert again.id == landscape.id


def test_a_change_set_keeps_all_that_it_says(file: Path) -> None:
    landscape = read_file(file)
    change_set = ChangeSet(
        edit_cell(landscape, "assets", "alpha", "dar", "8").changes, "Reason", author="Ann",
        origin="her2.xlsx", time=datetime(2025, 9, 24, 12, 30, tzinfo=UTC), undoes="x",
    )  # fmt: skip
    landscape.apply(change_set)
    append(file, landscape, change_set)
    assert list(read_file(file).history) == [change_set]


def test_user_columns_with_any_name_are_stored(file: Path) -> None:
    landscape = read_file(file)
    for title in ("Position", "Select", "text", "Own-two 3"):
        change_set = add_column(landscape, "sources", title)
        landscape.apply(change_set)
        append(file, landscape, change_set)
        change_set = edit_cell(
            landscape, "sources", "page", landscape.fields("sources")[-1].name, "x"
        )
        landscape.apply(change_set)
        append(file, landscape, change_set)
    assert contents(read_file(file)) == contents(landscape)


def test_a_cell_edit_touches_no_other_table(file: Path) -> None:
    landscape = read_file(file)
    run_sql(file, "DROP TABLE deals")
    change_set = edit_cell(landscape, "assets", "alpha", "dar", "8")
    landscape.apply(change_set)
    append(file, landscape, change_set)


def test_a_file_that_went_on_without_us_is_refused(file: Path) -> None:
    mine, theirs = read_file(file), read_file(file)
    for landscape in (mine, theirs):
        landscape.apply(add_record("sources", {"source": "new"}))
    append(file, theirs, next(iter(theirs.history)))
    before = file.read_bytes()
    with pytest.raises(BelvedereError, match="has been changed since"):
        append(file, mine, next(iter(mine.history)))
    assert file.read_bytes() == before


def test_a_failure_while_appending_leaves_the_file_as_it_was(file: Path) -> None:
    landscape = read_file(file)
    before = contents(landscape)
    run_sql(file, "CREATE TRIGGER no BEFORE UPDATE ON assets BEGIN SELECT RAISE(ABORT, 'no'); END")
    change_set = edit_cell(landscape, "assets", "alpha", "dar", "8")
    landscape.apply(change_set)
    with pytest.raises(BelvedereError):
        append(file, landscape, change_set)
    assert contents(read_file(file)) == before
    assert read_file(file).revision == 0


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("PRAGMA user_version = 7", "format version 7, and this Belvedere reads up to version 1"),
        ("UPDATE meta SET value = '9' WHERE key = 'schema_version'", "schema version 9"),
        ("PRAGMA application_id = 1", "not a landscape file"),
        ("DELETE FROM meta", "damaged"),
        ("DROP TABLE rights", "damaged"),
        ("INSERT INTO change_sets VALUES (0, 'x', 'yesterday', '', '', '', '')", "damaged"),
        ("INSERT INTO columns VALUES (1, 'nowhere', '', '', '', '')", "damaged"),
        ("INSERT INTO columns VALUES (1, 'drugs--own', '', '', '', '')", "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_and_not_touched(
    file: Path, statement: str, words: str
) -> None:
    run_sql(file, statement)
    before = file.read_bytes()
    with pytest.raises(BelvedereError, match=words) as caught:
        read_file(file)
    assert caught.value.where == str(file)
    assert file.read_bytes() == before
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_a_file_cut_short_is_damaged(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:20_000])
    with pytest.raises(BelvedereError, match="damaged"):
        read_file(file)


def test_another_program_that_writes_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("belvedere.store.database._BUSY_SECONDS", 0.01)
    landscape = read_file(file)
    change_set = add_record("sources", {"source": "new"})
    landscape.apply(change_set)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BelvedereError, match="Another program"):
            append(file, landscape, change_set)
        other.execute("ROLLBACK")


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"SQLite format 3\0" + bytes(84)])
def test_other_files_are_no_landscapes(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.landscape"
    path.write_bytes(content)
    assert not is_landscape_file(path)
    assert not is_landscape_file(tmp_path)
    with pytest.raises(BelvedereError, match="not a landscape file"):
        read_file(path)


def as_of_version_1(file: Path) -> None:
    """Make of a file what the first version of the schema wrote."""
    run_sql(
        file,
        "DROP TABLE terms",
        "DROP TABLE views",
        "UPDATE meta SET value = '1' WHERE key = 'schema_version'",
    )


def test_a_file_of_the_first_version_is_read(file: Path) -> None:
    as_of_version_1(file)
    before = file.read_bytes()
    assert contents(read_file(file)) == contents(small())
    assert file.read_bytes() == before


def test_a_file_of_the_first_version_is_brought_up_to_date_by_what_is_added(file: Path) -> None:
    as_of_version_1(file)
    landscape = read_file(file)
    change_set = save_view(landscape, View("", "assets", "Mine", Query("assets")))
    landscape.apply(change_set)
    append(file, landscape, change_set)
    assert contents(read_file(file)) == contents(landscape)


def test_a_file_of_the_first_version_stays_one_if_nothing_could_be_added(file: Path) -> None:
    as_of_version_1(file)
    landscape = read_file(file)
    before = contents(landscape)
    run_sql(file, "CREATE TRIGGER no BEFORE UPDATE ON assets BEGIN SELECT RAISE(ABORT, 'no'); END")
    change_set = edit_cell(landscape, "assets", "alpha", "dar", "8")
    landscape.apply(change_set)
    with pytest.raises(BelvedereError):
        append(file, landscape, change_set)
    assert contents(read_file(file)) == before
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE name = 'views'").fetchall()
    assert found == []


def test_its_name_does_not_matter(file: Path) -> None:
    copy = file.with_name("copy # of 100%.bin")
    shutil.copy(file, copy)
    assert is_landscape_file(copy)
    assert contents(read_file(copy)) == contents(small())


def test_making_a_file_replaces_the_one_before(file: Path) -> None:
    create_file(file, Landscape(id_="other"))
    assert read_file(file).id == "other"
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_a_failure_while_making_leaves_the_one_before(file: Path) -> None:
    broken = small()
    broken.rows("sources").columns["title"][0] = "\ud800"
    with pytest.raises(UnicodeEncodeError):
        create_file(file, broken)
    assert contents(read_file(file)) == contents(small())
    assert [each.name for each in file.parent.iterdir()] == [file.name]

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from belvedere.errors import BelvedereError
from belvedere.landscape import Landscape, edit_cell
from belvedere.operations import files
from belvedere.progress import Cancelled, Progress
from belvedere.reconcile import Review
from belvedere.store.file import read_file
from belvedere.ui.document import Document
from belvedere.ui.jobs import Jobs
from belvedere.ui.messages import Messages
from belvedere.ui.session import Session
from tests.examples import contents, small
from tests.ui.opened import REZETECAN, edit_workbook, her2, last

WAIT = 20_000


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    jobs = Jobs()
    yield Session(jobs, Messages())
    jobs.shut_down()


@pytest.fixture
def opened(session: Session) -> Document:
    return session.adopt(small(), name="small", path=None, origin="")


def open_in(session: Session) -> Document:
    assert session.document is not None
    return session.document


def edit(document: Document, field: str, text: str, key: str = "alpha") -> None:
    document.apply(edit_cell(document.landscape, "assets", key, field, text))


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.jobs.active, timeout=WAIT)


def save(qtbot: QtBot, session: Session, path: Path) -> None:
    session.save_as(path)
    settle(qtbot, session)


# ---------------------------------------------------------------------- opening
def test_the_landscape_that_comes_along_is_read_in_another_thread(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[str] = []
    read = files.open_any

    def watched(path: Path, progress: Progress | None = None) -> files.Opened:
        threads.append(threading.current_thread().name)
        return read(path, progress)

    monkeypatch.setattr(files, "open_any", watched)
    with qtbot.waitSignal(session.opened, timeout=WAIT):
        session.open(None)
        assert session.document is None
    assert threads[0].startswith("belvedere-serial")
    document = open_in(session)
    assert document.name == "HER2 landscape"
    assert document.path is None
    assert session.origin == ""
    assert session.messages.recorded == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("nowhere.landscape", None, "no such file"),
        ("letter.txt", b"Dear all", "text file"),
        ("empty.landscape", b"", "empty file"),
        ("page.xlsx", b"PK\x03\x04 cut short", ""),
        ("other.landscape", b"SQLite format 3\0" + bytes(200), "another program"),
    ],
)
def test_what_cannot_be_opened_is_said_with_what_to_do(
    qtbot: QtBot, session: Session, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with qtbot.waitSignal(session.open_failed, timeout=WAIT):
        session.open(path)
    said = last(session.messages)
    assert (said.level, said.text) == ("error", f"{name} was not opened")
    assert words in said.details
    assert "Traceback" not in said.details
    assert session.document is None


def test_a_relative_name_is_remembered_as_a_whole_one(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.save(small(), tmp_path / "s.landscape")
    monkeypatch.chdir(tmp_path)
    with qtbot.waitSignal(session.opened, timeout=WAIT):
        session.open(Path("s.landscape"))
    assert session.origin == str(tmp_path / "s.landscape")


def test_doubtful_places_are_counted_and_named(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    files.save(her2(), path)
    edit_workbook(path)
    import openpyxl

    book = openpyxl.load_workbook(path)
    book["Assets"].cell(2, 1).value = book["Assets"].cell(3, 1).value
    book.save(path)
    with qtbot.waitSignal(session.opened, timeout=WAIT):
        session.open(path)
    said = last(session.messages)
    assert said.level == "warn"
    assert "rows read from book; 1 place is doubtful" in said.text
    assert said.details


def test_another_document_takes_the_place_of_the_first(session: Session, opened: Document) -> None:
    heard: list[object] = []
    opened.changed.connect(heard.append)
    landscape = opened.landscape
    other = session.adopt(small(), name="other", path=None, origin="")
    landscape.apply(edit_cell(landscape, "assets", "alpha", "name", "x"))
    assert session.document is other
    assert heard == []


def test_what_is_cancelled_is_no_error(session: Session) -> None:
    session._on_error("x was not read", Cancelled())
    assert last(session.messages).level == "info"


# ---------------------------------------------------------------------- saving
def test_saved_once_every_change_is_kept_at_once(
    qtbot: QtBot, session: Session, opened: Document, tmp_path: Path
) -> None:
    edit(opened, "name", "first")
    assert opened.saved_text == "1 change not saved"
    save(qtbot, session, tmp_path / "mine")
    path = tmp_path / "mine.landscape"
    assert last(session.messages).text == "Saved as mine.landscape"
    assert (opened.path, opened.name, session.origin) == (path, "mine", str(path))
    edit(opened, "name", "second")
    session.undo()
    session.redo()
    assert not opened.unsaved
    again = read_file(path)
    assert contents(again) == contents(opened.landscape)
    assert again.revision == opened.landscape.revision == 4


@pytest.mark.parametrize(("asked", "made"), [("a", "a.landscape"), ("A.LANDSCAPE", "A.LANDSCAPE")])
def test_the_suffix_is_added_where_it_is_missing(
    qtbot: QtBot, session: Session, opened: Document, tmp_path: Path, asked: str, made: str
) -> None:
    save(qtbot, session, tmp_path / asked)
    assert [each.name for each in tmp_path.iterdir()] == [made]


def test_what_is_typed_while_the_file_is_written_gets_into_it(
    qtbot: QtBot,
    session: Session,
    opened: Document,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    typed, write = threading.Event(), files.save
    written: list[int] = []

    def slow(landscape: Landscape, path: Path) -> None:
        assert typed.wait(10)
        written.append(landscape.revision)
        write(landscape, path)

    monkeypatch.setattr(files, "save", slow)
    done: list[str] = []
    session.save_as(tmp_path / "x.landscape", lambda: done.append("then"))
    edit(opened, "name", "typed meanwhile")
    typed.set()
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT)
    assert written == [0, 1]
    assert not opened.unsaved
    assert read_file(tmp_path / "x.landscape").cell("assets", "alpha", "name") == "typed meanwhile"


def test_a_save_that_ends_after_another_file_was_opened_does_not_touch_that(
    qtbot: QtBot,
    session: Session,
    opened: Document,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go, write = threading.Event(), files.save

    def slow(landscape: Landscape, path: Path) -> None:
        assert go.wait(10)
        write(landscape, path)

    monkeypatch.setattr(files, "save", slow)
    session.save_as(tmp_path / "x.landscape")
    edit(opened, "name", "changed, then discarded")
    other = session.adopt(her2(), name="other", path=None, origin="")
    go.set()
    settle(qtbot, session)
    assert (session.origin, other.path) == ("", None)
    assert len(read_file(tmp_path / "x.landscape").rows("assets")) == 2


def test_an_unwritable_target_gives_a_remedy_and_keeps_the_change(
    qtbot: QtBot, session: Session, opened: Document, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    edit(opened, "name", "x")
    done: list[str] = []
    session.save_as(tmp_path / "file" / "x.landscape", lambda: done.append("then"))
    settle(qtbot, session)
    said = last(session.messages)
    assert (said.level, said.text) == ("error", "x.landscape was not saved")
    assert "nothing was overwritten" in said.details
    assert opened.saved_text == "1 change not saved"
    assert opened.path is None
    assert done == []


def test_a_file_that_another_program_changed_is_not_spoiled(
    qtbot: QtBot, session: Session, opened: Document, tmp_path: Path
) -> None:
    path = tmp_path / "x.landscape"
    save(qtbot, session, path)
    other = read_file(path)
    change_set = edit_cell(other, "assets", "beta", "name", "theirs")
    other.apply(change_set)
    files.append(path, other, change_set)
    theirs, landscape = contents(other), opened.landscape
    with pytest.raises(BelvedereError, match="has been changed since"):
        edit(opened, "name", "mine")
    session.undo()
    assert "has been changed since" in last(session.messages).text
    assert "Save under another name" in last(session.messages).details
    assert opened.saved_text == "2 changes not saved"
    assert contents(read_file(path)) == theirs
    save(qtbot, session, tmp_path / "y.landscape")
    assert not opened.unsaved
    assert contents(read_file(tmp_path / "y.landscape")) == contents(landscape)


# ---------------------------------------------------------------------- export
def test_an_exported_workbook_comes_back_without_a_difference(
    qtbot: QtBot, session: Session, opened: Document, tmp_path: Path
) -> None:
    session.export_workbook(tmp_path / "book.xlsx")
    settle(qtbot, session)
    assert last(session.messages).text == "Exported 4 tables to book.xlsx"
    with qtbot.waitSignal(session.review_ready, timeout=WAIT) as found:
        session.review(tmp_path / "book.xlsx")
    assert found.args is not None
    review, how = found.args
    assert isinstance(review, Review)
    assert review.items == ()
    assert how == "exported from this landscape at the same revision · two-way"


def test_a_workbook_held_open_elsewhere_is_saved_beside_it(
    qtbot: QtBot,
    session: Session,
    opened: Document,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import belvedere.excel

    write = belvedere.excel.write_workbook

    def held(landscape: Landscape, path: Path, *rest: object, **more: object) -> object:
        if path.name == "book.xlsx":
            raise PermissionError(13, "Permission denied", str(path))
        return write(landscape, path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(belvedere.excel, "write_workbook", held)
    (tmp_path / "book (2).xlsx").write_text("somebody's")
    session.export_workbook(tmp_path / "book.xlsx")
    settle(qtbot, session)
    said = last(session.messages)
    assert (said.level, said.text) == ("error", "book.xlsx was not written")
    assert said.action is not None
    assert said.action.title == "Save a copy beside it"
    said.action.run()
    settle(qtbot, session)
    assert last(session.messages).text == "Exported 4 tables to book (3).xlsx"
    assert (tmp_path / "book (2).xlsx").read_text() == "somebody's"


@pytest.mark.parametrize("suffix", [".xlsx", ".html", ".md", ".csv"])
def test_a_comparison_is_written_in_every_form(
    qtbot: QtBot, session: Session, tmp_path: Path, suffix: str
) -> None:
    session.adopt(her2(), name="her2", path=None, origin="")
    path = tmp_path / f"c{suffix}"
    session.export_comparison(path, [REZETECAN, "trastuzumab-deruxtecan"], REZETECAN, False)
    settle(qtbot, session)
    assert last(session.messages).text == f"Wrote c{suffix}"
    assert path.stat().st_size > 1000


# ---------------------------------------------------------------------- import
@pytest.fixture
def reviewed(qtbot: QtBot, session: Session, tmp_path: Path) -> Review:
    document = session.adopt(her2(), name="her2", path=None, origin="")
    files.export_workbook(document.landscape, tmp_path / "back.xlsx")
    edit_workbook(tmp_path / "back.xlsx")
    with qtbot.waitSignal(session.review_ready, timeout=WAIT) as found:
        session.review(tmp_path / "back.xlsx")
    assert found.args is not None
    assert isinstance(found.args[0], Review)
    return found.args[0]


def test_a_review_is_applied_and_taken_back_in_one_step(
    qtbot: QtBot, session: Session, reviewed: Review
) -> None:
    landscape = open_in(session).landscape
    before = contents(landscape)
    with qtbot.waitSignal(session.applied):
        session.apply_review(set(reviewed.ticked))
    assert last(session.messages).text == "Applied 4 items of back.xlsx"
    after = contents(landscape)
    assert landscape.cell("assets", "gq1001", "dar") == "2.4"
    session.undo()
    assert last(session.messages).text == "Undid: import of back.xlsx"
    assert contents(landscape) == before
    session.redo()
    assert last(session.messages).text == "Did again: import of back.xlsx"
    assert contents(landscape) == after


def test_a_review_can_be_applied_only_once(session: Session, reviewed: Review) -> None:
    session.apply_review({0})
    count = len(session.messages.recorded)
    session.apply_review({1})
    assert len(session.messages.recorded) == count
    assert open_in(session).landscape.revision == 1


def test_a_review_of_what_changed_since_is_refused_whole(
    session: Session, reviewed: Review
) -> None:
    document = open_in(session)
    edit(document, "dar", "3", key="gq1001")
    before = contents(document.landscape)
    session.apply_review(set(reviewed.ticked))
    assert last(session.messages).level == "error"
    assert last(session.messages).details
    assert contents(document.landscape) == before


def test_a_review_does_not_outlive_its_document(session: Session, reviewed: Review) -> None:
    other = session.adopt(her2(), name="other", path=None, origin="")
    session.apply_review(set(reviewed.ticked))
    assert other.landscape.revision == 0


def test_what_was_applied_but_not_written_is_not_applied_twice(
    session: Session, reviewed: Review, tmp_path: Path
) -> None:
    document = open_in(session)
    document.path = tmp_path / "gone.landscape"
    session.apply_review(set(reviewed.ticked))
    assert last(session.messages).level == "error"
    assert document.landscape.revision == 1
    assert document.unsaved
    session.apply_review(set(reviewed.ticked))
    assert document.landscape.revision == 1


def test_an_import_that_cannot_be_read_leaves_everything(
    qtbot: QtBot, session: Session, opened: Document, tmp_path: Path
) -> None:
    (tmp_path / "x.xlsx").write_text("no workbook")
    session.review(tmp_path / "x.xlsx")
    settle(qtbot, session)
    assert last(session.messages).text == "x.xlsx was not read"
    assert opened.landscape.revision == 0


def test_a_file_of_another_landscape_is_compared_by_key(
    qtbot: QtBot, session: Session, opened: Document, tmp_path: Path
) -> None:
    files.save(her2(), tmp_path / "other.landscape")
    with qtbot.waitSignal(session.review_ready, timeout=WAIT) as found:
        session.review(tmp_path / "other.landscape")
    assert found.args is not None
    assert found.args[1] == "not exported from this landscape · two-way, by key"


# ---------------------------------------------------------------------- undo
def test_nothing_to_undo_says_nothing(session: Session, opened: Document) -> None:
    session.undo()
    session.redo()
    assert session.messages.recorded == []


def test_undo_says_what_it_took_back(session: Session, opened: Document) -> None:
    edit(opened, "name", "x")
    session.undo()
    assert last(session.messages).text == "Undid: edit of Name of alpha"
    assert opened.landscape.cell("assets", "alpha", "name") == "alpha"

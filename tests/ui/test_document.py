"""The open landscape: every change is told and written, and what no file has is counted."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from belvedere.errors import BelvedereError
from belvedere.landscape import Announcement, ChangeSet, Landscape, edit_cell
from belvedere.operations import files
from belvedere.ui.document import Document
from tests.examples import contents, small


class Disk:
    """Takes change sets unless it is to refuse them."""

    def __init__(self) -> None:
        self.full = False
        self.taken: list[tuple[str, str]] = []

    def append(self, path: Path, landscape: Landscape, change_set: ChangeSet) -> None:
        if self.full:
            raise BelvedereError("The disk is full", remedy="Make room")
        assert list(landscape.history)[-1] == change_set
        self.taken.append((change_set.reason, landscape.cell("assets", "alpha", "dar")))


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def kept(disk: Disk) -> Document:
    return Document(small(), name="x", path=Path("x.landscape"), append=disk.append)


def change(document: Document, text: str) -> None:
    document.apply(edit_cell(document.landscape, "assets", "alpha", "dar", text))


def fail(document: Document, text: str) -> None:
    with pytest.raises(BelvedereError, match="full"):
        change(document, text)


def test_changes_without_a_file_are_counted(qtbot: QtBot) -> None:
    document = Document(small(), name="x")
    assert (document.unsaved, document.saved_text) == (False, "No changes")
    with qtbot.waitSignal(document.state_changed):
        change(document, "1")
    assert (document.unsaved, document.saved_text) == (True, "1 change not saved")
    document.undo()
    assert (document.unsaved, document.saved_text) == (False, "No changes")
    document.redo()
    assert document.saved_text == "1 change not saved"
    document.saved_as(Path("folder/other.landscape"))
    assert (document.unsaved, document.name) == (False, "other")
    assert document.saved_text.startswith("Saved ")


def test_a_file_has_every_change_undo_and_redo_at_once(kept: Document, disk: Disk) -> None:
    assert kept.saved_text == "Saved"
    change(kept, "1")
    assert kept.undo() is not None
    assert kept.redo() is not None
    assert [text for _, text in disk.taken] == ["1", "18.0", "1"]
    assert not kept.unsaved


def test_what_changes_nothing_is_not_written(kept: Document, disk: Disk, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(kept.state_changed), qtbot.assertNotEmitted(kept.changed):
        change(kept, "18.0")
        assert (kept.undo(), kept.redo()) == (None, None)
    assert disk.taken == []


def test_a_change_that_cannot_be_applied_is_neither_told_nor_counted(
    kept: Document, disk: Disk, qtbot: QtBot
) -> None:
    stale = edit_cell(kept.landscape, "assets", "alpha", "dar", "1")
    change(kept, "2")
    with qtbot.assertNotEmitted(kept.changed), pytest.raises(BelvedereError, match="stands there"):
        kept.apply(stale)
    assert (len(disk.taken), kept.unsaved) == (1, False)


def test_what_the_file_does_not_take_is_kept_and_counted(
    kept: Document, disk: Disk, qtbot: QtBot
) -> None:
    disk.full = True
    with qtbot.waitSignals([kept.changed, kept.state_changed]):
        fail(kept, "1")
    fail(kept, "2")
    assert kept.landscape.cell("assets", "alpha", "dar") == "2"
    assert kept.saved_text == "2 changes not saved"


def test_what_the_file_did_not_take_goes_before_what_it_takes(kept: Document, disk: Disk) -> None:
    disk.full = True
    fail(kept, "1")
    fail(kept, "2")
    disk.full = False
    change(kept, "3")
    assert [text for _, text in disk.taken] == ["1", "2", "3"]
    assert not kept.unsaved
    change(kept, "4")
    assert [text for _, text in disk.taken] == ["1", "2", "3", "4"]


def test_what_waits_is_not_written_twice_after_saving(kept: Document, disk: Disk) -> None:
    disk.full = True
    fail(kept, "1")
    kept.saved_as(Path("y.landscape"))
    disk.full = False
    change(kept, "2")
    assert [text for _, text in disk.taken] == ["2"]


def test_a_real_file_catches_up_with_what_it_missed(tmp_path: Path) -> None:
    path, away = tmp_path / "a.landscape", tmp_path / "away"
    files.save(small(), path)
    landscape = files.open_any(path).landscape
    document = Document(landscape, name="a", path=path, append=files.append)
    path.rename(away)
    for text in ("1", "2"):
        with pytest.raises(BelvedereError):
            change(document, text)
    away.rename(path)
    change(document, "3")
    assert not document.unsaved
    again = files.open_any(path).landscape
    assert contents(again) == contents(document.landscape)
    assert [each.id for each in again.history] == [each.id for each in landscape.history]


def test_everybody_hears_who_asked_until_the_document_is_closed(qtbot: QtBot) -> None:
    document = Document(small(), name="x")
    heard: list[Announcement] = []
    document.changed.connect(heard.append)
    document.apply(edit_cell(document.landscape, "assets", "alpha", "dar", "1"), initiator=qtbot)
    assert [each.initiator for each in heard] == [qtbot]
    document.close()
    document.landscape.undo()
    assert len(heard) == 1

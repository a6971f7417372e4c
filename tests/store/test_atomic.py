"""Files written whole or not at all."""

from pathlib import Path

import pytest

from belvedere.store.atomic import replacing


def test_the_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("old")
    with replacing(file) as temporary:
        temporary.write_text("new")
        assert file.read_text() == "old"
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a", "new")]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("old")
    with pytest.raises(UnicodeEncodeError), replacing(file) as temporary:
        temporary.write_text("half, then \ud800", "utf-8")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a", "old")]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real")
    with replacing(link) as temporary:
        temporary.write_text("new")
    assert link.is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_what_goes_wrong_is_said_of_the_file_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "lost" / "a"
    with pytest.raises(FileNotFoundError) as caught, replacing(file):
        pytest.fail("the work was begun")
    assert caught.value.filename == str(file)


def test_a_name_may_be_as_long_as_the_system_allows(tmp_path: Path) -> None:
    with replacing(tmp_path / ("n" * 250)) as temporary:
        temporary.write_text("new")
    assert [each.name for each in tmp_path.iterdir()] == ["n" * 250]

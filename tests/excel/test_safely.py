"""A file that cannot take the old one's place leaves it as it was."""

from pathlib import Path

import pytest

from belvedere.errors import BelvedereError
from belvedere.excel.safely import replacing


def write(path: Path, text: str = "new") -> None:
    with replacing(path) as temporary:
        temporary.write_text(text)


def test_the_new_file_replaces_the_old(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("old")
    write(path)
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_keeps_the_old(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), replacing(path):
        raise ZeroDivisionError
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("lock", ["~$a.xlsx", ".~lock.a.xlsx#"])
def test_a_file_open_elsewhere_is_left_alone(tmp_path: Path, lock: str) -> None:
    (tmp_path / lock).touch()
    with pytest.raises(BelvedereError, match="open in another program") as caught:
        write(tmp_path / "a.xlsx")
    assert "copy" in caught.value.remedy
    assert not (tmp_path / "a.xlsx").exists()


def test_a_refusal_of_the_system_is_put_into_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "in use")

    path = tmp_path / "a.xlsx"
    path.write_text("old")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(BelvedereError, match="open elsewhere or may not be written"):
        write(path)
    assert path.read_text() == "old"


def test_a_missing_folder_is_put_into_words(tmp_path: Path) -> None:
    with pytest.raises(BelvedereError, match="cannot be written"):
        write(tmp_path / "none" / "a.xlsx")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(BelvedereError, match="folder"):
        write(tmp_path)


def test_a_link_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    target.write_text("old")
    link.symlink_to(target)
    write(link)
    assert link.is_symlink()
    assert target.read_text() == "new"

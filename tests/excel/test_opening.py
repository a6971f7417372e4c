"""Files that are no workbooks get one clear word each."""

import io
import zipfile
from pathlib import Path

import pytest

from belvedere.errors import BelvedereError
from belvedere.excel import read_workbook


def empty_archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "text/plain")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty"),
        (b"a,b\n1,2\n", "not a workbook"),
        (b"<html></html>", "not a workbook"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "password"),
        (empty_archive(), "damaged"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(BelvedereError, match=what) as caught:
        read_workbook(path)
    assert caught.value.where == str(path)
    assert caught.value.remedy


@pytest.mark.parametrize("share", [0.1, 0.5, 0.999])
def test_a_file_that_was_cut_off_is_refused(
    tmp_path: Path, her2_workbook: Path, share: float
) -> None:
    data = her2_workbook.read_bytes()
    path = tmp_path / "a.xlsx"
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(BelvedereError, match="cut off"):
        read_workbook(path)


def test_a_damaged_sheet_is_refused(tmp_path: Path, her2_workbook: Path) -> None:
    data = bytearray(her2_workbook.read_bytes())
    start = data.index(b"xl/worksheets/sheet2.xml") + 200
    data[start : start + 400] = bytes(400)
    path = tmp_path / "a.xlsx"
    path.write_bytes(bytes(data))
    with pytest.raises(BelvedereError, match="damaged"):
        read_workbook(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BelvedereError, match="no such file"):
        read_workbook(tmp_path / "none.xlsx")
    with pytest.raises(BelvedereError):
        read_workbook(tmp_path)

"""LibreOffice as a second reader and as the program of a colleague."""

import csv
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from belvedere.excel import read_workbook, write_workbook
from belvedere.landscape import Landscape
from belvedere.schema import TABLES
from tests.examples import contents, landscape_of
from tests.excel.test_round_trip import HOSTILE

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice is not installed, so there is no second reader"
)

# Comma, quote, UTF-8, from row 1, dates and numbers as values and not as shown, every sheet a file.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
CHANGED = {
    "\x01 _x0041_x0042_ \r\n",
    "<r>\x01</r>",
    "a\r\nb",
    "\x00\x01\x0b\x1f",
    "_x005F_x0041_",
    "_x0041_x0042_x0043_",
}
"""What LibreOffice itself does not keep: it turns line ends into its own and escapes less than it reads."""


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A profile of its own, so that a LibreOffice that is open is left alone."""
    folder = tmp_path_factory.mktemp("office")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def convert(path: Path, to: str, folder: Path, profile: Path) -> Path:
    folder.mkdir(exist_ok=True)
    subprocess.run(
        [str(OFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to,
         "--outdir", str(folder), str(path)],
        check=True, timeout=180, capture_output=True,
    )  # fmt: skip
    return folder / path.name


def sheets(path: Path, folder: Path, profile: Path) -> dict[str, list[list[str]]]:
    """Rows of the sheet of each table, as LibreOffice reads them."""
    convert(path, CSV, folder, profile)
    found = {}
    for name, table in TABLES.items():
        with (folder / f"{path.stem}-{table.title}.csv").open(encoding="utf-8", newline="") as file:
            found[name] = list(csv.reader(file))
    return found


def hostile() -> Landscape:
    """Every hostile text in a column of texts, of numbers and of dates."""
    texts = [text for text in HOSTILE if text not in CHANGED]
    rows = [
        {"asset": f"k-{n}", "name": text, "dar": text, "as_of": text}
        for n, text in enumerate(texts)
    ]
    return landscape_of({"assets": rows})


def test_its_values_are_ours(
    her2: Landscape, her2_workbook: Path, tmp_path: Path, profile: Path
) -> None:
    read = sheets(her2_workbook, tmp_path / "csv", profile)
    for name, table in TABLES.items():
        columns = her2.rows(name).columns
        assert read[name][0] == [field.title for field in table.fields]
        assert read[name][1:] == [list(row) for row in zip(*columns.values(), strict=True)], name


def test_it_reads_hostile_texts_as_they_are(tmp_path: Path, profile: Path) -> None:
    # Reading keeps more than saving: only its line ends are its own.
    texts = [text for text in HOSTILE if "\r\n" not in text]
    rows = [{"asset": f"k-{n}", "name": text} for n, text in enumerate(texts)]
    write_workbook(landscape_of({"assets": rows}), tmp_path / "a.xlsx")
    read = sheets(tmp_path / "a.xlsx", tmp_path / "csv", profile)["assets"]
    assert [row[1] for row in read[1:]] == texts


def test_what_it_saves_reads_back_the_same(
    her2: Landscape, her2_workbook: Path, tmp_path: Path, profile: Path
) -> None:
    incoming = read_workbook(convert(her2_workbook, "xlsx", tmp_path / "saved", profile))
    assert contents(incoming.landscape) == contents(her2)
    assert (incoming.landscape_id, incoming.revision, incoming.problems) == ("her2", 0, ())


def test_hostile_texts_survive_being_saved_by_it(tmp_path: Path, profile: Path) -> None:
    landscape = hostile()
    write_workbook(landscape, tmp_path / "a.xlsx")
    incoming = read_workbook(convert(tmp_path / "a.xlsx", "xlsx", tmp_path / "saved", profile))
    assert contents(incoming.landscape) == contents(landscape)

import subprocess
import sys
from pathlib import Path

import pytest

from belvedere.cli.main import main
from belvedere.locations import data
from tests.compare.conftest import HER2

LUNG = ",".join(HER2)


def run(*arguments: str) -> int:
    return main(["compare", *arguments])


def test_the_acceptance(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "hn.html"
    assert run(str(data() / "her2"), "--assets", LUNG, "-o", str(out)) == 0
    assert capsys.readouterr() == ("", "")
    page = out.read_text(encoding="utf-8")
    for words in (
        "Molecule",
        "Development",
        "Approvals by region",
        "NSCLC · HER2-mutant · 2L+",
        "Sources",
    ):
        assert words in page
    assert '<span class="value">74.5%</span> (64.4–82.9)<sup><a href="#source-' in page
    assert "n=94" in page


@pytest.mark.parametrize(
    ("file", "assets", "out", "expected"),
    [
        (
            "her2",
            "SHR-A1811,zongertinb",
            "x.md",
            "There is no asset “zongertinb”. Near spellings: zongertinib",
        ),
        ("her2", "SHR-A1811", "x.md", "A comparison takes 2 to 12 assets, 1 was chosen"),
        ("her2", LUNG, "x.doc", "Use one of .html, .md, .csv, .xlsx"),
        ("lost", LUNG, "x.md", "lost"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    file: str,
    assets: str,
    out: str,
    expected: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(str(data() / file), "--assets", assets, "-o", str(tmp_path / out)) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert expected in said.err
    assert said.err.count("\n") == 1
    assert said.err.startswith("belvedere: ")
    assert not list(tmp_path.iterdir())


def test_problems_of_the_file_are_listed_and_the_comparison_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "assets.csv").write_text("asset,name,dar\na,a,eight\nb,b,8\n", encoding="utf-8")
    assert run(str(folder), "--assets", "a,b", "-o", str(tmp_path / "x.csv")) == 1
    assert "assets.csv:1" in capsys.readouterr().err
    assert (tmp_path / "x.csv").exists()


def test_no_window_is_loaded(tmp_path: Path) -> None:
    code = (
        "import argparse, sys\n"
        "from belvedere.cli.compare import add_parser\n"
        "assert 'pandas' not in sys.modules\n"
        "parser = argparse.ArgumentParser()\n"
        "add_parser(parser.add_subparsers())\n"
        "args = parser.parse_args(sys.argv[1:])\n"
        "assert args.run(args) == 0\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]\n"
    )
    arguments = ["compare", str(data() / "her2"), "--assets", LUNG, "-o", str(tmp_path / "x.html")]
    subprocess.run([sys.executable, "-c", code, *arguments], check=True)

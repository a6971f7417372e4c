"""How the program behaves as a command: exit codes, one line of error, no window."""

import filecmp
import subprocess
import sys
from pathlib import Path

import pytest

from belvedere import __version__
from belvedere.cli import SUBCOMMANDS, main
from belvedere.errors import BelvedereError
from belvedere.landscape import Landscape
from belvedere.operations import files

HER2 = files.default_landscape()
WITHOUT_QT = (
    "import sys; from belvedere.app.main import main; code = main(sys.argv[1:]);"
    "assert not [name for name in sys.modules if name.startswith('PySide6')], 'Qt was loaded'; sys.exit(code)"
)


def run(*arguments: object, program: str = WITHOUT_QT) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_every_command_is_known_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    for command in SUBCOMMANDS:
        assert main.main([command, "--help"]) == 0
        assert f"usage: belvedere {command} " in capsys.readouterr().out
    assert main.main(["--help"]) == 0
    listed = capsys.readouterr().out
    assert {line.split()[0] for line in listed.splitlines() if line.startswith("    ")} == set(
        SUBCOMMANDS
    )


def test_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--version"]) == 0
    assert capsys.readouterr().out == f"belvedere {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["chekc", "x"],
        ["check"],
        ["check", "nowhere"],
        ["convert", str(HER2), "x.csv"],
        ["--what"],
    ],
)
def test_what_could_not_be_done_is_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("belvedere")
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (
            BelvedereError("Two\nlines", where="x", remedy="Do this"),
            "belvedere: x: Two lines. Do this",
        ),
        (PermissionError(13, "Permission denied", "x"), "belvedere: x: Permission denied"),
        (
            ZeroDivisionError("by zero"),
            "belvedere: A fault in Belvedere: ZeroDivisionError: by zero. ",
        ),
    ],
)
def test_no_error_is_a_traceback(
    error: Exception, line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise error

    monkeypatch.setattr(files, "check", fail)
    assert main.main(["check", "x"]) == 2
    printed = capsys.readouterr().err
    assert printed.startswith(line)
    assert printed.count("\n") == 1


def test_no_command_loads_qt(tmp_path: Path) -> None:
    document = tmp_path / "her2.landscape"
    assets = "trastuzumab-rezetecan,trastuzumab-deruxtecan"
    commands = {
        "convert": (HER2, document),
        "check": (document,),
        "diff": (HER2, document),
        "import": (document, HER2),
        "history": (document,),
        "compare": (document, "--assets", assets, "-o", tmp_path / "out.md"),
    }
    assert set(commands) == set(SUBCOMMANDS)
    for command, arguments in commands.items():
        done = run(command, *arguments)
        assert (command, done.returncode, done.stderr) == (command, 0, "")


@pytest.mark.parametrize("middle", ["her2.landscape", "her2.xlsx"])
def test_a_landscape_comes_back_byte_for_byte(middle: str, tmp_path: Path) -> None:
    assert main.main(["convert", str(HER2), str(tmp_path / middle)]) == 0
    assert main.main(["convert", str(tmp_path / middle), str(tmp_path / "back")]) == 0
    names = sorted(each.name for each in HER2.iterdir())
    assert sorted(each.name for each in (tmp_path / "back").iterdir()) == names
    assert filecmp.cmpfiles(HER2, tmp_path / "back", names, shallow=False) == (names, [], [])


def test_help_loads_none_of_the_heavy_libraries() -> None:
    heavy = {
        "numpy",
        "pandas",
        "sqlalchemy",
        "openpyxl",
        "xlsxwriter",
        "python_calamine",
        "jinja2",
        "PySide6",
    }
    program = (
        "import sys; from belvedere.app.main import main; main(sys.argv[1:]);"
        f"print(*({heavy} & set(sys.modules)), file=sys.stderr, end='')"
    )
    assert run("--help", program=program).stderr == ""


def test_a_reader_that_has_enough_is_no_fault(tmp_path: Path) -> None:
    files.save(Landscape(), tmp_path / "empty")
    program = f"{sys.executable} -m belvedere diff {tmp_path / 'empty'} {HER2} | head -1"
    done = subprocess.run(program, shell=True, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.startswith("added assets/")
    assert done.stderr == ""


def test_arrows_are_printed_whatever_the_encoding(tmp_path: Path) -> None:
    rows = (HER2 / "companies.csv").read_text("utf-8").replace("Glenmark Pharma", "Glenmark Φarma")
    for file in HER2.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "companies.csv").write_text(rows, "utf-8", newline="")
    done = subprocess.run(
        [sys.executable, "-m", "belvedere", "diff", str(HER2), str(tmp_path)],
        capture_output=True, check=True, env={"PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert '→ "Glenmark Φarmaceuticals"' in done.stdout.decode("utf-8")

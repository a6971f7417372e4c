"""What `belvedere` does before there is a window, as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from belvedere.app import main as entry

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start the program where there is no display but what `environment` says."""
    kept = {name: text for name, text in os.environ.items() if name not in _DISPLAYS}
    return subprocess.run(
        [sys.executable, "-m", "belvedere", *arguments],
        env={**kept, **environment}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def check_refused(done: subprocess.CompletedProcess[str], words: str) -> None:
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("belvedere: ")
    assert done.stderr.count("\n") == 1
    assert words in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others always have a display")
@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "DISPLAY is not set"),
        ({"DISPLAY": ":987"}, "the display :987 does not answer"),
        ({"WAYLAND_DISPLAY": "wayland-987"}, "the display wayland-987 does not answer"),
        ({"QT_QPA_PLATFORM": "xcb"}, "DISPLAY is not set"),
    ],
)
def test_without_a_display_one_line_says_so(environment: dict[str, str], words: str) -> None:
    check_refused(run(**environment), words)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gone.landscape"
    check_refused(run(str(path)), f"{path} does not exist")


def test_a_subcommand_needs_no_display() -> None:
    done = run("--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "belvedere" in done.stdout


def test_importing_the_entry_loads_no_qt() -> None:
    code = "import sys, belvedere.app.main; sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """What the command line is handed, in place of doing it."""
    import belvedere.cli.main

    seen: list[Sequence[str]] = []

    def take(arguments: Sequence[str]) -> int:
        seen.append(list(arguments))
        return 1

    monkeypatch.setattr(belvedere.cli.main, "main", take)
    return seen


@pytest.mark.parametrize(
    "arguments",
    [["check", "x"], ["check"], ["--version"], ["-h"], ["compare"], ["a.landscape", "b.landscape"]],
)
def test_what_is_no_single_file_goes_to_the_command_line(
    handed: list[Sequence[str]], arguments: list[str]
) -> None:
    assert entry.main(arguments) == 1
    assert handed == [arguments]


@pytest.mark.parametrize("given", [[], ["{file}"]])
def test_otherwise_the_window_opens(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, given: list[str]
) -> None:
    import belvedere.app.display
    import belvedere.app.start

    file = tmp_path / "a.landscape"
    file.touch()
    opened: list[Path | None] = []

    def start(path: Path | None) -> int:
        opened.append(path)
        return 0

    monkeypatch.setattr(belvedere.app.display, "trouble", str)
    monkeypatch.setattr(belvedere.app.start, "start", start)
    assert entry.main([each.format(file=file) for each in given]) == 0
    assert opened == [file if given else None]

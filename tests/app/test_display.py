"""Whether a window can be shown is known before Qt would abort over it."""

import ctypes
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from belvedere.app import display

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems always have a display"
)


@pytest.fixture(autouse=True)
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def wayland(tmp_path: Path) -> Iterator[Path]:
    """A compositor, as far as a start asks for one."""
    path = tmp_path / "wayland-7"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(path))
        server.listen()
        yield path


def test_without_a_display_the_subcommands_are_named() -> None:
    reason = display.trouble()
    assert "DISPLAY is not set" in reason
    assert "belvedere --help" in reason
    assert "\n" not in reason


@pytest.mark.parametrize(
    "name",
    [":987", "unix:987", ":987.0", "localhost:987", "localhost:70000", "nonsense", ":", ":x", "no host:0"],
)  # fmt: skip
def test_a_display_that_does_not_answer(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("DISPLAY", name)
    assert f"the display {name} does not answer" in display.trouble()


@pytest.mark.parametrize("platform", ["offscreen", "minimal:enable_fonts", "vnc:size=800x600"])
def test_platforms_that_need_no_display(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert display.trouble() == ""


def test_a_display_that_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        # An abstract address: it needs no place in a folder that belongs to the system.
        number = 10_000 + os.getpid() % 50_000
        server.bind(f"\0/tmp/.X11-unix/X{number}")
        server.listen()
        monkeypatch.setenv("DISPLAY", f":{number}.0")
        monkeypatch.setattr(display, "_missing_library", str)
        assert display.trouble() == ""


def test_a_wayland_display_that_answers(monkeypatch: pytest.MonkeyPatch, wayland: Path) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", str(wayland))
    assert display.trouble() == ""
    monkeypatch.setenv("WAYLAND_DISPLAY", wayland.name)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(wayland.parent))
    assert display.trouble() == ""


def test_a_wayland_display_that_does_not_answer_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-987")
    assert "the display wayland-987 does not answer" in display.trouble()


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file")

    monkeypatch.setattr(ctypes, "CDLL", fail)
    assert "library libxcb-cursor.so.0 is missing" in display._missing_library()


@pytest.mark.parametrize("platform", ["nonsense", "wayland"])
def test_a_platform_asked_for_that_is_not_there_is_told(
    platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert "QT_QPA_PLATFORM" in display.trouble()

"""Whether a window can be shown at all, found out before Qt aborts the process over it."""

import ctypes
import os
import socket
import sys
from importlib.util import find_spec
from pathlib import Path

_OFFSCREEN = ("offscreen", "minimal", "vnc")
_WINDOWED = ("", "xcb", "wayland", "wayland-egl")
_TIMEOUT_S = 2.0
_REMEDY = "the subcommands (`belvedere --help`) work without a display"


def trouble() -> str:
    """Return why no window can be shown, in one line; empty if one can."""
    if not sys.platform.startswith("linux"):
        return ""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in _OFFSCREEN:
        return ""
    if platform not in _WINDOWED:
        return f"QT_QPA_PLATFORM names the platform {platform}, which is not known here; {_REMEDY}"
    return _unseen(platform)


def _unseen(platform: str) -> str:
    wayland, display = os.environ.get("WAYLAND_DISPLAY", ""), os.environ.get("DISPLAY", "")
    if wayland and _connects(socket.AF_UNIX, _wayland_socket(wayland)):
        return ""
    if platform.startswith("wayland"):
        return f"no Wayland display answers, which QT_QPA_PLATFORM asks for; {_REMEDY}"
    # Where Wayland does not answer, Qt goes on to X11.
    if not (wayland or display):
        return f"there is no display (DISPLAY is not set); {_REMEDY}"
    if not _answers(display):
        return f"the display {display or wayland} does not answer; {_REMEDY}"
    return _missing_library()


def _wayland_socket(name: str) -> str:
    return str(Path(os.environ.get("XDG_RUNTIME_DIR", "/"), name))


def _answers(display: str) -> bool:
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdecimal():
        return False
    if host and host != "unix":
        return _connects(socket.AF_INET, (host, 6000 + int(number)))
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen
    return _connects(socket.AF_UNIX, path) or _connects(socket.AF_UNIX, f"\0{path}")


def _connects(family: int, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as made:
        made.settimeout(_TIMEOUT_S)
        try:
            made.connect(address)
        except (OSError, OverflowError, UnicodeError):
            # The last two are names and numbers that cannot be an address at all.
            return False
        return True


def _missing_library() -> str:
    # Qt's own answer to a library missing from its X11 plugin is to abort.
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        return "PySide6 is not installed"
    plugin = Path(spec.origin).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    if not plugin.exists():
        return ""
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        library = str(error).partition(":")[0]
        return f"Qt cannot show a window: the system library {library} is missing; {_REMEDY}"
    return ""

"""The application: settings, theme, exception hook, window, event loop."""

import logging
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from belvedere import __version__
from belvedere.ui import settings as settings_
from belvedere.ui.theme import ThemeSwitch
from belvedere.ui.window import MainWindow

log = logging.getLogger("belvedere")


def start(path: Path | None) -> int:
    """Open the window and run until it is closed.

    Args:
        path: File to open; None opens what was open last, or the HER2 landscape.

    Returns:
        The exit code.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Belvedere")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("belvedere")
    loaded = settings_.load()
    themes = ThemeSwitch(app, loaded.settings.theme)
    window = MainWindow(loaded.settings, themes)
    _log_to_file()
    _catch_everything(window)
    window.show()
    if loaded.trouble:
        window.messages.warn("The settings could not be read", loaded.trouble)
    # After the first paint: reading and its libraries must not delay the window.
    QTimer.singleShot(0, lambda: window.open(path or _last(loaded.settings.last_file)))
    code = app.exec()
    try:
        settings_.save(loaded.settings)
    except OSError as error:
        # The window is gone, and nothing of the landscape is lost.
        log.warning("the settings could not be kept: %s", error)
    return code


def _last(name: str) -> Path | None:
    return Path(name) if name and Path(name).exists() else None


def _log_to_file() -> None:
    folder = settings_.data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "belvedere.log", maxBytes=500_000, backupCount=2, encoding="utf-8"
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)


def _catch_everything(window: MainWindow) -> None:
    def on_exception(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = "".join(traceback.format_exception(kind, error, trace))
        log.error("unexpected error\n%s", report)
        window.show_crash(report)

    sys.excepthook = on_exception

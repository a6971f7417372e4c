"""One start of the window, timed from the process's own start; run by `scripts.bench` in fresh processes.

Prints two numbers: seconds to the first paint of the window, and to the first paint of a table with its rows.
With the argument `bare` it shows an empty PySide6 window and then imports pandas, as the baseline.
"""

import os
import sys
import time
from pathlib import Path

_STARTED = float(os.environ["BELVEDERE_STARTED"])


def _bare() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    app.processEvents()
    painted = time.time() - _STARTED
    import pandas  # noqa: F401

    print(painted, time.time() - _STARTED)


def _belvedere() -> None:
    from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from belvedere.ui import settings as settings_
    from belvedere.ui.theme import ThemeSwitch
    from belvedere.ui.window import MainWindow

    painted: list[float] = []

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint and not painted:
                painted.append(time.time() - _STARTED)
            return False

    app = QApplication([])
    loaded = settings_.load()
    window = MainWindow(loaded.settings, ThemeSwitch(app, loaded.settings.theme))
    watcher = FirstPaint()
    window.installEventFilter(watcher)
    window.show()
    app.processEvents()
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    QTimer.singleShot(0, lambda: window.open(path))
    # A loop that waits, as the application's does: asking for events over and over would starve the reader.
    loop = QEventLoop()
    window.session.opened.connect(loop.quit)
    loop.exec()
    window.grab()
    print(painted[0], time.time() - _STARTED)
    window.jobs.shut_down()


if __name__ == "__main__":
    if sys.argv[1:] == ["bare"]:
        _bare()
    else:
        _belvedere()
    sys.stdout.flush()
    os._exit(0)

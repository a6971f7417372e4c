"""What a test with windows has to put up with besides: no questions, nothing left open."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QDialog,
    QFileDialog,
    QFontDialog,
    QInputDialog,
    QMenu,
    QMessageBox,
    QWidget,
)

GRACE = 2000  # milliseconds that running jobs are given

# A test that means to meet one of these patches it; any other would wait for ever.
QUESTIONS: dict[type[QWidget], tuple[str, ...]] = {
    QDialog: ("exec",),
    QMessageBox: ("about", "aboutQt", "critical", "exec", "information", "question", "warning"),
    QFileDialog: (
        "exec",
        "getExistingDirectory",
        "getExistingDirectoryUrl",
        "getOpenFileName",
        "getOpenFileNames",
        "getOpenFileUrl",
        "getOpenFileUrls",
        "getSaveFileName",
        "getSaveFileUrl",
    ),
    QInputDialog: ("exec", "getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
    QColorDialog: ("exec", "getColor"),
    QFontDialog: ("exec", "getFont"),
    QMenu: ("exec",),
}


def _refuse(name: str) -> Callable[..., object]:
    def refuse(*args: object, **kwargs: object) -> object:
        texts = [arg for arg in args if isinstance(arg, str)]
        raise AssertionError(f"{name} asked a question that no test answers: {texts}")

    return refuse


@pytest.fixture(autouse=True)
def no_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every modal question raise, unless the test has patched it."""
    for dialog, names in QUESTIONS.items():
        for name in names:
            monkeypatch.setattr(dialog, name, _refuse(f"{dialog.__name__}.{name}"))


@pytest.fixture(autouse=True)
def no_leaked_jobs() -> Iterator[None]:
    """Fail a test after which a job still runs in Qt's own pool."""
    yield
    if not QThreadPool.globalInstance().waitForDone(GRACE):
        pytest.fail("jobs still running after the test")


@pytest.fixture(autouse=True)
def no_leaked_windows() -> Iterator[None]:
    """Fail a test that leaves a window open; `qtbot.addWidget` closes what it is given."""
    before = set(_open_windows())
    yield
    leaked = [window for window in _open_windows() if window not in before]
    names = [f"{type(window).__name__} “{window.windowTitle()}”" for window in leaked]
    for window in leaked:
        # Otherwise every later test of this process would meet it again.
        window.hide()
        window.deleteLater()
    if names:
        pytest.fail(f"windows still open after the test: {', '.join(names)}")


def _open_windows() -> list[QWidget]:
    if QApplication.instance() is None:
        return []
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]

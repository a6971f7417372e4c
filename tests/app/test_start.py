"""The application from start to end: what it opens, what it remembers, what it does about bugs."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from belvedere.app import start as start_
from belvedere.operations import files
from belvedere.ui import settings as settings_
from belvedere.ui.messages import Message
from belvedere.ui.window import MainWindow
from tests.examples import small

WAIT = 20_000
Use = Callable[[MainWindow], object]


@pytest.fixture(autouse=True)
def tidy(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take back what a start sets for the whole process."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    before = list(start_.log.handlers)
    yield
    for handler in set(start_.log.handlers) - set(before):
        start_.log.removeHandler(handler)
        handler.close()


@pytest.fixture
def run(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None, Use], int]:
    """Start, wait until a landscape is open or was refused, use the window, close it."""

    def start(path: Path | None, use: Use) -> int:
        def exec_(*_: object) -> int:
            shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
            window = next(each for each in shown if isinstance(each, MainWindow))
            qtbot.waitUntil(
                lambda: bool(window.workspace or window.messages.recorded), timeout=WAIT
            )
            use(window)
            window.messages.answer = lambda _: "discard"
            window.close()
            window.deleteLater()
            return 0

        monkeypatch.setattr(QApplication, "exec", exec_)
        return start_.start(path)

    return start


def test_the_file_named_is_opened_and_opened_again_next_time(
    run: Callable[[Path | None, Use], int], tmp_path: Path
) -> None:
    path = tmp_path / "mine.landscape"
    files.save(small(), path)
    titles: list[str] = []

    def use(window: MainWindow) -> None:
        titles.append(window.windowTitle())
        window.resize(780, 600)
        window.show_page("companies")

    assert run(path, use) == 0
    kept = settings_.load().settings
    assert (kept.last_file, kept.last_view) == (str(path), "companies")
    assert kept.geometry

    def again(window: MainWindow) -> None:
        titles.append(window.windowTitle())
        assert window.workspace is not None
        assert window.workspace.page_id == "companies"
        assert (window.width(), window.height()) == (780, 600)

    assert run(None, again) == 0
    assert titles == ["mine — Belvedere"] * 2


def test_a_file_that_is_gone_gives_the_landscape_that_comes_along(
    run: Callable[[Path | None, Use], int], tmp_path: Path
) -> None:
    settings_.save(settings_.Settings(last_file=str(tmp_path / "gone.landscape")))
    titles: list[str] = []
    run(None, lambda window: titles.append(window.windowTitle()))
    assert titles == ["HER2 landscape — Belvedere"]


def test_settings_that_cannot_be_read_are_said_and_kept_aside(
    run: Callable[[Path | None, Use], int],
) -> None:
    folder = settings_.folder()
    folder.mkdir(parents=True)
    (folder / settings_.FILE_NAME).write_text("{ no settings")
    said: list[str] = []

    def use(window: MainWindow) -> None:
        said.extend(each.text for each in window.messages.recorded if isinstance(each, Message))

    run(None, use)
    assert said == ["The settings could not be read"]
    assert (folder / "settings-broken.json").exists()
    assert (folder / settings_.FILE_NAME).exists()


def test_a_bug_is_logged_and_said_without_a_traceback(
    run: Callable[[Path | None, Use], int],
) -> None:
    said: list[Message] = []

    def use(window: MainWindow) -> None:
        try:
            raise RuntimeError("a bug")
        except RuntimeError as error:
            sys.excepthook(RuntimeError, error, error.__traceback__)
        said.extend(each for each in window.messages.recorded if isinstance(each, Message))
        assert said[-1].action is not None
        said[-1].action.run()

    run(None, use)
    assert said[-1].text == "Something unexpected went wrong"
    assert "Traceback" not in said[-1].details
    assert "RuntimeError: a bug" in QApplication.clipboard().text()
    assert "RuntimeError: a bug" in (settings_.data_folder() / "belvedere.log").read_text()


def test_settings_that_cannot_be_kept_are_no_bug(
    run: Callable[[Path | None, Use], int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (tmp_path / "taken").touch()
    monkeypatch.setenv(settings_.HOME_VARIABLE, str(tmp_path / "taken"))
    assert run(None, lambda _: None) == 0
    assert "could not be kept" in caplog.text

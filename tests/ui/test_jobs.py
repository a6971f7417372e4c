import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from belvedere.progress import Cancelled, Progress
from belvedere.ui.jobs import Job, JobIndicator, Jobs, Lane


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shut_down()


class Outcome:
    """Collects what came back, and on which thread."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.errors: list[BaseException] = []
        self.threads: set[str] = set()

    def done(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(threading.current_thread().name)

    def failed(self, reason: BaseException) -> None:
        self.errors.append(reason)
        self.threads.add(threading.current_thread().name)


def start(jobs: Jobs, outcome: Outcome, work: object, lane: Lane = "serial") -> Job:
    return jobs.run(
        work,  # type: ignore[arg-type]
        on_done=outcome.done,
        on_error=outcome.failed,
        title="Import",
        lane=lane,
    )


@pytest.mark.parametrize("lane", ["serial", "pool"])
def test_the_result_arrives_on_the_main_thread(qtbot: QtBot, jobs: Jobs, lane: Lane) -> None:
    outcome = Outcome()
    start(jobs, outcome, lambda progress: threading.current_thread().name, lane)
    qtbot.waitUntil(lambda: bool(outcome.results))
    assert str(outcome.results[0]).startswith(f"belvedere-{lane}")
    assert outcome.threads == {"MainThread"}


def test_what_was_raised_arrives_too(qtbot: QtBot, jobs: Jobs) -> None:
    outcome = Outcome()

    def work(progress: Progress) -> None:
        raise ValueError("no such sheet")

    start(jobs, outcome, work)
    qtbot.waitUntil(lambda: bool(outcome.errors))
    assert str(outcome.errors[0]) == "no such sheet"
    assert not outcome.results
    assert not jobs.active


def test_the_serial_lane_keeps_the_order(qtbot: QtBot, jobs: Jobs) -> None:
    outcome = Outcome()
    for number in range(20):
        start(jobs, outcome, lambda progress, number=number: number)
    qtbot.waitUntil(lambda: len(outcome.results) == 20)
    assert outcome.results == list(range(20))


def test_cancel_ends_work_that_listens(qtbot: QtBot, jobs: Jobs) -> None:
    outcome, going = Outcome(), threading.Event()

    def work(progress: Progress) -> None:
        while not progress.cancelled:
            going.set()
        raise Cancelled

    job = start(jobs, outcome, work)
    assert going.wait(2)
    job.cancel()
    qtbot.waitUntil(lambda: bool(outcome.errors))
    assert isinstance(outcome.errors[0], Cancelled)


def test_cancel_before_the_start_never_starts(qtbot: QtBot, jobs: Jobs) -> None:
    outcome, go = Outcome(), threading.Event()
    start(jobs, outcome, lambda progress: go.wait(2))
    waiting = start(jobs, outcome, lambda progress: "ran")
    waiting.cancel()
    go.set()
    qtbot.waitUntil(lambda: not jobs.active)
    assert outcome.results == [True]
    assert isinstance(outcome.errors[0], Cancelled)


def test_progress_is_told_between_nought_and_one(qtbot: QtBot, jobs: Jobs) -> None:
    outcome = Outcome()

    def work(progress: Progress) -> None:
        progress.report(-1, "reading")
        progress.report(2)

    job = start(jobs, outcome, work)
    qtbot.waitUntil(lambda: bool(outcome.results))
    assert (job.done, job.text) == (1.0, "reading")


def test_the_shutdown_leaves_no_thread_and_calls_nobody(qtbot: QtBot) -> None:
    jobs, outcome = Jobs(), Outcome()

    def work(progress: Progress) -> None:
        while not progress.cancelled:
            pass

    start(jobs, outcome, work)
    jobs.shut_down()
    qtbot.wait(20)
    assert not outcome.results
    assert not outcome.errors
    with pytest.raises(RuntimeError):
        start(jobs, outcome, work)


def test_the_indicator_shows_only_long_work(qtbot: QtBot, jobs: Jobs) -> None:
    indicator, outcome, go = JobIndicator(jobs), Outcome(), threading.Event()
    qtbot.addWidget(indicator)

    def work(progress: Progress) -> None:
        progress.report(0.5, "row 3")
        go.wait(2)

    start(jobs, outcome, work)
    assert indicator.isHidden()
    qtbot.waitUntil(lambda: not indicator.isHidden())
    assert indicator._text.text() == "Import · row 3"
    assert indicator._bar.value() == 500
    go.set()
    qtbot.waitUntil(indicator.isHidden)


def test_the_indicator_cancels(qtbot: QtBot, jobs: Jobs) -> None:
    indicator, outcome = JobIndicator(jobs), Outcome()
    qtbot.addWidget(indicator)

    def work(progress: Progress) -> None:
        while not progress.cancelled:
            pass
        raise Cancelled

    start(jobs, outcome, work)
    indicator._cancel.click()
    qtbot.waitUntil(lambda: bool(outcome.errors))
    assert not jobs.active

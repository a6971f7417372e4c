"""Long work off the UI thread: a serial lane, a pool, progress, Cancel, results on the main thread."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any, Literal, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from belvedere.progress import Cancelled, Progress
from belvedere.ui import icons, theme

T = TypeVar("T")
Lane = Literal["serial", "pool"]
SHOWN_AFTER_MS = 200
_POOL_THREADS = 2
_REPORT_SECONDS = 0.05  # the eye sees no more, and the event queue must not fill up


class Job(QObject):
    """One piece of work under way; it is the `Progress` that its work is handed."""

    progressed = Signal(float, str)
    finished = Signal()

    def __init__(self, title: str) -> None:
        """Make a job that has not started."""
        super().__init__()
        self.title = title
        self.text = ""
        self.done = 0.0
        self._stop = threading.Event()
        self._told = 0.0

    @property
    def cancelled(self) -> bool:
        """Whether Cancel was asked for."""
        return self._stop.is_set()

    def report(self, done: float, text: str = "") -> None:
        """Tell how far the work is, from its thread; it never raises, the work stops itself."""
        self.done = min(max(done, 0.0), 1.0)
        self.text = text or self.text
        now = time.monotonic()
        if now - self._told >= _REPORT_SECONDS or self.done >= 1:
            self._told = now
            self.progressed.emit(self.done, self.text)

    def cancel(self) -> None:
        """Ask the work to stop at its next safe point."""
        self._stop.set()


class Jobs(QObject):
    """Runs work and keeps account of what is under way.

    `started` and `ended` carry the `Job`. Work must be pure: arguments and progress in, result
    out; what it returns is applied by `on_done`, which is called on the main thread.
    """

    started = Signal(object)
    ended = Signal(object)
    _landed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with idle threads."""
        super().__init__(parent)
        self._serial = ThreadPoolExecutor(1, thread_name_prefix="belvedere-serial")
        self._pool = ThreadPoolExecutor(_POOL_THREADS, thread_name_prefix="belvedere-pool")
        self._active: dict[Job, tuple[Callable[[Any], object], Callable[[BaseException], object]]]
        self._active = {}
        self._closed = False
        self._landed.connect(self._on_landed, Qt.ConnectionType.QueuedConnection)

    @property
    def active(self) -> list[Job]:
        """The jobs waiting or under way, oldest first."""
        return list(self._active)

    def run(
        self,
        work: Callable[[Progress], T],
        *,
        on_done: Callable[[T], object],
        on_error: Callable[[BaseException], object],
        title: str,
        lane: Lane = "serial",
    ) -> Job:
        """Run work off the UI thread.

        Args:
            work: Called with its progress, in another thread.
            on_done: Called with the result, on the main thread.
            on_error: Called with what was raised, on the main thread; `Cancelled` after Cancel.
            title: What the user reads beside the progress.
            lane: `serial` for what needs the document or its file, `pool` for reads.

        Raises:
            RuntimeError: The jobs were shut down.
        """
        if self._closed:
            raise RuntimeError("No job can start after the shutdown")
        job = Job(title)
        self._active[job] = (on_done, on_error)
        executor: Executor = self._serial if lane == "serial" else self._pool
        future = executor.submit(_run, work, job)
        future.add_done_callback(lambda done: self._land(job, done))
        self.started.emit(job)
        return job

    def cancel_all(self) -> None:
        """Ask everything to stop."""
        for job in self.active:
            job.cancel()

    def shut_down(self) -> None:
        """Cancel everything and wait for the threads to end; results are dropped."""
        self._closed = True
        self.cancel_all()
        self._active.clear()
        for executor in (self._serial, self._pool):
            executor.shutdown(wait=True, cancel_futures=True)

    def _land(self, job: Job, future: Future[Any]) -> None:
        # In the worker's thread: only the queued signal may cross over.
        if not self._closed:
            self._landed.emit(job, future)

    def _on_landed(self, job: Job, future: Future[Any]) -> None:
        callbacks = self._active.pop(job, None)
        if callbacks is None:
            return
        self.ended.emit(job)
        job.finished.emit()
        on_done, on_error = callbacks
        reason = Cancelled() if future.cancelled() else future.exception()
        if reason is None:
            on_done(future.result())
        else:
            on_error(reason)


class JobIndicator(QWidget):
    """For the status bar: title, bar and Cancel of the oldest job, once it takes over 200 ms."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Watch the jobs."""
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._text, self._bar, self._cancel = QLabel(), QProgressBar(), _cancel_button()
        self._text.setFont(theme.font(12))
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._cancel.clicked.connect(self._on_cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._text, self._bar, self._cancel):
            layout.addWidget(widget)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SHOWN_AFTER_MS)
        self._delay.timeout.connect(self.show)
        jobs.started.connect(self._refresh)
        jobs.ended.connect(self._refresh)
        self.hide()

    def _refresh(self) -> None:
        active = self._jobs.active
        if self._job is not None and self._job not in active:
            self._job.progressed.disconnect(self._on_progress)
            self._job = None
        if not active:
            self._delay.stop()
            self.hide()
            return
        if self._job is None:
            self._job = active[0]
            self._job.progressed.connect(self._on_progress)
            self._cancel.setEnabled(True)
            self._on_progress(self._job.done, self._job.text)
            if self.isHidden():
                self._delay.start()

    def _on_progress(self, done: float, text: str) -> None:
        if self._job is None:
            return
        self._text.setText(f"{self._job.title} · {text}" if text else self._job.title)
        # Nothing reported yet: a bar that moves without a measure.
        self._bar.setRange(0, 1000 if done > 0 else 0)
        self._bar.setValue(round(done * 1000))

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._cancel.setEnabled(False)
            self._text.setText(f"{self._job.title} · stopping…")


def _run(work: Callable[[Progress], T], job: Job) -> T:
    if job.cancelled:
        raise Cancelled
    return work(job)


def _cancel_button() -> QToolButton:
    button = QToolButton()
    button.setIcon(icons.icon("close"))
    button.setToolTip("Cancel")
    button.setAccessibleName("Cancel")
    return button

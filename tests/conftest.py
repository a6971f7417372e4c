"""What every test has to put up with: settings of its own, nothing left running.

Nothing here imports Qt; what guards windows is in `tests/ui/conftest.py`.
"""

import itertools
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before any window: a test never depends on the display it was started from.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

GRACE = 2.0  # seconds that a thread asked to stop is given

# No deadline: on a shared machine it measures the neighbours.
settings.register_profile(
    "dev", max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
# Repeatable, so that a red run can be looked into; new examples are the developers' job.
settings.register_profile("ci", settings.get_profile("dev"), max_examples=100, derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "dev"))

_homes = itertools.count()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder under which each test gets a home of its own."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def belvedere_home(homes: Path) -> Iterator[Path]:
    """The only folder for settings and application data; the program has to make it."""
    home = homes / str(next(_homes))
    patch = pytest.MonkeyPatch()
    patch.setenv("BELVEDERE_HOME", str(home))
    # Whatever goes around BELVEDERE_HOME must not reach the developer's own settings either.
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        patch.setenv(name, str(homes / "astray"))
    yield home
    patch.undo()


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """Fail a test after which a thread of its own still runs."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + GRACE
    leaked = _threads_since(before)
    for thread in leaked:
        thread.join(max(0.0, deadline - time.monotonic()))
    still = [thread.name for thread in leaked if thread.is_alive()]
    if still:
        pytest.fail(f"threads still running after the test: {', '.join(still)}")


def _threads_since(before: set[threading.Thread]) -> list[threading.Thread]:
    # Qt's threads that ran Python once stay listed as dummies, which cannot be joined;
    # tests/ui/conftest.py waits for their pool.
    return [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]

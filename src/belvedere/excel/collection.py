"""Python's search for cycles, held back while millions of cells are made that cannot form any."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold the garbage collector back; measured to save a sixth of writing and more of reading.

    Every cell is an object of its own, so the collector would walk over all of them again and again.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()

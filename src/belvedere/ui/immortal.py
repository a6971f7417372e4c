"""Keeps `None` alive on interpreters on which PySide6 wears it out.

Before Python 3.12 `None` counts its references like any other object, and the process ends when none is
left. PySide6 6.12.0 takes one away with every call that returns nothing, such as `QPainter.setPen`: a page
painted a few times is enough. Later interpreters never count, so there is nothing to do on them.
"""

import ctypes
import sys

_ENOUGH = 1 << 50  # a million calls a second for thirty years


def keep_none() -> None:
    """Give `None` more references than a run of the program can take away; calling it again does no harm."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) > _ENOUGH // 2:
        return
    # The count is the first word of an object in the interpreters concerned.
    count = ctypes.c_ssize_t.from_address(id(None))
    count.value += _ENOUGH

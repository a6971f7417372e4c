import sys

import pytest

from belvedere.ui.immortal import keep_none


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is not counted there")
def test_none_outlives_what_takes_its_references_away() -> None:
    keep_none()
    before = sys.getrefcount(None)
    keep_none()
    assert sys.getrefcount(None) > 1 << 40
    assert sys.getrefcount(None) < before + (1 << 40)

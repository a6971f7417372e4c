"""The landscape that comes with Belvedere, read once."""

import pytest

from belvedere.compare import Comparison, compare
from belvedere.landscape import Landscape
from belvedere.locations import data
from belvedere.store import read_folder
from tests.compare.made import NAMES, made

HER2 = ["trastuzumab-rezetecan", "trastuzumab-deruxtecan", "zongertinib", "sevabertinib"]


@pytest.fixture(scope="session")
def her2() -> Landscape:
    """36 therapies."""
    return read_folder(data() / "her2").landscape


@pytest.fixture(scope="session")
def lung(her2: Landscape) -> Comparison:
    """Four therapies of HER2-mutant lung cancer."""
    return compare(her2, HER2)


@pytest.fixture
def small() -> Comparison:
    """All three assets of the made landscape."""
    return compare(made(), NAMES)

"""The side-by-side sheet of two to twelve assets."""

from collections.abc import Sequence

from belvedere.compare.description import Comparison
from belvedere.landscape import Landscape


def compare(
    landscape: Landscape, assets: Sequence[str], *, baseline: str | None = None, only_differences: bool = False
) -> Comparison:
    """Return assets side by side.

    Args:
        landscape: Where the facts stand.
        assets: Two to twelve keys, names, codes or aliases.
        baseline: The asset from which the others' differences are marked; the first one by default.
        only_differences: Whether to leave out rows in which all assets agree.

    Raises:
        BelvedereError: If a name is unknown or means several assets, or if there are too few or too many.
    """
    raise NotImplementedError

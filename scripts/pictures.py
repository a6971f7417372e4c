"""Paints every scene in both themes and two sizes into docs/pictures/, for people to look at."""

import sys
from pathlib import Path
from typing import get_args

from belvedere.ui.settings import ThemeChoice
from scripts.scenes import SCENES, application, paint

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
SIZES = {"": (1440, 900), "-small": (1100, 700)}


def main() -> int:
    """Paint all, print what was written."""
    app = application()
    FOLDER.mkdir(parents=True, exist_ok=True)
    themes: list[ThemeChoice] = [theme for theme in get_args(ThemeChoice) if theme != "system"]
    for scene in SCENES:
        for theme in themes:
            for suffix, size in SIZES.items():
                path = FOLDER / f"{scene}-{theme}{suffix}.png"
                paint(app, scene, theme, size).save(str(path))
                print(path.relative_to(FOLDER.parents[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main())

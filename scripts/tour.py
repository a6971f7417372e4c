"""The main job without a window: what `make run` does where there is no display.

It loads the HER2 landscape, puts SHR-A1811 beside its neighbours, writes workbook, comparison and pictures
of the window, and says what it found.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from belvedere.landscape import Landscape
from belvedere.operations import compare, files
from belvedere.schema import TABLES
from scripts.scenes import COMPARED, application, paint

FOLDER = Path(__file__).parents[1] / "build" / "tour"


def main() -> int:
    """Do the tour; return 0 if all of it worked."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    print("There is no display, so this is the tour without a window.\n")
    opened = files.open_any(files.default_landscape())
    landscape = opened.landscape
    counts = ", ".join(f"{len(landscape.rows(name))} {name}" for name in TABLES)
    print(f"The HER2 landscape: {counts}; {len(opened.problems)} problems while reading.")
    _tell(landscape)
    print("\nWritten:")
    workbook = FOLDER / "her2.xlsx"
    files.export_workbook(landscape, workbook)
    _written(workbook, "all nine tables; edit and import it back")
    for suffix in (".html", ".xlsx", ".md", ".csv"):
        path = FOLDER / f"comparison{suffix}"
        found = compare.compare_to_file(landscape, COMPARED, path)
        _written(path, f"{found.title}; {len(found.sources)} numbered sources")
    app = application()
    for scene in ("tables", "compare", "review"):
        for theme in ("light", "dark"):
            path = FOLDER / f"{scene}-{theme}.png"
            paint(app, scene, theme, (1440, 900)).save(str(path))
            _written(path, f"the window: {scene}, {theme}")
    return 0


def _tell(landscape: Landscape) -> None:
    key = COMPARED[0]
    print(f"\n{landscape.label('assets', key)} ({landscape.cell('assets', key, 'code')})")
    for name in ("highest_stage", "lead_indication", "first_approval", "designations", "holders"):
        field = landscape.field("assets", name)
        print(
            f"  {field.title:16} {landscape.shown('assets', field, landscape.cell('assets', key, name))}"
        )
    for deal in landscape.referring("deals", "asset", key):
        record = landscape.record("deals", deal)
        giver, taker = (
            landscape.label("companies", record[name]) for name in ("licensor", "licensee")
        )
        money = (
            f"{record['upfront_usd_m']} M upfront, up to {record['milestones_usd_m']} M milestones"
        )
        terms = f"{giver} to {taker}, {record['announced']}: {money}, {record['royalty']}"
        print(f"  {'Deal':16} {terms}")
        print(f"  {'':16} {record['territory']}")


def _written(path: Path, what: str) -> None:
    print(f"  {path.relative_to(FOLDER.parents[1])!s:34} {what}")


if __name__ == "__main__":
    sys.exit(main())

"""`belvedere import`: review a file and take what has no problem."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from belvedere.cli.output import DONE, LISTED, counted, quoted
from belvedere.errors import BelvedereError

if TYPE_CHECKING:
    from belvedere.operations.files import Opened
    from belvedere.reconcile import Review, ReviewItem


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser(
        "import",
        help="take the changes of another file into a landscape",
        description=(
            "Print what INCOMING would change in FILE, one item a line, and apply it. Items with a problem are "
            "listed and not applied; exit 1 then. Rows that INCOMING lacks are listed and stay."
        ),
    )
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="a .landscape, a workbook, or a folder of CSVs"
    )
    parser.add_argument("incoming", metavar="INCOMING", type=Path, help="the same, or a part of it")
    parser.add_argument("--dry-run", action="store_true", help="print only, apply nothing")
    parser.add_argument(
        "-o",
        "--out",
        metavar="OUT",
        type=Path,
        help="write here; FILE by default if it is a .landscape",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Review, print, apply; return 1 if anything had a problem."""
    from belvedere.operations import files, imports

    opened = files.open_any(args.file)
    if not (args.dry_run or args.out or opened.path):
        raise BelvedereError("This is no .landscape file, and is not written back", where=str(args.file),
                             remedy="Say where the result goes with -o OUT")  # fmt: skip
    review, _ = imports.review_import(opened.landscape, args.incoming)
    for item in review.items:
        print(item_line(item))
    if not args.dry_run:
        _apply(opened, review, args.out)
    print(_summary(review, dry_run=args.dry_run))
    return LISTED if review.of_kind("problem") else DONE


def item_line(item: "ReviewItem") -> str:
    """Return one item of a review on one line."""
    where = f"{item.table}/{item.key}"
    place = f" ({item.place})" if item.place else ""
    if item.kind == "changed":
        return f"changed {where} {item.field}: {quoted(item.before)} → {quoted(item.after)}{place}"
    if item.kind == "problem":
        return f"problem {item.place}: {' '.join(item.reason.split())}"
    return f"{item.kind} {where}: {quoted(item.label)}{place}{f'; {item.reason}, kept' if item.reason else ''}"


def _apply(opened: "Opened", review: "Review", out: Path | None) -> None:
    from belvedere.operations import files, imports

    change_set = imports.apply_review(review)
    opened.landscape.apply(change_set)
    if out is not None:
        files.save(opened.landscape, out)
    elif change_set:
        assert opened.path is not None
        files.append(opened.path, opened.landscape, change_set)


def _summary(review: "Review", *, dry_run: bool) -> str:
    verb = "would be applied" if dry_run else "applied"
    parts = [f"{counted(len(review.ticked), 'item')} {verb}"]
    if problems := review.of_kind("problem"):
        parts.append(f"{counted(len(problems), 'problem')} not applied")
    if removed := review.of_kind("removed"):
        parts.append(f"{counted(len(removed), 'missing row')} kept")
    return ", ".join(parts)

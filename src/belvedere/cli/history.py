"""`belvedere history`: what a landscape went through."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from belvedere.cli.output import DONE, counted, print_json

if TYPE_CHECKING:
    from belvedere.landscape import ChangeSet


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser(
        "history",
        help="the change sets of a landscape, newest first",
        description="One change set a line. Workbooks and folders have no history.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="a .landscape")
    parser.add_argument("--json", action="store_true", help="as a JSON array, with every change")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the change sets."""
    from belvedere.operations import files

    history = files.open_any(args.file).landscape.history
    newest_first = list(history)[::-1]
    if args.json:
        print_json(newest_first)
    else:
        for change_set in newest_first:
            print(_line(change_set, history.verb(change_set)))
    return DONE


def _line(change_set: "ChangeSet", verb: str) -> str:
    what = f"{verb}: {change_set.reason}" if verb else change_set.reason
    parts = [counted(len(change_set.changes), "change"), change_set.author, change_set.origin]
    return f"{change_set.time:%Y-%m-%d %H:%M} UTC  {what} ({', '.join(part for part in parts if part)})"

"""`belvedere diff`: what leads from one file to another."""

import argparse
import sys
from pathlib import Path

from belvedere.cli.output import DONE, LISTED, change_line, print_json, print_problems


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser(
        "diff",
        help="the changes from one landscape to another",
        description=(
            "One change a line. What NEW does not have, such as a table, is not taken for removed. "
            "Places that cannot be read are listed on stderr; exit 1 then, and 0 whether there are changes or not."
        ),
    )
    for name in ("old", "new"):
        parser.add_argument(
            name,
            metavar=name.upper(),
            type=Path,
            help="a .landscape, a workbook, or a folder of CSVs",
        )
    parser.add_argument("--json", action="store_true", help="as a JSON array")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the changes; return 1 if a file has places that could not be read."""
    from belvedere.operations import files

    change_set, problems = files.diff_files(args.old, args.new)
    if args.json:
        print_json(change_set.changes)
    else:
        for change in change_set.changes:
            print(change_line(change))
    print_problems(problems, sys.stderr)
    return LISTED if problems else DONE

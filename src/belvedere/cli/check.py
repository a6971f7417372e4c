"""`belvedere check`: every problem of a file."""

import argparse
from pathlib import Path

from belvedere.cli.output import DONE, LISTED, print_json, print_problems


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser(
        "check",
        help="list every problem of a landscape",
        description="One problem a line: place, what is wrong, what would be right. Exit 1 if there is any.",
    )
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="a .landscape, a workbook, or a folder of CSVs"
    )
    parser.add_argument("--json", action="store_true", help="as a JSON array")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the problems; return 1 if there are any."""
    from belvedere.operations import files

    problems = files.check(args.file)
    if args.json:
        print_json(problems)
    else:
        print_problems(problems)
    return LISTED if problems else DONE

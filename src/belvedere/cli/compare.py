"""`belvedere compare`: assets side by side, as a file."""

import argparse
import sys
from pathlib import Path

from belvedere.cli.output import DONE, LISTED, print_problems


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser(
        "compare",
        help="assets side by side",
        description="Write a comparison of two to twelve assets.",
    )
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="a .landscape, a workbook, or a folder of CSVs"
    )
    parser.add_argument(
        "--assets",
        required=True,
        metavar="A,B,C",
        help="keys, names, codes or aliases, separated by commas",
    )
    parser.add_argument(
        "-o", "--out", required=True, metavar="OUT", type=Path, help=".html, .md, .csv or .xlsx"
    )
    parser.add_argument(
        "--baseline",
        metavar="A",
        help="the asset from which differences are marked; the first by default",
    )
    parser.add_argument(
        "--only-differences", action="store_true", help="leave out rows in which all agree"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the comparison; return 1 if the landscape has problems, which are listed on stderr."""
    from belvedere.operations.compare import compare_to_file
    from belvedere.operations.files import open_any

    names = [name.strip() for name in args.assets.split(",") if name.strip()]
    opened = open_any(args.file)
    compare_to_file(
        opened.landscape,
        names,
        args.out,
        baseline=args.baseline,
        only_differences=args.only_differences,
    )
    print_problems(opened.problems, sys.stderr)
    return LISTED if opened.problems else DONE

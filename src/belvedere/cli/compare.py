"""`belvedere compare`: assets side by side, as a file."""

import argparse
import sys
from pathlib import Path

DONE, WITH_PROBLEMS, FAILED = 0, 1, 2


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
    """Write the comparison.

    Returns:
        0 if it was written; 1 if it was, but the landscape has problems, listed on stderr; 2 if it could not
        be written, with one line on stderr that says why.
    """
    from belvedere.errors import BelvedereError
    from belvedere.operations.compare import compare_to_file
    from belvedere.operations.files import open_any

    names = [name.strip() for name in args.assets.split(",") if name.strip()]
    try:
        opened = open_any(args.file)
        compare_to_file(
            opened.landscape,
            names,
            args.out,
            baseline=args.baseline,
            only_differences=args.only_differences,
        )
    except (BelvedereError, OSError) as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return FAILED
    for problem in opened.problems:
        print(problem, file=sys.stderr)
    return WITH_PROBLEMS if opened.problems else DONE

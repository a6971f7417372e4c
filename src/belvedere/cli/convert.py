"""`belvedere convert`: a landscape in another form."""

import argparse
import sys
from pathlib import Path

from belvedere.cli.output import DONE, LISTED, print_problems


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser(
        "convert",
        help="between .landscape, .xlsx and a folder of CSVs",
        description="Write a landscape in another form. History stays behind unless OUT is a .landscape file.",
    )
    parser.add_argument(
        "source", metavar="IN", type=Path, help="a .landscape, a workbook, or a folder of CSVs"
    )
    parser.add_argument(
        "target", metavar="OUT", type=Path, help="NAME.landscape, NAME.xlsx, or a folder"
    )
    parser.add_argument("--private", action="store_true", help="take private columns along")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Convert; print what of IN could not be read, and return 1 then."""
    from belvedere.operations import files

    opened = files.convert(args.source, args.target, include_private=args.private)
    print_problems(opened.problems)
    left_out = files.private_columns(opened.landscape)
    if left_out and not args.private and args.target.suffix != files.DOCUMENT_SUFFIX:
        print(
            f"private columns left out (--private takes them along): {', '.join(left_out)}",
            file=sys.stderr,
        )
    return LISTED if opened.problems else DONE

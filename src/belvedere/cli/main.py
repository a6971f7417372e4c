"""The commands put together: parsing, exit codes, and errors in one line."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from belvedere import __version__
from belvedere.cli import changes, check, compare, convert, history, imports
from belvedere.cli.output import COULD_NOT_BE_DONE
from belvedere.errors import BelvedereError

_COMMANDS = (check, convert, changes, imports, compare, history)
_EXITS = """exit codes: 0 done; 1 done, with problems or conflicts listed; 2 could not be done.
Without a command the window opens: belvedere [FILE].
A FILE is a .landscape, a workbook, or a folder of CSVs; which of them is seen from its content."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: The command and its arguments; those of the process by default.

    Returns:
        0: done; 1: done, with problems or conflicts listed; 2: could not be done, with a line on stderr.
    """
    _write_utf8()
    try:
        args = _parser().parse_args(arguments)
        code: int = args.run(args)
        sys.stdout.flush()
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else COULD_NOT_BE_DONE
    except BrokenPipeError:
        # Whoever read our lines has enough of them; Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT_BE_DONE
    except BelvedereError as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(f"{error.filename or 'The file'}: {error.strerror or error}")
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        return _fail(
            f"A fault in Belvedere: {type(error).__name__}: {error}. `python -X dev -m belvedere` shows where"
        )
    return code


class _Parser(argparse.ArgumentParser):
    """A parser that complains in one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave."""
        self.exit(COULD_NOT_BE_DONE, f"{self.prog}: {message}; `{self.prog} --help` says more\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="belvedere",
        description="Landscapes of oncology therapies, without a window.",
        epilog=_EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"belvedere {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add_parser(commands)
    return parser


def _write_utf8() -> None:
    # A pipe has the system's encoding, which on Windows has neither → nor ≥.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _fail(line: str) -> int:
    print(f"belvedere: {' '.join(line.split())}", file=sys.stderr)
    return COULD_NOT_BE_DONE

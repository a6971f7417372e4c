"""The entry point: a subcommand runs without a display and without Qt; anything else opens the window."""

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Belvedere.

    Args:
        arguments: Command line without the program's name; the process's own by default.

    Returns:
        The exit code: 0 done, 1 done with problems listed, 2 could not be done.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if _is_command(given):
        from belvedere.cli.main import main as run_command

        return run_command(given)
    path = Path(given[0]) if given else None
    if path is not None and not path.exists():
        _say(f"{path} does not exist; `belvedere --help` lists what can be done")
        return 2
    from belvedere.app.display import trouble

    if reason := trouble():
        _say(reason)
        return 2
    from belvedere.app.start import start

    return start(path)


def _say(reason: str) -> None:
    sys.stderr.write(f"belvedere: {reason}\n")


def _is_command(given: list[str]) -> bool:
    from belvedere.cli import SUBCOMMANDS

    return bool(given) and (given[0] in SUBCOMMANDS or given[0].startswith("-") or len(given) > 1)


if __name__ == "__main__":
    sys.exit(main())

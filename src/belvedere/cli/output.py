"""What the commands print: a line for a change or a problem, or JSON."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from belvedere.errors import Problem
    from belvedere.landscape import Change

DONE, LISTED, COULD_NOT_BE_DONE = 0, 1, 2
"""Exit codes: done; done, with problems or conflicts listed; could not be done."""


def change_line(change: "Change") -> str:
    """Return one change in words: `changed assets/arx788 dar: "" → "1.9"`."""
    from belvedere.schema import ALL_TABLES

    where = f"{change.table}/{change.key}"
    if change.field != ALL_TABLES[change.table].key:
        return f"changed {where} {change.field}: {quoted(change.before)} → {quoted(change.after)}"
    if not change.before:
        return f"added {where}"
    return f"renamed {where}: → {change.after}" if change.after else f"removed {where}"


def quoted(text: str) -> str:
    """Return a text in quotation marks, on one line."""
    return json.dumps(text, ensure_ascii=False)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 problem`, `2 problems`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def print_problems(problems: Iterable["Problem"], stream: TextIO | None = None) -> None:
    """Print problems, one a line; on stdout unless told otherwise."""
    for problem in problems:
        print(" ".join(str(problem).split()), file=stream)


def print_json(items: Iterable[Any]) -> None:
    """Print data classes as a JSON array, one item a line."""
    lines = [json.dumps(asdict(item), ensure_ascii=False, default=_plain) for item in items]
    sys.stdout.write("[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n")


def _plain(value: object) -> str:
    assert isinstance(value, datetime)
    return value.isoformat()

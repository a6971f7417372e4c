"""A comparison as Markdown: a table for each group, numbered sources at the end."""

import re
from collections.abc import Iterator

from belvedere.compare import Cell, Comparison, Group, NumberedSource, Part, mark_text

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")


def comparison_markdown(comparison: Comparison) -> str:
    """Return a comparison as Markdown with tables as GitHub reads them."""
    return "\n".join(_lines(comparison)).rstrip() + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield from (f"# {escaped(comparison.title)}", "")
    if comparison.guard:
        yield from (f"> **{comparison.guard}**", "")
    for section, group in comparison.sections():
        if section:
            yield from (f"## {escaped(section)}", "")
        yield from _group(comparison, group)
    if comparison.left_out:
        yield from (f"{comparison.left_out} rows in which all agree were left out.", "")
    yield from (f"- {escaped(note)}" for note in comparison.notes)
    if comparison.sources:
        yield from ("", "## Sources", "")
        yield from (_source(source) for source in comparison.sources)
    yield from ("", escaped(comparison.footer))


def _group(comparison: Comparison, group: Group) -> Iterator[str]:
    yield from (f"{'###' if group.section else '##'} {escaped(group.title)}", "")
    yield _row("", *(_header(name, note) for name, note in _names(comparison)))
    yield _row(*["---"] * (len(comparison.columns) + 1))
    for row in group.rows:
        yield _row(escaped(row.label), *map(_cell, row.cells))
    yield ""
    if group.guard:
        yield from (*(f"- {escaped(statement)}" for statement in group.guard), "")


def _names(comparison: Comparison) -> Iterator[tuple[str, str]]:
    return ((column.name, column.subtitle) for column in comparison.columns)


def _header(name: str, note: str) -> str:
    return f"{escaped(name)}<br>{escaped(note)}" if note else escaped(name)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    return "<br>".join(map(_part, cell.parts))


def _part(part: Part) -> str:
    text = escaped(part.text)
    said = f"*{text}*" if part.muted else text
    label = f"{escaped(part.label)}: " if part.label else ""
    context = f" · {escaped(part.context)}" if part.context else ""
    marks = f" <sup>{mark_text(part.marks)}</sup>" if part.marks else ""
    return f"{label}{said}{context}{marks}"


def _source(source: NumberedSource) -> str:
    link = f" <{source.url}>" if source.url else ""
    return f"{source.number}. {escaped(source.text)}.{link}"


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it stands, in one line."""
    return " ".join(_SPECIAL.sub(r"\\\1", text).split())

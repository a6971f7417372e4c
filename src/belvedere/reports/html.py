"""A comparison as one self-contained web page, made to be read, printed and sent."""

from functools import cache
from typing import TYPE_CHECKING

from belvedere.compare import Comparison, Group, Part, mark_runs
from belvedere.reports.template import PAGE, STYLE

if TYPE_CHECKING:
    from jinja2 import Template

_LINK = "https://", "http://"


def comparison_html(comparison: Comparison) -> str:
    """Return a comparison as a web page that needs no other file; all texts are escaped."""
    return _template().render(comparison=comparison, style=STYLE)


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["runs"] = lambda marks: list(mark_runs(marks))
    environment.filters["split"] = _split
    environment.filters["silent"] = silent
    environment.filters["alone"] = alone
    environment.filters["safe_link"] = lambda url: url if url.startswith(_LINK) else ""
    return environment.from_string(PAGE)


def _split(part: Part) -> tuple[str, str]:
    """Return a number and what follows it: `74.5%` and `(64.4–82.9)`."""
    value, space, rest = part.text.partition(" (")
    return value, f"{space}{rest}"


def silent(group: Group) -> dict[int, str]:
    """Return the columns that say the same unknown in every row, by place, so that they are said once."""
    columns = zip(*(row.cells for row in group.rows), strict=True)
    return {
        place: cells[0].text
        for place, cells in enumerate(columns)
        if len(cells) > 1
        and not any(cell.known for cell in cells)
        and len({cell.text for cell in cells}) == 1
    }


def alone(group: Group) -> int | None:
    """Return the only column that says anything in a group of results, which then takes the whole width."""
    speaking = set(range(len(group.rows[0].cells))) - silent(group).keys()
    return speaking.pop() if group.section and len(speaking) == 1 else None

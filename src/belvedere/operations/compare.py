"""A comparison as a file: what the window's export and the command line both do."""

from collections.abc import Callable, Sequence
from pathlib import Path

from belvedere.compare import Comparison, compare
from belvedere.errors import BelvedereError
from belvedere.landscape import Landscape

Write = Callable[[Comparison, Path], None]


def compare_to_file(
    landscape: Landscape,
    assets: Sequence[str],
    out: Path,
    *,
    baseline: str | None = None,
    only_differences: bool = False,
) -> Comparison:
    """Compare assets and write the comparison in the format that the file's ending names.

    Args:
        landscape: Where the facts stand.
        assets: Two to twelve keys, names, codes or aliases.
        out: File to write; an existing one is replaced as a whole or not at all.
        baseline: The asset from which differences are marked; the first by default.
        only_differences: Whether to leave out rows in which all agree.

    Returns:
        What was written.

    Raises:
        BelvedereError: If the ending or an asset is unknown, or the file cannot be written.
    """
    write = _writer(out)
    comparison = compare(landscape, assets, baseline=baseline, only_differences=only_differences)
    write(comparison, out)
    return comparison


def write_comparison_file(comparison: Comparison, out: Path) -> None:
    """Write a comparison that is at hand already, in the format that the file's ending names.

    Raises:
        BelvedereError: If the ending is unknown, or the file cannot be written.
    """
    _writer(out)(comparison, out)


def _writer(out: Path) -> Write:
    write = FORMATS.get(out.suffix.lower())
    if write is None:
        raise BelvedereError(
            f"A comparison cannot be written as “{out.suffix or out.name}”",
            where=str(out),
            remedy=f"Use one of {', '.join(FORMATS)}",
        )
    return write


def _html(comparison: Comparison, out: Path) -> None:
    from belvedere.reports.html import comparison_html

    _write_text(comparison_html(comparison), out)


def _markdown(comparison: Comparison, out: Path) -> None:
    from belvedere.reports.markdown import comparison_markdown

    _write_text(comparison_markdown(comparison), out)


def _csv(comparison: Comparison, out: Path) -> None:
    from belvedere.reports.table import comparison_csv

    # With a byte-order mark: without it Excel reads the file in the system's old code page.
    _write_text(comparison_csv(comparison), out, encoding="utf-8-sig")


def _workbook(comparison: Comparison, out: Path) -> None:
    from belvedere.excel.comparison import write_comparison

    write_comparison(comparison, out)


def _write_text(text: str, out: Path, *, encoding: str = "utf-8") -> None:
    from belvedere.store.atomic import replacing

    try:
        with replacing(out) as temporary:
            temporary.write_text(text, encoding=encoding, newline="")
    except OSError as error:
        raise BelvedereError(
            f"The file cannot be written: {error.strerror or error}",
            where=str(out),
            remedy="Nothing was overwritten; choose another folder or name",
        ) from error


FORMATS: dict[str, Write] = {".html": _html, ".md": _markdown, ".csv": _csv, ".xlsx": _workbook}
"""What writes a comparison, by the ending of the file."""

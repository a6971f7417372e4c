"""A landscape as a workbook."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from xlsxwriter.workbook import Workbook

from belvedere.excel.about import write_about
from belvedere.excel.collection import uncollected
from belvedere.excel.limits import check_declarations, check_limits, check_records
from belvedere.excel.lists import Lists, add_drop_downs
from belvedere.excel.look import Formats
from belvedere.excel.metadata import Metadata, SheetNote, sample, to_rows
from belvedere.excel.names import ABOUT, LISTS, META, printable
from belvedere.excel.plan import SheetPlan, declarations, own_records, plan_sheets
from belvedere.excel.prepared import Prepared, prepare
from belvedere.excel.safely import replacing
from belvedere.excel.sheet import write_cells, write_colours, write_header
from belvedere.excel.texts import write_text
from belvedere.landscape import Landscape
from belvedere.progress import Cancelled, Progress, Silent
from belvedere.schema import SCHEMA_VERSION

_SILENT = Silent()
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""The time that a landscape without history gives its workbook."""
_OPTIONS = {
    # Nothing of the landscape goes into the system's folder for temporary files.
    "in_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


def write_workbook(
    landscape: Landscape,
    path: Path,
    progress: Progress = _SILENT,
    *,
    title: str = "",
    include_private: bool = False,
) -> None:
    """Write a landscape as a workbook that `read_workbook` reads back to the same texts.

    The same landscape gives the same bytes.

    Args:
        landscape: What to write; derived columns are left out.
        path: The file; it is replaced when the new one is complete.
        progress: Told after each sheet.
        title: The landscape's name, for the first sheet.
        include_private: Whether private columns go along.

    Raises:
        BelvedereError: If a workbook cannot hold a cell, or the file cannot be written.
        Cancelled: If the user asked to stop; nothing was overwritten then.
    """
    plans = plan_sheets(landscape, include_private=include_private)
    metadata = _metadata(landscape, plans, include_private=include_private)
    check_declarations(metadata.columns)
    for table, records in metadata.records.items():
        check_records(table, records)
    for plan in plans:
        check_limits(plan)
    with replacing(path) as temporary, uncollected():
        book = Workbook(str(temporary), _OPTIONS)
        _fill(book, landscape, plans, metadata, progress=progress, title=title)
        book.close()
        _stop_if_asked(progress)
    progress.report(1.0)


def _fill(
    book: Workbook,
    landscape: Landscape,
    plans: list[SheetPlan],
    metadata: Metadata,
    *,
    progress: Progress,
    title: str,
) -> None:
    _set_properties(book, landscape, title)
    formats = Formats(book)
    about = book.add_worksheet(ABOUT)
    prepared = _write_tables(book, plans, formats, progress)
    write_about(about, landscape, plans, formats, title)
    _write_metadata(book, formats, replace(metadata, verbatim=_verbatim(prepared)))
    progress.report(0.8, "Packing")


def _write_tables(
    book: Workbook, plans: list[SheetPlan], formats: Formats, progress: Progress
) -> dict[str, list[Prepared]]:
    sheets = [book.add_worksheet(plan.sheet) for plan in plans]
    hidden = book.add_worksheet(LISTS)
    hidden.hide()
    lists = Lists(book, hidden, formats.get(num_format="@"))
    by_table = {plan.table.name: plan for plan in plans}
    total = sum(plan.rows * len(plan.fields) for plan in plans) or 1
    done = 0
    prepared: dict[str, list[Prepared]] = {}
    for plan, sheet in zip(plans, sheets, strict=True):
        _stop_if_asked(progress)
        progress.report(0.8 * done / total, f"Writing {plan.sheet}")
        ready = prepared[plan.table.name] = [prepare(column) for column in plan.columns]
        write_header(sheet, plan, formats)
        write_cells(sheet, plan, ready, formats)
        write_colours(sheet, plan, formats)
        add_drop_downs(sheet, plan, lists, by_table)
        done += plan.rows * len(plan.fields)
    return prepared


def _set_properties(book: Workbook, landscape: Landscape, title: str) -> None:
    times = [each.time for each in landscape.history]
    created = max(times, default=_EPOCH).astimezone(UTC).replace(tzinfo=None)
    book.set_properties(
        {"title": printable(title) or "Landscape", "author": "Belvedere", "created": created}
    )
    book.set_size(2400, 1500)


def _metadata(landscape: Landscape, plans: list[SheetPlan], *, include_private: bool) -> Metadata:
    return Metadata(
        landscape_id=landscape.id,
        revision=landscape.revision,
        schema_version=SCHEMA_VERSION,
        notes=tuple(_note(plan) for plan in plans),
        columns=tuple(declarations(landscape, include_private=include_private)),
        records=own_records(landscape, include_private=include_private),
    )


def _verbatim(
    prepared: Mapping[str, list[Prepared]],
) -> dict[tuple[str, str], frozenset[str]]:
    return {
        (table, each.field.name): each.verbatim
        for table, ready in prepared.items()
        for each in ready
        if each.verbatim
    }


def _note(plan: SheetPlan) -> SheetNote:
    names = [field.name for field in plan.fields]
    samples = {column.field.name: sample(column.distinct) for column in plan.columns}
    return SheetNote(
        plan.sheet, plan.table.name, dict(zip(plan.headers, names, strict=True)), samples
    )


def _write_metadata(book: Workbook, formats: Formats, metadata: Metadata) -> None:
    sheet = book.add_worksheet(META)
    sheet.very_hidden()
    form = formats.get(num_format="@")
    for row, texts in enumerate(to_rows(metadata)):
        for column, text in enumerate(texts):
            if text:
                write_text(sheet, row, column, text, form)


def _stop_if_asked(progress: Progress) -> None:
    if progress.cancelled:
        raise Cancelled

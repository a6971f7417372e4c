"""Whatever a landscape holds comes back from a workbook as the same text."""

import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from belvedere.errors import BelvedereError
from belvedere.excel import read_workbook, sheet, write_workbook
from belvedere.landscape import (
    Landscape,
    add_column,
    add_term,
    retype_column,
    rows_of,
    set_private,
)
from belvedere.query import Condition, Query, SortBy, View, save_view, views
from belvedere.reconcile.incoming import Incoming
from belvedere.schema import COLUMNS, TABLES, VIEWS
from tests.examples import contents, landscape_of

HOSTILE = [
    " two ", "\ttab", "one\ntwo\n", "a\r\nb", "a\rb", "=x", "=1+1", "+DRUSEN", "-5", "@x", "00123", "1e5", "1E400",
    "TRUE", "false", "2-1", "SEPT1", "😀", "赛沃替尼", "_x0041_", "_x005F_x0041_", "_x0041_x0042_x0043_", "_x000D_",
    "\x01 _x0041_x0042_ \r\n", "<r>\x01</r>",
    '"quoted"', "'apostrophe", "0.1000000000000000055511151231257827", "12345678901234567890",
    "18.0", "-0", "1,000",
    "#N/A", "#REF!", "<r>x</r>", "<r></r>", "<b>&amp;</b>", "]]>", "\x00\x01\x0b\x1f", "\x7f\x85\u2028\ufeff", "\u00a0",
    "a; b; a", "a ;b", "Phase III", "phase 3 ", "2025-05-29", "2025-5-9", "1900-02-28", "1905-07-17", "9999-12-31",
    "0001-01-01", "2025-05-29 00:00:00", "2026-H1", "41.9%", "−5", "https://a.org/x y", "https://a.org/" + "x" * 2100,
    "https://a.org/#a#b", "internal:Assets!A1", "mailto:a@b.org", "{=1}", "5/3", "1:30", "e\u0301",
]  # fmt: skip
CELLS = st.one_of(
    st.just(""),
    st.sampled_from(HOSTILE),
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=12
    ),
    st.decimals(allow_nan=False, allow_infinity=False).map(lambda number: f"{number:f}"[:40]),
    st.dates().map(str),
)
TYPED = [
    ("assets", "name"), ("assets", "aliases"), ("assets", "modality"), ("assets", "payload_class"), ("assets", "dar"),
    ("assets", "originator"), ("assets", "as_of"), ("rights", "territory"), ("sources", "url"),
    ("results", "confirmed"), ("programs", "stage"),
]  # fmt: skip


def through_a_workbook(landscape: Landscape, *, include_private: bool = False) -> Incoming:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        write_workbook(landscape, path, include_private=include_private)
        return read_workbook(path)


def with_cells(table: str, field: str, cells: list[str]) -> Landscape:
    key = TABLES[table].key
    return landscape_of({table: [{key: f"k-{n}", field: text} for n, text in enumerate(cells)]})


def test_her2_comes_back_as_it_was(her2: Landscape, her2_workbook: Path) -> None:
    incoming = read_workbook(her2_workbook)
    assert contents(incoming.landscape) == contents(her2)
    assert incoming.problems == ()
    assert (incoming.name, incoming.landscape_id, incoming.revision) == ("her2.xlsx", "her2", 0)
    expected = {name: frozenset(table.by_name) for name, table in TABLES.items()}
    if len(her2.rows("views")):
        expected["views"] = frozenset(VIEWS.by_name)
    assert incoming.present == expected


# ------------------------------------------------------- terms, views and figures
def test_added_terms_come_back_and_are_read_and_offered(tmp_path: Path) -> None:
    landscape = with_cells("programs", "stage", ["Pivotal", "Phase 3"])
    landscape.apply(add_term(landscape, "programs", "stage", "Pivotal", "Phase 2"))
    write_workbook(landscape, tmp_path / "a.xlsx")
    incoming = read_workbook(tmp_path / "a.xlsx")
    assert contents(incoming.landscape) == contents(landscape)
    assert not any(problem.field == "stage" for problem in incoming.problems)
    book = load_workbook(tmp_path / "a.xlsx")
    offered = [str(each.formula1) for each in book["Programs"].data_validations.dataValidation]
    assert any("Phase 2,Pivotal,Phase 2/3" in formula for formula in offered)


def test_views_come_back_whatever_their_length() -> None:
    landscape = with_cells("assets", "name", ["a"])
    many = tuple(f"{number}_x0041_" for number in range(8000))
    query = Query("assets", (Condition("name", "any of", many),), sort=(SortBy("name"),))
    landscape.apply(save_view(landscape, View("", "assets", "<r>Mine</r>", query)))
    assert contents(through_a_workbook(landscape).landscape) == contents(landscape)


def test_views_lose_private_columns() -> None:
    landscape = landscape_of({"assets": [{"asset": "a"}]}, own={"assets": ("own",)})
    query = Query("assets", (Condition("own", "any of", ("secret",)),))
    landscape.apply(save_view(landscape, View("", "assets", "Mine", query)))
    landscape.apply(set_private(landscape, "assets", "own", private=True))
    (view,) = views(through_a_workbook(landscape).landscape, "assets")
    assert view.query == Query("assets")
    kept = through_a_workbook(landscape, include_private=True).landscape
    assert contents(kept) == contents(landscape)


def test_a_view_that_a_workbook_cannot_hold_is_refused(tmp_path: Path) -> None:
    landscape = with_cells("assets", "name", ["a"])
    landscape.apply(save_view(landscape, View("", "assets", "M\uffff", Query("assets"))))
    with pytest.raises(BelvedereError, match="U\\+FFFF") as caught:
        write_workbook(landscape, tmp_path / "a.xlsx")
    assert caught.value.where.startswith("views/")
    assert not (tmp_path / "a.xlsx").exists()


def test_figures_are_numbers_where_nothing_is_lost(tmp_path: Path) -> None:
    figures = ["<1", "≥3", "41.9%", "1,093", "12", "12.50", "7.5", "NR", "–", ""]
    records = [{"asset": f"a{n}", "share": text} for n, text in enumerate(figures)]
    landscape = landscape_of({"assets": records}, own={"assets": ("share",)})
    landscape.apply(retype_column(landscape, "assets", "share", "Number")[0])
    write_workbook(landscape, tmp_path / "a.xlsx")
    incoming = read_workbook(tmp_path / "a.xlsx")
    assert contents(incoming.landscape) == contents(landscape)
    assert not any(problem.field == "share" for problem in incoming.problems)
    sheet = load_workbook(tmp_path / "a.xlsx")["Assets"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Share")
    cells = [sheet.cell(row, column) for row in range(2, 2 + len(figures))]
    assert [cell.value for cell in cells][4:7] == [12, "12.50", 7.5]
    assert {cell.alignment.horizontal for cell in cells if cell.value} == {"right"}


def test_places_are_addresses(her2: Landscape, her2_workbook: Path) -> None:
    incoming = read_workbook(her2_workbook)
    third = str(her2.rows("assets").columns["asset"][2])
    assert incoming.place("assets", third, "code") == "Assets!C4"


@pytest.mark.parametrize(("table", "field"), TYPED)
def test_hostile_texts_survive_in_every_kind(table: str, field: str) -> None:
    landscape = with_cells(table, field, HOSTILE)
    assert contents(through_a_workbook(landscape).landscape) == contents(landscape)


@given(place=st.sampled_from(TYPED), cells=st.lists(CELLS, max_size=6))
@example(place=("assets", "dar"), cells=["1", "TRUE", "0", "1.0"])
def test_any_text_survives_in_every_kind(place: tuple[str, str], cells: list[str]) -> None:
    landscape = with_cells(*place, cells)
    assert contents(through_a_workbook(landscape).landscape) == contents(landscape)


@given(
    kind=st.sampled_from(["Text", "Number", "Date", "Choice", "Link", "Unheard of", ""]),
    title=CELLS,
    terms=st.lists(st.text(max_size=8), max_size=4).map("; ".join),
    cells=st.lists(CELLS, min_size=1, max_size=4),
)
@example(kind="Text", title="_x005F_x0041_", terms="<r>x</r>", cells=[""])
@example(kind="Choice", title="<r>x</r>", terms="_x0041_x0042_", cells=["a"])
def test_user_columns_come_back_with_their_declarations(
    kind: str, title: str, terms: str, cells: list[str]
) -> None:
    terms = "".join(
        char for char in terms if char not in "\ufffe\uffff" and not "\ud800" <= char <= "\udfff"
    )
    table = TABLES["assets"]
    fields = [*table.by_name, "own"]
    records = [[f"k-{n}", *[""] * (len(fields) - 2), text] for n, text in enumerate(cells)]
    declared = [("assets--own", title, kind, terms, "")]
    columns = rows_of(COLUMNS.key, [field.name for field in COLUMNS.fields], declared)
    landscape = Landscape({"assets": rows_of("asset", fields, records), "columns": columns})
    incoming = through_a_workbook(landscape)
    assert contents(incoming.landscape) == contents(landscape)
    assert "own" in incoming.present["assets"]


def test_every_part_of_a_hostile_workbook_is_well_formed(tmp_path: Path) -> None:
    # Excel refuses a workbook for one bad character; the readers used here are more patient.
    landscape = with_cells("sources", "url", [*HOSTILE, *(f"https://a.org/{t}" for t in HOSTILE)])
    for text in HOSTILE:
        terms = "; ".join(t for t in HOSTILE if ";" not in t)
        landscape.apply(
            add_column(landscape, "sources", f"{text}!", "Choice", terms=f"{text}; {terms}")
        )
    write_workbook(landscape, tmp_path / "a.xlsx", title="".join(HOSTILE))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        for part in archive.namelist():
            ElementTree.fromstring(archive.read(part))
    assert contents(read_workbook(tmp_path / "a.xlsx").landscape) == contents(landscape)
    load_workbook(tmp_path / "a.xlsx")


def test_the_revision_comes_back() -> None:
    landscape = landscape_of({})
    landscape.apply(add_column(landscape, "assets", "Priority"))
    incoming = through_a_workbook(landscape)
    assert (incoming.landscape_id, incoming.revision) == (landscape.id, 1)


def test_private_columns_come_back_when_they_were_asked_for() -> None:
    landscape = landscape_of({})
    landscape.apply(add_column(landscape, "assets", "Price", "Number", private=True))
    assert "price" not in through_a_workbook(landscape).present["assets"]
    assert (
        through_a_workbook(landscape, include_private=True)
        .landscape.field("assets", "price")
        .private
    )


def test_more_links_than_a_sheet_allows_become_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MAX_LINKS", 2)
    landscape = with_cells("sources", "url", [f"https://a.org/{n}" for n in range(5)])
    assert contents(through_a_workbook(landscape).landscape) == contents(landscape)

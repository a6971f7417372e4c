"""Comparisons as documents; what leaves the house is compared with files that somebody has read.

After a wanted change: `BELVEDERE_GOLDEN=write pytest tests/reports`, and read the difference before it is committed.
"""

import csv
import io
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from belvedere.compare import Cell, Comparison, Group, Part, Row, compare
from belvedere.reports.html import alone, comparison_html, silent
from belvedere.reports.markdown import comparison_markdown, escaped
from belvedere.reports.table import comparison_csv, guarded
from tests.compare.conftest import HER2
from tests.compare.made import NAMES, made

GOLDEN = Path(__file__).parent / "golden"
RENDERERS = {"html": comparison_html, "md": comparison_markdown, "csv": comparison_csv}


@pytest.fixture(scope="module")
def small() -> Comparison:
    """All three assets of the made landscape."""
    return compare(made(), NAMES)


@pytest.fixture(scope="module")
def lung() -> Comparison:
    """Four therapies of HER2-mutant lung cancer."""
    from belvedere.locations import data
    from belvedere.store import read_folder

    return compare(read_folder(data() / "her2").landscape, HER2)


@pytest.mark.parametrize("ending", RENDERERS)
def test_golden_files(small: Comparison, ending: str) -> None:
    path = GOLDEN / f"comparison.{ending}"
    text = RENDERERS[ending](small)
    if os.environ.get("BELVEDERE_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8", newline="")
    assert text == path.read_bytes().decode()


@pytest.mark.parametrize("ending", RENDERERS)
def test_nothing_is_dropped(lung: Comparison, ending: str) -> None:
    text = RENDERERS[ending](lung)
    said = text if ending != "html" else visible(text)
    for part in (p for g in lung.groups for r in g.rows for c in r.cells for p in c.parts):
        shown = escaped(part.text) if ending == "md" else part.text
        assert shown in said
    assert all(source.url in text.replace("&amp;", "&") for source in lung.sources)


class Page(HTMLParser):
    """What a browser would see of a page."""

    VOID = ("meta", "col", "input", "br", "link")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        if "href" in given:
            self.links.append(given["href"])

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def visible(text: str) -> str:
    return "".join(Page(text).text)


@pytest.mark.parametrize("kind", ["small", "lung"])
def test_the_page_is_well_formed_and_its_marks_lead_to_sources(
    kind: str, request: pytest.FixtureRequest
) -> None:
    comparison: Comparison = request.getfixturevalue(kind)
    page = Page(comparison_html(comparison))
    assert not page.open
    assert len(set(page.ids)) == len(page.ids)
    inside = {link.removeprefix("#") for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)
    assert {source.url for source in comparison.sources if source.url} <= set(page.links)
    assert {f"source-{source.number}" for source in comparison.sources} <= set(page.ids)


def test_the_page_needs_no_other_file_and_runs_nothing(lung: Comparison) -> None:
    page = Page(comparison_html(lung))
    assert not {"script", "img", "link", "iframe", "object"} & set(page.tags)
    assert "@import" not in comparison_html(lung)
    assert "url(" not in comparison_html(lung)


def test_texts_cannot_become_markup(small: Comparison) -> None:
    text = comparison_html(small)
    assert "A paper &lt;i&gt;of&lt;/i&gt; A | B" in text
    assert "<i>" not in text


def test_a_link_that_is_none_stays_text() -> None:
    bad = "javascript:alert(1)"
    page = Page(comparison_html(with_url(bad)))
    assert bad not in page.links


def with_url(url: str) -> Comparison:
    from belvedere.compare import AssetColumn, NumberedSource

    row = Row("r", "Row", (Cell((Part("x", marks=(1,), sources=("s",)),)),), differs=False)
    source = NumberedSource(1, "s", "Title", url=url)
    return Comparison("t", (AssetColumn("a", "a", ""),), (Group("g", "G", (row,)),), (source,))


def test_the_guard_stands_on_top_and_differences_with_their_group(lung: Comparison) -> None:
    said = visible(comparison_html(lung))
    assert said.index(lung.guard) < said.index("Modality")
    assert all(statement in said for group in lung.groups for statement in group.guard)


def test_an_unknown_column_is_said_once_in_a_group(lung: Comparison) -> None:
    group = next(
        each for each in lung.groups if each.id == "evidence:Breast cancer:HER2-positive:2L+"
    )
    assert silent(group) == {2: "no results recorded", 3: "no results recorded"}
    assert alone(group) is None


def test_results_of_one_asset_take_the_whole_width(lung: Comparison) -> None:
    group = next(each for each in lung.groups if each.section)
    assert alone(group) == 1


def test_a_comparison_without_anything_is_a_page_all_the_same() -> None:
    empty = Comparison("a against b", (), ())
    assert not Page(comparison_html(empty)).open
    assert comparison_markdown(empty).startswith("# a against b")
    assert comparison_csv(empty).startswith("Group,Row\n")


def test_rows_left_out_are_counted() -> None:
    fewer = compare(made(), NAMES[:2], only_differences=True)
    assert fewer.left_out == 1
    for render in RENDERERS.values():
        assert f"{fewer.left_out} rows in which all agree were left out" in render(fewer)


def test_tables_of_markdown_have_equal_rows(lung: Comparison) -> None:
    for line in comparison_markdown(lung).splitlines():
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", line)) == len(lung.columns) + 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a | b", r"a \| b"),
        ("<b>*x*_y_", r"\<b\>\*x\*\_y\_"),
        ("two\nlines", "two lines"),
        (r"\|", r"\\\|"),
    ],
)
def test_markdown_shows_texts_as_they_are(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_the_table_is_rectangular_and_marks_stand_behind_texts(lung: Comparison) -> None:
    rows = list(csv.reader(io.StringIO(comparison_csv(lung))))
    assert {len(row) for row in rows} == {2 + len(lung.columns)}
    assert rows[0][2:] == [column.name for column in lung.columns]
    assert rows[1] == ["Molecule", "Modality", "ADC [1–7]", "ADC [8–15]", *rows[1][4:]]
    assert [row[0] for row in rows].count("Source") == len(lung.sources)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+ pertuzumab", "'+ pertuzumab"),
        ("@x", "'@x"),
        ("-5", "-5"),
        ("-1.5%", "-1.5%"),
        ("5", "5"),
        ("", ""),
    ],
)
def test_no_cell_of_the_table_is_a_formula(text: str, expected: str) -> None:
    assert guarded(text) == expected

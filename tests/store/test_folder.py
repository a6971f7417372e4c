"""A folder of CSVs, written and read, in order and out of order."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from belvedere.errors import BelvedereError
from belvedere.landscape import (
    Change,
    ChangeSet,
    Landscape,
    add_column,
    add_term,
    remove_column,
    set_private,
)
from belvedere.locations import data
from belvedere.progress import Cancelled
from belvedere.query import Condition, Query, SortBy, View, ViewColumn, save_view, views
from belvedere.schema import TABLES
from belvedere.store import is_folder, read_folder, write_folder
from tests.examples import contents, field_of, landscapes, small

HER2 = data() / "her2"
Edit = Callable[[str], str]


def edited(tmp_path: Path, table: str, edit: Edit) -> Path:
    """The small landscape as a folder, with one of its files edited."""
    write_folder(small(), tmp_path)
    file = tmp_path / f"{table}.csv"
    file.write_text(edit(file.read_text("utf-8")), "utf-8", newline="")
    return tmp_path


@given(landscapes())
def test_what_is_written_is_read_back(landscape: Landscape) -> None:
    with TemporaryDirectory() as folder:
        write_folder(landscape, Path(folder))
        incoming = read_folder(Path(folder))
    assert contents(incoming.landscape) == contents(landscape)
    assert incoming.problems == ()


def test_the_landscape_that_comes_with_it_is_written_as_it_was(tmp_path: Path) -> None:
    write_folder(read_folder(HER2).landscape, tmp_path)
    for file in HER2.glob("*.csv"):
        assert (tmp_path / file.name).read_bytes() == file.read_bytes()
    assert not (tmp_path / "columns.csv").exists()


def test_places_are_lines_of_the_file(tmp_path: Path) -> None:
    write_folder(small(), tmp_path)
    incoming = read_folder(tmp_path)
    assert incoming.place("assets", "beta", "name") == "assets.csv:3:name"
    assert incoming.name == tmp_path.name
    assert incoming.present["companies"] == {field.name for field in TABLES["companies"].fields}


def test_line_numbers_count_the_lines_of_long_cells(tmp_path: Path) -> None:
    more = read_folder(edited(tmp_path, "assets", lambda text: f"{text}gamma,gamma\n"))
    assert more.places["assets", "gamma"] == "assets.csv:5"


def test_user_columns_are_declared_beside_the_tables(tmp_path: Path) -> None:
    write_folder(small(), tmp_path)
    assert (tmp_path / "assets.csv").read_text("utf-8").splitlines()[0].endswith(",note,own")
    assert (tmp_path / "columns.csv").read_text("utf-8").splitlines()[1] == "assets--own,Own,Text,,"


def test_private_columns_stay_at_home_unless_asked_for(tmp_path: Path) -> None:
    landscape = small()
    landscape.apply(add_column(landscape, "deals", "Ours", private=True))
    for include_private in (True, False):
        write_folder(landscape, tmp_path, include_private=include_private)
        again = read_folder(tmp_path).landscape
        assert ("ours" in again.rows("deals").columns) is include_private
        assert again.has("columns", "deals--ours") is include_private
        assert again.has("columns", "assets--own")


def test_a_declaration_left_from_before_goes(tmp_path: Path) -> None:
    write_folder(small(), tmp_path)
    write_folder(Landscape(), tmp_path)
    assert len(read_folder(tmp_path).landscape.rows("columns")) == 0


@pytest.mark.parametrize(
    ("table", "edit", "problems"),
    [
        ("assets", lambda text: text.replace("modality,", "modalty,", 1),
         ["assets.csv:1:modalty: the table Assets has no column “modalty”; it is kept as a column of its own;"
          " expected modality", "assets.csv:1: the column modality is missing"]),
        ("sources", lambda text: text.replace("url,", "kind,", 1),
         ["sources.csv:1:kind: there are two columns kind; it is kept as a column of its own; expected each column"
          " once", "sources.csv:1: the column url is missing"]),
        ("sources", lambda text: text + "page,Twice,,,,,\n,Nameless,,,,,\n",
         ["sources.csv:3:source: “page” stands on line 2 already; the row was left out; expected a key of its own",
          "sources.csv:4:source: source is empty; the row was left out; expected a key of its own"]),
        ("sources", lambda text: text + "short,Short\nlong,Long,,,,,,,more\n",
         ["sources.csv:3: the row has 2 cells; the others are taken as empty; expected 7 cells",
          "sources.csv:4: the row has 9 cells; the last were left out: “more”; expected 7 cells"]),
        ("sources", lambda text: text.replace(",", ";"),
         ["sources.csv:1: the column source, its key, is missing;"
          " expected a header row, its columns separated by commas"]),
        ("sources", lambda _: "",
         ["sources.csv:1: the file is empty; expected a header row, its columns separated by commas"]),
        ("columns", lambda text: text + "own,Own,Text,,\ndrugs--own,Own,Text,,\nassets--name,Own,Text,,\nA--b,B,,,\n",
         ["columns.csv:3: “own” does not name a table and a column; the row was left out;"
          " expected table and column, such as assets--priority",
          "columns.csv:4: there is no table “drugs”; the row was left out;"
          " expected table and column, such as assets--priority",
          "columns.csv:5: the table Assets has a column “name” of its own; the row was left out;"
          " expected table and column, such as assets--priority",
          "columns.csv:6: “A--b” is not the key of a column; the row was left out;"
          " expected table and column, such as assets--priority"]),
        ("columns", lambda text: text.replace("private", "secret"),
         ["columns.csv:1:secret: the table Columns has no column “secret”; it was left out",
          "columns.csv:1: the column private is missing"]),
    ],
)  # fmt: skip
def test_what_is_odd_is_a_problem_with_its_place(
    table: str, edit: Edit, problems: list[str], tmp_path: Path
) -> None:
    incoming = read_folder(edited(tmp_path, table, edit))
    assert [str(problem) for problem in incoming.problems] == problems


def test_a_column_that_nobody_knows_is_kept(tmp_path: Path) -> None:
    folder = edited(
        tmp_path,
        "companies",
        lambda text: text.replace("ticker", "Our Rank").replace("acme,Acme,,,", "acme,Acme,,,1"),
    )
    landscape = read_folder(folder).landscape
    assert landscape.cell("companies", "acme", "our-rank") == "1"
    assert landscape.field("companies", "our-rank").title == "Our Rank"


def test_columns_of_one_name_or_a_derived_one_are_kept_apart(tmp_path: Path) -> None:
    folder = edited(tmp_path, "companies", lambda text: text.replace("ticker,focus", "age,age"))
    landscape = read_folder(folder).landscape
    assert list(landscape.rows("companies").columns)[-2:] == ["age-2", "age-3"]


def test_an_empty_column_without_header_is_nothing(tmp_path: Path) -> None:
    def widen(text: str) -> str:
        return "".join(f"{line},\n" for line in text.splitlines())

    assert read_folder(edited(tmp_path, "companies", widen)).problems == ()


def test_a_missing_file_is_an_absent_table(tmp_path: Path) -> None:
    write_folder(small(), tmp_path)
    (tmp_path / "deals.csv").unlink()
    incoming = read_folder(tmp_path)
    assert "deals" not in incoming.present
    assert str(incoming.problems[0]) == "deals.csv: the file is missing; expected the table Deals"


def test_a_declared_column_that_its_file_lacks_is_empty(tmp_path: Path) -> None:
    incoming = read_folder(
        edited(tmp_path, "assets", lambda text: text.replace(",own", ",other", 1))
    )
    assert field_of(incoming.landscape, "assets", "own") == ["", ""]
    assert "own" not in incoming.present["assets"]


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    assert not is_folder(tmp_path)
    with pytest.raises(BelvedereError, match="no table"):
        read_folder(tmp_path)


def test_a_failure_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(small(), tmp_path)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    lone = small()
    lone.rows("sources").columns["title"][0] = "\ud800"
    with pytest.raises(UnicodeEncodeError):
        write_folder(lone, tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


# ------------------------------------------------------- terms and saved views
def private_view() -> Landscape:
    """The small landscape, its own column private, and a view that filters, sorts and shows by it."""
    landscape = small()
    query = Query(
        "assets",
        (Condition("own", "any of", ("high",)), Condition("dar", "known")),
        "",
        (SortBy("own"), SortBy("name")),
    )
    view = View("", "assets", "Mine", query, (ViewColumn("name", 90), ViewColumn("own")), 1)
    landscape.apply(save_view(landscape, view))
    landscape.apply(set_private(landscape, "assets", "own", private=True))
    return landscape


def test_terms_and_views_have_files_only_if_there_are_any(tmp_path: Path) -> None:
    landscape = small()
    landscape.apply(add_term(landscape, "programs", "stage", "Phase 2b", "Phase 2"))
    landscape.apply(save_view(landscape, View("", "assets", "Mine", Query("assets"))))
    write_folder(landscape, tmp_path)
    assert contents(read_folder(tmp_path).landscape) == contents(landscape)
    write_folder(small(), tmp_path)
    left = {"terms.csv", "views.csv"} & {file.name for file in tmp_path.iterdir()}
    assert left == set()


def test_a_folder_without_them_says_nothing_of_them(tmp_path: Path) -> None:
    write_folder(small(), tmp_path)
    incoming = read_folder(tmp_path)
    assert not {"terms", "views"} & set(incoming.present)
    assert incoming.problems == ()


def test_views_do_not_give_private_columns_away(tmp_path: Path) -> None:
    write_folder(private_view(), tmp_path)
    text = (tmp_path / "views.csv").read_text("utf-8")
    assert '""own""' not in text
    assert "high" not in text
    (view,) = views(read_folder(tmp_path).landscape, "assets")
    assert view.query == Query("assets", (Condition("dar", "known"),), "", (SortBy("name"),))
    assert view.columns == (ViewColumn("name", 90),)


def test_views_do_not_give_away_what_was_private(tmp_path: Path) -> None:
    landscape = private_view()
    landscape.apply(remove_column(landscape, "assets", "own"))
    write_folder(landscape, tmp_path)
    assert '""own""' not in (tmp_path / "views.csv").read_text("utf-8")


def test_views_keep_private_columns_where_these_go_along(tmp_path: Path) -> None:
    landscape = private_view()
    write_folder(landscape, tmp_path, include_private=True)
    assert contents(read_folder(tmp_path).landscape) == contents(landscape)


@pytest.mark.parametrize("spoilt", ["{", "[3]", '{"conditions": [3], "sort": 1}'])
def test_what_nobody_can_read_of_a_view_stays_at_home(tmp_path: Path, spoilt: str) -> None:
    landscape = private_view()
    was = landscape.cell("views", "mine", "query")
    landscape.apply(ChangeSet((Change("views", "mine", "query", was, spoilt),), "Spoil"))
    write_folder(landscape, tmp_path)
    (view,) = views(read_folder(tmp_path).landscape, "assets")
    assert view.query == Query("assets")


def test_an_odd_column_of_views_is_left_out_and_told(tmp_path: Path) -> None:
    landscape = small()
    landscape.apply(save_view(landscape, View("", "assets", "Mine", Query("assets"))))
    write_folder(landscape, tmp_path)
    file = tmp_path / "views.csv"
    file.write_text(file.read_text("utf-8").replace("title", "name", 1), "utf-8", newline="")
    problems = [str(problem) for problem in read_folder(tmp_path).problems]
    assert any("left out" in problem for problem in problems)
    assert any("column title is missing" in problem for problem in problems)


class Stopped:
    """Progress of somebody who asked to stop."""

    cancelled = True

    def report(self, done: float, text: str = "") -> None: ...


def test_reading_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        read_folder(HER2, Stopped())

"""The landscape that comes with the program has nothing wrong with it."""

import pytest

from belvedere.operations import files, imports


def test_it_has_no_problem() -> None:
    assert [str(problem) for problem in files.check(files.default_landscape())] == []


@pytest.mark.parametrize(
    "table", ["assets", "programs", "events", "trials", "results", "deals", "rights", "companies"]
)
def test_every_row_names_a_source(table: str) -> None:
    landscape = files.open_any(files.default_landscape()).landscape
    assert all(landscape.rows(table).columns["source"])


def test_it_takes_itself_in_without_an_item() -> None:
    landscape = files.open_any(files.default_landscape()).landscape
    review, _ = imports.review_import(landscape, files.default_landscape())
    assert review.items == ()

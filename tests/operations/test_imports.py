"""A file reviewed and taken in, from every form."""

from pathlib import Path

import pytest

from belvedere.landscape import edit_cell
from belvedere.operations import files, imports
from tests.examples import small


@pytest.mark.parametrize("name", ["x.landscape", "x.xlsx", "x"])
def test_what_was_exported_comes_back_without_an_item(name: str, tmp_path: Path) -> None:
    files.save(small(), tmp_path / name)
    review, incoming = imports.review_import(small(), tmp_path / name)
    assert review.items == ()
    assert incoming.name == name


@pytest.mark.parametrize(
    ("name", "place"),
    [("x.landscape", "assets/alpha/code"), ("x.xlsx", "Assets!C"), ("x", "assets.csv:2:code")],
)
def test_an_edit_is_reviewed_and_taken(name: str, place: str, tmp_path: Path) -> None:
    mine, theirs = small(), small()
    theirs.apply(edit_cell(theirs, "assets", "alpha", "code", "A-2"))
    files.save(theirs, tmp_path / name)
    review, _ = imports.review_import(mine, tmp_path / name)
    (item,) = review.items
    assert (item.kind, item.before, item.after) == ("changed", "A-1", "A-2")
    assert item.place.startswith(place)
    mine.apply(imports.apply_review(review))
    assert mine.cell("assets", "alpha", "code") == "A-2"
    assert [(each.reason, each.origin) for each in mine.history] == [(f"Import of {name}", name)]


def test_what_is_not_ticked_is_not_taken(tmp_path: Path) -> None:
    mine, theirs = small(), small()
    for field in ("code", "dar"):
        theirs.apply(edit_cell(theirs, "assets", "alpha", field, "7"))
    files.save(theirs, tmp_path / "x")
    review, _ = imports.review_import(mine, tmp_path / "x")
    mine.apply(imports.apply_review(review, {0}, author="Ann"))
    assert (mine.cell("assets", "alpha", "code"), mine.cell("assets", "alpha", "dar")) == (
        "7",
        "18.0",
    )

"""What an editor is told of a cell: how a text is read, what is offered, what an unknown name may become."""

import pytest

from belvedere.errors import BelvedereError
from belvedere.landscape import ChangeSet, Landscape
from belvedere.schema import ParseError
from belvedere.ui.delegates.editing import Editing
from belvedere.ui.models.editing import editing_of
from tests.examples import landscape_of, small


def made() -> Landscape:
    return landscape_of(
        {
            "assets": [{"asset": "alpha", "name": "Alpha", "code": "A-1"}],
            "companies": [{"company": "acme", "name": "Acme"}, {"company": "twin", "name": "acme"}],
            "sources": [{"source": "page", "title": "A page; in two parts"}],
            "deals": [{"deal": "d", "asset": "alpha"}],
        }
    )


def editing(table: str, name: str, landscape: Landscape | None = None) -> Editing:
    landscape = landscape or made()
    return editing_of(landscape, table, name, landscape.apply)


@pytest.mark.parametrize(
    ("table", "field", "text", "kept"),
    [
        ("programs", "asset", "a 1", "alpha"),
        ("programs", "stage", "phase iii", "Phase 3"),
        ("programs", "since", " mid-2027 ", "mid-2027"),
        ("rights", "basis", "ORIGINATOR", "Originator"),
        ("rights", "territory", "world except china", "World except China"),
        ("assets", "source", "A page; in two parts", "page"),
        ("assets", "dar", "", ""),
    ],
)
def test_what_is_typed_becomes_what_is_kept(table: str, field: str, text: str, kept: str) -> None:
    assert editing(table, field).read(text) == kept


@pytest.mark.parametrize(
    ("table", "field", "text"),
    [
        ("programs", "asset", "nobody"),
        ("programs", "asset", ""),
        ("assets", "originator", "ACME"),
        ("assets", "dar", "many"),
        ("programs", "stage", "Phase 9"),
    ],
)
def test_what_is_refused_comes_with_a_reason(table: str, field: str, text: str) -> None:
    with pytest.raises(ParseError):
        editing(table, field).read(text)


@pytest.mark.parametrize(
    ("table", "field", "many", "offered"),
    [
        ("programs", "asset", False, "Alpha (A-1)"),
        ("programs", "stage", False, "Phase 1/2"),
        ("events", "asset", True, "Alpha (A-1)"),
        ("rights", "territory", True, "Brazil"),
        ("assets", "mechanism", False, ""),
    ],
)
def test_what_is_offered_while_typing(table: str, field: str, many: bool, offered: str) -> None:
    found = editing(table, field)
    assert found.many is many
    assert (offered in found.choices) if offered else (found.choices == ())
    assert all(found.read(text) for text in found.choices[:20])


def test_a_loose_date_is_read_aloud() -> None:
    assert editing("programs", "since").reading("2026-H2") == "second half of 2026"


# ------------------------------------------------------------------- new names
@pytest.mark.parametrize(
    ("table", "field", "offer"),
    [
        ("programs", "asset", "Ctrl+Enter adds it as a new asset"),
        ("assets", "originator", "Ctrl+Enter adds it as a new company"),
        ("programs", "stage", "Ctrl+Enter adds it as a new stage"),
        ("events", "kind", "Ctrl+Enter adds it as a new event kind"),
        ("results", "confirmed", ""),
        ("events", "status", ""),
        ("programs", "indication", ""),
        ("assets", "dar", ""),
        ("rights", "basis", ""),
    ],
)
def test_what_can_be_done_about_an_unknown_one(table: str, field: str, offer: str) -> None:
    found = editing(table, field)
    assert found.offer == offer
    assert (found.add is not None) == bool(offer)
    assert editing_of(made(), table, field).offer == ""


@pytest.mark.parametrize(
    ("table", "field", "text", "kept"),
    [
        ("programs", "asset", " New  drug ", "new-drug"),
        ("events", "asset", "Two; Alpha; two; Three", "two; alpha; three"),
        ("events", "asset", "Zed, 1; Zed/1.0", "zed-1; zed-1-0"),
        ("events", "asset", "+; 一", "new-asset; new-asset-2"),
        ("assets", "source", "A page; in two parts; Other", "page; other"),
        ("assets", "originator", "Zed & Co", "zed-co"),
        ("programs", "stage", "Phase 4", "Phase 4"),
    ],
)
def test_an_unknown_one_becomes_known_by_one_change(
    table: str, field: str, text: str, kept: str
) -> None:
    landscape = made()
    found = editing(table, field, landscape)
    assert found.add is not None
    found.add(text)
    assert found.read(text) == kept
    assert landscape.revision == 1
    landscape.undo()
    with pytest.raises(ParseError):
        found.read(text)


@pytest.mark.parametrize("text", ["acme", "Acme", "Alpha"])
def test_nothing_is_added_for_what_is_known(text: str) -> None:
    landscape = made()
    applied: list[ChangeSet] = []
    found = editing_of(landscape, "assets", "originator", applied.append)
    assert found.add is not None
    if text == "Alpha":
        found.add(text)
        assert len(applied) == 1
    else:
        with pytest.raises(BelvedereError):
            found.add(text)
        assert applied == []


def test_a_term_that_there_is_cannot_be_added() -> None:
    found = editing("programs", "stage", small())
    assert found.add is not None
    with pytest.raises(BelvedereError):
        found.add("phase iii")

"""What the inspector says of a record, as plain data."""

import pytest

from belvedere.landscape import (
    Change,
    ChangeSet,
    Landscape,
    add_column,
    edit_cell,
    remove_record,
)
from belvedere.schema import TABLES
from belvedere.ui.models.record import Fact, Record, describe
from tests.examples import landscape_of
from tests.ui.opened import REZETECAN, her2

HER2 = her2()


def made() -> Landscape:
    proof = {"source": "page; gone", "as_of": "2020-05"}
    return landscape_of(
        {
            "assets": [
                {"asset": "alpha", "name": "Alpha", "code": "A-1", "modality": "ADC", "note": "Two\nlines",
                 "originator": "acme", **proof},
                {"asset": "beta", "name": "Beta"},
            ],
            "companies": [{"company": "acme", "name": "Acme"}, {"company": "zed", "name": "Zed"}],
            "deals": [
                {"deal": f"d{n}", "asset": "alpha; beta", "announced": f"20{10 + n}", "licensor": "acme",
                 "licensee": "ghost"}
                for n in range(8)
            ],
            "rights": [{"right": "r", "asset": "alpha", "basis": "d0", "holder": "zed"}],
            "events": [{"event": "e", "asset": "alpha; ghost", "date": "2024", "kind": "Approval"}],
            "results": [
                {"result": "r1", "asset": "beta", "endpoint": "ORR", "value": "41.9", "unit": "%"},
                {"result": "r2", "asset": "beta", "endpoint": "PFS HR", "value": "0.62", "unit": "HR"},
                {"result": "r3", "asset": "beta", "endpoint": "Median PFS", "value": "", "unit": "months"},
                {"result": "r4", "asset": "beta", "endpoint": "Median OS", "value": "9", "unit": "months"},
            ],
            "sources": [
                {"source": "page", "title": "A page", "publisher": "Us", "published": "2020-05-02",
                 "url": "https://example.org"},
            ],
        }
    )  # fmt: skip


def facts(record: Record) -> dict[str, Fact]:
    return {fact.field: fact for _, group in record.facts for fact in group}


def lines(record: Record) -> dict[str, list[str]]:
    return {linked.title: [text for _, text in linked.lines] for linked in record.linked}


def test_the_head() -> None:
    record = describe(made(), "assets", "alpha")
    assert (record.title, record.subtitle, record.note) == (
        "Alpha",
        "A-1 · Acme · ADC",
        "Two\nlines",
    )
    assert record.stale == "Last stated 5 years ago, 2020-05"
    assert not record.unsourced
    assert describe(made(), "assets", "beta").unsourced


@pytest.mark.parametrize(
    ("as_of", "stale"),
    [
        ("2023-11-02", ""),
        ("2023-10-01", "Last stated 2 years ago, 2023-10-01"),
        ("2022-10", "Last stated 3 years ago, 2022-10"),
        ("", ""),
        ("soon", ""),
    ],
)
def test_staleness(as_of: str, stale: str) -> None:
    landscape = landscape_of({"assets": [{"asset": "a", "as_of": as_of}]})
    assert describe(landscape, "assets", "a").stale == stale


def test_known_values_stand_in_groups_and_the_others_are_named() -> None:
    record = describe(made(), "assets", "alpha")
    assert all(fact.text for _, group in record.facts for fact in group)
    assert "Linker" in record.unknown
    assert "Code" not in record.unknown
    assert [name for name, _ in record.facts][:1] == ["Names"]
    told = {*facts(record)}
    assert told.isdisjoint({"asset", "source", "note", "age", "name"})


def test_references_lead_to_their_records() -> None:
    assert facts(describe(made(), "assets", "alpha"))["originator"].links == (
        ("companies", "acme", "Acme"),
    )


def test_a_reference_that_leads_nowhere_is_still_told() -> None:
    record = describe(made(), "events", "e")
    assert facts(record)["asset"].text == "Alpha; ghost"
    assert [name for _, _, name in facts(record)["asset"].links] == ["Alpha", "ghost"]
    assert [bool(table) for table, _, _ in facts(record)["asset"].links] == [True, False]
    deal = facts(describe(made(), "deals", "d0"))["licensee"]
    assert (deal.text, deal.links) == ("ghost", (("", "ghost", "ghost"),))


def test_columns_of_the_users_own_are_told_too() -> None:
    landscape = made()
    landscape.apply(add_column(landscape, "assets", "Own"))
    assert "Own" in describe(landscape, "assets", "beta").unknown
    landscape.apply(edit_cell(landscape, "assets", "beta", "own", "high"))
    assert facts(describe(landscape, "assets", "beta"))["own"].text == "high"


def test_who_names_it_the_newest_first_and_only_a_few() -> None:
    record = describe(made(), "assets", "alpha")
    found = {linked.title: linked for linked in record.linked}
    assert (found["Deals"].count, len(found["Deals"].lines)) == (8, 6)
    assert found["Deals"].lines[0] == ("d7", "2017 · Acme · ghost")
    assert found["Events"].lines == (("e", "2024 · Approval"),)


def test_tables_that_name_it_twice_are_told_apart() -> None:
    record = describe(made(), "companies", "acme")
    assert {"Assets (originator)", "Deals (licensor)"} <= {*lines(record)}
    assert lines(describe(made(), "deals", "d0")) == {"Rights (basis)": ["Zed"]}


def test_values_of_results_carry_their_unit_and_nothing_is_said_of_none() -> None:
    found = lines(describe(made(), "assets", "beta"))["Results"]
    assert sorted(found) == ["Median OS · 9 months", "Median PFS", "ORR · 41.9%", "PFS HR · 0.62"]


def test_sources_are_numbered_and_one_that_is_missing_is_said() -> None:
    sources = describe(made(), "assets", "alpha").sources
    assert [(s.number, s.key, s.title, s.detail, s.url) for s in sources] == [
        (1, "page", "A page", "Us · 2 May 2020", "https://example.org"),
        (2, "gone", "gone", "no such source in this landscape", ""),
    ]
    assert describe(made(), "sources", "page").sources == ()


def test_the_history_of_a_cell_newest_first() -> None:
    landscape = made()
    landscape.apply(edit_cell(landscape, "assets", "beta", "originator", "acme"))
    landscape.apply(edit_cell(landscape, "assets", "beta", "originator", "zed"))
    landscape.apply(edit_cell(landscape, "assets", "alpha", "originator", "zed"))
    landscape.undo()
    landscape.undo()
    past = describe(landscape, "assets", "beta", "originator").history
    assert [each.text for each in past] == ["Zed → Acme", "Acme → Zed", "unknown → Acme"]
    assert "Undo of Edit of Originator of Beta" in past[0].detail
    assert describe(landscape, "assets", "beta").history == ()
    assert describe(landscape, "assets", "beta", "highest_stage").history == ()


def test_a_record_keeps_its_history_when_its_key_changes() -> None:
    landscape = made()
    landscape.apply(edit_cell(landscape, "assets", "beta", "code", "B-1"))
    landscape.apply(ChangeSet((Change("assets", "beta", "asset", "beta", "gamma"),), "Rename"))
    landscape.apply(edit_cell(landscape, "assets", "gamma", "code", "B-2"))
    past = describe(landscape, "assets", "gamma", "code").history
    assert [each.text for each in past] == ["B-1 → B-2", "unknown → B-1"]


def test_there_is_nothing_to_say_of_a_record_that_is_gone() -> None:
    landscape = made()
    landscape.apply(remove_record(landscape, "assets", "beta"))
    with pytest.raises(KeyError):
        describe(landscape, "assets", "beta")


@pytest.mark.parametrize("table", TABLES)
def test_every_record_of_her2_can_be_told(table: str) -> None:
    keys = list(HER2.rows(table).index)
    for key in keys[:: max(1, len(keys) // 25)]:
        record = describe(HER2, table, key, TABLES[table].lead[0])
        assert record.title
        assert not record.unsourced or table == "sources"


def test_the_asset_that_it_all_began_with() -> None:
    record = describe(HER2, "assets", REZETECAN)
    found = facts(record)
    assert found["highest_stage"].text == "Approved"
    assert found["highest_stage"].derived
    assert {name for _, _, name in found["holders"].links} == {
        HER2.label("companies", "glenmark"),
        HER2.label("companies", "hengrui"),
    }
    assert {"Programs", "Events", "Trials", "Results", "Deals", "Rights"} <= {*lines(record)}


def test_what_was_done_again_is_not_called_undone() -> None:
    landscape = made()
    landscape.apply(edit_cell(landscape, "assets", "beta", "code", "B-1"))
    for step in (landscape.undo, landscape.redo, landscape.undo, landscape.redo):
        step()
    past = describe(landscape, "assets", "beta", "code").history
    deeds = [each.detail.partition(" · ")[2].partition(" of ")[0] for each in past]
    assert deeds == ["Redo", "Undo", "Redo", "Undo", "Edit"]

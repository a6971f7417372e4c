"""The rows of a table: sound for Qt whatever changes, and true to the landscape at any time."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from belvedere.landscape import (
    Change,
    ChangeSet,
    Landscape,
    add_column,
    add_record,
    add_term,
    edit_cell,
    remove_column,
    remove_record,
    rename_column,
    retype_column,
)
from belvedere.query import Condition, Query, SortBy, run
from belvedere.schema import TABLES
from belvedere.ui.document import Document
from belvedere.ui.models.table_model import TableModel
from belvedere.ui.roles import Role
from tests.examples import change_sets, landscape_of, landscapes
from tests.ui.opened import REZETECAN, her2

ROLES = [
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.TextAlignmentRole,
    Qt.ItemDataRole.DecorationRole,
    *Role,
]
HORIZONTAL = Qt.Orientation.Horizontal


def made() -> Landscape:
    proof = {"source": "page", "as_of": "2025-05"}
    return landscape_of(
        {
            "assets": [
                {"asset": "alpha", "name": "Alpha", "dar": "18.0", "originator": "acme", **proof},
                {"asset": "beta", "name": "Beta", "dar": "4", "modality": "ADC", **proof},
                {"asset": "gamma", "name": "Gamma", "dar": "many", "as_of": "2020"},
            ],
            "companies": [{"company": "acme", "name": "Acme & Söhne", **proof}],
            "programs": [
                {"program": "p", "asset": "beta", "stage": "Phase 3", "region": "China", **proof}
            ],
            "sources": [{"source": "page", "title": "A page", "url": "https://example.org/a"}],
        },
        own={"assets": ("own",)},
    )


def model_of(landscape: Landscape, table: str = "assets") -> TableModel:
    return TableModel(Document(landscape, name="made"), table)


@pytest.fixture
def model() -> TableModel:
    return model_of(made())


def shown(model: TableModel, field: str = "asset") -> list[str]:
    column = model.column_of(field)
    return [str(model.index(row, column).data() or "") for row in range(model.rowCount())]


def ask(model: TableModel, key: str, field: str, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return model.index(model.row_of(key), model.column_of(field)).data(role)


def apply(model: TableModel, make: Callable[..., ChangeSet], *rest: str) -> None:
    model.document.apply(make(model.document.landscape, *rest))


def check_true(model: TableModel) -> None:
    """Every cell that is shown is what the landscape says of that record."""
    landscape, table = model.document.landscape, model.table.name
    assert [model.key_at(row) for row in range(model.rowCount())] == shown(model, model.table.key)
    for row in range(model.rowCount()):
        key = model.key_at(row)
        assert model.row_of(key) == row
        for column, field in enumerate(model.fields):
            text = landscape.cell(table, key, field.name)
            index = model.index(row, column)
            assert index.data(Role.RAW) == text
            assert index.data() == landscape.shown(table, field, text)


# ---------------------------------------------------------------------- soundness
EMPTY = landscape_of({})
ONE = landscape_of({"assets": [{"asset": "a", "name": "A"}]})
MISSING = landscape_of({"assets": [{"asset": key} for key in "abc"]})


@pytest.mark.parametrize("landscape", [EMPTY, ONE, MISSING, made()], ids=["0", "1", "?", "made"])
@pytest.mark.parametrize("table", ["assets", "programs", "sources"])
def test_qt_finds_no_fault(
    qtbot: QtBot, qtmodeltester: ModelTester, landscape: Landscape, table: str
) -> None:
    model = model_of(landscape.snapshot(), table)
    qtmodeltester.check(model)
    model.show(Query(table, search="a", sort=(SortBy(model.fields[0].name),)))
    check_true(model)


@pytest.mark.parametrize("table", TABLES)
def test_every_role_of_every_cell_of_her2_has_an_answer(
    qtbot: QtBot, qtmodeltester: ModelTester, table: str
) -> None:
    model = model_of(her2(), table)
    qtmodeltester.check(model)
    for column in range(model.columnCount()):
        for row in (0, model.rowCount() // 2, model.rowCount() - 1):
            for role in ROLES:
                model.data(model.index(row, column), role)
    assert model.rowCount() == model.total


STEPS: list[tuple[str, Callable[[TableModel], object]]] = [
    ("edit", lambda m: apply(m, edit_cell, "assets", "alpha", "dar", "3")),
    ("sort", lambda m: m.show(Query("assets", sort=(SortBy("dar"),)))),
    ("edit", lambda m: apply(m, edit_cell, "assets", "alpha", "dar", "99")),
    ("other table", lambda m: apply(m, edit_cell, "companies", "acme", "name", "Other")),
    ("derived", lambda m: apply(m, edit_cell, "programs", "p", "stage", "Approved")),
    ("add", lambda m: m.document.apply(add_record("assets", {"asset": "delta"}, position=0))),
    ("filter", lambda m: m.show(Query("assets", (Condition("dar", "known"),)))),
    ("remove shown", lambda m: apply(m, remove_record, "assets", "alpha")),
    ("undo", lambda m: m.document.undo()),
    ("remove hidden", lambda m: apply(m, remove_record, "assets", "delta")),
    ("column", lambda m: apply(m, add_column, "assets", "Mine")),
    ("column undone", lambda m: m.document.undo()),
    ("column gone", lambda m: apply(m, remove_column, "assets", "own")),
    ("column back", lambda m: m.document.undo()),
    ("renamed", lambda m: apply(m, rename_column, "assets", "own", "Ours")),
    ("term", lambda m: apply(m, add_term, "programs", "stage", "Phase 4", "Approved")),
    ("all rows", lambda m: m.show(Query("assets"))),
    ("key", lambda m: m.document.apply(
        ChangeSet((Change("assets", "beta", "asset", "beta", "zeta"),), "Rename"))),
    ("undo", lambda m: m.document.undo()),
    ("redo", lambda m: m.document.redo()),
    ("no rows", lambda m: m.show(Query("assets", search="nothing like it"))),
    ("remove unseen", lambda m: apply(m, remove_record, "assets", "gamma")),
    ("undo unseen", lambda m: m.document.undo()),
    ("last", lambda m: m.show(Query("assets"))),
]  # fmt: skip


def test_it_stays_sound_and_true_while_everything_changes(
    qtbot: QtBot, qtmodeltester: ModelTester, model: TableModel
) -> None:
    qtmodeltester.check(model)
    for name, step in STEPS:
        step(model)
        check_true(model)
        assert model.total == len(model.document.landscape.rows("assets")), name
    assert shown(model) == ["alpha", "zeta", "gamma"]


@given(st.data())
def test_it_stays_true_whatever_is_changed_and_asked(data: st.DataObject) -> None:
    landscape = data.draw(landscapes())
    model = model_of(landscape)
    for _ in range(data.draw(st.integers(1, 3))):
        model.document.apply(data.draw(change_sets(landscape)))
        check_true(model)
        names = [field.name for field in model.fields]
        keys = data.draw(
            st.lists(st.builds(SortBy, st.sampled_from(names), st.booleans()), max_size=2)
        )
        wanted = Condition(
            data.draw(st.sampled_from(names)), data.draw(st.sampled_from(["known", "unknown"]))
        )
        model.show(
            Query("assets", (wanted,), data.draw(st.sampled_from(["", "a", "3"])), tuple(keys))
        )
        check_true(model)
        model.document.undo()
        check_true(model)
    model.document.close()


def test_a_persistent_index_follows_its_record(model: TableModel) -> None:
    index = QPersistentModelIndex(model.index(model.row_of("beta"), model.column_of("dar")))
    model.show(Query("assets", sort=(SortBy("name", descending=True),)))
    apply(model, edit_cell, "assets", "beta", "dar", "5")
    model.show(Query("assets", sort=(SortBy("dar"),)))
    assert index.isValid()
    assert (model.key_at(index.row()), index.data()) == ("beta", "5")


def test_a_key_is_right_even_while_the_model_is_told_of_a_change(model: TableModel) -> None:
    heard: list[tuple[str, int]] = []
    for signal in (model.modelAboutToBeReset, model.modelReset):
        signal.connect(lambda: heard.append((model.key_at(0), model.row_of("gamma"))))
    apply(model, remove_record, "assets", "alpha")
    assert heard == [("alpha", 2), ("beta", 1)]


def test_a_row_does_not_jump_away_when_it_is_edited(model: TableModel) -> None:
    model.show(Query("assets", (Condition("dar", "at least", ("4",)),), sort=(SortBy("dar"),)))
    assert shown(model) == ["beta", "alpha"]
    apply(model, edit_cell, "assets", "beta", "dar", "1")
    assert shown(model) == ["beta", "alpha"]
    model.show(model.query)
    assert shown(model) == ["alpha"]


@pytest.mark.parametrize("step", [0, 3, 4, 5, 14])
def test_a_change_is_counted(model: TableModel, qtbot: QtBot, step: int) -> None:
    check_true(model)
    with qtbot.waitSignal(model.counted, timeout=100):
        STEPS[step][1](model)


def test_what_happens_elsewhere_is_no_news(model: TableModel, qtbot: QtBot) -> None:
    model.show(Query("assets", search="alpha"))
    with qtbot.assertNotEmitted(model.dataChanged):
        model.document.apply(add_record("views", {"view": "v", "table": "assets", "title": "V"}))


# ---------------------------------------------------------------------- columns
def test_leading_columns_stand_first_and_hidden_ones_last(model: TableModel) -> None:
    names = [field.name for field in model.fields]
    lead = TABLES["assets"].lead
    assert tuple(names[: len(lead)]) == lead
    assert len(set(names)) == len(names) == model.columnCount()
    usual = [not field.hidden for field in model.fields if field.name not in lead]
    assert usual == sorted(usual, reverse=True)


def test_a_column_that_goes_takes_its_filter_and_sort_along(model: TableModel) -> None:
    conditions = (Condition("own", "unknown"), Condition("dar", "known"))
    model.show(Query("assets", conditions, "a", (SortBy("own"), SortBy("name"))))
    apply(model, remove_column, "assets", "own")
    assert model.query == Query("assets", conditions[1:], "a", (SortBy("name"),))
    assert model.column_of("own") == -1


def test_a_filter_that_the_new_kind_of_a_column_does_not_know_is_dropped(model: TableModel) -> None:
    apply(model, edit_cell, "assets", "alpha", "own", "7")
    document = model.document
    document.apply(retype_column(document.landscape, "assets", "own", "Number")[0])
    model.show(Query("assets", (Condition("own", "at least", ("5",)),)))
    assert shown(model) == ["alpha"]
    document.apply(retype_column(document.landscape, "assets", "own", "Text")[0])
    assert model.query == Query("assets")
    assert shown(model) == ["alpha", "beta", "gamma"]


def test_a_new_title_is_told_to_the_header(model: TableModel, qtbot: QtBot) -> None:
    column = model.column_of("own")
    with qtbot.waitSignal(model.headerDataChanged, timeout=100):
        apply(model, rename_column, "assets", "own", "Ours")
    assert model.headerData(column, HORIZONTAL) == "Ours"


def test_headers(model: TableModel) -> None:
    column = model.column_of("dar")
    asked = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Role.KEY)
    field = TABLES["assets"].by_name["dar"]
    assert [model.headerData(column, HORIZONTAL, role) for role in asked] == [
        field.title, field.help, "dar",
    ]  # fmt: skip
    assert model.headerData(column, HORIZONTAL, Role.SORT) is None
    assert model.headerData(column, Qt.Orientation.Vertical) is None
    assert model.headerData(999, HORIZONTAL) is None
    model.set_titles({"dar": "Drugs per antibody"})
    assert model.headerData(column, HORIZONTAL) == "Drugs per antibody"
    model.set_titles({})
    assert model.headerData(column, HORIZONTAL) == field.title


def test_sort_keys_are_told_by_column(model: TableModel) -> None:
    model.show(Query("assets", sort=(SortBy("dar", descending=True), SortBy("name"))))
    assert model.sort_columns == [(model.column_of("dar"), False), (model.column_of("name"), True)]


# ------------------------------------------------------------------------- roles
@pytest.mark.parametrize(
    ("key", "field", "role", "answer"),
    [
        ("alpha", "originator", Qt.ItemDataRole.DisplayRole, "Acme & Söhne"),
        ("alpha", "originator", Qt.ItemDataRole.EditRole, "acme"),
        ("alpha", "originator", Role.RAW, "acme"),
        ("alpha", "dar", Qt.ItemDataRole.DisplayRole, "18.0"),
        ("alpha", "dar", Role.SORT, 1),
        ("gamma", "dar", Role.SORT, None),
        ("gamma", "dar", Role.TONE, "bad"),
        ("gamma", "source", Role.TONE, "bad"),
        ("gamma", "source", Qt.ItemDataRole.ToolTipRole, "Source is empty"),
        ("gamma", "as_of", Qt.ItemDataRole.ToolTipRole, "2020"),
        ("alpha", "as_of", Role.TONE, None),
        ("beta", "highest_stage", Role.CHIP, "Phase 3"),
        ("alpha", "highest_stage", Role.CHIP, None),
        ("beta", "name", Role.BOLD, True),
        ("beta", "modality", Role.BOLD, False),
        ("beta", "modality", Role.KEY, "beta"),
        ("beta", "modality", Qt.ItemDataRole.ToolTipRole, "ADC"),
        ("alpha", "modality", Qt.ItemDataRole.ToolTipRole, None),
        ("alpha", "modality", Role.HITS, ()),
        ("alpha", "modality", Qt.ItemDataRole.DecorationRole, None),
    ],
)
def test_a_role(model: TableModel, key: str, field: str, role: int, answer: object) -> None:
    assert ask(model, key, field, role) == answer


def test_numbers_stand_at_the_right(model: TableModel) -> None:
    sides = [
        Qt.AlignmentFlag(int(ask(model, "alpha", field, Qt.ItemDataRole.TextAlignmentRole)))  # type: ignore[call-overload]
        for field in ("dar", "name")
    ]
    assert bool(sides[0] & Qt.AlignmentFlag.AlignRight)
    assert bool(sides[1] & Qt.AlignmentFlag.AlignLeft)


def test_addresses_are_links() -> None:
    model = model_of(made(), "sources")
    assert ask(model, "page", "url", Role.LINK) == "https://example.org/a"
    assert ask(model, "page", "title", Role.LINK) is None


def test_a_fault_says_what_would_be_right(model: TableModel) -> None:
    tip = str(ask(model, "gamma", "dar", Qt.ItemDataRole.ToolTipRole))
    assert "“many” is not a number" in tip
    assert "74.5" in tip


@pytest.mark.parametrize(
    ("search", "hits"),
    [("", ()), ("acme", ((0, 4),)), ("söhne", ((7, 5),)), ("SOHNE m", ((2, 1), (7, 5))), ("x", ())],
)
def test_hits_of_a_search(model: TableModel, search: str, hits: object) -> None:
    position = run(model.document.landscape, Query("assets"))
    model.show(Query("assets", search=search), position)
    assert ask(model, "alpha", "originator", Role.HITS) == hits


def test_one_call_gives_all_that_is_painted(model: TableModel) -> None:
    model.show(Query("assets", search="phase"))
    column = model.column_of("highest_stage")
    cell = model.cell_at(model.row_of("beta"), column)
    assert (cell.text, cell.chip, tuple(cell.hits)) == ("Phase 3", "Phase 3", ((0, 5),))
    apply(model, edit_cell, "programs", "p", "stage", "Filed")
    cell = model.cell_at(model.row_of("beta"), column)
    assert (cell.text, cell.chip, tuple(cell.hits)) == ("Filed", "Filed", ())


# ----------------------------------------------------------------------- editing
@pytest.mark.parametrize(
    ("field", "editable"),
    [("name", True), ("own", True), ("asset", False), ("highest_stage", False), ("age", False)],
)
def test_keys_and_derived_columns_cannot_be_typed(
    model: TableModel, field: str, editable: bool
) -> None:
    index = model.index(0, model.column_of(field))
    assert bool(model.flags(index) & Qt.ItemFlag.ItemIsEditable) is editable
    assert (index.data(Role.EDITING) is not None) is editable


def test_a_text_is_kept_as_its_kind_keeps_it(model: TableModel, qtbot: QtBot) -> None:
    index = model.index(model.row_of("alpha"), model.column_of("dar"))
    with qtbot.waitSignal(model.edited, timeout=100) as told:
        assert model.setData(index, " 1,093 ")
    assert (index.data(), told.args) == ("1093", ["Edit of DAR of Alpha"])
    model.document.undo()
    assert index.data() == "18.0"


def test_a_text_that_is_refused_changes_nothing_and_says_why(
    model: TableModel, qtbot: QtBot
) -> None:
    index = model.index(model.row_of("alpha"), model.column_of("dar"))
    with qtbot.waitSignal(model.refused, timeout=100) as told:
        assert not model.setData(index, "many")
    assert told.args == ["“many” is not a number", "Expected a plain number such as 18 or 74.5"]
    assert index.data() == "18.0"
    assert model.document.landscape.revision == 0


def test_the_same_text_is_no_change(model: TableModel, qtbot: QtBot) -> None:
    index = model.index(model.row_of("alpha"), model.column_of("dar"))
    with qtbot.assertNotEmitted(model.edited):
        assert model.setData(index, "18.0")
    assert model.document.landscape.revision == 0


@pytest.mark.parametrize("role", [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.CheckStateRole])
def test_only_the_edit_role_writes(model: TableModel, role: Qt.ItemDataRole) -> None:
    assert not model.setData(model.index(0, model.column_of("name")), "x", role)
    assert not model.setData(model.index(-1, -1), "x")


def test_a_record_that_is_not_shown_has_no_row(model: TableModel) -> None:
    model.show(Query("assets", search="alpha"))
    assert [model.row_of(key) for key in ("alpha", "beta", "nobody")] == [0, -1, -1]
    assert model.column_of("nothing") == -1


def test_her2_by_stage_begins_with_those_furthest(qtbot: QtBot) -> None:
    model = model_of(her2())
    model.show(Query("assets", (), "", (SortBy("highest_stage", True), SortBy("name"))))
    stages = shown(model, "highest_stage")
    assert stages[0] == "Approved"
    assert stages.index("Phase 3") > stages.index("Approved")
    assert ask(model, REZETECAN, "code") == "SHR-A1811"

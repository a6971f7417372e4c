import time
from collections.abc import Iterator
from itertools import pairwise

import pytest

from belvedere.compare import Comparison, Part, compare
from belvedere.landscape import Landscape, edit_cell
from tests.compare.made import NAMES, PROOF, made, result
from tests.examples import landscape_of


def parts(comparison: Comparison) -> Iterator[Part]:
    return (
        part
        for group in comparison.groups
        for row in group.rows
        for cell in row.cells
        for part in cell.parts
    )


def test_columns(small: Comparison) -> None:
    assert [(c.asset, c.name, c.subtitle, c.is_baseline) for c in small.columns] == [
        ("alpha", "alpha", "A-1 · Acme", True),
        ("beta", "beta", "Beta & Co", False),
        ("gamma", "gamma", "", False),
    ]


def test_title(small: Comparison) -> None:
    assert small.title == "alpha against beta and gamma"


def test_another_baseline() -> None:
    found = compare(made(), NAMES, baseline="B 2")
    assert [c.is_baseline for c in found.columns] == [False, True, False]
    assert all(not row.cells[1].differs for group in found.groups for row in group.rows)


def test_every_row_has_a_cell_for_each_asset_and_every_cell_a_line(small: Comparison) -> None:
    for group in small.groups:
        assert group.rows
        for row in group.rows:
            assert len(row.cells) == len(small.columns)
            assert all(cell.parts for cell in row.cells)


@pytest.mark.parametrize("kind", ["small", "lung"])
def test_ids_are_unique(kind: str, request: pytest.FixtureRequest) -> None:
    comparison: Comparison = request.getfixturevalue(kind)
    groups = [group.id for group in comparison.groups]
    assert len(set(groups)) == len(groups)
    for group in comparison.groups:
        rows = [row.id for row in group.rows]
        assert len(set(rows)) == len(rows)


def test_sources_are_numbered_as_they_appear(lung: Comparison) -> None:
    assert [source.number for source in lung.sources] == list(range(1, len(lung.sources) + 1))
    highest = 0
    for part in parts(lung):
        assert part.marks == tuple(sorted(part.marks))
        assert max(part.marks, default=0) <= highest + len(part.marks)
        highest = max(highest, *part.marks, 0)
        assert {lung.source(mark).key for mark in part.marks} == set(part.sources)
    assert highest == len(lung.sources)


def test_a_source_that_the_landscape_lacks_keeps_its_key() -> None:
    assets = [
        {"asset": name, "name": name, "target": "HER2", "source": "lost"} for name in ("a", "b")
    ]
    source = compare(landscape_of({"assets": assets}), ["a", "b"]).sources[0]
    assert (source.title, source.url) == ("lost", "")


def test_every_known_line_has_a_source_or_says_that_it_has_none(
    small: Comparison, lung: Comparison
) -> None:
    for part in (*parts(small), *parts(lung)):
        assert (
            part.muted
            or part.marks
            or "no source" in part.context
            or "trial not recorded" in part.context
        )


def test_only_differences_leaves_out_what_agrees(small: Comparison) -> None:
    found = compare(made(), NAMES, only_differences=True)
    kept = [row for group in found.groups for row in group.rows]
    assert all(row.differs for row in kept)
    assert found.left_out == sum(not row.differs for group in small.groups for row in group.rows)
    assert found.only_differences
    assert all(group.rows for group in found.groups)


def test_equal_targets_are_left_out() -> None:
    assets = [{"asset": name, "name": name, "target": "HER2", **PROOF} for name in ("a", "b")]
    landscape = landscape_of({"assets": assets})
    assert compare(landscape, ["a", "b"]).groups[0].rows[0].id == "target"
    assert "molecule" not in [
        g.id for g in compare(landscape, ["a", "b"], only_differences=True).groups
    ]


def test_dates(small: Comparison) -> None:
    assert small.as_of == "2025-11-01"
    assert small.footer == "as of 2025-11-01 · latest source 2025-05"


def test_the_guard_is_one_sentence_over_all(small: Comparison) -> None:
    assert "not randomised" in small.guard
    assert "Nothing is tested, pooled or ranked" in small.guard


@pytest.mark.parametrize(
    "forbidden", ["p-value", "p =", "p=", "p <", "p<", "best", "superior", "pooled effect"]
)
def test_nothing_is_tested_or_ranked(lung: Comparison, forbidden: str) -> None:
    assert not [
        part.line for part in parts(lung) if forbidden in f"{part.text} {part.context}".casefold()
    ]


def test_groups_with_most_assets_come_first(lung: Comparison) -> None:
    evidence = [group for group in lung.groups if group.evidence]
    known = [
        max(sum(cell.known for cell in row.cells) for row in group.rows[:1]) for group in evidence
    ]
    assert all(a >= b for a, b in pairwise(known))
    assert evidence[0].title == "NSCLC · HER2-mutant · 2L+"
    assert {
        bool(group.section) for group, count in zip(evidence, known, strict=True) if count == 1
    } == {True}


def test_asking_twice_gives_the_same(her2: Landscape, lung: Comparison) -> None:
    assert compare(her2, [column.asset for column in lung.columns]) == lung


def test_twelve_assets_over_ten_thousand_results_are_quick() -> None:
    names = [f"a{place}" for place in range(300)]
    assets = [{"asset": name, "name": name, **PROOF} for name in names]
    trials = [{"trial": f"t{place}", "name": f"T{place}", **PROOF} for place in range(300)]
    results = [
        result(f"r{place}", asset=names[place % 300], trial=f"t{place % 300}", value="40", n="100", count="40",
               population=f"group {place // 300}")
        for place in range(10_000)
    ]  # fmt: skip
    landscape = landscape_of({"assets": assets, "trials": trials, "results": results})
    began = time.perf_counter()
    compare(landscape, names[:12])
    assert time.perf_counter() - began < 2.0  # 0.2 s alone; the machine is shared


def test_a_change_shows_at_once() -> None:
    landscape = made()
    before = compare(landscape, NAMES)
    landscape.apply(edit_cell(landscape, "results", "r3", "value", "55"))
    after = compare(landscape, NAMES)
    assert "50%" in [part.text for part in parts(before)]
    assert "50%" not in [part.text for part in parts(after)]
    assert "55%" in [part.text for part in parts(after)]

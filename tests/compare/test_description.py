import pytest

from belvedere.compare import (
    Cell,
    Comparison,
    Group,
    NumberedSource,
    Part,
    Row,
    mark_runs,
    mark_text,
)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ((), ""),
        ((4,), "4"),
        ((1, 2), "1, 2"),
        ((1, 2, 3), "1–3"),
        ((1, 2, 3, 5, 7, 8), "1–3, 5, 7, 8"),
    ],
)
def test_source_numbers_as_people_print_them(marks: tuple[int, ...], expected: str) -> None:
    assert mark_text(marks) == expected


def test_runs_cover_all_numbers() -> None:
    assert list(mark_runs((1, 2, 3, 5))) == [(1, 3), (5, 5)]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (Part("ADC"), "ADC"),
        (Part("56%", label="6 mg/kg"), "6 mg/kg: 56%"),
        (Part("56%", label="6 mg/kg", context="n=50"), "6 mg/kg: 56% [n=50]"),
    ],
)
def test_a_part_in_one_line(part: Part, expected: str) -> None:
    assert part.line == expected


def test_a_cell_is_known_if_any_line_is() -> None:
    assert not Cell((Part("not reported", muted=True),)).known
    assert Cell((Part("not reported", muted=True), Part("5%"))).text == "not reported\n5%"


def test_a_section_heads_its_first_group_only() -> None:
    rows = (Row("r", "R", (), differs=False),)
    groups = (
        Group("a", "A", rows),
        Group("b", "B", rows, section="S"),
        Group("c", "C", rows, section="S"),
    )
    sections = [section for section, _ in Comparison("t", (), groups).sections()]
    assert sections == ["", "S", ""]


def test_a_mark_calls_its_source() -> None:
    source = NumberedSource(1, "key", "Title.", "Journal", "2025")
    assert Comparison("t", (), (), (source,)).source(1) is source
    assert source.text == "Title. Journal. 2025"

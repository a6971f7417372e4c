from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from belvedere.compare import Part, Tone
from belvedere.ui.delegates.part_layout import Block, lay_out, spell_marks
from belvedere.ui.models.compare_model import Fold
from tests.ui.comparing import part

pytestmark = pytest.mark.usefixtures("qtbot")


def texts(block: Block) -> list[str]:
    return [placed.layout.text().replace("\u2060", "") for placed in block.placed]


@pytest.mark.parametrize(
    ("marks", "spelt"),
    [([], ""), ([2], "2"), ([1, 2], "1,2"), ([1, 2, 3], "1–3"), ([9, 1, 45, 46, 47], "1,9,45–47")],
)
def test_runs_of_marks_are_shortened(marks: list[int], spelt: str) -> None:
    assert spell_marks(marks) == spelt


def test_a_number_stands_first_its_context_below() -> None:
    block = lay_out([part("74.5% (64.4–82.9)", "n=94 · IRC", 2, label="Phase 2")], 400)
    assert texts(block) == ["74.5% (64.4–82.9)2", "Phase 2", "n=94 · IRC"]
    assert [placed.marks for placed in block.placed] == ["2", "", ""]
    assert block.placed[1].y > block.placed[0].y


def test_a_label_stands_before_words() -> None:
    assert texts(lay_out([Part("World", label="Acme")], 400)) == ["Acme: World"]


def test_short_remarks_stand_behind_their_words_in_all_statements_or_none() -> None:
    short, long = part("Licence", "2025"), part("Licence", "a very long remark " * 4)
    assert len(lay_out([short, short], 300).placed) == 2
    assert len(lay_out([short, long], 300).placed) == 4


@pytest.mark.parametrize("parts", [[Part("")], [Part("ADC")], [Part("x" * 300)]])
def test_narrower_is_never_lower(parts: Sequence[Part]) -> None:
    assert lay_out(parts, 60).height >= lay_out(parts, 600).height > 0


def test_marks_follow_the_last_word() -> None:
    wide = lay_out([part("ADC", "", 1)], 300).placed[0]
    narrow = lay_out([part("some words that need several lines", "", 1)], 90).placed[0]
    assert wide.marks_at.x() > 10
    assert narrow.marks_at.y() > wide.marks_at.y()


def test_statements_are_found_by_height() -> None:
    block = lay_out([Part("one"), Part("two"), Fold("2 more")], 300)
    assert [block.part_at(sum(span) / 2) for span in block.spans] == [0, 1, 2]
    assert block.part_at(-5) == 0
    assert block.part_at(999) == 2


def test_statements_that_warn_are_known() -> None:
    assert lay_out([Part("a"), Part("b", tone=Tone.WARN)], 300).warned == [1]


def test_layouts_are_painted() -> None:
    image = QImage(200, 60, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    lay_out([part("12%", "n=3", 4)], 180).paint(painter, QPointF(4, 4))
    painter.end()
    blank = QImage(200, 60, QImage.Format.Format_ARGB32)
    blank.fill(0)
    assert image != blank

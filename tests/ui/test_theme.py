import re
from collections.abc import Iterator
from dataclasses import asdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from belvedere.locations import resources
from belvedere.ui import theme
from belvedere.ui.theme import DARK, LIGHT, Theme
from tests.ui.contrast import contrast

BOTH = pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("ground", "panel", "raised", "button", "hover", "accent_soft", "selection", "stopped")
INKS = ("ink", "ink_soft", "muted_text")
# Text and the grounds it stands on, beside the ones above.
PAIRS = [
    ("muted", "ground"),
    ("accent", "ground"),
    ("accent", "panel"),
    ("accent", "raised"),
    ("accent", "hover"),
    ("accent", "accent_soft"),
    ("accent", "selection"),
    ("on_accent", "accent_fill"),
    ("on_accent", "accent_hover"),
    ("ink", "hit"),
    ("ink", "button_hover"),
    *((ink, ground) for ink in ("bad", "warn_text", "good_text") for ground in GROUNDS[:-1]),
    *((ink, soft) for ink in INKS for soft in ("warn_soft", "bad_soft", "good_soft")),
]


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    qapp.styleHints().unsetColorScheme()
    theme.apply(qapp, LIGHT)


@BOTH
@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read_on_every_ground(look: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(look, ink), getattr(look, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_coloured_text_can_be_read(look: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(look, ink), getattr(look, ground)) >= 4.5


@BOTH
def test_chips_can_be_read(look: Theme) -> None:
    chips = [*look.stages.values(), *map(look.tone, ("accent", "warn", "bad", "good", ""))]
    assert all(contrast(chip.text, chip.fill) >= 4.5 for chip in chips)


@BOTH
def test_series_can_be_seen(look: Theme) -> None:
    assert len(set(look.series)) == 8
    assert all(contrast(colour, look.ground) > 1.2 for colour in look.series)


@BOTH
def test_every_colour_is_six_digits(look: Theme) -> None:
    texts = [v for k, v in asdict(look).items() if isinstance(v, str) and k != "name"]
    assert all(re.fullmatch("#[0-9a-f]{6}", text) for text in texts)


def test_tokens_are_those_of_the_design() -> None:
    assert (LIGHT.ink, LIGHT.muted, LIGHT.lines, LIGHT.panel) == (
        "#1b2430", "#6b7788", "#e3e8ee", "#f6f8fa",
    )  # fmt: skip
    assert (DARK.ink, DARK.ground, DARK.accent, DARK.accent_soft) == (
        "#e6ebf1", "#12181f", "#5cc0d6", "#173a44",
    )  # fmt: skip
    assert LIGHT.stages["Phase 2/3"].fill == "#4e98b3"


def test_a_chip_is_found_by_stage_then_tone() -> None:
    assert LIGHT.chip("Approved").fill == "#063a4d"
    assert LIGHT.chip("bad").fill == LIGHT.bad_soft
    assert LIGHT.chip("Discontinued").fill == LIGHT.stopped


@pytest.mark.parametrize(
    ("choice", "scheme", "expected"),
    [
        ("system", Qt.ColorScheme.Dark, DARK),
        ("system", Qt.ColorScheme.Light, LIGHT),
        ("system", Qt.ColorScheme.Unknown, LIGHT),
        ("dark", Qt.ColorScheme.Light, DARK),
        ("light", Qt.ColorScheme.Dark, LIGHT),
    ],
)
def test_the_choice_decides_else_the_system(
    choice: theme.Choice, scheme: Qt.ColorScheme, expected: Theme
) -> None:
    assert theme.resolve(choice, scheme) is expected


@BOTH
def test_apply_sets_palette_style_and_current(app: QApplication, look: Theme) -> None:
    theme.apply(app, look)
    assert theme.current() is look
    assert app.palette().color(QPalette.ColorRole.Window).name() == look.ground
    assert look.accent in app.styleSheet()


@BOTH
def test_the_style_sheet_has_no_open_places(look: Theme) -> None:
    sheet = theme.style_sheet(look)
    assert "$" not in sheet.split("*/", 1)[1]


@BOTH
def test_the_style_sheet_finds_its_images(look: Theme) -> None:
    images = re.findall(r'url\("(.+?)"\)', theme.style_sheet(look))
    assert images
    assert all(QSvgRenderer(image).isValid() for image in images)


@BOTH
def test_images_are_in_colours_of_the_theme(look: Theme) -> None:
    known = {value for value in asdict(look).values() if isinstance(value, str)}
    for path in (resources() / "style" / look.name).glob("*.svg"):
        assert set(re.findall("#[0-9a-f]{6}", path.read_text("utf-8"))) <= known, path.name


def test_the_switch_toggles_and_tells(app: QApplication) -> None:
    switch = theme.ThemeSwitch(app, "light")
    told: list[Theme] = []
    switch.changed.connect(told.append)
    switch.toggle()
    assert (switch.choice, switch.theme, told) == ("dark", DARK, [DARK])
    switch.toggle()
    assert switch.theme is LIGHT
    switch.deleteLater()


def test_fonts_are_handed_out_as_copies(qapp: QApplication) -> None:
    theme.font().setPixelSize(40)
    assert theme.font().pixelSize() == theme.BASE_PIXELS

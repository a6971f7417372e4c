import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from belvedere.locations import resources
from belvedere.ui import icons, theme

NAMES = icons.names()
LINES = [name for name in NAMES if name != icons.APP]


def test_there_are_enough() -> None:
    wanted = "open save new import export excel undo redo copy search filter compare swap star eye"
    assert set(wanted.split()) <= set(NAMES)


@pytest.mark.parametrize("name", LINES)
def test_one_grid_one_stroke(name: str) -> None:
    text = (resources() / "icons" / f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert re.findall(r'stroke-width="([^"]+)"', text) == ["1.75"]
    assert "#" not in text
    assert 'stroke="currentColor"' in text


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_drawing(name: str) -> None:
    assert QSvgRenderer(str(resources() / "icons" / f"{name}.svg")).isValid()


def test_states_differ(qapp: QApplication) -> None:
    icon = icons.icon("open")
    modes = (QIcon.Mode.Normal, QIcon.Mode.Disabled, QIcon.Mode.Selected)
    drawn = [icon.pixmap(QSize(16, 16), mode).toImage() for mode in modes]
    assert drawn[0] != drawn[1] != drawn[2] != drawn[0]


def test_it_follows_the_theme(qapp: QApplication) -> None:
    icon = icons.icon("open")
    theme.apply(qapp, theme.LIGHT)
    light = icon.pixmap(16).toImage()
    theme.apply(qapp, theme.DARK)
    dark = icon.pixmap(16).toImage()
    theme.apply(qapp, theme.LIGHT)
    assert light != dark


def test_it_is_sharp_on_dense_screens(qapp: QApplication) -> None:
    picture = icons.pixmap("open", 20, ratio=2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (40, 2.0)
    assert icons.icon("open").pixmap(QSize(16, 16), 3.0).width() == 48


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")

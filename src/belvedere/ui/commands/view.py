"""View: where to go, and how it looks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from belvedere.schema import TABLES
from belvedere.ui.actions import Action

if TYPE_CHECKING:
    from belvedere.ui.settings import DensityChoice, ThemeChoice
    from belvedere.ui.window import MainWindow

_THEMES: tuple[tuple[ThemeChoice, str, str], ...] = (
    ("system", "As the System", "settings"), ("light", "Light", "theme-light"), ("dark", "Dark", "theme-dark"),
)  # fmt: skip
_DENSITIES: tuple[tuple[DensityChoice, str], ...] = (
    ("compact", "Compact"), ("normal", "Normal"), ("spacious", "Spacious"),
)  # fmt: skip


def declare(window: MainWindow) -> tuple[Action, ...]:
    """Return the actions of the View menu."""

    def is_open() -> bool:
        return window.workspace is not None

    tables = (
        Action(id=f"view.{table.name}", text=table.title, icon="table", menu="View",
               run=partial(window.show_page, table.name), shortcut=f"Ctrl+{number}", submenu="Tables",
               enabled_when=is_open, tip=table.help)
        for number, table in enumerate(TABLES.values(), start=1)
    )  # fmt: skip
    themes = (
        Action(id=f"view.theme_{choice}", text=text, icon=icon, menu="View",
               run=partial(_choose_theme, window, choice), submenu="Theme", group="theme",
               checked_when=partial(_is, window, "theme", choice), tip=f"Theme: {text.lower()}")
        for choice, text, icon in _THEMES
    )  # fmt: skip
    densities = (
        Action(id=f"view.density_{choice}", text=text, icon="columns", menu="View",
               run=partial(_choose_density, window, choice), submenu="Row Height", group="density",
               checked_when=partial(_is, window, "density", choice), tip=f"Rows: {text.lower()}")
        for choice, text in _DENSITIES
    )  # fmt: skip
    return (
        Action(id="view.palette", text="Find Anything…", icon="command", menu="View", run=window.open_palette,
               shortcut="Ctrl+K", tip="Find any action, table, asset or column by name", priority=1),
        *tables,
        Action(id="view.navigation", text="Navigation", icon="views", menu="View", run=window.show_navigation,
               shortcut="Ctrl+B", checked_when=lambda: window.navigation.isVisibleTo(window), separated=True,
               tip="Show the panel at the left"),
        Action(id="view.inspector", text="Inspector", icon="eye", menu="View", run=window.show_inspector,
               shortcut="Ctrl+I", enabled_when=is_open,
               checked_when=lambda: window.workspace is not None
               and window.workspace.inspector.isVisibleTo(window.workspace),
               tip="Show the panel at the right: values and sources of the selected record"),
        Action(id="view.wrap", text="Wrap Text", icon="columns", menu="View", run=window.wrap_text,
               shortcut="Ctrl+Alt+W", enabled_when=lambda: window.table_page is not None, separated=True,
               checked_when=lambda: window.table_page is not None and window.table_page.look.wraps,
               tip="Break long texts of this table into lines"),
        Action(id="view.zoom_in", text="Larger Cells", icon="add", menu="View", run=partial(window.zoom, 10),
               shortcut="Ctrl++; Ctrl+=", enabled_when=is_open, tip="Write the cells of all tables larger"),
        Action(id="view.zoom_out", text="Smaller Cells", icon="remove", menu="View", run=partial(window.zoom, -10),
               shortcut="Ctrl+-", enabled_when=is_open, tip="Write the cells of all tables smaller"),
        Action(id="view.zoom_reset", text="Usual Cells", icon="refresh", menu="View", run=partial(window.zoom, 0),
               shortcut="Ctrl+Alt+0", enabled_when=is_open, tip="Write the cells of all tables in their usual size"),
        *themes,
        *densities,
        Action(id="view.switch_theme", text="Switch Theme", icon="theme-dark", menu="View",
               run=window.switch_theme, shortcut="Ctrl+Shift+T", tip="Go to the other theme, light or dark"),
    )  # fmt: skip


def _choose_theme(window: MainWindow, choice: ThemeChoice, _checked: bool) -> None:
    window.choose_theme(choice)


def _choose_density(window: MainWindow, choice: DensityChoice, _checked: bool) -> None:
    window.choose_density(choice)


def _is(window: MainWindow, setting: str, choice: str) -> bool:
    return bool(getattr(window.settings, setting) == choice)

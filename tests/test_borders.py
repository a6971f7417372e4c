"""Which room may import which library from outside; rooms among themselves are import-linter's."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import belvedere

PACKAGE = Path(belvedere.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))

# Library, down to a module if only that matters, and the rooms that may import it.
ONLY_IN: dict[str, tuple[str, ...]] = {
    "PySide6": ("paint", "ui", "app"),
    "PySide6.QtWidgets": ("ui", "app"),
    "openpyxl": ("excel",),
    "python_calamine": ("excel",),
    "xlsxwriter": ("excel",),
    "sqlalchemy": ("store",),
    "sqlite3": ("store",),
    "pptx": ("reports",),
    "jinja2": ("reports",),
}

# Library and the rooms that must do without it: a delegate shows a value, whatever holds it.
NOT_IN: dict[str, tuple[str, ...]] = {
    "pandas": ("schema", "territory", "ui.delegates", "ui.views", "ui.dialogs"),
    "numpy": ("schema", "territory", "ui.delegates", "ui.views", "ui.dialogs"),
}

# Rooms that everything stands on import nothing that has to be installed.
STANDARD_LIBRARY_ONLY = ("schema", "errors", "progress", "locations")


class Import(NamedTuple):
    """One imported name, dotted, and the line that imports it."""

    name: str
    line: int


def find_imports(source: str) -> Iterator[Import]:
    """Find every absolute import, those inside functions and for the type checker included."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            for alias in node.names:
                yield Import(f"{node.module}.{alias.name}", node.lineno)


def is_within(name: str, parent: str) -> bool:
    return name == parent or name.startswith(f"{parent}.")


def room_of(path: Path) -> str:
    """The module's dotted name below `belvedere`; a package's is that of its folder."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def check_import(room: str, name: str) -> str:
    """Say what is wrong with a room importing a name; empty if nothing is."""
    for library, rooms in ONLY_IN.items():
        if is_within(name, library) and not any(is_within(room, r) for r in rooms):
            return f"{library} belongs in {', '.join(rooms)} only"
    for library, rooms in NOT_IN.items():
        if is_within(name, library) and any(is_within(room, r) for r in rooms):
            return f"no {library} in {room}"
    top = name.partition(".")[0]
    if any(is_within(room, r) for r in STANDARD_LIBRARY_ONLY) and not (
        top == "belvedere" or top in sys.stdlib_module_names
    ):
        return f"{room} does with the standard library"
    return ""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_room_imports_only_libraries_meant_for_it(path: Path) -> None:
    room = room_of(path)
    wrong = [
        f"{path}:{found.line}: {found.name}: {message}"
        for found in find_imports(path.read_text(encoding="utf-8"))
        if (message := check_import(room, found.name))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("room", "name", "allowed"),
    [
        ("ui.window", "PySide6.QtWidgets.QMainWindow", True),
        ("paint.canvas", "PySide6.QtGui.QPainter", True),
        ("paint.canvas", "PySide6.QtWidgets.QWidget", False),
        ("figures.matrix", "PySide6.QtCore", False),
        ("uishape", "PySide6.QtCore", False),
        ("excel.read", "python_calamine.load_workbook", True),
        ("store.file", "sqlite3", True),
        ("query.sort", "sqlite3", False),
        ("query.sort", "pandas", True),
        ("ui.models.table", "pandas", True),
        ("ui.delegates.places", "pandas.DataFrame", False),
        ("schema.kinds", "numpy", False),
        ("schema.kinds", "dataclasses.dataclass", True),
        ("schema", "belvedere.errors.Problem", True),
        ("locations", "platformdirs", False),
    ],
)
def test_the_rules_say_what_they_are_meant_to(room: str, name: str, allowed: bool) -> None:
    assert (check_import(room, name) == "") is allowed


def test_imports_are_found_wherever_they_hide() -> None:
    source = """
import a.b
from c import d
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import e
def later():
    from f.g import h as i
"""
    assert [found.name for found in find_imports(source)] == [
        "a.b", "c.d", "typing.TYPE_CHECKING", "e", "f.g.h",
    ]  # fmt: skip

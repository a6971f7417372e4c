"""What the window remembers between starts, in one readable file; never a landscape's data."""

import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

import platformdirs

HOME_VARIABLE = "BELVEDERE_HOME"
FILE_NAME = "settings.json"
_MOST_RECENT = 12

ThemeChoice = Literal["system", "light", "dark"]
DensityChoice = Literal["compact", "normal", "spacious"]


@dataclass(frozen=True, slots=True)
class ColumnSetting:
    """Width and visibility of one column, by its name."""

    name: str
    width: int
    hidden: bool = False


@dataclass(slots=True)
class Settings:
    """All settings with their defaults.

    Attributes:
        geometry: The window's place, as Qt saves it, in base64; empty at the first start.
        splitters: Sizes of each splitter by its name.
        last_file: Landscape to open again; empty for the one that comes with the program.
        last_view: Id of the page to open again.
        theme: Theme chosen.
        density: Row height chosen.
        zoom: Size of cells in per cent.
        recent: Files opened, newest first.
        columns: Columns in visual order, by table.
        queries: Filters, search and order of the last file's tables, as text, by table.
        mappings: Answers worth remembering, by the question's name.
        exports: Revision of the last export to a workbook, by the id of the landscape.
        flags: Switches by name, such as whether the inspector is shown.
    """

    geometry: str = ""
    splitters: dict[str, list[int]] = field(default_factory=dict)
    last_file: str = ""
    last_view: str = ""
    theme: ThemeChoice = "system"
    density: DensityChoice = "normal"
    zoom: int = 100
    recent: list[str] = field(default_factory=list)
    columns: dict[str, list[ColumnSetting]] = field(default_factory=dict)
    queries: dict[str, str] = field(default_factory=dict)
    mappings: dict[str, dict[str, str]] = field(default_factory=dict)
    exports: dict[str, int] = field(default_factory=dict)
    flags: dict[str, bool] = field(default_factory=dict)

    def add_recent(self, path: str) -> None:
        """Put a file on top of the recent ones."""
        others = [known for known in self.recent if known != path]
        self.recent = [path, *others][:_MOST_RECENT]

    def set_columns(self, table: str, columns: Sequence[ColumnSetting]) -> None:
        """Remember the columns of a table."""
        self.columns[table] = list(columns)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings read, and a sentence for the user if the file could not be used."""

    settings: Settings
    trouble: str = ""


def folder() -> Path:
    """Return the folder of settings; `BELVEDERE_HOME` overrides the system's place."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) if home else Path(platformdirs.user_config_dir("Belvedere", appauthor=False))


def data_folder() -> Path:
    """Return the folder for autosaves and logs."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) if home else Path(platformdirs.user_data_dir("Belvedere", appauthor=False))


def load(place: Path | None = None) -> Loaded:
    """Read the settings; a broken file is kept beside under another name and said so."""
    path = (place or folder()) / FILE_NAME
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Loaded(Settings())
    except (OSError, ValueError) as reason:
        return Loaded(Settings(), _set_aside(path, str(reason)))
    if not isinstance(raw, dict):
        return Loaded(Settings(), _set_aside(path, "it holds no settings"))
    return Loaded(_from_json(raw))


def save(settings: Settings, place: Path | None = None) -> None:
    """Write the settings so that a crash leaves the old file or the new one, never half of one.

    Raises:
        OSError: The folder cannot be written.
    """
    where = place or folder()
    where.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=1)
    handle, name = tempfile.mkstemp(dir=where, prefix=FILE_NAME, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(where / FILE_NAME)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _set_aside(path: Path, reason: str) -> str:
    kept = path.with_name(f"{path.stem}-broken{path.suffix}")
    try:
        path.replace(kept)
    except OSError:
        return f"The settings could not be read ({reason}); the defaults are in force."
    return (
        f"The settings could not be read ({reason}); the defaults are in force, "
        f"and the old file is kept as {kept}."
    )


def _from_json(raw: dict[str, Any]) -> Settings:
    """Take over what fits; a value of another shape keeps its default, so old files stay usable."""
    made = Settings()
    for name in (part.name for part in fields(Settings)):
        read = _READERS.get(name, _read_text)(raw.get(name))
        if read is not None:
            setattr(made, name, read)
    return made


def _read_text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _read_theme(value: object) -> object:
    return value if value in ("system", "light", "dark") else None


def _read_density(value: object) -> object:
    return value if value in ("compact", "normal", "spacious") else None


def _read_zoom(value: object) -> object:
    return value if type(value) is int and 50 <= value <= 300 else None


def _read_texts(value: object) -> object:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else None


def _read_splitters(value: object) -> object:
    if not isinstance(value, dict):
        return None
    return {
        name: sizes
        for name, sizes in value.items()
        if isinstance(sizes, list) and all(type(size) is int for size in sizes)
    }


def _read_columns(value: object) -> object:
    if not isinstance(value, dict):
        return None
    return {
        table: [column for column in map(_read_column, entries) if column is not None]
        for table, entries in value.items()
        if isinstance(entries, list)
    }


def _read_column(value: object) -> ColumnSetting | None:
    if not isinstance(value, dict):
        return None
    name, width = value.get("name"), value.get("width")
    if not isinstance(name, str) or not isinstance(width, int):
        return None
    return ColumnSetting(name, width, value.get("hidden") is True)


def _read_mappings(value: object) -> object:
    if not isinstance(value, dict):
        return None
    return {
        name: {str(key): str(answer) for key, answer in inner.items()}
        for name, inner in value.items()
        if isinstance(inner, dict)
    }


def _read_queries(value: object) -> object:
    if not isinstance(value, dict):
        return None
    return {table: text for table, text in value.items() if isinstance(text, str)}


def _read_numbers(value: object) -> object:
    if not isinstance(value, dict):
        return None
    return {name: number for name, number in value.items() if type(number) is int}


def _read_flags(value: object) -> object:
    if not isinstance(value, dict):
        return None
    return {name: flag for name, flag in value.items() if isinstance(flag, bool)}


_READERS = {
    "splitters": _read_splitters,
    "theme": _read_theme,
    "density": _read_density,
    "zoom": _read_zoom,
    "recent": _read_texts,
    "columns": _read_columns,
    "queries": _read_queries,
    "mappings": _read_mappings,
    "exports": _read_numbers,
    "flags": _read_flags,
}

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.ui.settings import (
    FILE_NAME,
    ColumnSetting,
    Settings,
    data_folder,
    folder,
    load,
    save,
)

FULL = Settings(
    geometry="AAEC",
    splitters={"main": [195, 944, 300]},
    last_file="/home/ana/her2.landscape",
    last_view="table.assets",
    theme="dark",
    density="compact",
    recent=["b", "a"],
    columns={"assets": [ColumnSetting("name", 186), ColumnSetting("note", 90, hidden=True)]},
    queries={"assets": "{}"},
    mappings={"vendor": {"C2": "Phase 2"}},
    flags={"inspector": False},
)


def test_the_environment_names_the_folder(belvedere_home: Path) -> None:
    assert folder() == data_folder() == belvedere_home


def test_otherwise_the_system_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BELVEDERE_HOME")
    assert "Belvedere" in str(folder())
    assert "Belvedere" in str(data_folder())


def test_the_first_start_has_defaults_and_no_trouble() -> None:
    assert load().settings == Settings()
    assert load().trouble == ""


def test_saved_is_loaded(tmp_path: Path) -> None:
    save(FULL, tmp_path / "new")
    assert load(tmp_path / "new").settings == FULL


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    save(FULL, tmp_path)
    save(Settings(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"theme"', "\x00"])
def test_a_broken_file_is_kept_and_told(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    loaded = load(tmp_path)
    assert loaded.settings == Settings()
    assert "kept as" in loaded.trouble
    assert (tmp_path / "settings-broken.json").read_text(encoding="utf-8") == text


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\xff\xfe{")
    assert load(tmp_path).trouble


@pytest.mark.parametrize(
    "raw",
    [
        {"theme": "pink", "density": 3, "recent": "x", "columns": []},
        {"columns": {"assets": [{"name": 1, "width": 2}, "x", {"name": "a"}]}},
        {"splitters": {"main": ["wide"]}, "mappings": {"a": 1}, "flags": {"x": "yes"}},
        {"unknown": 1, "geometry": None},
        {"splitters": 1, "mappings": 2, "flags": 3, "columns": {"assets": None}},
    ],
)
def test_values_of_another_shape_keep_their_defaults(tmp_path: Path, raw: object) -> None:
    (tmp_path / FILE_NAME).write_text(json.dumps(raw), encoding="utf-8")
    loaded = load(tmp_path)
    assert loaded.trouble == ""
    assert loaded.settings.theme == "system"
    assert not any(loaded.settings.columns.values())


def test_recent_files_are_newest_first_and_once() -> None:
    settings = Settings()
    for path in [*(str(n) for n in range(20)), "15"]:
        settings.add_recent(path)
    assert settings.recent[:3] == ["15", "19", "18"]
    assert len(settings.recent) == 12


def test_columns_are_kept_by_table() -> None:
    settings = Settings()
    settings.set_columns("deals", (ColumnSetting("deal", 80),))
    assert settings.columns == {"deals": [ColumnSetting("deal", 80)]}


names = st.text(max_size=8)


@given(
    columns=st.dictionaries(
        names, st.lists(st.builds(ColumnSetting, names, st.integers(0, 999), st.booleans()))
    ),
    flags=st.dictionaries(names, st.booleans()),
    recent=st.lists(names),
)
def test_any_settings_come_back(
    homes: Path,
    columns: dict[str, list[ColumnSetting]],
    flags: dict[str, bool],
    recent: list[str],
) -> None:
    settings = Settings(columns=columns, flags=flags, recent=recent)
    save(settings, homes / "any")
    assert load(homes / "any").settings == settings

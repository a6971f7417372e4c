from pathlib import Path

import pytest

from belvedere import locations


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The package as a wheel or a bundle lays it out."""
    package = tmp_path / "site-packages" / "belvedere"
    (package / "data").mkdir(parents=True)
    return package


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The package in a checkout, where the folders stand at the top."""
    package = tmp_path / "src" / "belvedere"
    package.mkdir(parents=True)
    (tmp_path / "data").mkdir()
    return package


def test_installed_package_has_the_folder_inside(installed: Path) -> None:
    assert locations.find_packed("data", installed) == installed / "data"


def test_checkout_has_the_folder_at_the_top(checkout: Path) -> None:
    assert locations.find_packed("data", checkout) == checkout.parent.parent / "data"


def test_packed_folder_wins_over_that_of_the_checkout(checkout: Path) -> None:
    (checkout / "data").mkdir()
    assert locations.find_packed("data", checkout) == checkout / "data"


def test_folders_above_site_packages_are_not_ours(installed: Path) -> None:
    (installed.parent.parent / "resources").mkdir()
    with pytest.raises(FileNotFoundError, match="resources"):
        locations.find_packed("resources", installed)


def test_a_file_of_that_name_is_not_the_folder(installed: Path) -> None:
    (installed / "resources").write_text("not a folder")
    with pytest.raises(FileNotFoundError):
        locations.find_packed("resources", installed)


def test_missing_folder_names_the_places_and_the_remedy(checkout: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        locations.find_packed("resources", checkout)
    message = str(caught.value)
    assert str(checkout / "resources") in message
    assert str(checkout.parent.parent / "resources") in message
    assert "Install Belvedere again" in message


@pytest.mark.parametrize("name", ["resources", "data"])
def test_public_functions_ask_for_their_own_folder(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).mkdir()
    monkeypatch.setattr(locations, "_PACKAGE", tmp_path)
    assert getattr(locations, name)() == tmp_path / name


def test_the_landscape_that_comes_with_the_program_is_there() -> None:
    assert (locations.data() / "her2").is_dir()

"""Where the folders stand that travel with the program: `resources` and `data`.

There are three places: at the top of a checkout, inside the package of an installed wheel,
and inside the package of a PyInstaller bundle, which is laid out like the wheel.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """Find the folder of icons, styles and outlines.

    Returns:
        An existing folder, absolute; not necessarily writable.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    return find_packed("resources", _PACKAGE)


def data() -> Path:
    """Find the folder of landscapes that come with the program.

    Returns:
        An existing folder, absolute; not necessarily writable.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    return find_packed("data", _PACKAGE)


def find_packed(name: str, package: Path) -> Path:
    """Find a folder that is packed with the package or stands at the top of its checkout.

    Args:
        name: The folder's name.
        package: The folder of the `belvedere` package.

    Returns:
        The packed folder if there is one, otherwise that of the checkout.

    Raises:
        FileNotFoundError: The folder is in neither place.
    """
    candidates = [package / name]
    # Only a `src` folder marks a checkout: what stands above site-packages belongs to others.
    if package.parent.name == "src":
        candidates.append(package.parent.parent / name)
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    places = " or ".join(str(candidate) for candidate in candidates)
    raise FileNotFoundError(
        f"The folder “{name}” that comes with Belvedere is missing (looked for {places}). "
        "Install Belvedere again."
    )

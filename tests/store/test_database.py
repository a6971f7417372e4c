"""How the database is reached."""

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from belvedere.store.database import uri_of


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/a b/x#1.landscape"), "file:///a%20b/x%231.landscape"),
        (PureWindowsPath("C:/a b/x.landscape"), "file:///C:/a%20b/x.landscape"),
        (PureWindowsPath("//server/share/x.landscape"), "file:////server/share/x.landscape"),
    ],
)
def test_addresses_have_no_host(path: PurePath, uri: str) -> None:
    assert uri_of(path) == uri

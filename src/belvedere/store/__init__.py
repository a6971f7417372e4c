"""What a landscape is kept in: the `.landscape` file, and a folder of CSVs. The only room that knows SQL."""

from belvedere.store.file import append, create_file, read_file
from belvedere.store.folder import is_folder, read_folder, write_folder
from belvedere.store.header import FORMAT_VERSION, is_landscape_file

__all__ = [
    "FORMAT_VERSION",
    "append",
    "create_file",
    "is_folder",
    "is_landscape_file",
    "read_file",
    "read_folder",
    "write_folder",
]

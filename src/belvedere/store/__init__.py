"""What a landscape is kept in: the `.landscape` file, and a folder of CSVs. The only room that knows SQL.

`belvedere.store.file` reads and writes the file itself; it is imported by whoever opens one, because its
library takes longer to load than the landscape that comes with the program.
"""

from belvedere.store.folder import is_folder, read_folder, write_folder
from belvedere.store.header import FORMAT_VERSION, is_landscape_file

__all__ = ["FORMAT_VERSION", "is_folder", "is_landscape_file", "read_folder", "write_folder"]

"""What an editor of a cell needs, read off the field."""

from belvedere.landscape import Landscape
from belvedere.landscape.reading import choices, read, understood
from belvedere.schema import ListOf, Places
from belvedere.ui.delegates.editing import Editing


def editing_of(landscape: Landscape, table: str, name: str) -> Editing:
    """Return what an editor of a field's cells needs, as the landscape is now."""
    field = landscape.field(table, name)
    return Editing(
        read=lambda text: read(landscape, field, text),
        reading=lambda text: understood(field, text),
        choices=choices(landscape, field),
        many=isinstance(field.kind, ListOf | Places),
    )

"""What the molecule is, field by field as the schema declares them."""

from collections.abc import Iterator

from belvedere.compare.description import Group, Part
from belvedere.compare.selection import Selection, Texts, fact, unknown
from belvedere.schema import Field

NOT_APPLICABLE = "not applicable"
NOT_RECORDED = "not recorded"

_CONJUGATE_ONLY = frozenset({"linker", "cleavable", "payload", "payload_class", "dar"})
_CONJUGATES = frozenset({"ADC", "Bispecific ADC"})
_SMALL = frozenset({"Tyrosine kinase inhibitor"})


def molecule(selection: Selection) -> Iterator[Group]:
    """Yield the group, unless nothing is recorded of any molecule."""
    landscape = selection.landscape
    records = [landscape.record("assets", asset) for asset in selection.assets]
    fields = [
        field
        for field in landscape.fields("assets")
        if field.group == "Molecule" and not field.private
    ]
    rows = [
        selection.row(
            field.name, field.title, ([_cell(selection, field, record)] for record in records)
        )
        for field in fields
        if any(record[field.name] for record in records)
    ]
    if rows:
        yield Group("molecule", "Molecule", tuple(rows))


def _cell(selection: Selection, field: Field, record: Texts) -> Part:
    text = record[field.name]
    if text:
        return fact("assets", [record], selection.landscape.shown("assets", field, text))
    return unknown(NOT_RECORDED if _applies(field.name, record["modality"]) else NOT_APPLICABLE)


def _applies(field: str, modality: str) -> bool:
    if field in _CONJUGATE_ONLY:
        return modality in _CONJUGATES or not modality
    return field != "antibody" or modality not in _SMALL

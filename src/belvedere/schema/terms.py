"""Added terms: how rows of the table `terms` make more of the schema's vocabularies."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from belvedere.schema.choices import Choice, ListOf
from belvedere.schema.tables import Field
from belvedere.schema.vocabularies import Vocabulary

AddedTerms = Mapping[str, tuple[tuple[str, str], ...]]
"""Terms by the name of their vocabulary, each with the term that it follows."""


def added_terms(records: Iterable[Mapping[str, str]]) -> AddedTerms:
    """Return what rows of the table `terms` add, in their order; rows without a term add nothing."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for record in records:
        if record.get("vocabulary") and record.get("term"):
            found[record["vocabulary"]].append((record["term"], record.get("after", "")))
    return {name: tuple(pairs) for name, pairs in found.items()}


def extended_field(field: Field, added: AddedTerms) -> Field:
    """Return a field whose vocabulary has the added terms too; the field itself where there are none of it."""
    vocabulary = field.vocabulary
    if vocabulary is None or vocabulary.fixed or field.user:
        return field
    more = _extended(vocabulary, added)
    if more is vocabulary:
        return field
    choice = Choice(more)
    return replace(field, kind=ListOf(choice) if isinstance(field.kind, ListOf) else choice)


def _extended(vocabulary: Vocabulary, added: AddedTerms) -> Vocabulary:
    inner = vocabulary.within
    if inner is not None:
        vocabulary = vocabulary.extended(added.get(inner.name, ()), inner.terms[0])
    return vocabulary.extended(added.get(vocabulary.name, ()))

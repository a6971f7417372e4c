"""Kinds whose values are named elsewhere: terms, records, places, and lists of any of them."""

from collections.abc import Callable, Sequence

from belvedere import territory
from belvedere.schema.kinds import CellValue, Key, Kind, ParseError, Test, V
from belvedere.schema.ordering import SortKey, natural_key
from belvedere.schema.vocabularies import Vocabulary

SEPARATOR = "; "


class Choice(Kind[str]):
    """One term of a vocabulary; sorts by the vocabulary's order where it has one."""

    name = "choice"

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the vocabulary whose terms the cells hold."""
        self.vocabulary = vocabulary
        if vocabulary.ordered:
            self.operator_ids = (
                "any of",
                "none of",
                "at least",
                "at most",
                "between",
                "known",
                "unknown",
            )

    def parse(self, text: str) -> str:
        """Return the canonical term; any text where the vocabulary is open."""
        term = self.vocabulary.find(text)
        if term is not None:
            return term
        if self.vocabulary.open:
            return text
        raise ParseError(text, f"“{text}” is no {self.vocabulary.name}", self.describe())

    def format(self, value: str) -> str:
        """Return the term."""
        return value

    def sort_key(self, value: str) -> SortKey:
        """Return the term's place in an ordered vocabulary, else its natural order."""
        if not self.vocabulary.ordered:
            return natural_key(value)
        return (self.vocabulary.ranks.get(value, len(self.vocabulary.terms)), natural_key(value))

    def describe(self) -> str:
        """Return the terms."""
        terms = ", ".join(self.vocabulary.terms)
        return f"{'for example ' if self.vocabulary.open else 'one of '}{terms}"


class Reference(Key):
    """The key of a record in another table (or of one in the same table)."""

    name = "reference"

    def __init__(self, table: str, *, also: tuple[str, ...] = ()) -> None:
        """Take the table referred to.

        Args:
            table: Name of the table whose keys the cells hold.
            also: Words allowed beside keys, such as `Originator`.
        """
        self.table = table
        self.also = also

    def parse(self, text: str) -> str:
        """Return the key, or one of the words allowed beside keys."""
        return text if text in self.also else super().parse(text)

    def normalise(self, text: str) -> str:
        """Return the key; a word allowed beside keys whatever its case."""
        text = text.strip()
        return next(
            (word for word in self.also if word.casefold() == text.casefold()),
            super().normalise(text),
        )

    def describe(self) -> str:
        """Return which keys are wanted."""
        words = f" or {', '.join(self.also)}" if self.also else ""
        return f"a key of the table {self.table}{words}"


class ListOf(Kind[tuple[str, ...]]):
    """Several values of one kind in a cell, joined by `; `, in the order given."""

    many = True

    def __init__(self, item: Kind[str]) -> None:
        """Take the kind of the items; the list filters by what its items are."""
        self.item = item

    @property
    def name(self) -> str:  # type: ignore[override]
        """The item's name in the plural: `references`."""
        return f"{self.item.name}s"

    def parse(self, text: str) -> tuple[str, ...]:
        """Return the items."""
        return tuple(self.item.parse(part) for part in self.parts(text))

    def format(self, value: tuple[str, ...]) -> str:
        """Return the items joined."""
        return SEPARATOR.join(value)

    def normalise(self, text: str) -> str:
        """Return the items, each made canonical, each once."""
        items = (self.item.normalise(part) for part in text.split(SEPARATOR.strip()))
        return SEPARATOR.join(dict.fromkeys(item for item in items if item))

    def parts(self, text: str) -> tuple[str, ...]:
        """Return the texts of the items."""
        return tuple(text.split(SEPARATOR)) if text else ()

    def sort_key(self, value: tuple[str, ...]) -> SortKey:
        """Return the keys of the items in turn."""
        return tuple(self.item.sort_key(part) for part in value)

    def describe(self) -> str:
        """Return what the items are."""
        return f"{self.item.describe()}; several are joined by “; ”"


class Places(Kind[territory.Territory]):
    """A territory: `World`, a list of places, or `World except` such a list."""

    name = "places"
    operator_ids = ("covers", *Kind.operator_ids)

    def parse(self, text: str) -> territory.Territory:
        """Return the countries that the expression names."""
        try:
            return territory.parse(text)
        except ValueError as error:
            raise ParseError(text, str(error), self.describe()) from error

    def format(self, value: territory.Territory) -> str:
        """Return the expression as written."""
        return value.text

    def normalise(self, text: str) -> str:
        """Return the expression with the usual names of its places."""
        text = " ".join(text.split())
        if not text:
            return ""
        self.parse(text)
        return territory.normalise(text)

    def describe(self) -> str:
        """Return what a territory looks like."""
        return "World, places joined by “; ”, or World except such a list"

    def _compare(self, operator: str, operands: Sequence[str]) -> Test:
        wanted = [self.parse(text).certain for text in operands]
        covers: Callable[[territory.Territory], bool] = lambda value: any(  # noqa: E731 - reads as one rule
            codes <= value.certain for codes in wanted
        )

        def passes(text: str) -> bool:
            value = self.find(text)
            return value is not None and covers(value)

        return passes


__all__ = ["SEPARATOR", "CellValue", "Choice", "ListOf", "Places", "Reference", "V"]

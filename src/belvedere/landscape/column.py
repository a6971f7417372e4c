"""One parsed column: what sorting, filtering, searching and counting work on.

A column of a million cells has few different texts. They are factorised once; everything else is computed
for each different text and spread by its code.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from belvedere.landscape.names import bare_lists
from belvedere.landscape.rows import Texts, texts_of
from belvedere.schema import Field, ParseError, SortKey, fold, natural_key

Shown = Callable[[str], str]


class Column:
    """The cells of one field of one table.

    Attributes:
        field: The field.
        texts: Canonical text of each row, shape (rows,).
        codes: For each row the place of its text in `distinct`, shape (rows,), never negative.
        distinct: The different texts, in order of first appearance; one of them may be empty.
    """

    def __init__(self, field: Field, texts: Texts, shown: Shown | None = None) -> None:
        """Factorise the texts.

        Args:
            field: The field.
            texts: Canonical text of each row.
            shown: How a text is shown and sorted, where that is not the text itself: a reference's name.
        """
        self.field = field
        self.texts = texts
        codes, distinct = pd.factorize(texts)
        self.codes: npt.NDArray[np.intp] = codes
        self.distinct: list[str] = list(distinct)
        self._shown = shown

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.texts)

    @property
    def settled(self) -> bool:
        """Whether nothing of it is still to be looked up in the landscape."""
        return self._shown is None or "shown" in self.__dict__

    @cached_property
    def values(self) -> list[Any]:
        """The parsed value of each different text; None where it is empty or cannot be read."""
        return [self.field.kind.find(text) for text in self.distinct]

    @cached_property
    def faults(self) -> dict[int, ParseError]:
        """For each different text that its kind cannot read, by code, what is wrong."""
        found: dict[int, ParseError] = {}
        for code, text in enumerate(self.distinct):
            if text and self.values[code] is None:
                try:
                    self.field.kind.parse(text)
                except ParseError as error:
                    found[code] = error
        return found

    @cached_property
    def shown(self) -> list[str]:
        """What people read for each different text: names in place of keys."""
        return [self._shown(text) for text in self.distinct] if self._shown else self.distinct

    @cached_property
    def folded(self) -> list[str]:
        """What a search looks at for each different text: as shown, without case and accents."""
        return [fold(text) for text in self.shown]

    @cached_property
    def names(self) -> tuple[Texts, npt.NDArray[np.intp]]:
        """The names that the texts list: the different ones, bare, and where those of each different text stand.

        The second is of shape (different texts, most names in one), filled up with -1.
        """
        listed, counts = bare_lists(self.distinct)
        flat, lengths = texts_of(listed), np.array(counts, dtype=np.intp)
        numbers, different = pd.factorize(flat)
        found = np.full((len(lengths), lengths.max(initial=0)), -1, dtype=np.intp)
        texts = np.repeat(np.arange(len(lengths)), lengths)
        places = np.arange(len(flat)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        found[texts, places] = np.where(flat == "", -1, numbers)
        return different, found

    @cached_property
    def ranks(self) -> npt.NDArray[np.int64]:
        """The sort rank of each row, shape (rows,); equal values share one, unknown and unreadable is -1."""
        keys = [self._sort_key(code) for code in range(len(self.distinct))]
        known = sorted({key for key in keys if key is not None})
        places = {key: rank for rank, key in enumerate(known)}
        ranks = np.array([-1 if key is None else places[key] for key in keys], dtype=np.int64)
        return ranks[self.codes] if len(ranks) else np.empty(0, dtype=np.int64)

    def matching(self, test: Callable[[str], bool]) -> npt.NDArray[np.bool_]:
        """Return which rows pass a test of their text, shape (rows,)."""
        passed = np.array([test(text) for text in self.distinct], dtype=bool)
        return passed[self.codes] if len(passed) else np.empty(0, dtype=bool)

    def _sort_key(self, code: int) -> SortKey | None:
        value = self.values[code]
        if value is None:
            return None
        if self._shown:
            return natural_key(self.shown[code])
        return self.field.kind.sort_key(value)

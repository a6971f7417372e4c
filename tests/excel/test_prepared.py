"""Columns made ready: what each different text becomes, and how many lines it takes."""

from belvedere.excel.prepared import line_counts, prepare
from belvedere.landscape import Column, texts_of
from belvedere.schema import TABLES

FIELDS = TABLES["assets"].by_name


def column(field: str, *texts: str) -> Column:
    return Column(FIELDS[field], texts_of(texts))


def test_each_different_text_is_one_cell() -> None:
    ready = prepare(column("dar", "8", "", "8", "8.0"))
    assert ready.cells == [8.0, None, "8.0"]
    assert ready.codes == [0, 1, 0, 2]


def test_texts_that_typing_would_change_are_remembered() -> None:
    assert prepare(column("modality", "ADC", "mab", "potion")).verbatim == {"mab", "potion"}
    assert prepare(column("name", "a", " a")).verbatim == {" a"}


def test_lines_are_counted_where_texts_wrap() -> None:
    ready = prepare(column("note", "short", "x" * 95, "one\ntwo\nthree", "中" * 30, "x" * 40))
    assert dict(line_counts(ready, 48)) == {1: 2, 2: 3, 3: 2}
    assert dict(line_counts(prepare(column("as_of", "x" * 95)), 11)) == {}

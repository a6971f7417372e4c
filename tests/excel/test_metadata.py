"""What the hidden sheet says comes back, whatever is added to it later."""

from hypothesis import given
from hypothesis import strategies as st

from belvedere.excel.metadata import Metadata, SheetNote, from_rows, mark, sample, to_rows

WORDS = st.text(min_size=1, max_size=6)
NOTES = st.builds(
    lambda sheet, headers: SheetNote(
        sheet, sheet, headers, {name: sample([name]) for name in headers.values()}
    ),
    WORDS,
    st.dictionaries(WORDS, WORDS, max_size=3),
)
COLUMN = st.fixed_dictionaries(
    dict.fromkeys(("column", "title", "kind", "terms", "private"), WORDS)
)
VIEW = st.fixed_dictionaries(
    {
        "view": WORDS,
        **dict.fromkeys(("table", "title", "query", "layout", "position"), st.text(max_size=6)),
    }
)
METADATA = st.builds(
    Metadata,
    landscape_id=WORDS,
    revision=st.integers(-1, 999),
    schema_version=st.integers(0, 99),
    notes=st.lists(NOTES, max_size=3, unique_by=lambda note: note.table).map(tuple),
    columns=st.lists(COLUMN, max_size=2).map(tuple),
    records=st.lists(VIEW, min_size=1, max_size=2, unique_by=lambda view: view["view"]).map(
        lambda views: {"views": tuple(views)}
    ),
    verbatim=st.dictionaries(st.tuples(WORDS, WORDS), st.frozensets(WORDS, min_size=1), max_size=2),
)


@given(METADATA)
def test_rows_and_metadata_are_inverse(metadata: Metadata) -> None:
    assert from_rows(to_rows(metadata)) == metadata


def test_long_texts_are_cut_and_joined() -> None:
    view = {
        "view": "a",
        "table": "",
        "title": "",
        "query": "x" * 100_000,
        "layout": "",
        "position": "",
    }
    rows = to_rows(Metadata(records={"views": (view,)}))
    assert max(len(text) for row in rows for text in row) <= 8000
    assert from_rows(rows).records == {"views": (view,)}


def test_unknown_rows_and_nonsense_are_passed_over() -> None:
    rows = [("",), (), ("future", "x"), ("revision", "many"), ("landscape", "her2")]
    assert from_rows(rows) == Metadata(landscape_id="her2")


def test_a_sample_is_small_and_without_empty_texts() -> None:
    marks = sample(["", *(str(n) for n in range(1000))])
    assert len(marks) == 24
    assert mark("0") in marks
    assert mark("") not in marks

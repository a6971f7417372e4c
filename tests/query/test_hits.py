"""Search hits are marked where the words stand, whatever becomes of the signs around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belvedere.query import places_of
from belvedere.schema import fold


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("", ("a",), ()),
        ("abc", (), ()),
        ("abc", ("",), ()),
        ("Acme and acme", ("acme",), ((0, 4), (9, 4))),
        ("abcabc", ("bc", "a"), ((0, 1), (1, 2), (3, 1), (4, 2))),
        ("Émile", ("emile",), ((0, 5),)),
        ("E\u0301mile", ("e",), ((0, 2), (5, 1))),
        ("Enhertu™ of DXd", ("dxd",), ((12, 3),)),
        ("Enhertu™ of DXd", ("tm",), ((7, 1),)),
        ("Straße 5", ("5",), ((7, 1),)),
        ("Straße 5", ("s",), ((0, 1), (4, 1))),
        ("≥ 3½ …", ("3",), ((2, 1),)),
        ("瑞康曲妥珠单抗", ("曲妥珠",), ((2, 3),)),
    ],
)
def test_places(text: str, words: tuple[str, ...], places: tuple[tuple[int, int], ...]) -> None:
    assert places_of(text, words) == places


@given(st.text(max_size=12), st.data())
def test_a_part_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    part = text[start : data.draw(st.integers(start, len(text)))]
    places = places_of(text, (fold(part),))
    assert bool(places) == bool(fold(part))
    for at, length in places:
        assert fold(part) in fold(text[at : at + length])
        assert length > 0

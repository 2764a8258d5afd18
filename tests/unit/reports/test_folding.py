"""Words are found whatever their spacing, and wherever the pieces of a text are parted."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kkdesk.reports import folding
from kkdesk.reports.folding import folded, found_in

LETTERS = "aåeA\u030a\u0301\u0323\u0327 \u00ad\u1100\u1161\u11a8ß½Ⅳ"


@pytest.mark.parametrize("at_once", [1, 5])
@given(
    pieces=st.lists(st.text(LETTERS, max_size=6), max_size=12),
    words=st.lists(st.text(LETTERS, min_size=1, max_size=5).filter(folded), max_size=4),
)
@example(pieces=["A", "\u00ad\u0301"], words=["A"])
def test_a_word_is_found_exactly_where_the_whole_text_says_it(
    at_once: int, pieces: list[str], words: list[str]
) -> None:
    whole = folded("".join(pieces))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folding, "AT_ONCE", at_once)
        found = found_in(pieces, {word: folded(word) for word in words})
    assert found == {word for word in words if folded(word) in whole}

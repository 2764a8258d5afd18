from __future__ import annotations

import pytest

from kkdesk.domain.print_forms import PRINT_FORMS, size_words


@pytest.mark.parametrize(
    ("suffix", "danish", "english"),
    [
        (".pdf", "3 sider", "3 pages"),
        (".docx", "3 sider", "3 pages"),
        (".pptx", "3 slides", "3 slides"),
        (".xlsx", "3 ark", "3 sheets"),
    ],
)
def test_the_size_of_a_file_is_told_in_what_it_is_made_of(
    suffix: str, danish: str, english: str
) -> None:
    assert (size_words(suffix, 3, "da"), size_words(suffix, 3, "en")) == (danish, english)
    assert size_words(suffix, 1, "da").startswith("1 ")


def test_every_ending_that_is_printed_has_its_words() -> None:
    endings = {ending for form in PRINT_FORMS.values() for ending in form.suffixes}
    assert endings == {".pdf", ".docx", ".pptx", ".xlsx"}

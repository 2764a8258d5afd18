from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination
from sqlalchemy import text

from kkdesk.domain.markup import plain_text
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import ConfidentialLeak, OutputNotWritable, PrintCancelled, UnknownCode
from kkdesk.reports.verify import folded, reading_order
from kkdesk.services.editing import set_field
from kkdesk.services.printing import PrintStep, WarningKind, print_status_slides
from kkdesk.services.workspace import operation, reading

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.domain.status_records import StatusDeck
    from kkdesk.services.printing import PrintResult
    from kkdesk.services.workspace import Workspace

ROUND = "2025"


def printed(
    workspace: Workspace, path: Path, edition: Edition = Edition.INTERNAL, round_code: str = ROUND
) -> PrintResult:
    return print_status_slides(workspace, path, round_code=round_code, edition=edition)


def said(path: Path) -> str:
    return folded(" ".join(reading_order(path)))


def painted(path: Path) -> str:
    return folded(" ".join(page.extract_text() for page in PdfReader(path).pages))


def column(workspace: Workspace, query: str) -> list[str]:
    with reading(workspace) as connection:
        return [str(value) for value in connection.execute(text(query)).scalars()]


def entry(workspace: Workspace, code: str) -> tuple[str, str]:
    """The id and the words of an initiative's status text."""
    with reading(workspace) as connection:
        row = connection.execute(
            text(
                "SELECT e.id, e.text FROM status_entry e JOIN initiative i"
                " ON i.id = e.initiative_id WHERE i.code = :code"
            ),
            {"code": code},
        ).one()
    return str(row.id), str(row.text)


def make_confidential(workspace: Workspace, kind: str, record_id: str) -> None:
    set_field(workspace, kind, record_id, "confidential", expected=False, value=True)


def bookmarks(path: Path) -> list[tuple[str, int]]:
    """Every bookmark with the number of its page."""
    reader = PdfReader(path)
    waiting: list[Any] = list(reader.outline)
    found: list[tuple[str, int]] = []
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, Destination):
            number = reader.get_destination_page_number(item)
            assert number is not None
            found.append((str(item.title), number + 1))
        else:
            waiting[:0] = item
    return found


def test_the_sample_round_fills_26_slides_and_a_contents_page(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    result = printed(sample_workspace, tmp_path / "slides.pdf", Edition.PUBLIC)
    assert result.pages == 27
    starts = bookmarks(result.path)
    firsts = [page for title, page in starts if title[:2] in {f"{n}." for n in range(1, 7)}]
    after = min(page for _, page in starts if page > firsts[-1])
    ends = [*firsts[1:], after]
    filled = [end - start for start, end in zip(firsts, ends, strict=True)]
    assert filled == [2, 2, 3, 2, 3, 3]


def test_every_objective_priority_and_initiative_is_said_once(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    path = printed(sample_workspace, tmp_path / "slides.pdf", Edition.PUBLIC).path
    heard = said(path)
    titles = {title for title, _ in bookmarks(path)}
    objectives = column(
        sample_workspace,
        "SELECT o.number || '. ' || o.title_long FROM objective o"
        " JOIN policy p ON p.id = o.policy_id WHERE p.code = 'handicap-2023-26'",
    )
    assert len(objectives) == 6
    assert set(objectives) <= titles
    priorities = column(sample_workspace, "SELECT text_long FROM priority")
    entries = column(sample_workspace, "SELECT text FROM status_entry")
    assert (len(priorities), len(entries)) == (20, 55)
    wrong = {
        words[:60]: heard.count(folded(words))
        for words in (plain_text(stored) for stored in (*priorities, *entries))
        if heard.count(folded(words)) != 1
    }
    assert wrong == {}


def test_page_references_lead_to_remarks_and_to_the_councils_own_experiences(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    path = printed(sample_workspace, tmp_path / "slides.pdf").path
    pages = dict(bookmarks(path))
    council = max(page for title, page in pages.items() if title.startswith("Erfaringerne"))
    remarks = next(page for title, page in pages.items() if "bemærkninger, august" in title)
    part_two = next(page for title, page in pages.items() if title.startswith("Del 2"))
    assert folded(f"gengivet særskilt på side {council}.") in said(path)
    assert folded(f"kan læses på side {remarks}-{part_two - 1}.") in said(path)


def test_a_stated_total_that_differs_prints_as_stated_and_is_a_warning_with_its_initiative(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    result = printed(sample_workspace, tmp_path / "slides.pdf")
    (warning,) = result.warnings
    assert (warning.kind, warning.code) == (WarningKind.TOTAL, "S5.10")
    assert (warning.stated, warning.computed) == ("900", "899")
    assert "der står 900 i alt" in warning.message("da")
    assert "its rows give 899" in warning.message("en")
    known = column(sample_workspace, "SELECT id FROM initiative WHERE code = 'S5.10'")
    assert known == [warning.initiative_id]


def rewrite(workspace: Workspace, entry_id: str, words: str) -> None:
    """Put other words into a text of the closed round, which nobody can do in the window."""
    with operation(workspace, "x") as work:
        work.update("status_entry", entry_id, text=words)


@pytest.mark.allow_log  # layout says in the log that it divided a text
def test_a_text_taller_than_a_column_is_a_warning_with_its_initiative(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    entry_id, _ = entry(sample_workspace, "S2.2")
    long = "Forsøget fortsætter, og det skal der siges meget om. " * 60
    rewrite(sample_workspace, entry_id, long)
    result = printed(sample_workspace, tmp_path / "slides.pdf")
    tall = [one for one in result.warnings if one.kind is WarningKind.TALL]
    assert [one.code for one in tall] == ["S2.2"]
    assert tall[0].initiative_id
    assert tall[0].message() == "S2.2 er højere end en spalte og er delt mellem to spalter."
    assert tall[0].message("en").startswith("S2.2 is taller")


def test_a_confidential_text_stands_in_the_internal_edition_only(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    entry_id, words = entry(sample_workspace, "S2.2")
    make_confidential(sample_workspace, "status_entry", entry_id)
    public = printed(sample_workspace, tmp_path / "public.pdf", Edition.PUBLIC)
    internal = printed(sample_workspace, tmp_path / "internal.pdf", Edition.INTERNAL)
    assert folded(plain_text(words)) not in said(public.path)
    assert folded(plain_text(words)) in said(internal.path)
    assert "internudgave" in painted(internal.path)


def test_the_public_does_not_learn_that_there_is_a_confidential_round(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    (round_id,) = column(sample_workspace, "SELECT id FROM status_round WHERE code = '2025'")
    make_confidential(sample_workspace, "status_round", round_id)
    with pytest.raises(UnknownCode):
        printed(sample_workspace, tmp_path / "slides.pdf", Edition.PUBLIC)
    assert printed(sample_workspace, tmp_path / "slides.pdf", Edition.INTERNAL).pages == 27


def test_a_file_that_says_too_much_is_refused_and_the_good_one_before_it_stays(
    sample_workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "slides" / "slides.pdf"
    path.parent.mkdir()
    printed(sample_workspace, path, Edition.PUBLIC)
    good = path.read_bytes()
    entry_id, _ = entry(sample_workspace, "S2.2")
    make_confidential(sample_workspace, "status_entry", entry_id)

    def forgets_to_leave_out(deck: StatusDeck, _: Edition) -> StatusDeck:
        return deck

    monkeypatch.setattr("kkdesk.reports.content.status_deck.for_edition", forgets_to_leave_out)
    with pytest.raises(ConfidentialLeak) as leak:
        printed(sample_workspace, path, Edition.PUBLIC)
    assert "side " in leak.value.where
    assert path.read_bytes() == good
    assert [file.name for file in path.parent.iterdir()] == ["slides.pdf"]


def test_words_that_a_public_record_says_too_give_nothing_away(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    _, words = entry(sample_workspace, "S2.2")
    other, _ = entry(sample_workspace, "S1.1")
    rewrite(sample_workspace, other, words)
    make_confidential(sample_workspace, "status_entry", other)
    result = printed(sample_workspace, tmp_path / "slides.pdf", Edition.PUBLIC)
    assert said(result.path).count(folded(plain_text(words))) == 1


def test_progress_goes_from_nothing_to_all_through_the_three_steps(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    heard: list[tuple[float, PrintStep]] = []
    print_status_slides(
        sample_workspace,
        tmp_path / "slides.pdf",
        round_code=ROUND,
        edition=Edition.PUBLIC,
        progress=lambda fraction, step: heard.append((fraction, step)),
    )
    fractions = [fraction for fraction, _ in heard]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
    assert list(dict.fromkeys(step for _, step in heard)) == list(PrintStep)


@pytest.mark.parametrize("checks_until_cancelled", [0, 1, 20, 38, 39, 40])
def test_cancelling_at_any_time_leaves_what_was_there(
    sample_workspace: Workspace, tmp_path: Path, checks_until_cancelled: int
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "slides.pdf"
    path.write_bytes(b"before")
    asked = iter([False] * checks_until_cancelled)
    with pytest.raises(PrintCancelled):
        print_status_slides(
            sample_workspace,
            path,
            round_code=ROUND,
            edition=Edition.PUBLIC,
            cancelled=lambda: next(asked, True),
        )
    assert path.read_bytes() == b"before"
    assert list(folder.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_named_in_the_message(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    for path in (tmp_path / "mangler" / "slides.pdf", tmp_path):
        with pytest.raises(OutputNotWritable) as refused:
            printed(sample_workspace, path)
        assert str(path) in refused.value.message("da")
        assert "Der kan ikke skrives til" in refused.value.message("da")


def test_a_file_system_that_takes_no_files_is_named_by_the_wanted_path(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / ("et meget langt navn " * 20 + ".pdf")
    with pytest.raises(OutputNotWritable) as refused:
        printed(sample_workspace, path)
    assert refused.value.path == path


def test_a_round_that_is_not_there_is_told(sample_workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UnknownCode):
        printed(sample_workspace, tmp_path / "slides.pdf", round_code="1999")


def test_two_prints_of_the_same_data_are_the_same_file(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    first = printed(sample_workspace, tmp_path / "1.pdf").path
    second = printed(sample_workspace, tmp_path / "2.pdf").path
    assert first.read_bytes() == second.read_bytes()

"""Search over every kind of record: found by its words, led to the record it is shown under."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kkdesk.domain.records import Finds
from kkdesk.services import portfolio
from kkdesk.services.letters import add_letter
from kkdesk.services.listing import MOST_OF_KIND, find_everywhere, search
from kkdesk.services.remarks import add_remark, remark_items
from kkdesk.services.rounds import reopen_round
from kkdesk.services.undo import redo, undo
from kkdesk.services.workspace import operation

if TYPE_CHECKING:
    from kkdesk.db.unit_of_work import UnitOfWork
    from kkdesk.domain.records import Hit
    from kkdesk.services.workspace import Workspace

WORD = "zebrastribe"


def _only(workspace: Workspace, words: str = WORD) -> Hit:
    (hit,) = find_everywhere(workspace, words).hits
    return hit


def _case(work: UnitOfWork) -> str:
    return work.insert("case", title="En sag")


def _indicator(work: UnitOfWork) -> str:
    return work.insert("indicator", code="X1", name="En indikator")


def test_an_indicator_is_found_by_its_own_words_and_its_figures(
    empty_workspace: Workspace,
) -> None:
    with operation(empty_workspace, "test") as work:
        own = _indicator(work)
        work.update("indicator", own, definition=f"Andel med {WORD}")
        target = work.insert("target", indicator_id=own, as_written="mere gepard")
    assert (_only(empty_workspace).kind, _only(empty_workspace).record_id) == ("indicator", own)
    assert _only(empty_workspace, "gepard").record_id == own
    with operation(empty_workspace, "test") as work:
        work.delete("target", target)
    assert find_everywhere(empty_workspace, "gepard") == Finds()
    undo(empty_workspace)
    assert _only(empty_workspace, "gepard").record_id == own
    redo(empty_workspace)
    assert find_everywhere(empty_workspace, "gepard") == Finds()


@pytest.mark.parametrize("field", ["title", "text", "hearing_text", "general_remark_text"])
def test_a_case_is_found_by_each_of_its_texts(empty_workspace: Workspace, field: str) -> None:
    with operation(empty_workspace, "test") as work:
        own = _case(work)
        work.update("case", own, **{field: f"En {WORD} til"})
    assert (_only(empty_workspace).kind, _only(empty_workspace).record_id) == ("case", own)


def test_a_case_is_found_by_what_was_decided_on_its_way(empty_workspace: Workspace) -> None:
    with operation(empty_workspace, "test") as work:
        own = _case(work)
        step = work.insert("route_step", case_id=own, number=1)
    with operation(empty_workspace, "test") as work:
        work.update("route_step", step, outcome=f"Godkendt med {WORD}")
    assert (_only(empty_workspace).kind, _only(empty_workspace).record_id) == ("case", own)


def test_appendices_and_documents_are_found_by_name_and_lead_to_their_case(
    empty_workspace: Workspace,
) -> None:
    with operation(empty_workspace, "test") as work:
        own = _case(work)
        appendix = work.insert("appendix", case_id=own, number=3, title=f"Bilag om {WORD}")
        document = work.insert("document", case_id=own, name="Notat")
        work.insert(
            "document_version",
            document_id=document,
            number=1,
            sha256="0" * 64,
            size=1,
            file_name="gepard-final.docx",
        )
    hit = _only(empty_workspace)
    assert (hit.kind, hit.record_id, hit.owner_id, hit.code) == ("appendix", appendix, own, "3")
    hit = _only(empty_workspace, "gepard")
    assert (hit.kind, hit.record_id, hit.owner_id) == ("document", document, own)


def test_a_question_is_found_by_its_lists_too(empty_workspace: Workspace) -> None:
    with operation(empty_workspace, "test") as work:
        own = work.insert("question", number="7", title="Hvad gøres der?")
        work.insert("question_list", question_id=own, heading=f"Vedtaget {WORD}")
    assert (_only(empty_workspace).kind, _only(empty_workspace).code) == ("question", "7")


def test_a_whole_letter_is_found_and_leads_to_its_first_remark(
    sample_workspace: Workspace,
) -> None:
    round_id = portfolio.choices(sample_workspace).rounds[-1].id
    reopen_round(sample_workspace, round_id, "Et brev kom for sent.")
    add_letter(
        sample_workspace, round_id, letter_text=f"Kære alle. Vi så en {WORD}.", title="Et brev"
    )
    hit = _only(sample_workspace)
    assert (hit.kind, hit.title, hit.owner_id) == ("remark_round", "Et brev", "")
    add_remark(sample_workspace, hit.record_id, text="Første.")
    first = next(i for i in remark_items(sample_workspace) if i.remark_round == "Et brev")
    add_remark(sample_workspace, hit.record_id, text="Anden.")
    assert _only(sample_workspace).owner_id == first.id


def test_an_answer_leads_to_its_remark_and_tells_the_confidential_mark(
    sample_workspace: Workspace,
) -> None:
    remark = remark_items(sample_workspace)[0]
    with operation(sample_workspace, "test") as work:
        work.insert("answer", remark_id=remark.id, text=f"Ja, {WORD}.", confidential=True)
    hit = _only(sample_workspace)
    assert (hit.kind, hit.owner_id, hit.confidential) == ("answer", remark.id, True)


def test_scripts_get_the_kind_code_title_and_mark(empty_workspace: Workspace) -> None:
    with operation(empty_workspace, "test") as work:
        own = _indicator(work)
        work.update("indicator", own, source=WORD, confidential=True)
    assert search(empty_workspace, WORD) == [
        {"kind": "indicator", "code": "X1", "title": "En indikator", "confidential": True}
    ]


@pytest.mark.server_too
def test_many_hits_of_one_kind_do_not_crowd_out_another(empty_workspace: Workspace) -> None:
    with operation(empty_workspace, "test") as work:
        for number in range(MOST_OF_KIND + 5):
            work.insert("case", title=f"{WORD} {number}")
        work.insert("indicator", code="X1", name=WORD)
    found = find_everywhere(empty_workspace, WORD)
    assert found.total == MOST_OF_KIND + 6
    kinds = [hit.kind for hit in found.hits]
    assert (kinds.count("case"), kinds.count("indicator")) == (MOST_OF_KIND, 1)

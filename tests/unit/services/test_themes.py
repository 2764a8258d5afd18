"""The theme that is chosen is printed in; what a closed round looked like stays as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kkdesk.db.queries.packets import case_by_number
from kkdesk.domain.packet_faults import FaultKind
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import ThemeUnreadable, UsageError
from kkdesk.reports.verify import reading_order
from kkdesk.services import packet_checks, rounds, themes
from kkdesk.services.print_kinds import PrintRequest, make_document, print_kind
from kkdesk.services.printing import WarningKind, print_status_slides
from kkdesk.services.slide_capacity import slide_fill
from kkdesk.services.timeline_printing import print_timeline
from kkdesk.services.workspace import reading
from tests.unit.reports.test_themed_documents import fonts, painted, sound
from tests.unit.reports.theme_desk import (
    ALTERNATIVE,
    BROWN,
    COLOURS,
    GREEN,
    LOGO,
    logo,
    put_fonts,
    write,
)
from tests.unit.services.test_packet_checks import case as case  # noqa: PLC0414 -- a fixture
from tests.unit.services.test_packet_checks import filled as filled  # noqa: PLC0414 -- a fixture
from tests.unit.services.test_rounds import approve_all, entries, key_of
from tests.unit.services.test_rounds import workspace as workspace  # noqa: PLC0414 -- a fixture

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.services.workspace import Workspace

MISSING = '[fonts]\nfamily = "KBH Tekst"'
WARNING = (
    "Skrifttypen KBH Tekst findes ikke på denne maskine; den, der følger med kkdesk, er brugt i "
    "stedet."
)
INTERNAL = PrintRequest(edition=Edition.INTERNAL)
KINDS = {
    "memo": replace(INTERNAL, committee="BUU"),
    "packet": replace(INTERNAL, committee="BUU"),
    "plan": replace(INTERNAL, plan="sof-2023"),
    "indicators": replace(INTERNAL, policy="handicap-2023-26"),
    "budget": replace(INTERNAL, plan="integration-2019"),
    "remarks": replace(INTERNAL, round_code="2025"),
    "deadlines": INTERNAL,
    "changes": replace(INTERNAL, first="sof-2023", last="2025"),
    "status-slides": replace(INTERNAL, round_code="2025"),
}


def themed(workspace: Workspace, folder: Path, *parts: str) -> Workspace:
    """The same database, for somebody who has chosen a theme file of these parts."""
    folder.mkdir(exist_ok=True)
    logo(folder / "logo.png")
    path = write(folder, *parts)
    return replace(workspace, theme_file=lambda: path)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_printed_in_the_chosen_theme(
    filled: Workspace, tmp_path: Path, kind: str
) -> None:
    own = themed(filled, tmp_path / "tema", COLOURS, LOGO)
    result = print_kind(own, kind, tmp_path / "a.pdf", KINDS[kind])
    assert {GREEN, BROWN} <= painted(result.path)
    assert ALTERNATIVE in reading_order(result.path)
    sound(result.path)


def test_own_sentences_stand_in_the_place_of_the_others(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    own = themed(sample_workspace, tmp_path / "tema", "[sentences]", 'memo.kicker = "Sagsnotat"')
    document = make_document(own, "memo", KINDS["memo"]).document
    assert document.paper is not None
    assert document.paper.kicker == "Sagsnotat"


def test_a_change_of_the_file_is_seen_at_the_next_print(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    own = themed(sample_workspace, tmp_path / "tema", COLOURS)
    assert themes.theme_of(own).colours.main == GREEN
    write(tmp_path / "tema", COLOURS.replace(GREEN, "#123456"), "# rettet")
    assert themes.theme_of(own).colours.main == "#123456"


def test_a_font_that_is_not_there_is_told_by_every_road(filled: Workspace, tmp_path: Path) -> None:
    own = themed(filled, tmp_path / "tema", MISSING)
    results = [
        print_kind(own, "memo", tmp_path / "a.pdf", KINDS["memo"]),
        print_kind(own, "packet", tmp_path / "b.pdf", KINDS["packet"]),
        print_timeline(own, tmp_path / "c.pdf"),
        print_status_slides(own, tmp_path / "d.pdf", round_code="2025", edition=Edition.PUBLIC),
    ]
    for result in results:
        (told,) = (one for one in result.warnings if one.kind is WarningKind.FONT)
        assert told.message() == WARNING
        assert "not on this machine" in told.message("en")
        assert all(name.startswith("SourceSansPro") for name in fonts(result.path))


def test_the_packet_s_checklist_names_what_the_theme_lacks(
    filled: Workspace, tmp_path: Path
) -> None:
    with reading(filled) as connection:
        case_id = case_by_number(connection, "")
    own = themed(filled, tmp_path / "tema", MISSING)
    faults = packet_checks.check_packet(own, case_id, committee="BUU", thorough=False)
    assert [one.message() for one in faults if one.kind is FaultKind.FONT] == [WARNING]
    broken = themed(filled, tmp_path / "tema", "[")
    faults = packet_checks.check_packet(broken, case_id, committee="BUU", thorough=False)
    (refused,) = (one for one in faults if one.kind is FaultKind.THEME)
    assert refused.kind.stops
    assert "ikke gyldig TOML" in refused.message()


def test_a_theme_that_cannot_be_used_stops_the_print_before_there_is_a_file(
    filled: Workspace, tmp_path: Path
) -> None:
    own = themed(filled, tmp_path / "tema", "[")
    for kind in ("memo", "packet", "remarks"):
        with pytest.raises(ThemeUnreadable):
            print_kind(own, kind, tmp_path / "a.pdf", KINDS[kind])
    assert not (tmp_path / "a.pdf").exists()


def slides_of(workspace: Workspace, path: Path, code: str = "2027") -> bytes:
    print_status_slides(workspace, path, round_code=code, edition=Edition.INTERNAL)
    return path.read_bytes()


def test_a_closed_round_keeps_the_look_it_was_closed_in(
    workspace: Workspace, tmp_path: Path
) -> None:
    own = themed(workspace, tmp_path / "tema", COLOURS, LOGO)
    approve_all(own)
    rounds.close_round(own, key_of(own, "2027"))
    first = slides_of(own, tmp_path / "a.pdf")
    assert GREEN in painted(tmp_path / "a.pdf")
    other = themed(workspace, tmp_path / "tema", COLOURS.replace(GREEN, "#123456"))
    assert slides_of(other, tmp_path / "b.pdf") == first
    (tmp_path / "tema" / "logo.png").unlink()
    (tmp_path / "tema" / "tema.toml").unlink()
    assert slides_of(workspace, tmp_path / "c.pdf") == first


def test_a_round_closed_without_a_theme_stays_byte_for_byte(
    workspace: Workspace, tmp_path: Path
) -> None:
    approve_all(workspace)
    rounds.close_round(workspace, key_of(workspace, "2027"))
    first = slides_of(workspace, tmp_path / "a.pdf")
    own = themed(workspace, tmp_path / "tema", COLOURS, LOGO)
    assert slides_of(own, tmp_path / "b.pdf") == first
    rounds.reopen_round(own, key_of(own, "2027"), "En fejl i teksten.")
    assert slides_of(own, tmp_path / "c.pdf") != first
    assert GREEN in painted(tmp_path / "c.pdf")


def test_room_on_the_slides_is_measured_in_the_theme_s_font(
    workspace: Workspace, tmp_path: Path
) -> None:
    entry = entries(workspace)[0]
    text = "Medarbejderne følger op på aftalerne hvert halve år. " * 12
    round_id = key_of(workspace, "2027")
    house = slide_fill(workspace, round_id, entry.id, text)
    folder = tmp_path / "tema"
    folder.mkdir()
    own = themed(workspace, folder, put_fonts(folder))
    roboto = slide_fill(own, round_id, entry.id, text)
    assert house is not None
    assert roboto is not None
    assert roboto.share > house.share, "Roboto is wider than the house's font"


def test_the_example_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "tema.toml"
    themes.write_example(path)
    assert themes.load_theme(path).name
    with pytest.raises(UsageError, match="exists already"):
        themes.write_example(path)

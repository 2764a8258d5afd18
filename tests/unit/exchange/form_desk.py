"""What the tests of status forms share: a form made by hand, any form, and LibreOffice."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from kkdesk.domain.status_forms import FormLine, ReturnedForm, StatusForm, settled
from kkdesk.domain.vocabulary import Rag
from kkdesk.exchange.status_forms import read_form, write_form
from tests.unit.reports.office_desk import soffice

if TYPE_CHECKING:
    from pathlib import Path

    from kkdesk.domain.status_forms import ReturnedLine

SUFFIXES = (".docx", ".xlsx")
PLAN = (
    "Kommunen åbner **tre** nye botilbud med i alt 42 pladser:\n- Grunden er købt i 2024\n"
    "- Udbud i *foråret* 2026\n  - første fase\n- Indflytning i 2028"
)
RICH = (
    "Udbuddet er afsluttet, og **entreprenøren** er valgt.\n\nDet næste:\n- Byggestart i marts\n"
    "- Orientering af pårørende\n  - møde i april\n  - brev i maj\n\n1. Æbler\n2. Øl å la carte"
)
TEXTS = (
    RICH,
    "",
    "=1+1",
    "+45 3366 3366 er nummeret",
    "- kun et punkt",
    "@skolerne er i gang",
    "Fem < seks & syv > \"otte\" 'citat'",
    "",
    "Linje et\nlinje to\n\nnyt afsnit   med mellemrum",
    "To *kursive* og ***begge***, se [dagsordenen](https://kk.dk/dagsorden?a=1&b=2)",
)
RATINGS = (
    *(Rag.GREEN, None, Rag.AMBER, Rag.RED, Rag.GREY),
    *(None, Rag.GREEN, Rag.AMBER, None, Rag.RED),
)


def sample_form() -> StatusForm:
    """Return a form of ten lines, with everything that a form may hold."""
    lines = (
        FormLine(
            f"S{number // 3 + 1}.{number % 3 + 1}",
            "Nye botilbud til voksne" if number % 2 else "Job på særlige vilkår",
            "1. Bolig" if number < 5 else "2. Uddannelse og job",
            PLAN if number % 2 else "Flere unge skal i job.",
            "Udbuddet er *forsinket* et halvt år." if number % 3 else "",
            text,
            rag,
            "Skriv gerne, hvor mange pladser der er taget i brug." if number == 3 else "",
        )
        for number, (text, rag) in enumerate(zip(TEXTS, RATINGS, strict=True))
    )
    return StatusForm(
        "2026",
        "Status 2026",
        "SOF",
        "Socialforvaltningen",
        datetime(2026, 11, 27, 13, 5, 33, tzinfo=UTC),
        tuple(lines),
        "15. januar 2027",
        "Kun det, der er sket inden 1. december 2026, regnes med.",
        "2025",
    )


def short_form(*texts: str, rag: Rag | None = None) -> StatusForm:
    """Return a form that holds just these texts, S1, S2 and so on."""
    moment = datetime(2026, 11, 27, 13, 5, 33, tzinfo=UTC)
    lines = tuple(
        FormLine(f"S{number}", "Et botilbud", "", "", "", text, rag)
        for number, text in enumerate(texts, start=1)
    )
    return StatusForm("2026", "Status 2026", "SOF", "Socialforvaltningen", moment, lines)


def written(form: StatusForm, path: Path) -> Path:
    """Write a form where nothing is yet, and return where."""
    write_form(form, path)
    return path


def texts_of(path: Path) -> dict[str, str]:
    """Return the texts of a form that came back, by code."""
    return {line.code: line.text for line in read_form(path).lines}


def ratings_of(path: Path) -> dict[str, Rag | None]:
    """Return the ratings of a form that came back, by code."""
    return {line.code: line.rag for line in read_form(path).lines}


def expected(form: StatusForm) -> list[tuple[str, str, Rag | None]]:
    """Return what must come back of a form that nobody wrote in."""
    return [(line.code, settled(line.text), line.rag) for line in form.lines]


def said(lines: tuple[ReturnedLine, ...]) -> list[tuple[str, str, Rag | None]]:
    """Return lines as `expected` has them."""
    return [(line.code, line.text, line.rag) for line in lines]


def head_of(returned: ReturnedForm) -> tuple[str, str, datetime | None]:
    """Return what a form says of itself."""
    return returned.round_code, returned.department_code, returned.made_at


def saved_by_libreoffice(path: Path, folder: Path) -> Path:
    """Open a form in LibreOffice and save it in its own format."""
    kind = path.suffix.removeprefix(".")
    command = [soffice(), f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    subprocess.run(
        [*command, "--convert-to", kind, "--outdir", str(folder / "saved"), str(path)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return folder / "saved" / path.name


def any_text() -> st.SearchStrategy[str]:
    """Return texts as people type them, and some that nobody would."""
    pieces = st.sampled_from((
        *("- ", "  - ", "    - ", "* ", "1. ", "2. ", "12. ", "  1. ", "• ", "31. marts "),
        *("**", "*", "_", "__", "\\", "[", "](https://kk.dk/å)", "](mailto:a@b.dk)", "<b>"),
        *("\n", "\n\n", "\n\n\n", " ", "  ", "\t", "\r\n", "\u00a0", "\u00ad", "\u2028", "_x0041_"),
        *("ord", "æøå", "é", "e\u0301", "=1+1", "+", "@", "'", '"', "&amp;", "<w>", "👍🏽", "."),
    ))  # fmt: skip
    made = st.lists(pieces, max_size=14).map("".join)
    # These two are no characters, and XML has no way to write them.
    free = st.text(max_size=60).filter(lambda text: not set(text) & {"\ufffe", "\uffff"})
    return made | free | st.sampled_from(TEXTS)


def any_form() -> st.SearchStrategy[StatusForm]:
    """Return forms of up to four lines."""
    codes = st.from_regex(r"[A-ZÆØÅa-z0-9][A-Za-z0-9.\-– ]{0,8}[A-Za-z0-9.]", fullmatch=True).map(
        lambda code: " ".join(code.split())
    )
    line = st.builds(
        FormLine, codes, any_text(), any_text(), any_text(), any_text(), any_text(),
        st.none() | st.sampled_from(Rag), any_text(),
    )  # fmt: skip
    lines = st.lists(line, min_size=1, max_size=4, unique_by=lambda one: one.code.casefold())
    moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- as hypothesis wants them
    return st.builds(
        StatusForm, codes, any_text(), codes, any_text(), moments, lines.map(tuple),
        any_text(), any_text(), any_text(),
    )  # fmt: skip

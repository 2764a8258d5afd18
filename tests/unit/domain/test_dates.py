"""Every kind of date expression found in the documents, and what it must mean."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from kkdesk.domain.dates import (
    DateContext,
    DateFlag,
    DateRole,
    PartConvention,
    Precision,
    describe_bounds,
    parse_date,
)

PLACED = (
    # words, earliest, latest, precision, suggested role
    ("den 8. oktober 2025", "2025-10-08", "2025-10-08", Precision.DAY, None),
    (
        "fra 2023 og frem til sommeren 2025",
        "2023-01-01",
        "2025-08-31",
        Precision.MIXED,
        DateRole.PERIOD,
    ),
    ("i 2025", "2025-01-01", "2025-12-31", Precision.YEAR, None),
    ("fra 2027", "2027-01-01", "2027-12-31", Precision.YEAR, DateRole.START),
    ("2023-26", "2023-01-01", "2026-12-31", Precision.YEARS, DateRole.PERIOD),
    ("2023-2026", "2023-01-01", "2026-12-31", Precision.YEARS, DateRole.PERIOD),
    ("pr. den 1. januar 2025", "2025-01-01", "2025-01-01", Precision.DAY, DateRole.STATUS_AS_OF),
    ("Pr. 1. januar 2025", "2025-01-01", "2025-01-01", Precision.DAY, DateRole.STATUS_AS_OF),
    ("1. august 2023", "2023-08-01", "2023-08-01", Precision.DAY, None),
    ("Oktober 2025", "2025-10-01", "2025-10-31", Precision.MONTH, None),
    ("frem til marts 2026", "2026-03-01", "2026-03-31", Precision.MONTH, DateRole.END),
    ("slutningen af august 2025", "2025-08-21", "2025-08-31", Precision.PART, None),
    ("1. kvartal 2025", "2025-01-01", "2025-03-31", Precision.QUARTER, None),
    ("1. halvår 2026", "2026-01-01", "2026-06-30", Precision.HALF, None),
    ("sommeren 2025", "2025-06-01", "2025-08-31", Precision.SEASON, None),
    ("før sommeren 2025", None, "2025-05-31", Precision.BOUND, None),
    ("ved udgangen af 2025", "2025-12-31", "2025-12-31", Precision.DAY, DateRole.END),
    ("skoleåret 2026/27", "2026-08-01", "2027-07-31", Precision.SCHOOL_YEAR, None),
    ("2023 – juni 2025", "2023-01-01", "2025-06-30", Precision.MIXED, DateRole.PERIOD),
    ("2023-juni 2025", "2023-01-01", "2025-06-30", Precision.MIXED, DateRole.PERIOD),
    (
        "siden 2023 og frem til juni 2025",
        "2023-01-01",
        "2025-06-30",
        Precision.MIXED,
        DateRole.PERIOD,
    ),
    ("fra 2024-2026", "2024-01-01", "2026-12-31", Precision.YEARS, DateRole.PERIOD),
    ("I perioden 2022-2024", "2022-01-01", "2024-12-31", Precision.YEARS, DateRole.PERIOD),
    ("fra 2025 og frem", "2025-01-01", None, Precision.YEAR, DateRole.START),
    ("siden 2022", "2022-01-01", "2022-12-31", Precision.YEAR, DateRole.START),
    ("i 2024 og 2025", "2024-01-01", "2025-12-31", Precision.YEARS, DateRole.PERIOD),
    ("26. september 2025", "2025-09-26", "2025-09-26", Precision.DAY, None),
    ("skoleåret 2023/2024", "2023-08-01", "2024-07-31", Precision.SCHOOL_YEAR, None),
    ("i 2022 og 2023", "2022-01-01", "2023-12-31", Precision.YEARS, DateRole.PERIOD),
    ("2009 – 2012", "2009-01-01", "2012-12-31", Precision.YEARS, DateRole.PERIOD),
    ("1. april 2023 – 31. marts 2026", "2023-04-01", "2026-03-31", Precision.DAY, DateRole.PERIOD),
    ("den 4. maj 2023", "2023-05-04", "2023-05-04", Precision.DAY, None),
    ("December 2023", "2023-12-01", "2023-12-31", Precision.MONTH, None),
    ("pr. september 2023", "2023-09-01", "2023-09-30", Precision.MONTH, DateRole.STATUS_AS_OF),
    ("foråret 2023", "2023-03-01", "2023-05-31", Precision.SEASON, None),
    ("primo 2023", "2023-01-01", "2023-03-31", Precision.PART, None),
    ("4-årigt projekt (2022-2026)", "2022-01-01", "2026-12-31", Precision.YEARS, DateRole.PERIOD),
    ("fra 2021 til 2022", "2021-01-01", "2022-12-31", Precision.YEARS, DateRole.PERIOD),
    ("den 24. august 2017", "2017-08-24", "2017-08-24", Precision.DAY, None),
    ("med udgangen af 2018", "2018-12-31", "2018-12-31", Precision.DAY, DateRole.END),
    ("ved udgangen af år 2023", "2023-12-31", "2023-12-31", Precision.DAY, DateRole.END),
    ("fra 1993", "1993-01-01", "1993-12-31", Precision.YEAR, DateRole.START),
    ("I 2005", "2005-01-01", "2005-12-31", Precision.YEAR, None),
    ("efter 2022", "2023-01-01", None, Precision.BOUND, None),
    ("den 30. juni i 2019", "2019-06-30", "2019-06-30", Precision.DAY, None),
    ("senest i foråret 2019", None, "2019-05-31", Precision.BOUND, DateRole.END),
    ("4. kvartal 2018", "2018-10-01", "2018-12-31", Precision.QUARTER, None),
    ("juli 2016-november 2018", "2016-07-01", "2018-11-30", Precision.MONTH, DateRole.PERIOD),
    ("skoleåret 2016/17", "2016-08-01", "2017-07-31", Precision.SCHOOL_YEAR, None),
    ("i 2019 og frem", "2019-01-01", None, Precision.YEAR, DateRole.START),
    ("februar/marts 2021", "2021-02-01", "2021-03-31", Precision.MONTH, None),
    ("hele februar og marts 2021", "2021-02-01", "2021-03-31", Precision.MONTH, DateRole.PERIOD),
    ("forsommeren/efteråret 2020", "2020-05-01", "2020-11-30", Precision.SEASON, None),
    ("efterår/vinteren 2020/2021", "2020-09-01", "2021-02-28", Precision.SEASON, None),
    ("primo 2021", "2021-01-01", "2021-03-31", Precision.PART, None),
    ("senest med udgangen af 2022", None, "2022-12-31", Precision.BOUND, DateRole.END),
    ("2021- 2022", "2021-01-01", "2022-12-31", Precision.YEARS, DateRole.PERIOD),
    ("2021 - 2022", "2021-01-01", "2022-12-31", Precision.YEARS, DateRole.PERIOD),
    ("2021 og 2022", "2021-01-01", "2022-12-31", Precision.YEARS, DateRole.PERIOD),
    ("1.4.2023–31.3.2026", "2023-04-01", "2026-03-31", Precision.DAY, DateRole.PERIOD),
    ("2026-03-31", "2026-03-31", "2026-03-31", Precision.DAY, None),
    ("31.03.2026", "2026-03-31", "2026-03-31", Precision.DAY, None),
    ("31/3 2026", "2026-03-31", "2026-03-31", Precision.DAY, None),
    ("hele 2025", "2025-01-01", "2025-12-31", Precision.YEAR, None),
    ("1.-3. marts 2026", "2026-03-01", "2026-03-03", Precision.DAY, DateRole.PERIOD),
    ("1. og 2. kvartal 2025", "2025-01-01", "2025-06-30", Precision.QUARTER, DateRole.PERIOD),
    (
        "mellem den 1. marts 2025 og den 3. april 2026",
        "2025-03-01",
        "2026-04-03",
        Precision.MIXED,
        None,
    ),
    ("medio 2024", "2024-04-01", "2024-09-30", Precision.PART, None),
    ("ultimo 2024", "2024-10-01", "2024-12-31", Precision.PART, None),
    ("ultimo marts 2026", "2026-03-21", "2026-03-31", Precision.PART, None),
    ("vinteren 2020/2021", "2020-12-01", "2021-02-28", Precision.SEASON, None),
    ("31. mar. 2026", "2026-03-31", "2026-03-31", Precision.DAY, None),
    ("sept. 2025", "2025-09-01", "2025-09-30", Precision.MONTH, None),
    (
        "trådte i kraft den 1. juli 2025",
        "2025-07-01",
        "2025-07-01",
        Precision.DAY,
        DateRole.TAKES_EFFECT,
    ),
    (
        "forsøget løber frem til marts 2026",
        "2026-03-01",
        "2026-03-31",
        Precision.MONTH,
        DateRole.TRIAL_ENDS,
    ),
    ("årsskiftet 2025/2026", "2026-01-01", "2026-01-01", Precision.DAY, None),
    ("april – 30. juni 2026", "2026-04-01", "2026-06-30", Precision.MIXED, DateRole.PERIOD),
    ("primo 2023 – 2. kvartal 2024", "2023-01-01", "2024-06-30", Precision.MIXED, DateRole.PERIOD),
    ("tidligst 1. maj 2025", "2025-05-01", None, Precision.BOUND, DateRole.START),
    ("slutningen af 2025", "2025-10-01", "2025-12-31", Precision.PART, None),
    ("udgangen af marts 2026", "2026-03-31", "2026-03-31", Precision.DAY, DateRole.END),
    ("fra 2023", "2023-01-01", "2023-12-31", Precision.YEAR, DateRole.START),
    ("siden 2023", "2023-01-01", "2023-12-31", Precision.YEAR, DateRole.START),
    ("Siden 2024", "2024-01-01", "2024-12-31", Precision.YEAR, DateRole.START),
    ("fra 2021", "2021-01-01", "2021-12-31", Precision.YEAR, DateRole.START),
    ("fra 2024", "2024-01-01", "2024-12-31", Precision.YEAR, DateRole.START),
    ("fra 2026", "2026-01-01", "2026-12-31", Precision.YEAR, DateRole.START),
    ("siden 2019", "2019-01-01", "2019-12-31", Precision.YEAR, DateRole.START),
    ("siden 2007", "2007-01-01", "2007-12-31", Precision.YEAR, DateRole.START),
    ("siden 2013", "2013-01-01", "2013-12-31", Precision.YEAR, DateRole.START),
    ("fra 2019", "2019-01-01", "2019-12-31", Precision.YEAR, DateRole.START),
    ("fra 2020", "2020-01-01", "2020-12-31", Precision.YEAR, DateRole.START),
    ("juni 2025", "2025-06-01", "2025-06-30", Precision.MONTH, None),
    ("august 2024", "2024-08-01", "2024-08-31", Precision.MONTH, None),
    ("maj 2025", "2025-05-01", "2025-05-31", Precision.MONTH, None),
    ("december 2024", "2024-12-01", "2024-12-31", Precision.MONTH, None),
    ("juni 2024", "2024-06-01", "2024-06-30", Precision.MONTH, None),
    ("august 2025", "2025-08-01", "2025-08-31", Precision.MONTH, None),
    ("den 6. marts 2025", "2025-03-06", "2025-03-06", Precision.DAY, None),
    ("1. juli 2025", "2025-07-01", "2025-07-01", Precision.DAY, None),
    ("den 28. oktober 2025", "2025-10-28", "2025-10-28", Precision.DAY, None),
    ("den 13. november 2025", "2025-11-13", "2025-11-13", Precision.DAY, None),
    ("I 2022", "2022-01-01", "2022-12-31", Precision.YEAR, None),
    ("i 2026", "2026-01-01", "2026-12-31", Precision.YEAR, None),
    ("i 2020", "2020-01-01", "2020-12-31", Precision.YEAR, None),
    ("i 2010", "2010-01-01", "2010-12-31", Precision.YEAR, None),
    ("i 2009", "2009-01-01", "2009-12-31", Precision.YEAR, None),
    ("i 2023", "2023-01-01", "2023-12-31", Precision.YEAR, None),
    ("skoleåret 2024/2025", "2024-08-01", "2025-07-31", Precision.SCHOOL_YEAR, None),
    ("den 7. juni 2023", "2023-06-07", "2023-06-07", Precision.DAY, None),
    ("den 11. oktober 2023", "2023-10-11", "2023-10-11", Precision.DAY, None),
    ("den 26. april 2023", "2023-04-26", "2023-04-26", Precision.DAY, None),
    ("juni 2022", "2022-06-01", "2022-06-30", Precision.MONTH, None),
    ("2018-2022", "2018-01-01", "2022-12-31", Precision.YEARS, DateRole.PERIOD),
    ("2020-2022", "2020-01-01", "2022-12-31", Precision.YEARS, DateRole.PERIOD),
    ("2022-2025", "2022-01-01", "2025-12-31", Precision.YEARS, DateRole.PERIOD),
    ("2023 – 2026", "2023-01-01", "2026-12-31", Precision.YEARS, DateRole.PERIOD),
    ("2023-24", "2023-01-01", "2024-12-31", Precision.YEARS, DateRole.PERIOD),
    ("i perioden 2022-2024", "2022-01-01", "2024-12-31", Precision.YEARS, DateRole.PERIOD),
    ("august 2018", "2018-08-01", "2018-08-31", Precision.MONTH, None),
    ("november 2016", "2016-11-01", "2016-11-30", Precision.MONTH, None),
    ("3. kvartal 2018", "2018-07-01", "2018-09-30", Precision.QUARTER, None),
    ("2015-2018", "2015-01-01", "2018-12-31", Precision.YEARS, DateRole.PERIOD),
    ("2019-22", "2019-01-01", "2022-12-31", Precision.YEARS, DateRole.PERIOD),
    ("2019-2022", "2019-01-01", "2022-12-31", Precision.YEARS, DateRole.PERIOD),
    ("2019 - 2022", "2019-01-01", "2022-12-31", Precision.YEARS, DateRole.PERIOD),
    ("2021-2022", "2021-01-01", "2022-12-31", Precision.YEARS, DateRole.PERIOD),
    ("2021 – 2022", "2021-01-01", "2022-12-31", Precision.YEARS, DateRole.PERIOD),
    ("2021-\n2022", "2021-01-01", "2022-12-31", Precision.YEARS, DateRole.PERIOD),
    ("4. april 2020", "2020-04-04", "2020-04-04", Precision.DAY, None),
    ("1. januar 2022", "2022-01-01", "2022-01-01", Precision.DAY, None),
    ("september 2019", "2019-09-01", "2019-09-30", Precision.MONTH, None),
    ("december 2020", "2020-12-01", "2020-12-31", Precision.MONTH, None),
    ("foråret 2020", "2020-03-01", "2020-05-31", Precision.SEASON, None),
    ("foråret 2021", "2021-03-01", "2021-05-31", Precision.SEASON, None),
    ("efteråret 2020", "2020-09-01", "2020-11-30", Precision.SEASON, None),
    ("sommeren 2020", "2020-06-01", "2020-08-31", Precision.SEASON, None),
    ("ved udgangen af 2021", "2021-12-31", "2021-12-31", Precision.DAY, DateRole.END),
    ("DEN 8. OKTOBER 2025", "2025-10-08", "2025-10-08", Precision.DAY, None),
    ("SOMMEREN 2025", "2025-06-01", "2025-08-31", Precision.SEASON, None),
    ("i 2023, 2024 og 2025", "2023-01-01", "2025-12-31", Precision.YEARS, DateRole.PERIOD),
    ("udløbet af 1. halvår 2026", "2026-06-30", "2026-06-30", Precision.DAY, DateRole.END),
    ("okt. 2025", "2025-10-01", "2025-10-31", Precision.MONTH, None),
    ("8. okt. 2025", "2025-10-08", "2025-10-08", Precision.DAY, None),
    ("tirsdag den 31. marts 2026", "2026-03-31", "2026-03-31", Precision.DAY, None),
    ("31-03-2026", "2026-03-31", "2026-03-31", Precision.DAY, None),
    ("31/3-2026", "2026-03-31", "2026-03-31", Precision.DAY, None),
    ("29. februar 2024", "2024-02-29", "2024-02-29", Precision.DAY, None),
    ("midt i 2026", "2026-04-01", "2026-09-30", Precision.PART, None),
    ("midt på året 2026", "2026-04-01", "2026-09-30", Precision.PART, None),
    ("midt i maj 2026", "2026-05-11", "2026-05-20", Precision.PART, None),
    ("midt på sommeren 2026", "2026-07-01", "2026-07-31", Precision.PART, None),
)

AMBIGUOUS = (
    # readable, but a person must confirm the reading
    ("Fra årsskiftet 2025", "2025-01-01", "2025-01-01", Precision.DAY, DateRole.START),
    ("2024ǃęėĚė", "2024-01-01", "2030-12-31", Precision.YEARS, DateRole.PERIOD),
    ("ęėę5", "2025-01-01", "2025-12-31", Precision.YEAR, None),
    ("i 2019 og 2021", "2019-01-01", "2021-12-31", Precision.YEARS, DateRole.PERIOD),
    ("efteråret 20", "2020-09-01", "2020-11-30", Precision.SEASON, None),
    ("vinteren 2025", "2024-12-01", "2026-02-28", Precision.SEASON, None),
    ("2026/27", "2026-08-01", "2027-07-31", Precision.SCHOOL_YEAR, None),
    ("2026-03", "2026-03-01", "2026-03-31", Precision.MONTH, None),
    ("31.03.26", "2026-03-31", "2026-03-31", Precision.DAY, None),
    ("marts 26", "2026-03-01", "2026-03-31", Precision.MONTH, None),
)

UNPLACED = (
    # words, why they have no place in the calendar, precision
    ("budget 2026", DateFlag.NAME_ONLY, Precision.DECISION_NAME),
    ("over fire år", DateFlag.DURATION_ONLY, Precision.DURATION),
    ("de næste fire år", DateFlag.DURATION_ONLY, Precision.DURATION),
    ("toårigt pilotprojekt", DateFlag.DURATION_ONLY, Precision.DURATION),
    ("et tiårs forandringsperspektiv", DateFlag.DURATION_ONLY, Precision.DURATION),
    ("hvert andet … hvert tredje år", DateFlag.RECURRING, Precision.RECURRING),
    ("de sidste 8 år", DateFlag.DURATION_ONLY, Precision.DURATION),
    ("i de kommende år", DateFlag.VAGUE, Precision.NONE),
    ("Budgetaftalen 2026", DateFlag.NAME_ONLY, Precision.DECISION_NAME),
    ("løbende", DateFlag.VAGUE, Precision.NONE),
    ("årligt", DateFlag.RECURRING, Precision.RECURRING),
    ("fortløbende", DateFlag.VAGUE, Precision.NONE),
    ("pt.", DateFlag.VAGUE, Precision.NONE),
    ("i øjeblikket", DateFlag.VAGUE, Precision.NONE),
    ("aktuelt", DateFlag.VAGUE, Precision.NONE),
    ("i dag", DateFlag.VAGUE, Precision.NONE),
    ("hvert år", DateFlag.RECURRING, Precision.RECURRING),
    ("på deres årlige møder", DateFlag.RECURRING, Precision.RECURRING),
    ("i de nærmeste år", DateFlag.VAGUE, Precision.NONE),
    ("1. september", DateFlag.NO_YEAR, Precision.NONE),
    ("OFS 2022/2023", DateFlag.NAME_ONLY, Precision.DECISION_NAME),
    ("budget 2023/2024", DateFlag.NAME_ONLY, Precision.DECISION_NAME),
    ("HA01 (2024)", DateFlag.NAME_ONLY, Precision.DECISION_NAME),
    ("HA/SI08 (2024)", DateFlag.NAME_ONLY, Precision.DECISION_NAME),
    ("TV02(2024)", DateFlag.NAME_ONLY, Precision.DECISION_NAME),
    ("overførselsagen 2020-2021", DateFlag.NAME_ONLY, Precision.DECISION_NAME),
    ("72 timer", DateFlag.DURATION_ONLY, Precision.DURATION),
    ("op til 23 år", DateFlag.DURATION_ONLY, Precision.DURATION),
    ("ved udgangen af året", DateFlag.RECURRING, Precision.RECURRING),
    ("WorldPride 2021", DateFlag.NAME_ONLY, Precision.DECISION_NAME),
    ("Pride Week 2018", DateFlag.NAME_ONLY, Precision.DECISION_NAME),
    ("4-årig periode", DateFlag.DURATION_ONLY, Precision.DURATION),
    ("seks år senere", DateFlag.DURATION_ONLY, Precision.DURATION),
    ("15 måneder efter endt folkeskole", DateFlag.DURATION_ONLY, Precision.DURATION),
    ("i marts og september", DateFlag.NO_YEAR, Precision.NONE),
    ("to gange årligt", DateFlag.RECURRING, Precision.RECURRING),
    ("om fire år", DateFlag.DURATION_ONLY, Precision.DURATION),
    ("3-årig forsøgsordning", DateFlag.DURATION_ONLY, Precision.DURATION),
    ("de første 1000 dage", DateFlag.DURATION_ONLY, Precision.DURATION),
    ("efter to år", DateFlag.DURATION_ONLY, Precision.DURATION),
    ("2011-14-midlerne", DateFlag.NAME_ONLY, Precision.DECISION_NAME),
    ("midten af september", DateFlag.NO_YEAR, Precision.NONE),
    ("på ubestemt tid", DateFlag.VAGUE, Precision.NONE),
    ("3 – 6 mdr.", DateFlag.DURATION_ONLY, Precision.DURATION),
    ("et til fem år", DateFlag.DURATION_ONLY, Precision.DURATION),
    ("de første 6 måneder", DateFlag.DURATION_ONLY, Precision.DURATION),
    ("tre år", DateFlag.DURATION_ONLY, Precision.DURATION),
    ("31. februar 2025", DateFlag.UNREADABLE, Precision.NONE),
    ("45. marts 2025", DateFlag.UNREADABLE, Precision.NONE),
    ("31.13.2025", DateFlag.UNREADABLE, Precision.NONE),
    ("", DateFlag.UNREADABLE, Precision.NONE),
    ("§ 104", DateFlag.UNREADABLE, Precision.NONE),
    ("1014 borgere", DateFlag.UNREADABLE, Precision.NONE),
    ("handlingsplan 2009", DateFlag.NAME_ONLY, Precision.DECISION_NAME),
    ("med budget 2025", DateFlag.NAME_ONLY, Precision.DECISION_NAME),
    ("budget 2023", DateFlag.NAME_ONLY, Precision.DECISION_NAME),
    ("handlingsplan 2010", DateFlag.NAME_ONLY, Precision.DECISION_NAME),
    ("i marts", DateFlag.NO_YEAR, Precision.NONE),
    ("de kommende fire år", DateFlag.DURATION_ONLY, Precision.DURATION),
    ("de kommende år", DateFlag.VAGUE, Precision.NONE),
    ("årsskiftet", DateFlag.NO_YEAR, Precision.NONE),
    ("29. februar 2025", DateFlag.UNREADABLE, Precision.NONE),
    ("2020/2025", DateFlag.UNREADABLE, Precision.NONE),
    ("marts 2026 – april 2025", DateFlag.UNREADABLE, Precision.NONE),
    ("hurtigst muligt", DateFlag.VAGUE, Precision.NONE),
)


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


@pytest.mark.parametrize(("words", "earliest", "latest", "precision", "role"), PLACED)
def test_expression_has_the_bounds_precision_and_role_its_words_give(
    words: str,
    earliest: str | None,
    latest: str | None,
    precision: Precision,
    role: DateRole | None,
) -> None:
    read = parse_date(words)
    assert (read.earliest, read.latest) == (day(earliest), day(latest))
    assert (read.precision, read.suggested_role, read.flag) == (precision, role, None)
    assert read.as_written == words
    assert not read.computed


@pytest.mark.parametrize(("words", "earliest", "latest", "precision", "role"), AMBIGUOUS)
def test_expression_with_two_readings_is_flagged_for_a_person(
    words: str,
    earliest: str | None,
    latest: str | None,
    precision: Precision,
    role: DateRole | None,
) -> None:
    read = parse_date(words)
    assert (read.earliest, read.latest) == (day(earliest), day(latest))
    assert (read.precision, read.suggested_role) == (precision, role)
    assert read.flag is DateFlag.AMBIGUOUS
    assert read.as_written == words


@pytest.mark.parametrize(("words", "flag", "precision"), UNPLACED)
def test_what_cannot_be_placed_keeps_its_words_and_is_never_guessed(
    words: str, flag: DateFlag, precision: Precision
) -> None:
    read = parse_date(words)
    assert (read.earliest, read.latest) == (None, None)
    assert (read.start, read.end) == ((None, None), (None, None))
    assert (read.flag, read.precision) == (flag, precision)
    assert read.as_written == words
    assert not read.is_placed


@pytest.mark.parametrize(("words", "earliest", "latest", "precision", "role"), PLACED)
def test_decomposed_letters_and_capitals_read_the_same(
    words: str,
    earliest: str | None,
    latest: str | None,
    precision: Precision,
    role: DateRole | None,
) -> None:
    for variant in (unicodedata.normalize("NFD", words), words.upper(), f"  {words}. "):
        read = parse_date(variant)
        assert (read.earliest, read.latest) == (day(earliest), day(latest)), variant
        assert (read.precision, read.suggested_role) == (precision, role), variant
        assert read.as_written == variant


def test_interval_bounds_its_start_and_its_end_apart() -> None:
    read = parse_date("2023 – juni 2025")
    assert read.start == (date(2023, 1, 1), date(2023, 12, 31))
    assert read.end == (date(2025, 6, 1), date(2025, 6, 30))


LASTING = (
    ("toårigt fra 1. januar 2025", "2025-01-01", "2026-12-31", Precision.DAY, DateRole.PERIOD),
    ("fra 1. marts 2026 i 6 måneder", "2026-03-01", "2026-08-31", Precision.DAY, DateRole.PERIOD),
    (
        *("toårig bevilling fra 1. januar 2025", "2025-01-01", "2026-12-31", Precision.DAY),
        DateRole.FUNDING_PERIOD,
    ),
    ("fra 2025 i 3 år", "2025-01-01", "2028-12-30", Precision.MIXED, DateRole.PERIOD),
)


@pytest.mark.parametrize(("words", "earliest", "latest", "precision", "role"), LASTING)
def test_a_beginning_and_a_length_give_a_period(
    words: str, earliest: str, latest: str, precision: Precision, role: DateRole
) -> None:
    read = parse_date(words)
    assert (read.earliest, read.latest) == (day(earliest), day(latest))
    assert (read.precision, read.suggested_role, read.flag) == (precision, role, None)
    assert read.as_written == words
    assert read.computed


def test_an_end_that_the_words_give_by_a_length_is_marked_as_computed() -> None:
    read = parse_date("toårigt pilotprojekt fra 1. januar 2025")
    assert read.start == (date(2025, 1, 1), date(2025, 1, 1))
    assert read.end == (date(2026, 12, 31), date(2026, 12, 31))
    assert read.computed
    assert not read.open_end
    assert describe_bounds(read).endswith("slut: 31. december 2026 – beregnet")


@pytest.mark.parametrize(
    "words",
    [
        "evalueres efter to år, fra 1. januar 2025",
        "for to år siden, fra 1. januar 2025",
        "mindst to år fra 1. januar 2025",
        "op til to år fra 1. januar 2025",
        "hvert andet år fra 1. januar 2025",
        "72 timer fra 1. januar 2025",
        "to eller tre år og fem måneder fra 1. januar 2025",
    ],
)
def test_a_length_that_tells_no_end_gives_none(words: str) -> None:
    read = parse_date(words)
    assert read.start == (date(2025, 1, 1), date(2025, 1, 1))
    assert read.end == (None, None)
    assert not read.computed


def test_permanent_funding_has_an_open_end() -> None:
    read = parse_date("fra 2025 og frem")
    assert read.open_end
    assert not read.open_start
    assert read.end == (None, None)


def test_end_without_a_beginning_has_an_open_start() -> None:
    assert parse_date("før sommeren 2025").open_start
    assert parse_date("frem til marts 2026").open_start


def test_document_date_of_the_same_year_decides_the_turn_of_the_year() -> None:
    october = DateContext(document_date=date(2025, 10, 8))
    read = parse_date("Fra årsskiftet 2025", context=october)
    assert (read.earliest, read.flag) == (date(2025, 1, 1), None)
    earlier = DateContext(document_date=date(2024, 10, 8))
    assert parse_date("Fra årsskiftet 2025", context=earlier).flag is DateFlag.AMBIGUOUS


def test_conventions_for_parts_can_be_changed() -> None:
    convention = PartConvention(first_days=7, middle_days=23, edge_months=1)
    context = DateContext(parts=convention)
    assert parse_date("primo 2023", context=context).latest == date(2023, 1, 31)
    assert parse_date("ultimo 2023", context=context).earliest == date(2023, 12, 1)
    assert parse_date("slutningen af august 2025", context=context).earliest == date(2025, 8, 24)


def test_several_dates_in_one_field_are_not_merged_into_one() -> None:
    read = parse_date("den 1. marts 2025 og den 3. april 2026")
    assert read.flag is DateFlag.AMBIGUOUS
    assert not read.is_placed

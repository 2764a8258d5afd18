from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from kkdesk.domain.records import Choice, Choices
from kkdesk.domain.vocabulary import Edition
from kkdesk.errors import OutputNotWritable, PrintCancelled
from kkdesk.ui.pages.slides.chooser import Chooser, Wanted
from kkdesk.ui.pages.slides.jobs import Jobs
from kkdesk.ui.pages.slides.page_view import SlidesView
from kkdesk.ui.pages.slides.paper import new_printer, print_file
from kkdesk.ui.pages.slides.preview import Preview
from kkdesk.ui.tasks import JobContext, Ticket, Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

TWO_POLICIES = Choices(
    policies=(
        Choice("1", "handicap", "Handicappolitik"),
        Choice("2", "lgbt", "LGBTI+-politik"),
        Choice("3", "ny", "Ny politik uden runder"),
    ),
    rounds=(
        Choice("a", "2023", "Status 2023", "handicap"),
        Choice("b", "2025", "Status 2025", "handicap"),
        Choice("c", "2024", "Status 2024", "lgbt"),
    ),
)


@pytest.fixture
def view(qtbot: QtBot) -> SlidesView:
    made = SlidesView()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    assert qtbot
    made = Worker()
    yield made
    assert made.close()


@pytest.fixture
def three_pages(tmp_path: Path) -> Path:
    path = tmp_path / "three.pdf"
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    painter = QPainter(writer)
    for number in range(3):
        if number:
            writer.newPage()
        painter.drawText(QRectF(200, 200, 2000, 400), f"Side nummer {number + 1}")
    painter.end()
    return path


def test_only_policies_with_a_round_are_offered_and_the_newest_round_first(
    view: SlidesView,
) -> None:
    chooser = Chooser(view, "da")
    assert chooser.wanted() is None
    chooser.offer(TWO_POLICIES)
    assert [view.policy.itemText(row) for row in range(view.policy.count())] == [
        "Handicappolitik",
        "LGBTI+-politik",
    ]
    assert chooser.wanted() == Wanted("handicap", "2025", Edition.PUBLIC)


def test_another_policy_brings_its_own_rounds(view: SlidesView) -> None:
    chooser = Chooser(view, "da")
    chooser.offer(TWO_POLICIES)
    view.policy.setCurrentIndex(1)
    assert chooser.wanted() == Wanted("lgbt", "2024", Edition.PUBLIC)


def test_what_is_chosen_stays_chosen_when_the_choices_are_read_again(view: SlidesView) -> None:
    chooser = Chooser(view, "da")
    chooser.offer(TWO_POLICIES)
    view.round.setCurrentIndex(1)
    view.edition.setCurrentIndex(1)
    chooser.offer(TWO_POLICIES)
    assert chooser.wanted() == Wanted("handicap", "2023", Edition.INTERNAL)


def test_what_another_page_asks_for_before_there_are_choices_is_chosen_when_they_come(
    view: SlidesView,
) -> None:
    chooser = Chooser(view, "da")
    chooser.ask_for({"policy": "lgbt", "round": "2024", "edition": "internal"})
    chooser.offer(TWO_POLICIES)
    assert chooser.wanted() == Wanted("lgbt", "2024", Edition.INTERNAL)


def test_asking_for_what_is_chosen_already_tells_nobody(view: SlidesView, qtbot: QtBot) -> None:
    chooser = Chooser(view, "da")
    chooser.offer(TWO_POLICIES)
    with qtbot.assertNotEmitted(chooser.chosen):
        chooser.ask_for({"round": "2025"})
    with qtbot.waitSignal(chooser.chosen):
        chooser.ask_for({"round": "2023"})


def test_every_control_has_a_name(view: SlidesView) -> None:
    for control in (
        view.policy,
        view.round,
        view.edition,
        view.pages,
        view.refresh,
        view.footer.previous,
        view.footer.next,
        view.footer.zoom_in,
        view.footer.zoom_out,
    ):
        assert control.accessibleName()
    for button in (view.save, view.print):
        assert button.text()


def test_the_private_folder_is_the_owners_alone_and_goes_away(
    view: SlidesView, three_pages: Path
) -> None:
    preview = Preview(view.viewer)
    target = preview.next_file()
    target.write_bytes(three_pages.read_bytes())
    assert target.parent.stat().st_mode & 0o777 == 0o700
    assert preview.show(target)
    assert preview.page_count == 3
    preview.close()
    assert not target.parent.exists()
    assert preview.page_count == 0


def test_a_new_file_opens_at_the_page_that_was_shown_and_replaces_the_old_one(
    view: SlidesView, three_pages: Path, qtbot: QtBot
) -> None:
    view.resize(900, 700)
    view.show()
    qtbot.waitExposed(view)
    preview = Preview(view.viewer)
    first, second = preview.next_file(), preview.next_file()
    for path in (first, second):
        path.write_bytes(three_pages.read_bytes())
    preview.show(first)
    preview.go_to(2)
    preview.show(second)
    assert preview.page == 2
    assert not first.exists()
    assert preview.text(2) == "Side nummer 3"
    preview.close()


def test_a_file_that_is_no_pdf_is_not_shown(view: SlidesView) -> None:
    preview = Preview(view.viewer)
    path = preview.next_file()
    path.write_text("ikke en PDF", encoding="utf-8")
    assert not preview.show(path)
    assert preview.file is None
    preview.close()


def test_the_page_stays_while_the_window_and_the_zoom_change(
    view: SlidesView, three_pages: Path, qtbot: QtBot
) -> None:
    view.resize(900, 700)
    view.show()
    qtbot.waitExposed(view)
    view.shown.setCurrentWidget(view.viewer)
    preview = Preview(view.viewer)
    path = preview.next_file()
    path.write_bytes(three_pages.read_bytes())
    preview.show(path)
    preview.go_to(1)
    changes: tuple[Callable[[], None], ...] = (
        lambda: view.resize(1300, 900),
        lambda: preview.fit(QPdfView.ZoomMode.FitInView),
        lambda: preview.zoom(1),
        lambda: view.resize(700, 500),
    )
    for change in changes:
        change()
        qtbot.wait(50)
        assert preview.page == 1
    preview.close()


def test_zooming_leaves_fitting_and_starts_from_the_size_that_is_shown(
    view: SlidesView, three_pages: Path, qtbot: QtBot
) -> None:
    view.resize(900, 700)
    view.show()
    qtbot.waitExposed(view)
    preview = Preview(view.viewer)
    path = preview.next_file()
    path.write_bytes(three_pages.read_bytes())
    preview.show(path)
    preview.fit(QPdfView.ZoomMode.FitInView)
    preview.zoom(1)
    assert view.viewer.zoomMode() == QPdfView.ZoomMode.Custom
    larger = view.viewer.zoomFactor()
    preview.zoom(-1)
    assert view.viewer.zoomFactor() == pytest.approx(larger / 1.2)
    for _ in range(40):
        preview.zoom(1)
    assert view.viewer.zoomFactor() == 5.0
    preview.close()


def test_a_cancelled_job_ends_at_once_and_gives_nothing(worker: Worker, qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    jobs = Jobs(worker, owner)
    half, go_on = threading.Event(), threading.Event()
    results: list[int] = []

    def work(job: JobContext) -> int:
        half.set()
        go_on.wait(10)
        job.check()
        return 1

    jobs.start("preview", "Laver siderne", work, done=results.append, failed=lambda _: None)
    assert jobs.name == "preview"
    assert half.wait(10)
    with qtbot.waitSignal(jobs.stopped) as stopped:
        jobs.cancel()
    go_on.set()
    assert stopped.args == ["preview"]
    qtbot.waitUntil(lambda: worker.idle)
    assert results == []
    assert jobs.name == ""


def test_a_job_that_is_cancelled_in_the_status_bar_ends_here_too(
    worker: Worker, qtbot: QtBot
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    jobs = Jobs(worker, owner)

    def work(job: JobContext) -> None:
        while True:
            job.check()

    jobs.start("save", "Gemmer", work, done=lambda _: None, failed=lambda _: None)
    qtbot.waitUntil(lambda: not worker.idle)
    with qtbot.waitSignal(jobs.stopped):
        qtbot.wait(30)
        worker.cancel_running()
    assert jobs.name == ""


@pytest.mark.allow_log  # the worker writes the fault to the log
def test_a_job_that_meets_a_fault_does_not_stay_on_show(worker: Worker, qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    jobs = Jobs(worker, owner)

    def work(_: JobContext) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(jobs.stopped):
        jobs.start("save", "Gemmer", work, done=lambda _: None, failed=lambda _: None)
    assert jobs.name == ""


def test_jobs_of_a_page_that_is_gone_are_dropped_without_a_message(
    worker: Worker, qtbot: QtBot
) -> None:
    owner = QWidget()
    jobs = Jobs(worker, owner)
    started = threading.Event()
    refused: list[object] = []
    worker.refused.connect(refused.append)

    def work(job: JobContext) -> None:
        started.set()
        while not job.cancelled:
            pass
        raise PrintCancelled

    jobs.start("preview", "Laver siderne", work, done=lambda _: None, failed=lambda _: None)
    assert started.wait(10)
    shiboken6.delete(owner)
    qtbot.waitUntil(lambda: worker.idle)
    assert refused == []


def paper_context() -> JobContext:
    return JobContext(Ticket(None), lambda _fraction, _text: None)


def test_pages_are_printed_on_their_side_and_all_of_them(three_pages: Path, qtbot: QtBot) -> None:
    assert qtbot
    printer = new_printer("Prøve")
    out = three_pages.with_name("out.pdf")
    printer.setOutputFileName(str(out))
    assert print_file(three_pages, printer, paper_context()) == 3
    document = QPdfDocument()
    document.load(str(out))
    assert document.pageCount() == 3
    size = document.pagePointSize(0)
    assert size.width() > size.height()
    document.close()


def test_only_the_pages_asked_for_are_printed(three_pages: Path, qtbot: QtBot) -> None:
    assert qtbot
    printer = new_printer("Prøve")
    printer.setOutputFileName(str(three_pages.with_name("out.pdf")))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert print_file(three_pages, printer, paper_context()) == 2


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_answer_is_told(three_pages: Path, qtbot: QtBot) -> None:
    assert qtbot
    printer = new_printer("Prøve")
    printer.setOutputFileName(str(three_pages / "ikke-en-mappe" / "out.pdf"))
    with pytest.raises(OutputNotWritable):
        print_file(three_pages, printer, paper_context())

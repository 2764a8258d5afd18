"""Printing from the window: the dialog, the job with its progress, and how it went."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from kkdesk.services.print_kinds import print_kind
from kkdesk.services.print_offers import print_offers
from kkdesk.ui.dialogs.print_document import PrintDialog
from kkdesk.ui.dialogs.theme_choice import ThemeChoice

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkdesk.services.print_offers import PrintWanted
    from kkdesk.services.printing import PrintResult, PrintStep
    from kkdesk.ui.main_window import MainWindow
    from kkdesk.ui.pages.context import PageContext
    from kkdesk.ui.tasks import JobContext
    from kkdesk.ui.widgets.message_bar import MessageBar

_MOST_TOLD: Final = 3

translate = QCoreApplication.translate


def ask_what_to_print(window: MainWindow, context: PageContext) -> None:
    """Ask above the window which document to print; what can be chosen is read first."""

    def show(offers: dict[str, tuple[tuple[str, str], ...]]) -> None:
        dialog = PrintDialog(
            window,
            translate("Printing", "Udskriv dokument"),
            context.lang,
            offers=offers,
            name=lambda wanted: Path.home() / _file_name(wanted),
            theme=theme_choice(context),
        )
        dialog.wanted.connect(partial(_print, window, context))
        dialog.open()

    context.worker.submit(
        lambda: print_offers(context.workspace),
        done=show,
        failed=context.show_error,
        receiver=window,
        latest_only_key=f"print.{id(window)}",
    )


def theme_choice(context: PageContext, then: Callable[[], None] | None = None) -> ThemeChoice:
    """Return the line that chooses the theme; ``then`` hears of another one being chosen."""
    path = context.workspace.theme_file()
    made = ThemeChoice(context.worker, str(path or ""), context.lang)
    made.chosen.connect(context.choose_theme)
    if then is not None:
        made.chosen.connect(lambda _path: then())
    return made


def tell(messages: MessageBar, context: PageContext, result: PrintResult) -> None:
    """Say where the file lies, and what is to be looked at in it."""
    path = result.path
    opening = translate("Printing", "Åbn")
    saved = translate("Printing", "Gemt: {}").format(path)
    if not result.warnings:
        messages.show_toast(saved, action=opening, do=partial(_open, path))
        return
    told = [one.message(context.lang) for one in result.warnings[:_MOST_TOLD]]
    left = len(result.warnings) - len(told)
    if left:
        told.append(translate("Printing", "Og {} mere.").format(left))
    words = " ".join((saved, *told))
    messages.show_message(words, "warning", action=opening, do=partial(_open, path))


def progress_of(job: JobContext, context: PageContext) -> Callable[[float, PrintStep], None]:
    """Return what tells the status bar how far a print has come, in words."""
    return lambda share, step: job.progress(share, step.label(context.lang))


def _print(window: MainWindow, context: PageContext, wanted: PrintWanted, path: Path) -> None:
    def job(running: JobContext) -> PrintResult:
        return print_kind(
            context.workspace,
            wanted.kind,
            path,
            wanted.request(),
            progress=progress_of(running, context),
            cancelled=lambda: running.cancelled,
        )

    context.worker.submit(
        job,
        done=partial(tell, window.messages, context),
        failed=context.show_error,
        receiver=window,
        label=translate("Printing", "Udskriver {}").format(path.name),
    )


def _file_name(wanted: PrintWanted) -> str:
    return f"{wanted.kind}-{wanted.edition}{wanted.suffix}"


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

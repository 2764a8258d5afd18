"""What a person does with the parts of a packet, each one operation; a refusal is said beside."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QFileDialog

from kkdesk.domain.ids import new_id
from kkdesk.domain.packets import AppendixSource, PacketKind
from kkdesk.services import packet_adding, packets, portfolio
from kkdesk.ui.editing.binding import problem_words
from kkdesk.ui.pages.packets.asking import ask_document, document_of
from kkdesk.ui.widgets.announce import announce

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QUrl
    from PySide6.QtWidgets import QPushButton

    from kkdesk.domain.changes import Changes
    from kkdesk.domain.packets import PacketAppendix
    from kkdesk.domain.records import Choices
    from kkdesk.errors import KkdeskError
    from kkdesk.ui.pages.packets.page import PacketsPage
    from kkdesk.ui.pages.rounds.dialogs import WordsDialog

_FILES: Final = QFileDialog.FileMode


class PartActions(QObject):
    """Adds, fills, moves, renames and removes appendices."""

    def __init__(self, page: PacketsPage) -> None:
        super().__init__(page)
        self._page, self._view, self._context = page, page.view, page.context
        self.dialog: WordsDialog | None = None
        view = page.view
        view.add.clicked.connect(partial(self._offer, view.add, None))
        view.content.clicked.connect(self._offer_content)
        view.up.clicked.connect(lambda: view.list.step(-1))
        view.down.clicked.connect(lambda: view.list.step(1))
        view.remove.clicked.connect(self.remove)
        view.list.remove_wanted.connect(self.remove)
        view.list.rename_wanted.connect(self._rename)
        view.list.ordered.connect(self._order)

    def allow(self) -> None:
        """Let what can be done with the marked part be done."""
        view, appendix = self._view, self._page.appendix
        free = not self._context.workspace.read_only and self._page.packet is not None
        view.add.setEnabled(free)
        for button in (view.content, view.remove):
            button.setEnabled(free and appendix is not None)
        view.up.setEnabled(free and view.list.can_step(-1))
        view.down.setEnabled(free and view.list.can_step(1))

    def say(self, words: str) -> None:
        """Say below the list why something was not done; no words clear it."""
        self._view.problem.setText(words)
        self._view.problem.setVisible(bool(words))
        announce(self._view.problem, words, urgent=True)

    # -- own files

    def add_files(self, paths: tuple[Path, ...]) -> None:
        """Add PDF files as the last appendices: all of them, or none."""
        packet = self._page.packet
        if packet is None or not paths or not self._view.add.isEnabled():
            return
        keys = tuple(new_id() for _ in paths)
        self._do(
            partial(
                packets.add_own_pdfs,
                self._context.workspace,
                packet.case_id,
                paths,
                record_ids=keys,
            ),
            mark=keys[0],
        )

    def put_in_file(self, appendix_id: str, path: Path) -> None:
        """Let an appendix be a PDF file."""
        job = partial(packet_adding.put_in_own_pdf, self._context.workspace, appendix_id, path)
        self._do(job, mark=appendix_id)

    def add_dropped(self, urls: list[QUrl]) -> None:
        """Add files that were dropped on the page."""
        self.add_files(tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile()))

    def _choose_files(self, appendix: PacketAppendix | None) -> None:
        dialog = QFileDialog(self._page, self.tr("Vælg PDF-filer"))
        dialog.setNameFilters([self.tr("PDF-filer (*.pdf)"), self.tr("Alle filer (*)")])
        dialog.setFileMode(_FILES.ExistingFiles if appendix is None else _FILES.ExistingFile)
        if appendix is None:
            dialog.filesSelected.connect(lambda names: self.add_files(tuple(map(Path, names))))
        else:
            dialog.fileSelected.connect(lambda name: self.put_in_file(appendix.id, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # -- documents of kkdesk

    def _offer_content(self) -> None:
        if self._page.appendix is not None:
            self._offer(self._view.content, self._page.appendix)

    def _offer(self, button: QPushButton, appendix: PacketAppendix | None) -> None:
        """Offer what an appendix can be made of, under the button."""
        menu = self._view.menu
        menu.clear()
        several = self.tr("Egne PDF-filer …") if appendix is None else self.tr("Egen PDF-fil …")
        menu.addAction(several, partial(self._choose_files, appendix))
        menu.addSeparator()
        for kind in PacketKind:
            words = self.tr("{} …").format(kind.label(self._context.lang))
            menu.addAction(words, partial(self._read_choices, kind, appendix))
        if appendix is not None and appendix.source is not AppendixSource.NONE:
            menu.addSeparator()
            job = partial(packets.make_of_nothing, self._context.workspace, appendix.id)
            menu.addAction(self.tr("Intet indhold"), partial(self._do, job, mark=appendix.id))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _read_choices(self, kind: PacketKind, appendix: PacketAppendix | None) -> None:
        self._context.worker.submit(
            partial(portfolio.choices, self._context.workspace),
            done=partial(self._ask, kind, appendix),
            failed=self._context.show_error,
            receiver=self,
        )

    def _ask(self, kind: PacketKind, appendix: PacketAppendix | None, choices: Choices) -> None:
        packet = self._page.packet
        if packet is None:
            return
        dialog = ask_document(self._page, kind, appendix, choices, packet.policy)
        self.dialog = dialog
        dialog.wanted.connect(partial(self._use, dialog, kind, appendix))
        dialog.open()

    def _use(
        self,
        dialog: WordsDialog,
        kind: PacketKind,
        appendix: PacketAppendix | None,
        typed: dict[str, str],
    ) -> None:
        packet, workspace = self._page.packet, self._context.workspace
        if packet is None:
            return
        title = typed.pop("title", "")
        wanted, mark = document_of(kind, typed), appendix.id if appendix else new_id()
        job = (
            partial(packets.make_of_document, workspace, appendix.id, wanted)
            if appendix is not None
            else partial(
                packet_adding.add_document_of_kkdesk,
                workspace,
                packet.case_id,
                wanted,
                title,
                record_id=mark,
            )
        )
        self._do(job, mark=mark, dialog=dialog)

    # -- order, name, end

    def remove(self) -> None:
        """Take the marked appendix out; its files stay with the case."""
        appendix = self._page.appendix
        if appendix is not None and self._view.remove.isEnabled():
            job = partial(packets.remove_appendix, self._context.workspace, appendix.id)
            self._do(job, mark=self._page.neighbour())

    def _rename(self) -> None:
        if self._page.appendix is not None:
            self._view.form.controls["title"].widget.setFocus()

    def _order(self, expected: tuple[str, ...], wanted: tuple[str, ...]) -> None:
        packet = self._page.packet
        if packet is None or expected == wanted:
            self._page.show_parts()
            return
        job = partial(
            packets.order_appendices,
            self._context.workspace,
            packet.case_id,
            expected=expected,
            wanted=wanted,
        )
        self._do(job, mark=self._view.list.key())

    def _do(
        self, job: Callable[[], Changes], *, mark: str, dialog: WordsDialog | None = None
    ) -> None:
        """Do it after what was typed is saved, and mark a part when it is done."""
        self._page.preview.give_way()
        self._page.flush()
        self.say("")

        def done(_: Changes) -> None:
            self._page.mark(mark)
            if dialog is not None:
                dialog.accept()

        def failed(error: KkdeskError) -> None:
            if dialog is not None:
                dialog.show_problem(error)
            else:
                self.say(problem_words(error, self._context.lang))
                self._page.show_parts()

        self._page.saver.run(job, saved=done, failed=failed)

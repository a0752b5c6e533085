"""Passes on paper: printed when a visitor is let in, or saved as a PDF."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from gate_desk.app.pass_printing import check_place, print_pass
from gate_desk.domain.errors import GateDeskError
from gate_desk.words import text

if TYPE_CHECKING:
    from gate_desk.devices.printer import Printer
    from gate_desk.services.station import Station
    from gate_desk.services.visit_answers import Registered
    from gate_desk.ui.jobs import Jobs
    from gate_desk.ui.models.visit_desk import VisitDesk
    from gate_desk.ui.pages.visitors import VisitorsPage


class PassDesk(QObject):
    """Prints off the UI thread; what cannot be printed stays issued and can be saved."""

    def __init__(self, jobs: Jobs, desk: VisitDesk, page: VisitorsPage, printer: Printer) -> None:
        super().__init__(page)
        self._jobs, self._desk, self._page, self._printer = jobs, desk, page, printer
        page.print_wanted.connect(self._print)
        page.save_wanted.connect(self._choose_file)

    @Slot(object)
    def _print(self, done: Registered) -> None:
        assert done.card is not None
        number, printer = done.card.number, self._printer

        def put_on_paper(station: Station) -> str:
            issued = station.passes.again(number)
            with TemporaryDirectory(prefix="gate-desk-") as folder:
                pdf = Path(folder) / "pass.pdf"
                print_pass(issued, station.lookups.names(), pdf)
                printer.print_pdf(pdf)
            return printer.name

        self._jobs.query(put_on_paper, self._printed, self._failed)

    @Slot(object)
    def _choose_file(self, done: Registered) -> None:
        assert done.card is not None
        number = done.card.number
        title, name = text("Lưu thẻ khách"), f"the-khach-{number[-4:]}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self._page, title, name, "PDF (*.pdf)")
        if not chosen:
            return
        pdf = Path(chosen).with_suffix(".pdf")

        def save(station: Station) -> str:
            check_place(pdf)
            print_pass(station.passes.again(number), station.lookups.names(), pdf)
            return pdf.name

        self._jobs.query(save, self._saved, self._failed)

    @Slot(object)
    def _printed(self, printer: str) -> None:
        self._desk.tell_printed(printer)

    @Slot(object)
    def _saved(self, file: str) -> None:
        self._desk.tell_printed(file)

    @Slot(object)
    def _failed(self, error: GateDeskError) -> None:
        self._desk.tell_not_printed(error)

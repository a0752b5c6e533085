"""The evacuation roll on paper or as a PDF: from what the page shows, not from the store."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from gate_desk.app.pass_printing import check_place
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId
from gate_desk.reports.roll import PrintedLine, PrintedRoll, write_roll
from gate_desk.services.answers import InsideKind, SiteNames
from gate_desk.services.roll import Roll, RollLine
from gate_desk.ui.delegates.visit import short_number
from gate_desk.words import gate, text

if TYPE_CHECKING:
    from gate_desk.devices.printer import Printer
    from gate_desk.services.station import Station
    from gate_desk.ui.jobs import Jobs
    from gate_desk.ui.models.roll_desk import RollDesk, RollView
    from gate_desk.ui.pages.present import PresentPage


def printed_roll(roll: Roll, names: SiteNames) -> PrintedRoll:
    """The roll as it stands on paper."""

    def lines(kind: InsideKind) -> tuple[PrintedLine, ...]:
        return tuple(_line(each, roll, names) for each in roll.lines if each.row.kind is kind)

    return PrintedRoll(
        site=names.site,
        gate=names.gate,
        at=roll.at,
        begun_at=roll.begun_at,
        staff=lines(InsideKind.PEOPLE),
        visitors=lines(InsideKind.VISITS),
        missing=roll.missing,
    )


def print_roll(roll: Roll, names: SiteNames, pdf: Path) -> None:
    """Write the roll to a PDF; raises `file_unwritable`."""
    check_place(pdf)
    try:
        write_roll(printed_roll(roll, names), pdf)
    except OSError as error:
        raise Refused("file_unwritable", error.strerror or pdf.name) from error


def _line(line: RollLine, roll: Roll, names: SiteNames) -> PrintedLine:
    row = line.row
    agency = names.agencies.get(AgencyId(row.agency), (row.agency, ""))[0]
    state = text("đã ra cổng") if line.left else ""
    if line.safe_at is not None:
        state = text("an toàn {time}", time=f"{line.safe_at:%H:%M}")
    return PrintedLine(
        name=row.name or text("Không có tên trong sổ"),
        unit=" · ".join(filter(None, (row.unit, agency))),
        card=short_number(row.card_number) if row.visit else row.card_number,
        since=gate.short_moment(row.since, roll.at) if row.gate else "",
        gate=names.nodes.get(row.gate, row.gate),
        state=state,
    )


class RollPaper(QObject):
    """Works also while the store is lost: that is when the list is needed on paper."""

    def __init__(self, jobs: Jobs, desk: RollDesk, page: PresentPage, printer: Printer) -> None:
        super().__init__(page)
        self._jobs, self._desk, self._page, self._printer = jobs, desk, page, printer
        page.print_wanted.connect(self._print)
        page.save_wanted.connect(self._choose_file)

    @Slot(object)
    def _print(self, view: RollView) -> None:
        assert view.roll is not None
        roll, names, printer = view.roll, view.names, self._printer

        def put_on_paper(_station: Station) -> str:
            with TemporaryDirectory(prefix="gate-desk-") as folder:
                pdf = Path(folder) / "roll.pdf"
                print_roll(roll, names, pdf)
                printer.print_pdf(pdf)
            return printer.name

        self._jobs.query(put_on_paper, self._desk.tell_printed, self._desk.fail)

    @Slot(object)
    def _choose_file(self, view: RollView) -> None:
        assert view.roll is not None
        roll, names = view.roll, view.names
        name, title = f"{roll.at:%Y-%m-%d-%H%M}.pdf", text("Lưu danh sách")
        chosen, _ = QFileDialog.getSaveFileName(self._page, title, name, "PDF (*.pdf)")
        if not chosen:
            return
        pdf = Path(chosen).with_suffix(".pdf")

        def save(_station: Station) -> str:
            print_roll(roll, names, pdf)
            return pdf.name

        self._jobs.query(save, self._desk.tell_printed, self._desk.fail)

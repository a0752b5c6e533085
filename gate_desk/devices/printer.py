"""Printers of the system: a finished page on paper, a label or a card."""

from __future__ import annotations

from pathlib import Path

from gate_desk.domain.errors import Refused

_DPI = 300


class Printer:
    """One printer by its name in the system; empty: the system's default printer.

    May be used from any thread. Qt's printing is loaded when it is first needed.
    """

    def __init__(self, name: str = "") -> None:
        self._name = name

    @property
    def name(self) -> str:
        """The printer that would be used; empty: there is none."""
        try:
            from PySide6.QtPrintSupport import QPrinterInfo
        except ImportError:  # no libcups2 on this system
            return ""
        if self._name:
            return "" if QPrinterInfo.printerInfo(self._name).isNull() else self._name
        return str(QPrinterInfo.defaultPrinterName())

    def print_pdf(self, pdf: Path) -> None:
        """Put every page on paper, fitted into what the printer can reach.

        Raises `printer_missing` where there is none, `printer_failed` when it does not take it.
        """
        name = self.name
        if not name:
            raise Refused("printer_missing", self._name)
        from PySide6.QtCore import QSize
        from PySide6.QtGui import QPainter
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPrintSupport import QPrinter

        document = QPdfDocument()
        if document.load(str(pdf)) is not QPdfDocument.Error.None_:
            raise Refused("printer_failed", pdf.suffix)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(name)
        printer.setResolution(_DPI)
        painter = QPainter()
        if not painter.begin(printer):
            raise Refused("printer_failed", name)
        try:
            for page in range(document.pageCount()):
                if page and not printer.newPage():
                    raise Refused("printer_failed", name)
                room = painter.viewport()
                points = document.pagePointSize(page)
                scale = min(room.width() / points.width(), room.height() / points.height())
                scale = min(scale, _DPI / 72)  # as large as it is, smaller where it must be
                size = QSize(round(points.width() * scale), round(points.height() * scale))
                painter.drawImage(0, 0, document.render(page, size))
        finally:
            painter.end()
            document.close()

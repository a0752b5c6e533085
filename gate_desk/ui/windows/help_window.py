"""The help of a page, in a window that may stay open beside it: F1."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, QUrl, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QFrame, QMainWindow, QTextBrowser

from gate_desk.config.resources import resource_path
from gate_desk.ui.theme import fonts
from gate_desk.words import text

if TYPE_CHECKING:
    from PySide6.QtGui import QTextTable

    from gate_desk.ui.language import Language

SIZE = QSize(990, 720)
_MARGIN, _GAP, _HEADING_GAP = 24, 10, 22


class HelpWindow(QMainWindow):
    """Shows `resources/help/<language>/<topic>.md`; links lead from one topic to another only."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language, self._topic = language, ""
        self.browser = QTextBrowser()
        self.browser.setFrameShape(QFrame.Shape.NoFrame)
        self.browser.setOpenLinks(False)
        self.browser.document().setDefaultFont(fonts.font(15))
        self.browser.document().setDocumentMargin(_MARGIN)
        self.browser.setSearchPaths([str(resource_path("help"))])
        self.browser.anchorClicked.connect(self._link_pressed)
        self.setCentralWidget(self.browser)
        self.resize(SIZE)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.close)
        language.changed.connect(self._language_changed)

    @property
    def topic(self) -> str:
        """The name of the page that is explained."""
        return self._topic

    def show_topic(self, topic: str) -> None:
        """Open the help of a page, from its beginning, and bring the window to the front."""
        self._topic = topic
        self._read()
        self.show()
        self.raise_()
        self.activateWindow()

    def _read(self) -> None:
        file = resource_path("help", self._language.code, f"{self._topic}.md")
        self.browser.document().setMarkdown(file.read_text(encoding="utf-8"))
        self._space_out()
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        self.setWindowTitle(f"{text('Trợ giúp')} – Gate Desk")

    def _space_out(self) -> None:
        """Give paragraphs and tables the room that Markdown has no word for."""
        cursor = QTextCursor(self.browser.document())
        while True:
            table = cast("QTextTable | None", cursor.currentTable())
            if table is None:
                block = cursor.blockFormat()
                block.setBottomMargin(_GAP)
                if block.headingLevel() > 1:
                    block.setTopMargin(_HEADING_GAP)
                cursor.setBlockFormat(block)
            else:
                look = table.format()
                look.setCellPadding(_GAP / 2)
                look.setBorderCollapse(True)
                look.setBorder(0.5)
                look.setBottomMargin(_GAP)
                table.setFormat(look)
            if not cursor.movePosition(QTextCursor.MoveOperation.NextBlock):
                return

    @Slot(QUrl)
    def _link_pressed(self, link: QUrl) -> None:
        topic = link.path().removesuffix(".md")
        if topic in topics():
            self.show_topic(topic)

    @Slot(object)
    def _language_changed(self, _code: object) -> None:
        if self._topic:
            self._read()


def topics() -> tuple[str, ...]:
    """What there is help about: the names of pages."""
    return tuple(sorted(file.stem for file in resource_path("help", "vi").glob("*.md")))

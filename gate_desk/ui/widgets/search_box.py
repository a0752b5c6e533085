"""The search line of the gate page and the list of people below it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gate_desk.services.answers import FoundPerson
from gate_desk.ui.delegates.found import FoundDelegate
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.found_list import FoundList
from gate_desk.ui.widgets.search_line import SearchLine
from gate_desk.words import count, text


class SearchBox(SearchLine):
    """The list lies over everything that keys act on; never a window of its own.

    Signals:
        chosen: the `FoundPerson` that was chosen with Enter or a click.
        left: Esc.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, delegate: FoundDelegate, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.results = FoundList(delegate, parent)
        set_property(self.results, "outlined", True)
        self.results.clicked.connect(self._choose)
        self.stepped.connect(self.results.step)
        self.entered.connect(self._entered)
        self.escaped.connect(self._escaped)
        self.emptied.connect(self.results.hide)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        super().retranslate()
        self.results.retranslate()
        self.results.hint.setText(text("↑ ↓ chọn người theo ảnh · Enter xem thẻ · Esc đóng"))

    def open(self) -> None:
        """F2: type here, over what was typed before."""
        super().open()
        if self.results.model.people and self.line.text():
            self.results.show()

    def close_results(self, *, forget: bool = False) -> None:
        """Put the list away; `forget` also clears what was typed."""
        self.stop()
        self.results.hide()
        if forget:
            self.forget()
            self.results.show_people(())

    def show_busy(self, scans: int) -> None:
        """How many scans are being handled; 0 hides it."""
        self.busy.set_state(count("Đang xử lý {n} lượt", scans) if scans else "", "info")

    def show_found(self, untrusted_text: str, people: tuple[FoundPerson, ...]) -> None:
        """What was found; ignored when something else has been typed meanwhile."""
        if untrusted_text != self.typed or not self.line.hasFocus():
            return
        self.show_count(people)
        self.results.setVisible(bool(people))
        if people:
            self._lay_over()
        self.results.show_people(people)

    def _lay_over(self) -> None:
        page = self.parentWidget()
        assert page is not None
        top = self.geometry().bottom() + 1 + 12
        self.results.setGeometry(self.x(), top, self.width(), page.height() - top - 14)
        self.results.raise_()

    @Slot(object)
    def _choose(self, found: FoundPerson) -> None:
        self.close_results()
        self.line.clearFocus()
        self.chosen.emit(found)

    @Slot()
    def _entered(self) -> None:
        if not self.results.isVisible():
            self.search()
        elif self.results.current is not None:
            self._choose(self.results.current)

    @Slot()
    def _escaped(self) -> None:
        self.close_results(forget=True)
        self.line.clearFocus()
        self.left.emit()

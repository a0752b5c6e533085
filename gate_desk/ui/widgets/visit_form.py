"""The form of a visitor: filled by a scan, or typed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from gate_desk.ui.models.visit_typed import TypedVisit
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.choice import HEIGHT, Choice
from gate_desk.ui.widgets.field import Field
from gate_desk.ui.widgets.host_line import HostLine
from gate_desk.ui.widgets.masked_line import MaskedLine
from gate_desk.words import text

_GAP = 12


class VisitForm(QWidget):
    """Fields only; what becomes of them is the page's.

    Signals:
        changed: something that the watch list looks at was edited.
        number_typed: the document's number is complete: the focus left it.
    """

    changed = Signal()
    number_typed = Signal()

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__()
        self.name, self.birth, self.organisation, self.phone = (QLineEdit() for _ in range(4))
        self.people, self.until, self.plate, self.card = (QLineEdit() for _ in range(4))
        self.items, self.note = QLineEdit(), QLineEdit()
        self.document = MaskedLine()
        self.host = HostLine(page)
        self.kind, self.purpose, self.zone = Choice(theme), Choice(theme), Choice(theme)
        self.escort = QCheckBox()
        self.escort.setFont(fonts.font(15))
        self._country, self._scanned = "", False
        self._fields: dict[QWidget, Field] = {}
        for line, longest in (
            (self.name, 120),
            (self.birth, 12),
            (self.document, 40),
            (self.organisation, 240),
            (self.phone, 24),
            (self.people, 3),
            (self.host, 120),
            (self.until, 5),
            (self.plate, 20),
            (self.card, 12),
            (self.items, 400),
            (self.note, 240),
        ):
            line.setFont(fonts.font(15, tabular=line is not self.name))
            line.setFixedHeight(HEIGHT)
            line.setMaxLength(longest)
        self.birth.setMinimumWidth(124)  # a whole date, at 1280 px too
        self.escort.setFixedHeight(HEIGHT)
        self._lay_out()
        for line in (self.name, self.birth, self.plate):
            line.textEdited.connect(self._edited)
        self.document.number_edited.connect(self._edited)
        self.document.editingFinished.connect(self.number_typed)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(8)
        rows: Sequence[Sequence[tuple[QWidget, int]]] = (
            ((self.name, 5), (self.birth, 2), (self.kind, 2), (self.document, 3)),
            ((self.organisation, 5), (self.phone, 3), (self.people, 1), (self.plate, 3)),
            ((self.host, 5), (self.purpose, 4), (self.until, 3)),
            ((self.zone, 5), (self.card, 2), (self.items, 5)),
        )
        for row, widgets in enumerate(rows):
            column = 0
            for widget, width in widgets:
                self._fields[widget] = field = Field(widget)
                grid.addWidget(field, row, column, 1, width)
                column += width
        self._fields[self.note] = Field(self.note)
        grid.addWidget(self._fields[self.note], len(rows), 0, 1, 9)
        grid.addWidget(self.escort, len(rows), 9, 1, 3, Qt.AlignmentFlag.AlignBottom)
        for column in range(12):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 24)

    def retranslate(
        self, kinds: Mapping[str, str], purposes: Mapping[str, str], zones: Mapping[int, str]
    ) -> None:
        """Say everything in the language in use, with the words for what is offered."""
        captions = {
            self.name: text("Họ và tên") + " *",
            self.birth: text("Ngày sinh"),
            self.kind: text("Giấy tờ"),
            self.document: text("Số giấy tờ"),
            self.organisation: text("Cơ quan, địa chỉ"),
            self.phone: text("Điện thoại"),
            self.people: text("Số người"),
            self.plate: text("Biển kiểm soát"),
            self.host: text("Người tiếp") + " *",
            self.purpose: text("Nội dung làm việc"),
            self.until: text("Dự kiến ra"),
            self.zone: text("Khu vực"),
            self.card: text("Thẻ khách"),
            self.items: text("Đồ gửi tại cổng"),
            self.note: text("Ghi chú"),
        }
        for widget, caption in captions.items():
            self._fields[widget].show_label(caption)
        self.escort.setText(text("Cần người đưa đón"))
        self.birth.setPlaceholderText("dd/mm/yyyy")
        self.until.setPlaceholderText("11:30")
        self.host.setPlaceholderText(text("Gõ tên không dấu hoặc cơ quan"))
        self.card.setPlaceholderText(text("in thẻ"))
        self.items.setPlaceholderText(text("cách nhau bằng dấu phẩy; không giữ giấy tờ"))
        self.kind.offer(tuple(kinds.items()), self.kind.value or "identity_card")
        self.purpose.offer(tuple(purposes.items()), self.purpose.value)
        first = next(iter(zones), None)
        self.zone.offer(tuple(zones.items()), self.zone.value or first)

    def fill(self, typed: TypedVisit) -> None:
        """Show other values."""
        self._country, self._scanned = typed.country, typed.scanned
        for line, value in (
            (self.name, typed.name),
            (self.birth, typed.birth),
            (self.organisation, typed.organisation),
            (self.phone, typed.phone),
            (self.people, typed.people),
            (self.until, typed.until),
            (self.plate, typed.plate),
            (self.card, typed.card),
            (self.items, typed.items),
            (self.note, typed.note),
        ):
            line.setText(value)
            line.setCursorPosition(0)
        self.document.set_number(typed.document)
        self.host.forget()
        if typed.host is not None:
            self.host.choose(typed.host)
        else:
            self.host.setText(typed.host_text)
        self.kind.offer(self.kind.offers, typed.document_kind)
        if typed.purpose:
            self.purpose.offer(self.purpose.offers, typed.purpose)
        if typed.zone is not None:
            self.zone.offer(self.zone.offers, typed.zone)
        self.escort.setChecked(typed.escort)

    @property
    def typed(self) -> TypedVisit:
        """What stands in it."""
        zone = self.zone.value
        return TypedVisit(
            name=self.name.text(),
            birth=self.birth.text(),
            document_kind=str(self.kind.value or "none"),
            document=self.document.number,
            country=self._country,
            organisation=self.organisation.text(),
            phone=self.phone.text(),
            people=self.people.text(),
            host=self.host.chosen,
            host_text=self.host.text(),
            purpose=str(self.purpose.value or ""),
            until=self.until.text(),
            plate=self.plate.text(),
            zone=zone if isinstance(zone, int) else None,
            card=self.card.text(),
            items=self.items.text(),
            note=self.note.text(),
            escort=self.escort.isChecked(),
            scanned=self._scanned,
        )

    @Slot()
    def _edited(self) -> None:
        self.changed.emit()

"""What a new card is to be: its number, its days, its zones."""

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from gate_desk.ui.theme import fonts
from gate_desk.ui.widgets.field import Field
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.ui.widgets.record_form import RecordForm
from gate_desk.words import text
from gate_desk.words.gate import day

_FORMATS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")
_IN_A_ROW = 3


class TypedCard(Struct, frozen=True, kw_only=True):
    """What stands in the form; a day is None where no day can be read."""

    untrusted_number: str
    first_day: date | None
    last_day: date | None
    zones: tuple[int, ...]
    untrusted_note: str


class IssueForm(RecordForm):
    """Filled with what is usual; what is wanted is a `TypedCard`."""

    def __init__(self) -> None:
        super().__init__()
        self.title = PlainLabel(size=17, weight=fonts.SEMIBOLD)
        self.number, self.first, self.last, self.note = (QLineEdit() for _ in range(4))
        self._fields = tuple(Field(line) for line in (self.number, self.first, self.last))
        self._note_field = Field(self.note)
        for line in (self.number, self.first, self.last, self.note):
            line.setFont(fonts.font(15, tabular=True))
            line.setFixedHeight(38)
            line.setMaxLength(200)
        self.zones: dict[int, QCheckBox] = {}
        self._zone_grid = QGridLayout()
        self._zone_grid.setHorizontalSpacing(18)
        upper = QHBoxLayout()
        upper.setSpacing(12)
        for field in self._fields:
            upper.addWidget(field)
        lower = QHBoxLayout()
        lower.setSpacing(10)
        lower.addWidget(self._note_field, 1)
        lower.addWidget(self.record, 0, Qt.AlignmentFlag.AlignBottom)
        lower.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(upper)
        column.addLayout(self._zone_grid)
        column.addLayout(lower)

    def retranslate(self, title: str, zones: Mapping[int, str]) -> None:
        """Say everything in the language in use; `zones` are those of the charter."""
        self.title.setText(title)
        captions = (text("Mã số thẻ"), text("Từ ngày"), text("Đến ngày"))
        for field, caption in zip(self._fields, captions, strict=True):
            field.show_label(caption)
        self._note_field.show_label(text("Lý do, nếu có"))
        self.name_buttons(text("Cấp thẻ"))
        for zone, name in zones.items():
            if zone not in self.zones:
                box = QCheckBox()
                box.setFont(fonts.font(15))
                self._zone_grid.addWidget(box, *divmod(len(self.zones), _IN_A_ROW))
                self.zones[zone] = box
            self.zones[zone].setText(name)

    def open_with(self, number: str, first: date, last: date, zones: tuple[int, ...]) -> None:
        """Begin with what is usual: the next number, a term, the zones of the last card."""
        self.number.setText(number)
        self.first.setText(day(first))
        self.last.setText(day(last))
        self.note.clear()
        for zone, box in self.zones.items():
            box.setChecked(zone in zones)
        self.show()
        self.last.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.last.selectAll()

    @property
    def content(self) -> TypedCard:
        """See `RecordForm`."""
        return TypedCard(
            untrusted_number=self.number.text(),
            first_day=read_typed_day(self.first.text()),
            last_day=read_typed_day(self.last.text()),
            zones=tuple(zone for zone, box in self.zones.items() if box.isChecked()),
            untrusted_note=self.note.text(),
        )


def read_typed_day(untrusted_text: str) -> date | None:
    """A day as people write it, 27/11/2026; None for anything else."""
    for form in _FORMATS:
        try:
            return datetime.strptime(untrusted_text.strip(), form).date()  # noqa: DTZ007 - a day
        except ValueError:
            continue
    return None

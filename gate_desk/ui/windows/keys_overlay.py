"""The list of the page's keys, over the page: `?` shows and hides it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout, QWidget

from gate_desk.ui.theme import fonts
from gate_desk.ui.widgets.card import Card
from gate_desk.ui.widgets.key_cap import KeyCap
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.words import said, text

WINDOW_KEYS: tuple[tuple[str, str], ...] = (
    ("F1", said("Trợ giúp về trang này")),
    ("?", said("Hiện hoặc ẩn danh sách phím này")),
    ("Ctrl+1…9", said("Đến một trang")),
    ("Ctrl+Shift+L", said("Đổi tiếng Việt / tiếng Anh")),
    ("Ctrl+Shift+D", said("Đổi nền sáng / nền tối")),
    ("Ctrl+Shift+1…9", said("Mở trang ở cửa sổ riêng")),
    ("Ctrl+Shift+0", said("Kết quả cỡ lớn cho màn hình thứ hai")),
)
_ROWS = 9


class KeysOverlay(Card):
    """A card inside the window; it takes no focus, so a scan and every key go on working."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_outlined(True)
        self._title = PlainLabel(size=19, weight=fonts.SEMIBOLD)
        self._hint = PlainLabel(size=13, tone="muted")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(14)
        column.addWidget(self._title)
        column.addLayout(self._grid)
        column.addWidget(self._hint)
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self._keys: tuple[tuple[str, str], ...] = ()
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self.close_list)
        self.hide()

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """Pairs of key and sentence on show."""
        return self._keys

    def show_keys(self, page_title: str, page_keys: tuple[tuple[str, str], ...]) -> None:
        """List the page's keys and the window's, in the middle of the parent."""
        own = tuple((key, text(sentence)) for key, sentence in WINDOW_KEYS)
        self._keys = page_keys + own
        self._title.setText(text("Phím tắt: {page}", page=page_title))
        self._hint.setText(text("Quét thẻ vẫn hoạt động khi danh sách này mở."))
        self._fill()
        self.adjustSize()
        self.move_to_middle()
        self.show()
        self.raise_()

    def move_to_middle(self) -> None:
        """Stand in the middle of the parent."""
        parent = self.parentWidget()
        assert parent is not None
        free = parent.size() - self.size()
        self.move(max(0, free.width() // 2), max(0, free.height() // 2))

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for at, (key, sentence) in enumerate(self._keys):
            row, pair = at % _ROWS, at // _ROWS * 3
            self._grid.addWidget(KeyCap(key), row, pair, side)
            self._grid.addWidget(PlainLabel(sentence), row, pair + 1)
            self._grid.setColumnMinimumWidth(pair + 2, 20)

    @Slot()
    def close_list(self) -> None:
        """Hide it."""
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click hides it."""
        self.hide()

"""A large button that says what it does and which key does it."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.widgets.key_cap import KeyCap
from gate_desk.ui.widgets.label import PlainLabel

HEIGHT = 56


class ActionButton(QPushButton):
    """Text and key cap, 56 px high (`small`: 38); `primary` is the one thing to do now.

    It never takes the focus: Enter and Space confirm nothing at a gate (ui.md, principle 4).
    """

    def __init__(
        self,
        text: str = "",
        key: str = "",
        parent: QWidget | None = None,
        *,
        primary: bool = False,
        small: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(38 if small else HEIGHT)
        self._text = PlainLabel(size=15 if small else 17, weight=fonts.SEMIBOLD, tone="")
        self._cap = KeyCap()
        row = QHBoxLayout(self)
        row.setContentsMargins(14 if small else 18, 0, 14 if small else 18, 0)
        row.setSpacing(7)
        for part in (self._text, self._cap):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            part.setContentsMargins(0, 0, 0, 0)
            row.addWidget(part)
        set_property(self, "role", "action")
        self.set_primary(primary)
        self.set_action(text, key)

    def set_action(self, text: str, key: str) -> None:
        """Another sentence and key (empty: no cap)."""
        self._text.setText(text)
        self._cap.set_key(key)
        self.setAccessibleName(f"{text} ({key})" if key else text)
        self.updateGeometry()

    def set_primary(self, primary: bool) -> None:
        """Make it the accented button, or a plain one."""
        set_property(self, "kind", "primary" if primary else "plain")

    def changeEvent(self, event: QEvent) -> None:
        """Grey the text while disabled: Qt's sheets ignore states of a parent."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange:
            set_property(self, "off", not self.isEnabled())

    @property
    def caption(self) -> str:
        """The sentence on the button."""
        return self._text.text()

    @property
    def key(self) -> str:
        """The key on the cap."""
        return self._cap.text()

    def sizeHint(self) -> QSize:
        """As wide as its text and cap, as high as buttons of its kind."""
        layout = self.layout()
        assert layout is not None
        return QSize(layout.sizeHint().width(), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its text."""
        return self.sizeHint()

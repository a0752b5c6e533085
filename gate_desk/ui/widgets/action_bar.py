"""The row of large buttons below the card, each with its key."""

from collections.abc import Hashable
from itertools import product

from msgspec import Struct
from PySide6.QtCore import QSignalMapper, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gate_desk.ui.widgets.action_button import ActionButton

_SPACING = 10


class ActionText(Struct, frozen=True):
    """One button."""

    action: Hashable
    caption: str
    key: str
    primary: bool = False
    spare: bool = False
    """Left out where there is no room; its key works all the same."""


class ActionBar(QWidget):
    """Buttons from the left; smaller ones where the large ones have no room.

    Signals:
        pressed: the action of a button.
    """

    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_SPACING)
        self._row.addStretch(1)
        self._shown: tuple[ActionText, ...] = ()
        self._built: tuple[ActionText, ...] = ()
        self.buttons: list[ActionButton] = []
        self._small = False
        self._mapper = QSignalMapper(self)
        self._mapper.mappedInt.connect(self._pressed)

    def show_actions(self, actions: tuple[ActionText, ...]) -> None:
        """Other buttons; unchanged ones are left alone."""
        if actions != self._shown:
            self._shown = actions
            needed = tuple(action for action in actions if not action.spare)
            for some, small in product((actions, needed), (self._small, True)):
                self._build(some, small=small)
                if not self._is_too_wide():
                    break

    def refit(self, *, small: bool) -> None:
        """The row has another size; `small` when it is low."""
        self._small = small
        shown, self._shown = self._shown, ()
        self.show_actions(shown)

    @property
    def shown(self) -> tuple[ActionText, ...]:
        """What can be pressed."""
        return self._shown

    def _is_too_wide(self) -> bool:
        widths = [button.sizeHint().width() for button in self.buttons]
        return sum(widths) + _SPACING * max(0, len(widths) - 1) > self.width() > 0

    def _build(self, actions: tuple[ActionText, ...], *, small: bool) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons, self._built = [], actions
        for number, action in enumerate(actions):
            button = ActionButton(
                action.caption, action.key, self, primary=action.primary, small=small
            )
            self._mapper.setMapping(button, number)
            button.clicked.connect(self._mapper.map)
            self._row.insertWidget(number, button)
            button.show()
            self.buttons.append(button)

    @Slot(int)
    def _pressed(self, number: int) -> None:
        self.pressed.emit(self._built[number].action)

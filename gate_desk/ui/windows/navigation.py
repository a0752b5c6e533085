"""The navigation column: the pages that exist; theme, language, sound and settings at its foot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout

from gate_desk.ui.language import Language
from gate_desk.ui.theme import fonts, icons
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.windows.page import PageEntry
from gate_desk.words import said, text

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

WIDTH = 96
_BUTTON = QSize(80, 59)
_ICON = 24


class NavigationButton(QPushButton):
    """An icon above its name; a checked one is the page on show.

    Signals:
        middle_clicked: by the mouse's middle button.
    """

    middle_clicked = Signal()

    def __init__(self, theme: Theme, icon: str, name: str, *, page: bool) -> None:
        super().__init__()
        self._theme, self._icon, self._name = theme, icon, name
        self.setFixedSize(_BUTTON)
        self.setFont(fonts.font(13, fonts.MEDIUM))
        self.setCheckable(page)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_property(self, "role", "navigation")
        self.retranslate()

    def show_as(self, icon: str, name: str) -> None:
        """Another icon and name (a sentence marked with `said`)."""
        self._icon, self._name = icon, name
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Say the name in the language in use."""
        self.setAccessibleName(text(self._name))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground comes from the style sheet; icon and name go on top."""
        super().paintEvent(event)
        palette = self._theme.palette
        colour = palette.on_navigation_chosen if self.isChecked() else palette.on_navigation
        painter = QPainter(self)
        left = (self.width() - _ICON) / 2
        icons.paint(painter, QRectF(left, 9, _ICON, _ICON), self._icon, colour, 1.75)
        painter.setPen(QColor(colour))
        painter.setFont(self.font())
        room = QRectF(0, 33, self.width(), self.height() - 35)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.accessibleName())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The middle button asks for the page apart."""
        inside = self.rect().contains(event.position().toPoint())
        if inside and event.button() is Qt.MouseButton.MiddleButton:
            self.middle_clicked.emit()
        super().mouseReleaseEvent(event)

    def name_fits(self) -> bool:
        """Whether the whole name is inside the button, in the language in use."""
        return self.fontMetrics().horizontalAdvance(self.accessibleName()) <= self.width() - 4


class Navigation(QFrame):
    """The dark column on the left.

    Signals:
        page_chosen: the name of the page to show.
        page_wanted_apart: the name of the page to show in a window of its own.
        theme_pressed, language_pressed, sound_pressed: the buttons at the foot.
    """

    page_chosen = Signal(str)
    page_wanted_apart = Signal(str)
    theme_pressed = Signal()
    language_pressed = Signal()
    sound_pressed = Signal()

    def __init__(self, theme: Theme, language: Language, pages: Iterable[PageEntry]) -> None:
        super().__init__()
        set_property(self, "role", "navigation")
        self.setFixedWidth(WIDTH)
        self._theme, self._language, self._sound = theme, language, True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 10, 8, 10)
        self._column.setSpacing(4)
        self._pages: dict[str, NavigationButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._page_pressed)
        listed = tuple(pages)
        for page in listed:
            if not page.at_foot:
                self._add_page(page)
        self._column.addStretch()
        self.theme_button = self._foot_button("moon", "Nền tối", self.theme_pressed)
        self.language_button = self._foot_button("languages", "English", self.language_pressed)
        self.sound_button = self._foot_button("volume-2", "Tắt tiếng", self.sound_pressed)
        for page in listed:
            if page.at_foot:
                self._add_page(page)
        theme.changed.connect(self._theme_changed)
        language.changed.connect(self._language_changed)
        self._show_states()

    def _add_page(self, page: PageEntry) -> None:
        button = NavigationButton(self._theme, page.icon, page.title, page=True)
        button.setObjectName(page.name)
        button.middle_clicked.connect(self._page_middle_clicked)
        self._pages[page.name] = button
        self._group.addButton(button)
        self._column.addWidget(button)

    def _foot_button(self, icon: str, name: str, pressed: SignalInstance) -> NavigationButton:
        button = NavigationButton(self._theme, icon, name, page=False)
        button.clicked.connect(pressed)
        self._column.addWidget(button)
        return button

    @property
    def buttons(self) -> tuple[NavigationButton, ...]:
        """All buttons: pages, then theme, language and sound."""
        feet = (self.theme_button, self.language_button, self.sound_button)
        return (*self._pages.values(), *feet)

    def show_page(self, name: str) -> None:
        """Mark the page on show."""
        self._pages[name].setChecked(True)

    def show_sound(self, on: bool) -> None:
        """Say whether sounds are on."""
        self._sound = on
        self._show_states()

    @Slot("QAbstractButton*")
    def _page_pressed(self, button: QPushButton) -> None:
        self.page_chosen.emit(button.objectName())

    @Slot()
    def _page_middle_clicked(self) -> None:
        self.page_wanted_apart.emit(self.sender().objectName())

    @Slot(object)
    def _theme_changed(self, _palette: object) -> None:
        self._show_states()

    @Slot(object)
    def _language_changed(self, _code: object) -> None:
        for button in self.buttons:
            button.retranslate()
        self._show_states()

    def _show_states(self) -> None:
        """Each button at the foot names what pressing it does."""
        dark, vietnamese = self._theme.dark, self._language.code == "vi"
        self.theme_button.show_as(
            "sun" if dark else "moon", said("Nền sáng") if dark else said("Nền tối")
        )
        self.language_button.show_as("languages", "English" if vietnamese else "Tiếng Việt")
        self.sound_button.show_as(
            "volume-2" if self._sound else "volume-x",
            said("Tắt tiếng") if self._sound else said("Bật tiếng"),
        )

"""The page "Cài đặt": one section for each part of this machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, cast

from msgspec import Struct
from PySide6.QtCore import QSignalMapper, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gate_desk.ui.language import Language
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.widgets.action_button import ActionButton
from gate_desk.words import text


class Section(Protocol):
    """What the page asks of its sections, which are widgets."""

    def key_help(self) -> tuple[tuple[str, str], ...]:
        """Pairs of a key and what it does."""
        ...

    def save(self) -> None:
        """Ctrl+S."""
        ...

    def begin(self) -> None:
        """Ctrl+T: try out what the section is about."""
        ...

    def cancel(self) -> None:
        """Esc."""
        ...

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        ...


class SectionEntry(Struct, frozen=True):
    """One section; its title is a sentence marked with `said`."""

    title: str
    section: QWidget


class SettingsPage(QWidget):
    """A row of buttons chooses the section, once there is more than one."""

    def __init__(self, language: Language, sections: Sequence[SectionEntry]) -> None:
        super().__init__()
        set_property(self, "role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._entries = tuple(sections)
        self.stack = QStackedWidget()
        self.tabs: list[ActionButton] = []
        self._mapper = QSignalMapper(self)
        self._mapper.mappedInt.connect(self.show_section)
        tabs = QHBoxLayout()
        tabs.setSpacing(10)
        for number, entry in enumerate(self._entries):
            self.stack.addWidget(entry.section)
            tab = ActionButton(small=True)
            tab.setVisible(len(self._entries) > 1)
            self._mapper.setMapping(tab, number)
            tab.clicked.connect(self._mapper.map)
            tabs.addWidget(tab)
            self.tabs.append(tab)
        tabs.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        if len(self._entries) > 1:
            column.addLayout(tabs)
        column.addWidget(self.stack, 1)
        self._take_keys()
        language.changed.connect(self._language_changed)
        self.retranslate()

    def _take_keys(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, slot in (("Ctrl+S", self._save), ("Ctrl+T", self._begin), ("Esc", self._cancel)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(inside)
            shortcut.activated.connect(slot)

    def key_help(self) -> tuple[tuple[str, str], ...]:
        """The keys of the section on show."""
        return self._section.key_help()

    @property
    def _section(self) -> Section:
        return cast(Section, self.stack.currentWidget())

    @Slot(int)
    def show_section(self, number: int) -> None:
        """Bring a section to the front."""
        self.stack.setCurrentIndex(number)
        self._mark()

    @Slot()
    def _save(self) -> None:
        self._section.save()

    @Slot()
    def _begin(self) -> None:
        self._section.begin()

    @Slot()
    def _cancel(self) -> None:
        self._section.cancel()

    def showEvent(self, event: QShowEvent) -> None:
        """Its keys mean something at once."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _language_changed(self, _code: object) -> None:
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        for tab, entry in zip(self.tabs, self._entries, strict=True):
            tab.set_action(text(entry.title), "")
            cast(Section, entry.section).retranslate()
        self._mark()

    def _mark(self) -> None:
        for number, tab in enumerate(self.tabs):
            tab.set_primary(number == self.stack.currentIndex())

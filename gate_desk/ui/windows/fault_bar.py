"""One line above the page that names the newest fault and what to do about it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout

from gate_desk.ui.language import Language
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.chip import Chip
from gate_desk.ui.widgets.label import set_plain_tool_tip
from gate_desk.ui.widgets.runs import Run, RunsLabel, bold
from gate_desk.ui.windows.faults import fault_sentences


class FaultBar(QFrame):
    """Hidden while nothing is wrong; with several faults it shows the newest and `+n`."""

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        set_property(self, "role", "fault")
        self.setMinimumHeight(40)
        self.line = RunsLabel(theme, 15, wrap=True)
        self._more = Chip("", "refuse", height=22)
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 8, 15, 8)
        row.addWidget(self.line, 1)
        row.addWidget(self._more)
        self._codes: list[str] = []
        language.changed.connect(self._language_changed)
        self.retranslate()

    @property
    def codes(self) -> tuple[str, ...]:
        """Every fault that was not cleared, the newest last."""
        return tuple(self._codes)

    def show_fault(self, code: str) -> None:
        """Add a fault, or bring a known one to the front."""
        self._codes = [*(known for known in self._codes if known != code), code]
        self.retranslate()

    def clear_fault(self, code: str) -> None:
        """The fault is gone; an unknown code is no error."""
        self._codes = [known for known in self._codes if known != code]
        self.retranslate()

    @Slot(object)
    def _language_changed(self, _code: object) -> None:
        self.retranslate()

    def retranslate(self) -> None:
        """Say the newest fault in the language in use."""
        self.setVisible(bool(self._codes))
        if not self._codes:
            return
        what, advice = fault_sentences(self._codes[-1])
        runs = [bold(what, "refuse_text")]
        if advice:
            runs += [Run(" · "), Run(advice, weight=fonts.MEDIUM)]
        self.line.set_runs(*runs)
        sentences = (" · ".join(fault_sentences(code)) for code in self._codes)
        set_plain_tool_tip(self, "\n".join(sentences))
        others = len(self._codes) - 1
        self._more.set_state(f"+{others}" if others else "", "refuse")

"""Text from outside is shown as plain text: Qt's own labels would load a file named in a tag.

`QLabel`, `QMessageBox` and tool tips guess the format of their text (AutoText) and fetch what an
`<img>` in it names.
"""

import pytest

from tests.architecture.sources import sources

LABEL_MODULE = "gate_desk/ui/widgets/label.py"
HELP_WINDOW = "gate_desk/ui/windows/help_window.py"
"""Shows nothing but the help that comes with the program."""
BARE_WINDOW = "gate_desk/app/bench/bare_window.py"
"""What the bench compares the program with: a plain Qt label that shows a word of its own."""


def users_of(name: str) -> set[str]:
    """Modules of the program that read a name of any Qt module."""
    return {
        source.place
        for source in sources("gate_desk")
        for used, _ in source.used()
        if used.startswith("PySide6.") and used.split(".")[-1] == name
    }


def test_only_the_label_module_makes_labels() -> None:
    assert users_of("QLabel") - {BARE_WINDOW} == {LABEL_MODULE}


@pytest.mark.parametrize(
    "name", ["QErrorMessage", "QMessageBox", "QTableWidget", "QTextEdit", "QWhatsThis"]
)
def test_not_used(name: str) -> None:
    assert not users_of(name)


def test_only_the_help_is_rich_text() -> None:
    assert users_of("QTextBrowser") == {HELP_WINDOW}

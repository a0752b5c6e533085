"""The application's one style sheet, written from colour roles.

Widgets say what they are with dynamic properties: `role` on frames, chips and buttons, `tone` on
plain labels. Sizes of text come from `theme.fonts`, never from here: a font rule in a sheet would
win over the fonts that widgets set.
"""

from gate_desk.ui.theme.palette import Palette

TONES = {
    "ink": "ink",
    "muted": "muted",
    "accent": "accent",
    "admit": "admit_text",
    "check": "check_text",
    "refuse": "refuse_text",
    "exit": "exit_text",
    "on_band": "on_band",
    "on_check": "band_check_ink",
    "on_accent": "on_accent",
}
CHIPS = {
    "admit": ("admit_soft", "admit_text"),
    "check": ("check_soft", "check_text"),
    "refuse": ("refuse_soft", "refuse_text"),
    "info": ("info_soft", "accent"),
    "plain": ("line", "ink"),
}
BANDS = {
    "admit": "band_admit",
    "check": "band_check",
    "refuse": "band_refuse",
    "exit": "band_exit",
    "rescan": "band_rescan",
    "idle": "surface",
}

_SHEET = """
QWidget {{ color: {ink}; }}
QMainWindow, QWidget[role="page"], QStackedWidget {{ background: {background}; }}
QToolTip {{
    background: {surface}; color: {ink}; border: 1px solid {line}; padding: 4px 6px;
}}
QMenu {{ background: {surface}; border: 1px solid {line}; border-radius: 9px; padding: 6px; }}
QMenu::item {{ padding: 8px 16px; border-radius: 6px; }}
QMenu::item:selected {{ background: {info_soft}; color: {ink}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}

QFrame[role="card"] {{
    background: {surface}; border: 1px solid {line}; border-radius: 12px;
}}
QFrame[role="card"][outlined="true"] {{ border: 2px solid {accent}; }}
QFrame[role="card"][pressable="true"]:hover {{ border-color: {muted}; }}
QFrame[role="inset"] {{
    background: transparent; border: 1px solid {line}; border-radius: 9px;
}}
QFrame[role="inset"][outlined="true"] {{ border: 2px solid {accent}; }}
QFrame[role="rule"] {{ background: {line}; border: none; }}

QFrame[role="header"] {{
    background: {surface}; border: none; border-bottom: 1px solid {line};
}}
QFrame[role="status"] {{ background: {surface}; border: none; border-top: 1px solid {line}; }}
QFrame[role="fault"] {{
    background: {refuse_soft}; border: 1px solid {refuse_text}; border-radius: 10px;
}}
QFrame[role="lost"] {{ background: {band_refuse}; border: none; }}

QFrame[role="navigation"] {{ background: {navigation}; border: none; }}
QAbstractButton[role="navigation"] {{
    background: transparent; color: {on_navigation}; border: 2px solid transparent;
    border-radius: 10px;
}}
QAbstractButton[role="navigation"]:hover {{ border-color: {navigation_chosen}; }}
QAbstractButton[role="navigation"]:checked {{
    background: {navigation_chosen}; color: {on_navigation_chosen};
}}
QAbstractButton[role="navigation"]:focus {{ border-color: {on_navigation}; }}

QLineEdit {{
    background: {surface}; color: {ink}; border: 1px solid {line}; border-radius: 10px;
    padding: 0 12px; selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit:focus {{ border: 2px solid {accent}; padding: 0 11px; }}
QLineEdit[role="bare"], QLineEdit[role="bare"]:focus {{
    background: transparent; border: none; padding: 0;
}}
QPlainTextEdit {{
    background: {surface}; color: {ink}; border: 1px solid {line}; border-radius: 10px;
    padding: 8px; selection-background-color: {accent}; selection-color: {on_accent};
}}

QComboBox {{
    background: {surface}; color: {ink}; border: 1px solid {line}; border-radius: 10px;
    padding: 0 34px 0 12px; combobox-popup: 0;
}}
QComboBox:hover {{ border-color: {muted}; }}
QComboBox:focus {{ border: 2px solid {accent}; padding: 0 33px 0 11px; }}
QComboBox:disabled {{ background: {background}; color: {muted}; }}
QComboBox::drop-down {{ border: none; width: 0; }}
QComboBox QAbstractItemView {{ background: {surface}; border: 1px solid {line}; padding: 4px; }}
QComboBox QAbstractItemView::item {{ min-height: 33px; padding: 0 8px; border-radius: 6px; }}
QComboBox QAbstractItemView::item:selected {{ background: {info_soft}; color: {ink}; }}

QFrame[role="notice"] {{ border: none; border-radius: 9px; background: {info_soft}; }}
QFrame[role="notice"][notice="check"] {{ background: {check_soft}; }}
QFrame[role="notice"][notice="admit"] {{ background: {admit_soft}; }}
QFrame[role="notice"][notice="refuse"] {{ background: {refuse_soft}; }}

QPushButton[role="action"] {{
    background: {surface}; border: 1px solid {line}; border-radius: 10px;
}}
QPushButton[role="action"]:hover {{ border-color: {muted}; }}
QPushButton[role="action"]:pressed {{ background: {info_soft}; }}
QPushButton[role="action"]:focus {{ border: 2px solid {accent}; }}
QPushButton[role="action"]:disabled {{ background: {background}; }}
QPushButton[role="action"][off="true"] QLabel {{ color: {muted}; }}
QPushButton[role="action"][kind="primary"] {{ background: {accent}; border-color: {accent}; }}
QPushButton[role="action"][kind="primary"]:hover {{ border-color: {ink}; }}
QPushButton[role="action"][kind="primary"]:focus {{ border: 2px solid {ink}; }}
QPushButton[role="action"][kind="primary"] QLabel {{ color: {on_accent}; }}
QPushButton[role="action"][kind="primary"] QLabel[role="key"] {{
    color: {on_accent}; border-color: {on_accent};
}}

QLabel[role="key"] {{
    color: {muted}; background: transparent; border: 1px solid {muted}; border-radius: 5px;
    padding: 0 4px;
}}
QLabel[role="key"][on="band"] {{ color: {on_band}; border-color: {on_band}; }}
QFrame[role="chip"] {{ border: none; border-radius: 13px; }}

QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle {{ background: {line}; border-radius: 4px; min-height: 36px; min-width: 36px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: transparent; border: none; width: 0; height: 0;
}}
QAbstractScrollArea[role="bare"], QAbstractScrollArea[role="bare"] > QWidget > QWidget {{
    background: transparent; border: none;
}}
QAbstractItemView {{
    background: {surface}; color: {ink}; border: none; outline: none;
    selection-background-color: {info_soft}; selection-color: {ink};
}}
"""


def stylesheet(palette: Palette) -> str:
    """The style sheet in the colours of a palette."""
    tokens = {name: getattr(palette, name) for name in Palette._fields}
    parts = [_SHEET.format(**tokens)]
    parts += [f'QLabel[tone="{tone}"] {{ color: {tokens[role]}; }}' for tone, role in TONES.items()]
    for role, (ground, text) in CHIPS.items():
        parts.append(f'QFrame[role="chip"][chip="{role}"] {{ background: {tokens[ground]}; }}')
        parts.append(f'QFrame[role="chip"][chip="{role}"] QLabel {{ color: {tokens[text]}; }}')
    for band, role in BANDS.items():
        parts.append(f'QFrame[role="band"][band="{band}"] {{ background: {tokens[role]}; }}')
    return "\n".join(parts)

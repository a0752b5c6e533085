"""Colour roles: the one place where colours are written (ui.md, palette roles)."""

from typing import Literal, NamedTuple

Role = Literal[
    "background",
    "surface",
    "ink",
    "muted",
    "line",
    "navigation",
    "navigation_chosen",
    "on_navigation",
    "on_navigation_chosen",
    "accent",
    "on_accent",
    "admit",
    "admit_soft",
    "check",
    "check_soft",
    "refuse",
    "refuse_soft",
    "info_soft",
    "on_band",
    "band_admit",
    "band_refuse",
    "band_check",
    "band_check_ink",
    "band_exit",
    "band_rescan",
    "admit_text",
    "check_text",
    "refuse_text",
    "exit_text",
    "mark_good",
    "mark_warn",
    "mark_bad",
    "photo_ground",
    "photo_figure",
]


class Palette(NamedTuple):
    """Every colour of one theme as `#rrggbb`.

    `band_*` are the grounds of verdict bands and carry `on_band` (`band_check` carries
    `band_check_ink`); `*_text` are the result words on a surface or on the soft ground of the
    same name; `mark_*` are dots, never text. The bands of admit and refuse differ a little from
    `admit` and `refuse`: with those, protanopes saw 12 (CIE76) between them, now at least 20.
    """

    dark: bool
    photo_opacity: float
    """How strongly photographs are painted, 0 to 1."""

    background: str
    surface: str
    ink: str
    muted: str
    line: str
    navigation: str
    navigation_chosen: str
    on_navigation: str
    on_navigation_chosen: str
    accent: str
    on_accent: str
    admit: str
    admit_soft: str
    check: str
    check_soft: str
    refuse: str
    refuse_soft: str
    info_soft: str
    on_band: str
    band_admit: str
    band_refuse: str
    band_check: str
    band_check_ink: str
    band_exit: str
    band_rescan: str
    admit_text: str
    check_text: str
    refuse_text: str
    exit_text: str
    mark_good: str
    mark_warn: str
    mark_bad: str
    photo_ground: str
    photo_figure: str

    def colour(self, role: Role) -> str:
        """The colour of a role that is only known at run time."""
        value = getattr(self, role)
        assert isinstance(value, str)
        return value


LIGHT = Palette(
    dark=False,
    photo_opacity=1.0,
    background="#eef1f6",
    surface="#ffffff",
    ink="#14202e",
    muted="#5a6a7e",
    line="#d9e0ea",
    navigation="#0f2038",
    navigation_chosen="#1f3f6e",
    on_navigation="#c3cede",
    on_navigation_chosen="#ffffff",
    accent="#1b4fd8",
    on_accent="#ffffff",
    admit="#0f6b3c",
    admit_soft="#e2f3e9",
    check="#8a4b00",
    check_soft="#fdf0dc",
    refuse="#b01f1a",
    refuse_soft="#fbe6e4",
    info_soft="#e5ecfc",
    on_band="#ffffff",
    band_admit="#157f4a",
    band_refuse="#a81a16",
    band_check="#ffc531",
    band_check_ink="#14202e",
    band_exit="#34506e",
    band_rescan="#5a6a7e",
    admit_text="#0f6b3c",
    check_text="#8a4b00",
    refuse_text="#b01f1a",
    exit_text="#34506e",
    mark_good="#16a34a",
    mark_warn="#d97706",
    mark_bad="#dc2626",
    photo_ground="#c9d3df",
    photo_figure="#8d9cb2",
)

DARK = Palette(
    dark=True,
    photo_opacity=0.85,
    background="#0c131d",
    surface="#162130",
    ink="#e9eef5",
    muted="#93a4b8",
    line="#27364a",
    navigation="#08101b",
    navigation_chosen="#1b3357",
    on_navigation="#c3cede",
    on_navigation_chosen="#ffffff",
    accent="#7ba5ff",
    on_accent="#0c131d",
    admit="#15803d",
    admit_soft="#11301f",
    check="#fbbf6b",
    check_soft="#3a2710",
    refuse="#c02a23",
    refuse_soft="#3b1715",
    info_soft="#16294f",
    on_band="#ffffff",
    band_admit="#108740",
    band_refuse="#bb221e",
    band_check="#f5b82e",
    band_check_ink="#14202e",
    band_exit="#34506e",
    band_rescan="#5a6a7e",
    admit_text="#6ee7a0",
    check_text="#fbbf6b",
    refuse_text="#fca5a0",
    exit_text="#a9c3df",
    mark_good="#22a955",
    mark_warn="#e08a1e",
    mark_bad="#ef4444",
    photo_ground="#c9d3df",
    photo_figure="#8d9cb2",
)

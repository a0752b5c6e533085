"""Every text can be read on its ground, and verdicts stay apart for every kind of eye."""

from itertools import combinations

import pytest

from gate_desk.ui.theme.palette import DARK, LIGHT, Palette, Role
from tests.helpers.colours import EYES, cie76, contrast

THEMES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])

TEXT_ON: list[tuple[Role, tuple[Role, ...]]] = [
    ("ink", ("surface", "background", "line", "info_soft", "admit_soft", "check_soft")),
    ("ink", ("refuse_soft",)),
    ("muted", ("surface", "background")),
    ("accent", ("surface", "info_soft")),
    ("on_accent", ("accent",)),
    ("on_navigation", ("navigation",)),
    ("on_navigation_chosen", ("navigation_chosen",)),
    ("on_band", ("band_admit", "band_refuse", "band_exit", "band_rescan")),
    ("band_check_ink", ("band_check",)),
    ("admit_text", ("surface", "background", "admit_soft")),
    ("check_text", ("surface", "background", "check_soft")),
    ("check", ("surface", "check_soft")),
    ("refuse_text", ("surface", "background", "refuse_soft")),
    ("exit_text", ("surface", "background")),
]
BANDS: tuple[Role, ...] = ("band_admit", "band_check", "band_refuse", "band_exit")
RESULTS: tuple[Role, ...] = ("mark_good", "mark_warn", "mark_bad")


@THEMES
@pytest.mark.parametrize(("text", "grounds"), TEXT_ON)
def test_text_has_a_contrast_of_at_least_four_and_a_half(
    palette: Palette, text: Role, grounds: tuple[Role, ...]
) -> None:
    for ground in grounds:
        assert contrast(palette.colour(text), palette.colour(ground)) >= 4.5, ground


@THEMES
@pytest.mark.parametrize("mark", RESULTS)
def test_marks_stand_out_from_their_grounds(palette: Palette, mark: Role) -> None:
    assert contrast(palette.colour(mark), palette.surface) >= 3


@THEMES
@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize(("one", "other"), [*combinations(BANDS, 2)])
def test_bands_stay_apart_for_every_eye(palette: Palette, eye: str, one: Role, other: Role) -> None:
    assert cie76(palette.colour(one), palette.colour(other), eye) >= 20


def test_the_measure_gives_the_distance_that_the_design_was_checked_with() -> None:
    """ui.md: check and refuse are 51 apart for deuteranopes."""
    assert round(cie76(LIGHT.band_check, LIGHT.refuse, "deutan")) == 51


def test_contrast_knows_its_ends() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21
    assert contrast("#777777", "#777777") == 1


@THEMES
def test_every_colour_is_a_colour(palette: Palette) -> None:
    names = [n for n in Palette._fields if n not in ("dark", "photo_opacity")]
    for name in names:
        value = getattr(palette, name)
        assert value.startswith("#")
        assert len(value) == 7
        int(value[1:], 16)


def test_photographs_are_dimmed_in_the_dark() -> None:
    assert LIGHT.photo_opacity == 1
    assert DARK.photo_opacity == 0.85

"""Every picture is read right or not at all; the printed sheet under a camera is read."""

from collections.abc import Callable

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, qRgba

from gate_desk.devices.decoding import read_codes
from tests.helpers.camera_scenes import (
    BARS,
    CODE_AREA,
    DOTS_PER_MM,
    MODULE,
    PDF,
    QR,
    SIZE,
    Corners,
    Printed,
    blurred,
    covered,
    drawn,
    held,
    printed_badges,
    put,
    tilted,
)
from tests.helpers.demo_site import Site

NEAR = 0.6
FOUR_PIXELS = 4 / MODULE
"""Scale at which a module of the badge's code takes four pixels."""
BEHIND: Corners = ((0.15, 0.1), (0.85, 0.1), (1, 1), (0, 1))
ASIDE: Corners = ((0.1, 0.1), (1, 0), (0.95, 1), (0.05, 0.8))

HARD: dict[str, Callable[[QImage], QImage]] = {
    "straight": lambda badge: held(badge, NEAR),
    "turned 7": lambda badge: held(badge, NEAR, 7),
    "turned 23": lambda badge: held(badge, NEAR, 23),
    "turned 90": lambda badge: held(badge, NEAR, 90),
    "turned 180": lambda badge: held(badge, NEAR, 180),
    "leaning back": lambda badge: tilted(badge, NEAR, BEHIND),
    "leaning aside": lambda badge: tilted(badge, NEAR, ASIDE),
    "blurred": lambda badge: blurred(held(badge, FOUR_PIXELS), 1.5),
    "blurred and turned": lambda badge: blurred(held(badge, FOUR_PIXELS, 7), 1.5),
    "blurred and leaning": lambda badge: blurred(tilted(badge, FOUR_PIXELS, ASIDE), 1.5),
    "far": lambda badge: held(badge, 2.5 / MODULE),
    "a fifth covered": lambda badge: under_a_thumb(badge, 0.2),
}


@pytest.fixture(scope="module")
def badges(demo_site: Site) -> list[Printed]:
    return printed_badges(demo_site.folder, demo_site.codes, most=3)


def under_a_thumb(badge: QImage, share: float) -> QImage:
    """The lower right corner of the code is covered: so much of its width and of its height."""
    left, top, side, _ = (each * DOTS_PER_MM * NEAR for each in CODE_AREA)
    from_left = (SIZE.width() - badge.width() * NEAR) / 2 + left + side * (1 - share)
    from_top = (SIZE.height() - badge.height() * NEAR) / 2 + top + side * (1 - share)
    place = QRect(round(from_left), round(from_top), round(side * share), round(side * share))
    return covered(held(badge, NEAR), place)


@pytest.mark.parametrize("how", HARD)
def test_a_printed_badge_is_read_however_it_is_held(badges: list[Printed], how: str) -> None:
    for badge in badges:
        assert read_codes(HARD[how](badge.picture)) == (badge.code,)


@pytest.mark.parametrize("share", [0.35, 0.4, 0.45, 0.6])
def test_a_badge_half_covered_is_read_right_or_not_at_all(
    badges: list[Printed], share: float
) -> None:
    for badge in badges:
        assert read_codes(under_a_thumb(badge.picture, share)) in ((badge.code,), ())


@pytest.mark.parametrize("radius", [2.0, 2.25, 2.5, 4.0])
def test_a_badge_out_of_focus_is_read_right_or_not_at_all(
    badges: list[Printed], radius: float
) -> None:
    for badge in badges:
        seen = blurred(held(badge.picture, FOUR_PIXELS), radius)
        assert read_codes(seen) in ((badge.code,), ())


def test_a_whole_printed_page_is_read_at_once(demo_site: Site) -> None:
    page = QImage(str(demo_site.folder / "badges-2.png"))
    assert page.width() * page.height() > 8_000_000
    expected = sorted(demo_site.codes[name] for name in ("stale", "escort", "visitor_pass"))
    assert read_codes(page) == tuple(expected)


@pytest.mark.parametrize("format_", [QR, PDF, BARS], ids=str)
@pytest.mark.parametrize("angle", [0, 90, 180])
def test_the_formats_that_are_used_here(format_: zxingcpp.BarcodeFormat, angle: int) -> None:
    assert read_codes(held(drawn("UBND-00417", format_), angle=angle)) == ("UBND-00417",)


@pytest.mark.parametrize("other", ["Aztec", "DataMatrix", "EAN13", "MicroQRCode", "Code39"])
def test_other_formats_are_nothing(other: str) -> None:
    picture = drawn("4006381333931", getattr(zxingcpp.BarcodeFormat, other))
    assert read_codes(held(picture)) == ()


# Bars covered so that the library alone reads them wrong (zxing-cpp 3.1.1): what is printed,
# and where it is covered with which grey.
MISLEADING = (
    ("UBND-90944", (206, 119, 20, 300), 255),
    ("UBND-27094", (381, 68, 21, 300), 0),
    ("UBND-82287", (213, 164, 46, 113), 255),
    ("UBND-02250", (235, 82, 12, 300), 255),
    ("UBND-83818", (240, 188, 15, 100), 255),
    ("UBND-72594", (225, 157, 28, 97), 0),
)


@pytest.mark.parametrize(("number", "place", "grey"), MISLEADING, ids=[m[0] for m in MISLEADING])
def test_a_covered_code_is_never_read_wrong(
    number: str, place: tuple[int, int, int, int], grey: int
) -> None:
    frame = QImage(640, 360, QImage.Format.Format_Grayscale8)
    frame.fill(200)
    code = drawn(number * 3, PDF)
    put(frame, code, (640 - code.width()) // 2, (360 - code.height()) // 2)
    seen = covered(frame, QRect(*place), QColor(grey, grey, grey))
    assert read_codes(seen) in ((number * 3,), ())


def test_two_codes_come_in_the_same_order_wherever_they_are() -> None:
    number, badge = drawn("UBND-00417", PDF), drawn("0000000001", QR)
    for first, second in ((number, badge), (badge, number)):
        frame = held(first, at=0.25)
        put(frame, second, 800, 200)
        assert read_codes(frame) == ("0000000001", "UBND-00417")


HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "control characters": ("\x00\x01\x07\x1b[2J\x7f\r\nABC\t", "\x00\x01\x07\x1b[2J\x7f\r\nABC\t"),
    "bidirectional marks": ("\u202eUBND\u2066", "\u202eUBND\u2066"),
    "markup": ("<img src='file:///etc/hosts'>", "<img src='file:///etc/hosts'>"),
    "Vietnamese": ("Đặng Văn Ấn", "Đặng Văn Ấn"),
    "no UTF-8": (b"\xc4\x91\xff\xfe\xe9", "\xc4\x91\xff\xfe\xe9"),
    "4,000 digits": ("0123456789" * 400, "0123456789" * 400),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_contents_arrive_as_they_are(what: str) -> None:
    content, expected = HOSTILE[what]
    assert read_codes(held(drawn(content, QR))) == (expected,)


def test_control_characters_in_bars() -> None:
    assert read_codes(held(drawn("AB\x00\x1d\nC", BARS))) == ("AB\x00\x1d\nC",)


def test_light_on_dark_as_a_telephone_shows_it() -> None:
    frame = held(drawn("6807123", QR))
    frame.invertPixels()
    assert read_codes(frame) == ("6807123",)


def test_what_is_transparent_is_paper() -> None:
    code = drawn("6807123", QR)
    clear = QImage(code.size(), QImage.Format.Format_ARGB32)
    for y in range(code.height()):
        for x in range(code.width()):
            dark = code.pixelColor(x, y).value() < 128
            clear.setPixel(x, y, qRgba(0, 0, 0, 255 if dark else 0))
    assert read_codes(clear) == ("6807123",)


FORMS = [form for form in QImage.Format if form.name not in ("Format_Invalid", "NImageFormats")]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_any_form_of_picture(form: QImage.Format) -> None:
    read = read_codes(drawn("6807123", QR, 4).convertToFormat(form))
    assert read == (() if form == QImage.Format.Format_Alpha8 else ("6807123",))


@given(st.integers(1, 70), st.integers(1, 70), st.sampled_from(FORMS), st.integers(0, 2**32 - 1))
@settings(max_examples=60)
def test_any_small_picture(width: int, height: int, form: QImage.Format, fill: int) -> None:
    picture = QImage(width, height, form)
    picture.fill(fill)
    assert read_codes(picture) == ()


@pytest.mark.parametrize("size", [(1, 30_000), (30_000, 1), (30_000, 200), (6_000, 4_000)])
def test_any_large_picture(size: tuple[int, int]) -> None:
    picture = QImage(*size, QImage.Format.Format_Grayscale8)
    picture.fill(200)
    assert read_codes(picture) == ()


def test_no_picture() -> None:
    assert read_codes(QImage()) == ()

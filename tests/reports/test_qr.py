"""QR codes of badge codes: small enough to print, and nothing but digits."""

import pytest

from gate_desk.reports.qr import QUIET_ZONE, qr_matrix, qr_svg

STAFF_CODE = "6807" + "1234567890" * 20 + "42"


def version(digits: str) -> int:
    return (len(qr_matrix(digits)) - 17) // 4


def format_bits(matrix: tuple[tuple[bool, ...], ...]) -> tuple[bool, bool]:
    """The two bits of the error correction level, without their mask (ISO/IEC 18004, 7.9)."""
    row = matrix[8]
    return row[0] ^ True, row[1] ^ False


def test_a_staff_code_of_206_digits_is_version_6() -> None:
    assert len(STAFF_CODE) == 206
    assert version(STAFF_CODE) == 6


def test_digits_take_the_numeric_mode_and_error_correction_m() -> None:
    # The most that numeric mode at level M holds in versions 6 to 8 (ISO/IEC 18004, table 7).
    assert [version("1" * length) for length in (255, 293, 365, 366)] == [6, 7, 8, 9]
    assert format_bits(qr_matrix(STAFF_CODE)) == (False, False)


def test_finder_patterns_are_in_three_corners() -> None:
    matrix = qr_matrix(STAFF_CODE)
    finder = [True, *[False] * 5, True]
    for row in (matrix[1][:7], matrix[1][-7:], matrix[-2][:7]):
        assert list(row) == finder


def test_the_svg_keeps_a_quiet_zone_and_is_the_same_every_time() -> None:
    svg = qr_svg("12345678")
    size = len(qr_matrix("12345678")) + 2 * QUIET_ZONE
    assert f'viewBox="0 0 {size} {size}"' in svg
    assert svg == qr_svg("12345678")


@pytest.mark.parametrize("text", ["", "12a", "１２", "1 2", "٣"])
def test_anything_but_digits_is_refused(text: str) -> None:
    for make in (qr_matrix, qr_svg):
        with pytest.raises(ValueError, match="digits"):
            make(text)

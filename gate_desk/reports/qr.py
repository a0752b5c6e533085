"""QR codes of digits: numeric mode, error correction M (15 % of the code may be lost)."""

from collections.abc import Sequence

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.image.svg import SvgPathImage
from qrcode.util import MODE_NUMBER, QRData

QUIET_ZONE = 4
"""Light modules around the code that readers need (ISO/IEC 18004)."""


def qr_matrix(digits: str) -> tuple[tuple[bool, ...], ...]:
    """Rows of modules without the quiet zone; True is dark.

    Raises ValueError if anything but ASCII digits is given.
    """
    return _rows(_code(digits, border=0).get_matrix())


def qr_svg(digits: str) -> str:
    """The code with its quiet zone as one path of an SVG document, for any size.

    Raises ValueError if anything but ASCII digits is given.
    """
    image = _code(digits, border=QUIET_ZONE).make_image(image_factory=SvgPathImage)
    return str(image.to_string(encoding="unicode"))


def _code(digits: str, border: int) -> qrcode.QRCode:
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError("only digits survive every keyboard and input method")
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=border)
    code.add_data(QRData(digits, mode=MODE_NUMBER))
    code.make(fit=True)
    return code


def _rows(matrix: Sequence[Sequence[bool | None]]) -> tuple[tuple[bool, ...], ...]:
    return tuple(tuple(bool(module) for module in row) for row in matrix)

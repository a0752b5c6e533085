"""Contrast (WCAG 2.2) and colour distance (CIE76) as a person with each eye sees them."""

from math import dist

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

# Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB.
EYES: dict[str, Matrix] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE: Triple = (0.95047, 1.0, 1.08883)


def linear(colour: str) -> Triple:
    """Linear RGB, 0 to 1, of `#rrggbb`."""

    def channel(at: int) -> float:
        value = int(colour[at : at + 2], 16) / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return channel(1), channel(3), channel(5)


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def apply(matrix: Matrix, vector: Triple) -> Triple:
    def row(line: Triple) -> float:
        return sum(a * b for a, b in zip(line, vector, strict=True))

    return row(matrix[0]), row(matrix[1]), row(matrix[2])


def lab(colour: str, eye: str = "normal") -> Triple:
    """CIE L*a*b* (D65) of a colour as that eye sees it."""
    seen = apply(EYES[eye], linear(colour))
    clipped = (clip(seen[0]), clip(seen[1]), clip(seen[2]))
    x, y, z = (v / w for v, w in zip(apply(TO_XYZ, clipped), WHITE, strict=True))
    return 116 * curve(y) - 16, 500 * (curve(x) - curve(y)), 200 * (curve(y) - curve(z))


def clip(value: float) -> float:
    return min(1.0, max(0.0, value))


def curve(value: float) -> float:
    return (
        float(value ** (1 / 3)) if value > (6 / 29) ** 3 else value / (3 * (6 / 29) ** 2) + 4 / 29
    )


def cie76(one: str, other: str, eye: str = "normal") -> float:
    """Distance in L*a*b* between two colours as that eye sees them."""
    return dist(lab(one, eye), lab(other, eye))

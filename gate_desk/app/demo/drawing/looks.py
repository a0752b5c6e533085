"""What an invented face is like: everything a portrait needs to know, drawn by lot."""

from dataclasses import dataclass
from random import Random
from typing import Literal

from gate_desk.app.demo.drawing.pen import mix

YEAR_OF_THE_PICTURES = 2026

_SKINS = ("#f7dcc0", "#f3cfac", "#ecc19a", "#e5b58b", "#d9a478", "#cc9468")
_HAIRS = ("#1f1b20", "#26211f", "#2e2521", "#1b1d24")
_DYED = ("#4a2f22", "#5a3a28", "#3f2b2b")
_GREY, _WHITE = "#8f8f94", "#c9c8c8"
_GROUNDS = (
    "#dce8f4",
    "#dfece3",
    "#f1e8d9",
    "#e7e2f0",
    "#dbecec",
    "#f2e1dc",
    "#e3e7ec",
    "#e9ecd8",
)
_LIPS = {
    "M": ("#b5695c", "#a9604f", "#b8705f"),
    "F": ("#c4545a", "#b8525a", "#cf6b66", "#c2746b", "#c97f72", "#b9656a"),
}

MEN_YOUNG = ("parted", "crop", "quiff", "fringe", "curtains", "crop", "parted")
MEN_OLDER = ("parted", "swept_back", "crop", "receding", "swept_back")
MEN_OLD = ("receding", "swept_back", "bald_top", "parted", "crop")
WOMEN_YOUNG = ("long", "wavy", "bangs", "bob", "ponytail", "bun", "long", "wavy")
WOMEN_OLDER = ("bob", "bun", "pixie", "wavy", "long", "drawn_back")
WOMEN_OLD = ("perm", "drawn_back", "pixie", "bob", "perm")
WOMEN_POLICE = ("drawn_back", "bob", "ponytail", "drawn_back", "bun", "pixie")
GLASSES = ("round", "square", "half_rim", "oval")


@dataclass(frozen=True, slots=True)
class Look:
    """Colours and measures of one face, in a picture 260 wide and 330 high, x = 0 in its middle."""

    sex: Literal["F", "M"]
    age: int
    ground: str
    skin: str
    hair: str
    lips: str
    style: str
    flip: bool
    """Whether parting and locks are on the other side."""
    width: float
    """Half the width of the head at the cheekbones."""
    jaw: float
    chin: float
    chin_y: float
    eye_x: float
    eye_y: float
    eye_size: float
    eye_tilt: float
    brow: float
    """Thickness."""
    brow_rise: float
    nose: float
    nose_y: float
    mouth: float
    mouth_y: float
    smile: float
    teeth: bool
    shoulder: float
    glasses: str
    mole: tuple[float, float] | None
    moustache: bool
    earrings: bool

    @property
    def shade(self) -> str:
        """The skin where less light falls."""
        return mix(self.skin, "#a8583a", 0.3)

    @property
    def ink(self) -> str:
        """The darkest line on the skin."""
        return mix(self.skin, "#5a2a1e", 0.62)


def draw_look(rng: Random, sex: Literal["F", "M"], birth_year: int, *, police: bool) -> Look:
    """Every measure by lot, within what a friendly face allows."""
    age = YEAR_OF_THE_PICTURES - birth_year
    man = sex == "M"
    width = rng.uniform(48, 57) if man else rng.uniform(46.5, 54)
    return Look(
        sex=sex,
        age=age,
        ground=rng.choice(_GROUNDS),
        skin=rng.choice(_SKINS),
        hair=_hair(rng, age, dyed=not man),
        lips=rng.choice(_LIPS[sex]),
        style=rng.choice(_styles(sex, age, police)),
        flip=rng.random() < 0.5,
        width=width,
        jaw=width * (rng.uniform(0.76, 0.95) if man else rng.uniform(0.72, 0.86)),
        chin=width * (rng.uniform(0.36, 0.5) if man else rng.uniform(0.26, 0.4)),
        chin_y=rng.uniform(208, 219) if man else rng.uniform(206, 216),
        eye_x=rng.uniform(20.5, 25.5),
        eye_y=rng.uniform(146, 151),
        eye_size=rng.uniform(0.86, 1.04) if man else rng.uniform(0.98, 1.18),
        eye_tilt=rng.uniform(-0.6, 2.2),
        brow=rng.uniform(3.4, 5.6) if man else rng.uniform(2.2, 3.6),
        brow_rise=rng.uniform(0.5, 4.5),
        nose=rng.uniform(7, 10) if man else rng.uniform(5.5, 8),
        nose_y=rng.uniform(171, 177),
        mouth=rng.uniform(14, 19.5) if man else rng.uniform(12.5, 17),
        mouth_y=rng.uniform(188, 192) if man else rng.uniform(185, 190),
        smile=rng.uniform(1.5, 5.5),
        teeth=rng.random() < 0.22,
        shoulder=rng.uniform(108, 120) if man else rng.uniform(90, 101),
        glasses=rng.choice(GLASSES) if rng.random() < _glasses_share(age) else "",
        mole=(rng.choice((-1, 1)) * rng.uniform(22, 32), rng.uniform(166, 192))
        if rng.random() < 0.14
        else None,
        moustache=man and age > 34 and rng.random() < 0.12,
        earrings=not man and not police and rng.random() < 0.6,
    )


def _glasses_share(age: int) -> float:
    return 0.24 if age < 45 else 0.42


def _hair(rng: Random, age: int, *, dyed: bool) -> str:
    colour = rng.choice(_DYED) if dyed and rng.random() < 0.25 else rng.choice(_HAIRS)
    draw = rng.random()
    if age < 46 or (dyed and draw < 0.55):
        return colour
    return mix(mix(colour, _GREY, min(1.0, (age - 42) / 18)), _WHITE, draw * (age - 44) / 24)


def _styles(sex: Literal["F", "M"], age: int, police: bool) -> tuple[str, ...]:
    if sex == "M":
        return MEN_YOUNG if age < 38 else MEN_OLDER if age < 52 else MEN_OLD
    if police and age < 52:
        return WOMEN_POLICE
    return WOMEN_YOUNG if age < 38 else WOMEN_OLDER if age < 52 else WOMEN_OLD

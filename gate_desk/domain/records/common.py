"""What sections of several record types share."""

from typing import Annotated

import msgspec

At = Annotated[int, msgspec.Meta(ge=0, lt=1 << 42)]
"""UTC milliseconds from 1970 to 2109: what every calendar can show."""
Hour = Annotated[str, msgspec.Meta(pattern=r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]\Z")]
"""A local time of day, HH:MM."""


class Section(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """The root of all sections. Fields are only ever added, each with a default."""


class Note(Section, frozen=True, omit_defaults=True, gc=False):
    """Free text by a person, in a section of its own so that it can be withheld or erased."""

    text: str


class Photo(Section, frozen=True, omit_defaults=True, gc=False):
    """A picture, named: its bytes are a blob."""

    sha256: str
    size: int
    media_type: str

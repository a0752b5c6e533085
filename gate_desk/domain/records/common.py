"""What sections of several record types share."""

import msgspec


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

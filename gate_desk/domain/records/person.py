"""`person.enrolled`, `person.changed`, `person.left`: an agency's own staff."""

from gate_desk.domain.records.common import At, Section


class PersonCore(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `person.enrolled` and `person.changed`, version 1."""

    person: str
    agency: str


class PersonDetails(Section, frozen=True, omit_defaults=True, gc=False):
    """Section `person`: what the gate shows of a person."""

    name: str
    title: str = ""
    unit: str = ""
    birth_year: int | None = None


class PersonLeft(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `person.left`, version 1."""

    person: str
    agency: str
    at: At

"""What somebody fills in about a visitor, checked into the sections of a record."""

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from gate_desk.domain.charter import Charter
from gate_desk.domain.days import milliseconds
from gate_desk.domain.documents.birth import read_birth
from gate_desk.domain.documents.phone import read_phone
from gate_desk.domain.documents.plate import read_plate
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId, PersonRef
from gate_desk.domain.plain_line import plain_line
from gate_desk.domain.records.common import Note, Photo, Section
from gate_desk.domain.records.visit import (
    DocumentDetails,
    VisitorDetails,
    VisitRegistered,
    VisitVehicle,
)
from gate_desk.domain.visit import (
    MOST_ITEMS,
    MOST_PEOPLE,
    DocumentKind,
    Purpose,
    is_identity_document,
)
from gate_desk.domain.watching import document_key
from gate_desk.services.moment import Moment
from gate_desk.services.visit_answers import KnownVisit, VisitRef

LONGEST_NAME = 100
"""Characters of a visitor's name."""
LONGEST_ORGANISATION = 200
LONGEST_NOTE = 200
"""Of a note, which the guard reads on the verdict card."""
LONGEST_DOCUMENT, LONGEST_PLATE, LONGEST_ITEM = 30, 20, 60
MOST_COMPANIONS = 20


class VisitorForm(Struct, frozen=True, kw_only=True):
    """Everything a gate asks about a visitor; only name, host and purpose must be there."""

    untrusted_name: str
    host: str
    """The agency that receives the visitor, by its id in the charter."""
    purpose: str
    zones: tuple[int, ...]
    untrusted_birth: str = ""
    document_kind: str = DocumentKind.NONE.value
    untrusted_document: str = ""
    untrusted_country: str = ""
    untrusted_organisation: str = ""
    untrusted_phone: str = ""
    people: int = 1
    untrusted_companions: tuple[str, ...] = ()
    untrusted_meets: str = ""
    """Whom the visitor comes to see."""
    person: PersonRef | None = None
    """That somebody, when chosen from the directory."""
    until: datetime | None = None
    """When the visitor is expected to leave."""
    untrusted_plate: str = ""
    escort: bool = False
    untrusted_card: str = ""
    """Number of the pre-printed card that is handed out; empty: a pass is printed."""
    untrusted_items: tuple[str, ...] = ()
    """What is left at the gate."""
    untrusted_note: str = ""
    photo: Photo | None = None
    visit: VisitRef | None = None
    """The visit that this is, when it was announced or has waited already."""
    scanned: bool = False
    seen: tuple[tuple[str, str, str], ...] = ()
    """Watch list hits that the guard has looked at: somebody else is meant."""


class Checked(Struct, frozen=True):
    """A form whose every field fits: sections of `visit.registered` without the core."""

    sections: dict[str, Section]
    items: tuple[str, ...]
    birth: str
    document: str
    plate: str

    @property
    def person(self) -> VisitorDetails:
        """The visitor."""
        details = self.sections["person"]
        assert isinstance(details, VisitorDetails)
        return details


def check_form(form: VisitorForm, charter: Charter, when: Moment) -> Checked:
    """The sections of a form.

    Raises `name_missing`, `name_too_long`, `organisation_too_long`, `note_too_long`, `bad_birth`,
    `document_too_long`, `host_missing`, `unknown_agency`, `unknown_purpose`, `zones_missing`,
    `unknown_zone`, `bad_people`, `until_past`, `plate_unreadable`, `item_too_long`,
    `too_many_items`, `identity_held`.
    """
    _check_choices(form, charter, when)
    birth = read_birth(form.untrusted_birth)
    if birth is None:
        raise Refused("bad_birth", form.untrusted_birth[:20])
    document = plain_line(form.untrusted_document)
    if len(document) > LONGEST_DOCUMENT:
        raise Refused("document_too_long", str(LONGEST_DOCUMENT))
    plate = plain_line(form.untrusted_plate)
    if plate and not (read_plate(plate).compact and len(plate) <= LONGEST_PLATE):
        raise Refused("plate_unreadable", plate[:LONGEST_PLATE])
    sections: dict[str, Section] = {
        "person": VisitorDetails(
            name=_name(form.untrusted_name),
            organisation=_organisation(form.untrusted_organisation),
            birth=birth,
            phone=read_phone(plain_line(form.untrusted_phone)).number,
            meets=plain_line(form.untrusted_meets)[:LONGEST_NAME],
            person=form.person,
            companions=_companions(form.untrusted_companions),
        )
    }
    if document_key(document):
        country = plain_line(form.untrusted_country).upper()[:3]
        kind = form.document_kind if form.document_kind in set(DocumentKind) else "other"
        sections["document"] = DocumentDetails(kind=kind, number=document, country=country)
    if plate:
        sections["vehicle"] = VisitVehicle(plate=plate)
    if note := _note(form.untrusted_note):
        sections["note"] = Note(text=note)
    if form.photo is not None:
        sections["photo"] = form.photo
    return Checked(sections, _items(form.untrusted_items), birth, document, plate)


def registered_core(
    form: VisitorForm, visit: VisitRef, days: tuple[date, date], when: Moment, group: str
) -> VisitRegistered:
    """The core of a checked form."""
    return VisitRegistered(
        at=when.at_ms,
        visit=visit[1],
        host=visit[0],
        purpose=form.purpose,
        first_day=days[0].isoformat(),
        last_day=days[1].isoformat(),
        until=milliseconds(form.until) if form.until else None,
        people=form.people,
        zones=sorted(set(form.zones)),
        escort=form.escort,
        group=group,
        scanned=form.scanned,
        matched=list(form.seen),
    )


def form_of(visit: KnownVisit, zones: tuple[int, ...] = ()) -> VisitorForm:
    """A form filled with what is known of a visit; `zones` where none were announced."""
    return VisitorForm(
        untrusted_name=visit.name,
        host=visit.host,
        purpose=visit.purpose,
        zones=visit.zones or zones,
        untrusted_birth=visit.birth,
        document_kind=visit.document_kind,
        untrusted_document=visit.document,
        untrusted_organisation=visit.organisation,
        untrusted_phone=visit.phone,
        people=visit.people,
        untrusted_meets=visit.meets,
        until=None,
        untrusted_plate=visit.plate,
        escort=visit.escort,
        untrusted_note=visit.note,
        visit=visit.ref,
    )


def _check_choices(form: VisitorForm, charter: Charter, when: Moment) -> None:
    if not form.host:
        raise Refused("host_missing")
    host = charter.agency(AgencyId(form.host))
    if not host.valid_on(when.valid_at.date()):
        raise Refused("unknown_agency", form.host)
    if form.purpose not in set(Purpose):
        raise Refused("unknown_purpose", form.purpose[:40])
    if not form.zones:
        raise Refused("zones_missing")
    known = {zone.id for zone in charter.zones}
    if strange := sorted(set(form.zones) - known):
        raise Refused("unknown_zone", ", ".join(map(str, strange)))
    if not 1 <= form.people <= MOST_PEOPLE:
        raise Refused("bad_people", str(MOST_PEOPLE))
    if form.until is not None and form.until <= when.at:
        raise Refused("until_past", form.until.strftime("%H:%M"))


def _name(untrusted_text: str) -> str:
    name = plain_line(untrusted_text)
    if not name:
        raise Refused("name_missing")
    if len(name) > LONGEST_NAME:
        raise Refused("name_too_long", str(LONGEST_NAME))
    return name


def _organisation(untrusted_text: str) -> str:
    text = plain_line(untrusted_text)
    if len(text) > LONGEST_ORGANISATION:
        raise Refused("organisation_too_long", str(LONGEST_ORGANISATION))
    return text


def _note(untrusted_text: str) -> str:
    text = plain_line(untrusted_text)
    if len(text) > LONGEST_NOTE:
        raise Refused("note_too_long", str(LONGEST_NOTE))
    return text


def _companions(untrusted_names: Iterable[str]) -> list[str]:
    names = list(filter(None, map(plain_line, untrusted_names)))
    if len(names) > MOST_COMPANIONS:
        raise Refused("bad_people", str(MOST_COMPANIONS))
    return [name[:LONGEST_NAME] for name in names]


def _items(untrusted_items: Iterable[str]) -> tuple[str, ...]:
    items = tuple(filter(None, map(plain_line, untrusted_items)))
    if len(items) > MOST_ITEMS:
        raise Refused("too_many_items", str(MOST_ITEMS))
    for item in items:
        if len(item) > LONGEST_ITEM:
            raise Refused("item_too_long", str(LONGEST_ITEM))
        if is_identity_document(item):
            raise Refused("identity_held", item)
    return items

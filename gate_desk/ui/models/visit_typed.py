"""What stands in the form of a visitor: filled from what is known, read into what services take."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from gate_desk.domain.documents.names import fold
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId, PersonId
from gate_desk.services.answers import FoundPerson, SiteNames
from gate_desk.services.visit_answers import KnownVisit, Recognised
from gate_desk.services.visit_forms import VisitorForm
from gate_desk.ui.models.outside_text import one_line
from gate_desk.ui.models.visit_desk import VisitsView

USUAL_STAY = timedelta(hours=2)
MOST_OFFERS = 7
_HOUR = re.compile(r"([01]?[0-9]|2[0-3])[:hH.]?([0-5][0-9])?")


class Offer(Struct, frozen=True):
    """Somebody, or an agency, that can be chosen as a host."""

    caption: str
    """As it stands in the list."""
    short: str
    """As it stands in the line once it is chosen, and in the record."""
    agency: str
    person: tuple[str, str] | None = None


class TypedVisit(Struct, frozen=True, kw_only=True):
    """What stands in the form; every text is `untrusted`."""

    name: str = ""
    birth: str = ""
    document_kind: str = "identity_card"
    document: str = ""
    country: str = ""
    organisation: str = ""
    phone: str = ""
    people: str = "1"
    host: Offer | None = None
    host_text: str = ""
    purpose: str = ""
    until: str = ""
    plate: str = ""
    zone: int | None = None
    card: str = ""
    items: str = ""
    note: str = ""
    escort: bool = False
    scanned: bool = False

    @property
    def is_empty(self) -> bool:
        """Nothing that is worth keeping was filled in."""
        typed = (self.name, self.document, self.organisation, self.phone, self.host_text)
        return not any(map(str.strip, (*typed, self.plate, self.items, self.note)))


def empty_visit(now: datetime, last: TypedVisit) -> TypedVisit:
    """A new form: the purpose and the zone of the last one, and the usual time to stay."""
    return TypedVisit(purpose=last.purpose, zone=last.zone, until=usual_until(now))


def usual_until(now: datetime) -> str:
    """Two hours from now, on the next half hour, not after midnight."""
    until = now + USUAL_STAY
    until += timedelta(minutes=-until.minute % 30)
    return f"{until:%H:%M}" if until.date() == now.date() else "23:59"


def fill_from_papers(typed: TypedVisit, found: Recognised, names: SiteNames) -> TypedVisit:
    """What a document says, and where it says nothing what is known of earlier visits."""
    papers = found.papers
    if found.before:
        typed = fill_from_visit(typed, found.before[0], names, again=True)
    return replace(
        typed,
        name=papers.name or typed.name,
        birth=show_birth(papers.birth) if papers.birth else typed.birth,
        document_kind=papers.kind.value,
        document=papers.number,
        country=papers.country,
        organisation=typed.organisation or papers.address,
        scanned=True,
    )


def fill_from_visit(
    typed: TypedVisit, visit: KnownVisit, names: SiteNames, *, again: bool = False
) -> TypedVisit:
    """What is known of a visit; of an earlier one (`again`) not what belongs to that day alone."""
    filled = replace(
        typed,
        name=visit.name,
        birth=show_birth(visit.birth),
        document_kind=visit.document_kind or typed.document_kind,
        document=visit.document or typed.document,
        organisation=visit.organisation,
        phone=visit.phone,
        plate=visit.plate,
    )
    if again:
        return filled
    host = _known_host(visit, names)
    return replace(
        filled,
        people=str(visit.people),
        host=host,
        purpose=visit.purpose,
        zone=visit.zones[0] if visit.zones else typed.zone,
        until=f"{visit.until:%H:%M}" if visit.until else typed.until,
        note=visit.note,
        escort=visit.escort,
    )


def _known_host(visit: KnownVisit, names: SiteNames) -> Offer:
    """Whom the visitor was announced to, or met the time before."""
    short = names.agencies.get(visit.host, (visit.host, ""))[0]
    meets = one_line(visit.meets) or short
    return Offer(meets, meets, visit.host)


def offers_for(
    untrusted_text: str, people: Iterable[FoundPerson], names: SiteNames
) -> tuple[Offer, ...]:
    """Whom a typed text can mean: agencies by their names, then people."""
    wanted = fold(untrusted_text)
    agencies = [
        Offer(full, short, agency)
        for agency, (short, full) in names.agencies.items()
        if wanted and (wanted in fold(short) or wanted in fold(full))
    ]
    found = [_somebody(each, names) for each in people]
    return tuple([*agencies[:2], *found][:MOST_OFFERS])


def _somebody(found: FoundPerson, names: SiteNames) -> Offer:
    person = found.person
    agency = names.agencies.get(person.agency, (person.agency, ""))[0]
    name = one_line(person.name)
    caption = " · ".join(filter(None, (name, one_line(person.unit), agency)))
    return Offer(caption, f"{name} · {agency}", person.agency, person.ref)


def read_form(typed: TypedVisit, view: VisitsView, now: datetime) -> VisitorForm:
    """What services take; raises Refused `bad_people`, `bad_hour`, `host_missing`."""
    if not typed.people.strip().isdecimal():
        raise Refused("bad_people", typed.people[:10])
    if typed.host is None:
        raise Refused("host_missing", typed.host_text[:40])
    person = typed.host.person
    return VisitorForm(
        untrusted_name=typed.name,
        host=typed.host.agency,
        purpose=typed.purpose or "other",
        zones=(typed.zone,) if typed.zone is not None else (),
        untrusted_birth=typed.birth,
        document_kind=typed.document_kind,
        untrusted_document=typed.document,
        untrusted_country=typed.country,
        untrusted_organisation=typed.organisation,
        untrusted_phone=typed.phone,
        people=int(typed.people.strip()),
        untrusted_meets=typed.host.short,
        person=(AgencyId(person[0]), PersonId(person[1])) if person else None,
        until=read_hour(typed.until, now),
        untrusted_plate=typed.plate,
        escort=typed.escort,
        untrusted_card=typed.card,
        untrusted_items=tuple(re.split("[,;]", typed.items)),
        untrusted_note=typed.note,
        visit=view.visit.ref if view.visit else None,
        scanned=typed.scanned,
        seen=tuple(sorted(view.seen)),
    )


def read_hour(untrusted_text: str, now: datetime) -> datetime | None:
    """A time of today: `11:30`, `1130`, `11h30`, `11`; None for nothing, raises `bad_hour`."""
    text = untrusted_text.strip()
    if not text:
        return None
    found = _HOUR.fullmatch(text)
    if found is None:
        raise Refused("bad_hour", text[:10])
    return now.replace(hour=int(found[1]), minute=int(found[2] or 0), second=0, microsecond=0)


def show_birth(birth: str) -> str:
    """A day as people write it, or the year."""
    return f"{date.fromisoformat(birth):%d/%m/%Y}" if len(birth) == 10 else birth

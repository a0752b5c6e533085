"""The desks of a bench site: their journals, and the cards that they issue by the thousand."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from gate_desk.app.bench.desk_journal import DeskJournal, Written
from gate_desk.app.bench.node import BenchPost
from gate_desk.app.bench.people import card_of
from gate_desk.app.demo.bodies import BODIES, SITE
from gate_desk.app.demo.cards import DemoCard
from gate_desk.domain.ids import AgencyId, Origin
from gate_desk.domain.records.credential import CredentialIssued
from gate_desk.domain.records.person import PersonCore, PersonDetails
from gate_desk.store.peers import append_segment
from gate_desk.store.store import Store
from gate_desk.words import text

Tell = Callable[[str], None]
"""Says to people how far the work is."""
Desks = Mapping[AgencyId, DeskJournal]

_PEOPLE_PER_RUN = 5_000
_ISSUED_BEFORE_MS = timedelta(days=200) // timedelta(milliseconds=1)


def desk_journals(post: BenchPost) -> Desks:
    """The journals of all agencies' desks, with nothing in them."""
    guards = post.charter.guard_agencies
    return {
        body.id: DeskJournal(
            desk_origin(body.id), body.id, post.desk_keys[body.id], guards=body.id in guards
        )
        for body in BODIES
    }


def desk_origin(agency: AgencyId) -> Origin:
    """The origin of an agency's desk."""
    return Origin(f"gatedesk/{SITE}/desk-{agency}/1")


def write(
    store: Store, desk: DeskJournal, written: Iterable[Written], recorded_at: int, now: int
) -> None:
    """A desk's next records, brought to the post by a batch."""
    if records := list(written):
        append_segment(store, desk.run(records, recorded_at, now), now)


def issue_cards(store: Store, desks: Desks, people: int, today: date, now: int, tell: Tell) -> None:
    """Enrol people at the desks of all agencies in turn, each with one card."""
    for start in range(0, people, _PEOPLE_PER_RUN):
        end = min(start + _PEOPLE_PER_RUN, people)
        cards = [card_of(place, today) for place in range(start, end)]
        for agency, desk in desks.items():
            enrolled = [each for card in cards if card.issuer == agency for each in _enrol(card)]
            write(store, desk, enrolled, now - _ISSUED_BEFORE_MS, now)
        tell(text("Đang cấp thẻ: {done}/{all}", done=end, all=people))


def _enrol(card: DemoCard) -> tuple[Written, Written]:
    person = card.person
    details = PersonDetails(
        name=person.name, title=person.title, unit=person.unit, birth_year=person.birth_year
    )
    issued = CredentialIssued(
        issuer=card.issuer,
        serial=card.serial,
        number=card.number,
        person=person.id,
        first_day=card.first_day.isoformat(),
        last_day=card.last_day.isoformat(),
        zones=list(card.zones),
    )
    core = PersonCore(person=person.id, agency=card.issuer)
    return (
        ("person.enrolled", {"core": core, "person": details}),
        ("credential.issued", {"core": issued}),
    )

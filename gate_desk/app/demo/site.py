"""A whole invented site: agencies, nodes, charter, people, cards; the same for the same seed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import msgspec

from gate_desk.app.demo.bodies import BODIES, DBQH, SITE, UBND
from gate_desk.app.demo.cards import DemoCard, deal_cards
from gate_desk.app.demo.charter_text import charter_text, node_names
from gate_desk.app.demo.codes import listed_codes
from gate_desk.app.demo.contractor import Contractor, announce, equip
from gate_desk.app.demo.delivery import deliver, read_segment
from gate_desk.app.demo.desks import record_cards
from gate_desk.app.demo.history import play_days
from gate_desk.app.demo.names import invent_people
from gate_desk.app.demo.portraits import draw_portrait
from gate_desk.app.demo.printing import print_badges
from gate_desk.app.demo.seeded_keys import age_identity_for, seed_for
from gate_desk.app.demo.visitors import announce_visitors
from gate_desk.config.node_toml import CarrierSettings, GateSettings, ReaderSettings, Settings
from gate_desk.crypto.keys import load_keys
from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.charter import Charter
from gate_desk.domain.encoded import public_text
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId
from gate_desk.journal.note import sign_note
from gate_desk.services.answers import IssuedPass
from gate_desk.services.nodes import adopt, init_node

Tell = Callable[[str, int, int], None]
"""Progress for people: what is being made, how much of it, of how much."""

SHARES = {"ubnd": 0.40, "congan": 0.25, "hdnd": 0.20, "dbqh": 0.15}
FEWEST_PEOPLE = 60
STALE_DAYS = 9
"""How old the data of one agency are, so that the demo shows what stale data look like."""
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_CARD_OFFICE_DAYS = 40
_ISSUED_BEFORE = 14
"""How long before the demo's day the contractor's pass was issued, at least."""
_PRINTED = "visitor-pass.pdf"
_GATES = {"post-1": (1, 2, 3), "post-2": (1, 3, 4)}


class DemoSite(msgspec.Struct, frozen=True):
    """What `gate-desk demo` prints and keeps as `demo.json`."""

    site: str
    date: str
    seed: int
    nodes: dict[str, str]
    people: int
    carrier: str
    operators: dict[str, dict[str, str]]
    codes: dict[str, str]
    sheet: list[str]


@dataclass(frozen=True, slots=True)
class _Plan:
    folder: Path
    seed: int
    today: date
    people: int
    days: int
    tell: Tell

    def rng(self, purpose: str) -> Random:
        return Random(seed_for(self.seed, purpose))

    def home(self, node: str) -> Path:
        return self.folder / node

    @property
    def morning(self) -> datetime:
        """The day's beginning: everything in the demo happened before it."""
        return datetime.combine(self.today, time(), _ZONE)


def make_demo(
    folder: Path, *, people: int, days: int, seed: int, today: date, tell: Tell
) -> DemoSite:
    """Make the site under an empty folder. Raises `demo_exists`, `too_few_people`."""
    if folder.exists() and any(folder.iterdir()):
        raise Refused("demo_exists", folder.name)
    if people < FEWEST_PEOPLE:
        raise Refused("too_few_people", str(FEWEST_PEOPLE))
    plan = _Plan(folder, seed, today, people, days, tell)
    for name in ("charter", "agency-keys", "carrier"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    charter = _make_nodes(plan)
    keys = {body.id: load_keys(plan.home(f"desk-{body.id}") / "keys").signing for body in BODIES}
    cards = {body.id: _deal(plan, body.id) for body in BODIES}
    portraits = _draw_portraits(plan, cards)
    _record(plan, cards, portraits)
    contractor = _announce(plan)
    _announce_visitors(plan)
    _bring_to_posts(plan, charter, portraits)
    visitor_pass = _equip(plan, charter, contractor)
    everyone = [card for dealt in cards.values() for card in dealt]
    _play(plan, charter, everyone, keys)
    listed = listed_codes(everyone, keys, seed)
    codes = dict(sorted({**listed, "visitor_pass": visitor_pass.code}.items()))
    tell("sheet", 0, 1)
    faces = {person: data for drawn in portraits.values() for person, data in drawn.items()}
    sheet = print_badges(folder, everyone, codes, faces, visitor_pass)
    tell("sheet", 1, 1)
    made = DemoSite(
        site=SITE,
        date=today.isoformat(),
        seed=seed,
        nodes={node: str(plan.home(node)) for node in node_names()},
        people=people,
        carrier=str(folder / "carrier"),
        operators={},
        codes=codes,
        sheet=[str(path) for path in (*sheet, folder / _PRINTED)],
    )
    (folder / "demo.json").write_bytes(msgspec.json.format(msgspec.json.encode(made)))
    return made


def badge_codes(folder: Path, made: DemoSite, agency: AgencyId) -> list[str]:
    """The codes of an agency's ordinary staff badges, in a demo that was made in this folder."""
    today = date.fromisoformat(made.date)
    plan = _Plan(folder, made.seed, today, made.people, 0, lambda *_: None)
    key = load_keys(plan.home(f"desk-{agency}") / "keys").signing
    return [card.code(SITE, key) for card in _deal(plan, agency) if not card.fate]


def _make_nodes(plan: _Plan) -> Charter:
    made = {}
    for node in node_names():
        gate = GateSettings(zones=_GATES.get(node, ()), phone="1013")
        settings = Settings(
            node=node,
            site=SITE,
            demo=True,
            gate=gate,
            carrier=CarrierSettings(urls=(str(plan.folder / "carrier"),)),
            reader=(ReaderSettings(name="wedge"),),
        )
        seed, identity = seed_for(plan.seed, node), age_identity_for(plan.seed, node)
        new = init_node(plan.home(node), settings, seed=seed, age_identity=identity)
        made[node] = (settings, (new.key, new.age_recipient))
    agency_keys = {body.id: _agency_key(plan, body.id) for body in BODIES}
    text = charter_text(
        plan.today - timedelta(days=_CARD_OFFICE_DAYS + 30),
        {agency: public_text(key.public) for agency, key in agency_keys.items()},
        {node: keys for node, (_, keys) in made.items()},
    )
    lines = [
        sign_note(text, f"gatedesk/{SITE}/{agency}", key) for agency, key in agency_keys.items()
    ]
    note = "".join([text, "\n", *lines]).encode()
    (plan.folder / "charter" / "0001.note").write_bytes(note)
    charters = [
        adopt(plan.home(node), settings, load_keys(plan.home(node) / "keys"), [note])
        for node, (settings, _) in made.items()
    ]
    return charters[0]


def _agency_key(plan: _Plan, agency: AgencyId) -> SigningKey:
    key = SigningKey.from_seed(seed_for(plan.seed, f"agency {agency}"))
    (plan.folder / "agency-keys" / f"{agency}.key").write_bytes(key.seed)
    return key


def _deal(plan: _Plan, agency: AgencyId) -> list[DemoCard]:
    count = round(plan.people * SHARES[agency])
    people = invent_people(plan.rng(f"people {agency}"), agency, count)
    return deal_cards(plan.rng(f"cards {agency}"), agency, people, plan.today)


def _draw_portraits(
    plan: _Plan, cards: Mapping[AgencyId, Sequence[DemoCard]]
) -> dict[AgencyId, dict[str, bytes]]:
    drawn: dict[AgencyId, dict[str, bytes]] = {agency: {} for agency in cards}
    count = 0
    for agency, dealt in cards.items():
        for person in {card.person.id: card.person for card in dealt}.values():
            drawn[agency][person.id] = draw_portrait(
                int(person.id, 16), person.sex, person.birth_year, agency
            )
            count += 1
            plan.tell("portraits", count, plan.people)
    return drawn


def _record(
    plan: _Plan,
    cards: Mapping[AgencyId, Sequence[DemoCard]],
    portraits: Mapping[AgencyId, Mapping[str, bytes]],
) -> None:
    begin = plan.morning - timedelta(days=_CARD_OFFICE_DAYS)
    done, total = 0, sum(map(len, cards.values()))

    def tell(count: int) -> None:
        nonlocal done
        done += count
        plan.tell("cards", done, total)

    for agency, dealt in cards.items():
        home, rng = plan.home(f"desk-{agency}"), plan.rng(f"salts {agency}")
        record_cards(home, agency, dealt, portraits[agency], begin, rng, tell)


def _bring_to_posts(
    plan: _Plan, charter: Charter, portraits: Mapping[AgencyId, Mapping[str, bytes]]
) -> None:
    evening = plan.morning - timedelta(hours=6, minutes=30)
    segments, faces = {}, dict[str, bytes]()
    for body in BODIES:
        made = evening - timedelta(days=STALE_DAYS) if body.id == DBQH else evening
        desk = f"desk-{body.id}"
        segments[desk] = read_segment(plan.home(desk), desk, charter, made)
        faces |= portraits[body.id]
    receivers = [node for node in node_names() if node.startswith("post") or node == charter.keeper]
    for count, node in enumerate(receivers, start=1):
        others = {desk: segment for desk, segment in segments.items() if desk != node}
        deliver(plan.home(node), others, faces, plan.morning - timedelta(hours=1))
        plan.tell("delivery", count, len(receivers))


def _announce(plan: _Plan) -> Contractor:
    at = plan.morning - timedelta(days=_ISSUED_BEFORE + 1) + timedelta(hours=9)
    return announce(plan.home(f"desk-{UBND}"), plan.today, at, plan.rng("contractor"))


def _announce_visitors(plan: _Plan) -> None:
    at = plan.morning - timedelta(hours=8)

    def home(agency: AgencyId) -> Path:
        return plan.home(f"desk-{agency}")

    announce_visitors(home, plan.today, at, plan.rng)


def _equip(plan: _Plan, charter: Charter, contractor: Contractor) -> IssuedPass:
    """The first post issues the pass, and the others learn of it; before any day of history."""
    post, others = next(iter(_GATES)), ("post-2", charter.keeper or "")
    at = plan.morning - timedelta(days=max(_ISSUED_BEFORE, plan.days + 1)) + timedelta(hours=15)
    pdf = plan.folder / _PRINTED
    issued = equip(plan.home(post), contractor, at, plan.rng("pass"), pdf)
    evening = plan.morning - timedelta(hours=6, minutes=30)
    segment = read_segment(plan.home(post), post, charter, evening)
    for node in others:
        deliver(plan.home(node), {post: segment}, {}, plan.morning - timedelta(hours=1))
    return issued


def _play(
    plan: _Plan,
    charter: Charter,
    cards: Sequence[DemoCard],
    keys: Mapping[AgencyId, SigningKey],
) -> None:
    homes = [plan.home(node) for node in _GATES]
    total, done = plan.days * len(homes), 0

    def tell(count: int) -> None:
        nonlocal done
        done += count
        plan.tell("history", done, total)

    play_days(homes, cards, keys, charter, plan.today, plan.days, plan.rng("history"), tell)

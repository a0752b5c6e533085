"""Answers of the gate about invented people, for windows without a store."""

from datetime import date, datetime, timedelta, timezone
from typing import Any
from zlib import crc32

from msgspec.structs import replace

from gate_desk.domain.credential_code import CredentialKind
from gate_desk.domain.ids import AgencyId, NodeName, Origin, PersonId, RecordRef, VisitId
from gate_desk.domain.verdict import (
    LEADER_CAR,
    CardState,
    Direction,
    NextStep,
    Reason,
    Resolution,
    ScanKind,
    Verdict,
)
from gate_desk.services.answers import (
    AgencyAge,
    CardView,
    CarPassed,
    FoundPerson,
    LastPassage,
    Overview,
    PassageRow,
    PersonView,
    ScanAnswer,
    SiteNames,
    VisitorView,
)

HANOI = timezone(timedelta(hours=7))
NOW = datetime(2026, 11, 20, 9, 22, 38, tzinfo=HANOI)
ORIGIN = Origin("gatedesk/khoi-2/cong-1/1")
UBND, HDND, POLICE, DDBQH = (AgencyId(name) for name in ("ubnd", "hdnd", "cong-an", "ddbqh"))

NAMES = SiteNames(
    site="Trụ sở khối 2",
    gate="Cổng số 1",
    agencies={
        DDBQH: ("VP ĐĐBQH", "Văn phòng Đoàn ĐBQH tỉnh"),
        HDND: ("VP HĐND", "Văn phòng HĐND tỉnh"),
        UBND: ("VP UBND", "Văn phòng UBND tỉnh"),
        POLICE: ("Công an", "Công an tỉnh"),
    },
    zones={1: "Khối nhà A", 2: "Hội trường", 3: "Khối nhà B"},
    nodes={"cong-1": "Cổng số 1", "cong-2": "Cổng số 2"},
)


def record(index: int) -> RecordRef:
    """A record of this gate's journal."""
    return ORIGIN, index


def person(name: str, agency: AgencyId = UBND, **values: Any) -> PersonView:
    """Somebody who does not exist."""
    given: dict[str, Any] = {
        "id": PersonId(f"{crc32(name.encode()):016x}"),
        "name": name,
        "title": "Chuyên viên",
        "unit": "Phòng Tổng hợp",
        "agency": agency,
        "birth_year": 1986,
        "photo": None,
    }
    return PersonView(**{**given, **values})


def card(number: str, issuer: AgencyId = UBND, **values: Any) -> CardView:
    """A card in order."""
    given: dict[str, Any] = {
        "issuer": issuer,
        "serial": 417,
        "number": number,
        "first_day": date(2026, 3, 1),
        "last_day": date(2028, 12, 31),
        "zones": (1, 2),
        "state": CardState.ACTIVE,
    }
    return CardView(**{**given, **values})


def admit(number: int = 483, **values: Any) -> ScanAnswer:
    """Đặng Thị Thùy Dương comes in by lane `in`."""
    given: dict[str, Any] = {
        "verdict": Verdict.ADMIT,
        "reasons": (),
        "next_step": NextStep.LET_IN,
        "direction": Direction.IN,
        "kind": ScanKind.SIGNED,
        "at": NOW,
        "record": record(number),
        "number_today": number,
        "reader": "in",
        "person": person("Đặng Thị Thùy Dương"),
        "card": card("UBND-00417"),
        "last": LastPassage(
            direction=Direction.OUT,
            gate=NodeName("cong-2"),
            at=NOW.replace(day=19, hour=17, minute=4),
            card_number="UBND-00417",
        ),
        "movement": record(10_000 + number),
        "data_age_s": {UBND: 720},
    }
    return ScanAnswer(**{**given, **values})


def guest(**values: Any) -> VisitorView:
    """A contractor who does not exist."""
    given: dict[str, Any] = {
        "visit": VisitId("2f6a51ae4b396d94"),
        "host": UBND,
        "purpose": "contractor",
        "name": "Giàng A Phừ",
        "organisation": "Công ty Xây lắp Hoàng Liên",
        "note": "",
    }
    return VisitorView(**{**given, **values})


def visitor_card(**values: Any) -> CardView:
    """A contractor's pass for two weeks, issued at this gate."""
    given: dict[str, Any] = {
        "issuer": ORIGIN,
        "serial": 203948576123456,
        "first_day": date(2026, 11, 20),
        "last_day": date(2026, 12, 3),
        "kind": CredentialKind.VISITOR,
    }
    return card("K-203948576123456", **{**given, **values})


def visitor(number: int = 484, **values: Any) -> ScanAnswer:
    """The contractor comes in."""
    given: dict[str, Any] = {
        "person": None,
        "visitor": guest(),
        "card": visitor_card(),
        "last": None,
    }
    return admit(number, **{**given, **values})


def leave(number: int = 482, **values: Any) -> ScanAnswer:
    """Nguyễn Hữu Nghĩa goes out by lane `out`."""
    given: dict[str, Any] = {
        "direction": Direction.OUT,
        "next_step": NextStep.LET_OUT,
        "reader": "out",
        "person": person("Nguyễn Hữu Nghĩa", HDND),
        "card": card("HĐND-00031", HDND),
    }
    return admit(number, **{**given, **values})


def check(number: int = 478, **values: Any) -> ScanAnswer:
    """Phạm Ngọc Ẩn: the data of the police are 26 hours old."""
    given: dict[str, Any] = {
        "verdict": Verdict.CHECK,
        "reasons": (Reason.STALE,),
        "next_step": NextStep.COMPARE_PHOTO,
        "person": person("Phạm Ngọc Ẩn", POLICE, title="Trung úy", unit="Phòng Cảnh sát bảo vệ"),
        "card": card("CA-00231", POLICE, zones=(1, 2, 3)),
        "movement": None,
        "data_age_s": {POLICE: 26 * 3600 + 600},
    }
    return admit(number, **{**given, **values})


def refuse(number: int = 479, **values: Any) -> ScanAnswer:
    """A card that was reported lost; its owner is inside with the new one."""
    lost_at = NOW.replace(day=19, hour=8, minute=10)
    given: dict[str, Any] = {
        "verdict": Verdict.REFUSE,
        "reasons": (Reason.LOST,),
        "next_step": NextStep.KEEP_CARD,
        "person": person("Nguyễn Thị Mẫu", HDND, unit=""),
        "card": card(
            "HĐND-00093",
            HDND,
            state=CardState.LOST,
            state_since=lost_at,
            replaced_by="HĐND-00118",
        ),
        "last": LastPassage(
            direction=Direction.IN,
            gate=NodeName("cong-1"),
            at=NOW.replace(hour=7, minute=41),
            card_number="HĐND-00118",
        ),
        "inside_since": NOW.replace(hour=7, minute=41),
        "movement": None,
    }
    return admit(number, **{**given, **values})


def rescan(number: int = 480, **values: Any) -> ScanAnswer:
    """A code that came three digits too short."""
    given: dict[str, Any] = {
        "verdict": Verdict.RESCAN,
        "reasons": (Reason.MISREAD,),
        "next_step": NextStep.HOLD_STEADY,
        "kind": ScanKind.MISREAD,
        "missing_digits": 3,
        "person": None,
        "card": None,
        "last": None,
        "movement": None,
    }
    return admit(number, **{**given, **values})


def looked(**values: Any) -> ScanAnswer:
    """Nguyễn Thị Đào, chosen from the search and not recorded."""
    given: dict[str, Any] = {
        "verdict": Verdict.CHECK,
        "reasons": (Reason.BY_HAND,),
        "next_step": NextStep.COMPARE_PHOTO,
        "kind": ScanKind.BY_HAND,
        "record": None,
        "movement": None,
        "person": person("Nguyễn Thị Đào", HDND, unit="Phòng Hành chính"),
        "card": card("HĐND-00094", HDND),
    }
    return admit(484, **{**given, **values})


def car(number: int = 490, **values: Any) -> CarPassed:
    """A leader's car comes in a minute after everybody else."""
    given: dict[str, Any] = {
        "record": record(number),
        "direction": Direction.IN,
        "at": NOW + timedelta(minutes=1),
        "number_today": number,
    }
    return CarPassed(**{**given, **values})


def confirmed(answer: ScanAnswer) -> ScanAnswer:
    """A check after F6."""
    return replace(answer, movement=record(20_000 + answer.number_today))


def overview(**values: Any) -> Overview:
    """A morning at which the police's data are stale."""
    fresh = NOW.replace(hour=9, minute=10)
    ages = [
        AgencyAge(
            agency=agency,
            short_name=NAMES.agencies[agency][0],
            updated_at=fresh,
            age_s=720,
            stale=False,
        )
        for agency in (DDBQH, HDND, UBND)
    ]
    ages.append(
        AgencyAge(
            agency=POLICE,
            short_name="Công an",
            updated_at=NOW - timedelta(hours=26),
            age_s=26 * 3600,
            stale=True,
        )
    )
    given: dict[str, Any] = {
        "at": NOW,
        "gate_name": "Cổng số 1",
        "site_name": "Trụ sở khối 2",
        "staff_inside": 214,
        "scans_today": 483,
        "records": 48_213,
        "sealed_at": NOW.replace(hour=9, minute=15),
        "ages": tuple(ages),
        "clock_ok": True,
        "free_disk_bytes": 80_000_000_000,
        "pending_count": 0,
    }
    return Overview(**{**given, **values})


def row(index: int, minute: int, name: str | None, **values: Any) -> PassageRow:
    """One line of the list of movements."""
    given: dict[str, Any] = {
        "record": record(index),
        "at": NOW.replace(minute=minute, second=0),
        "verdict": Verdict.ADMIT,
        "direction": Direction.IN,
        "reason": None,
        "kind": ScanKind.SIGNED,
        "name": name,
        "card_number": f"UBND-{index:05d}",
    }
    return PassageRow(**{**given, **values})


ROWS: tuple[PassageRow, ...] = (
    row(483, 22, "Đặng Thị Thùy Dương"),
    row(482, 21, "Nguyễn Hữu Nghĩa", direction=Direction.OUT),
    row(481, 20, "Lê Quốc Ưng"),
    row(
        479,
        18,
        None,
        card_number="HĐND-00093",
        verdict=Verdict.REFUSE,
        reason=Reason.LOST,
        resolution=Resolution.CARD_KEPT,
    ),
    row(
        478,
        17,
        "Phạm Ngọc Ẩn",
        verdict=Verdict.CHECK,
        reason=Reason.STALE,
        resolution=Resolution.CONFIRMED,
    ),
    row(477, 15, "Trần Đỗ Khuê", direction=Direction.OUT),
    row(476, 14, "Hoàng Ỷ Lan"),
    row(475, 13, "Nguyễn Phúc Công Tằng Tôn Nữ Diễm Quỳnh", annulled=True),
    row(474, 12, "Vàng A Páo"),
    row(473, 11, "Bùi Đình Nghiệp", direction=Direction.OUT),
    row(
        472,
        10,
        None,
        card_number=None,
        verdict=Verdict.RESCAN,
        reason=Reason.UNREADABLE,
        kind=ScanKind.UNREADABLE,
    ),
    row(471, 9, "Lý Thị Thử", verdict=Verdict.CHECK, reason=Reason.ESCORT),
    row(471, 9, None, card_number=None, kind=LEADER_CAR),
    row(470, 8, "Ma Seo Thử", verdict=Verdict.REFUSE, reason=Reason.EXPIRED),
)


def found() -> tuple[FoundPerson, ...]:
    """Three people with like names."""
    inside = LastPassage(
        direction=Direction.IN,
        gate=NodeName("cong-1"),
        at=NOW.replace(hour=7, minute=41),
        card_number="HĐND-00094",
    )
    return (
        FoundPerson(
            person=person("Nguyễn Thị Đào", HDND, unit="Phòng Hành chính"),
            card=card("HĐND-00094", HDND),
            last=inside,
        ),
        FoundPerson(
            person=person("Nguyễn Thị Đạo", UBND, unit="Ban Dân tộc", birth_year=1994),
            card=card("UBND-00418"),
            last=replace(inside, direction=Direction.OUT, at=NOW.replace(day=19, hour=17)),
        ),
        FoundPerson(
            person=person("Nguyễn Thị Đảo", UBND, unit="Phòng Tiếp công dân", birth_year=2002),
            card=card("UBND-00516"),
            last=None,
        ),
    )

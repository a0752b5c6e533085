"""The demo's visitors of the day, announced at desks, and whom its gates look out for."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from gate_desk.app.demo.bodies import CONGAN, HDND, UBND
from gate_desk.domain.ids import AgencyId, VisitId
from gate_desk.domain.permissions import Role
from gate_desk.domain.verdict import Watch
from gate_desk.domain.visit import Purpose
from gate_desk.domain.watching import KEPT_DAYS
from gate_desk.services.station import Station, open_station
from gate_desk.services.visits import VisitOrder
from gate_desk.services.watching import WatchOrder

DELEGATION = "Đoàn công tác Mẫu Sơn"
MEMBERS = (
    "Triệu Mùi Mẩy",
    "Bế Văn Thí",
    "Hứa Thị Dụ",
    "Lâm Quang Mẫu",
    "Chu Thị Nghiệm",
    "Dương Công Thử",
)
"""The head of the delegation first."""
ALONE = (
    (UBND, "Sùng A Mẫu", "Hợp tác xã Chè Mẫu", Purpose.WORK, "09:30"),
    (UBND, "Tẩn Láo Dụ", "", Purpose.CITIZENS, "10:00"),
    (HDND, "Vi Thị Thí", "Trường Tiểu học Mẫu", Purpose.PAPERS, "14:00"),
)
LISTED = (
    (
        Watch.BLOCK,
        ("Mai Văn Giả", "Mai Giả"),
        "1985",
        "Gây rối tại cổng. Giữ ở ngoài.",
    ),
    (Watch.NOTIFY, ("Hà Thị Thử Nghiệm",), "", "Hẹn nhận giấy ở phòng bảo vệ, báo phòng Tổng hợp."),
)
IDENTITY_CARD = "010302000456||Hoàng Thị Mẫu Đơn|01012002|Nữ|Phường Mẫu, Yên Bái|10102022||||"
"""What a serial reader sends of a visitor's card who was not announced."""


def announce_visitors(
    homes: Callable[[AgencyId], Path], today: date, at: datetime, rng: Callable[[str], Random]
) -> None:
    """Record at every host's desk who is expected today, and the watch list at the police's."""
    for host in (UBND, HDND):
        _at_desk(homes(host), rng(f"visitors {host}"), lambda desk: _announce(desk, today, at))
    _at_desk(homes(CONGAN), rng("watch list"), lambda desk: _list(desk, today))


def _at_desk(home: Path, rng: Random, act: Callable[[Station], None]) -> None:
    station = open_station(home, Role.CONSOLE, simulated=True)
    station.store.journal.salts = station.visits.draw = station.watching.draw = rng.randbytes
    try:
        act(station)
    finally:
        station.close()


def _announce(desk: Station, today: date, at: datetime) -> None:
    host = desk.charter.node(desk.settings.node).agency
    for agency, name, organisation, purpose, hour in ALONE:
        if agency == host:
            desk.visits.expect(_order(host, name, organisation, purpose, hour, today), at)
    if host == UBND:
        group = VisitId("")
        for name in MEMBERS:
            order = _order(host, name, "", Purpose.MEETING, "08:30", today, group)
            announced = desk.visits.expect(order, at)
            group = group or announced.visit.visitor.visit


def _order(
    host: AgencyId,
    name: str,
    organisation: str,
    purpose: Purpose,
    hour: str,
    today: date,
    group: VisitId | None = None,
) -> VisitOrder:
    return VisitOrder(
        untrusted_name=name,
        untrusted_organisation=organisation,
        host=host,
        first_day=today,
        last_day=today,
        purpose=purpose,
        untrusted_hour=hour,
        zones=(1,),
        group=group or VisitId(""),
        untrusted_group_name="" if group is None else DELEGATION,
    )


def _list(desk: Station, today: date) -> None:
    for kind, names, birth, reason in LISTED:
        desk.watching.list_(
            WatchOrder(
                kind=kind,
                untrusted_names=names,
                untrusted_birth=birth,
                untrusted_reason=reason,
                last_day=today + timedelta(days=KEPT_DAYS),
            )
        )

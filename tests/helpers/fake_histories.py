"""A stand-in for what a station knows of the past."""

from datetime import date, timedelta

from msgspec.structs import replace

from gate_desk.domain.ids import AgencyId, NodeName, PersonRef
from gate_desk.domain.verdict import Direction, Resolution, ScanKind, Verdict
from gate_desk.services.history_answers import (
    CardEvent,
    ForgottenCount,
    PastScan,
    PersonHistory,
)
from tests.helpers import sample_answers as sample

UBND = AgencyId("ubnd")


def past_scan(hour: int, *, days: int = 0, **values: object) -> PastScan:
    """Somebody came in, unless said otherwise."""
    plain = PastScan(
        record=sample.record(hour),
        at=sample.NOW.replace(hour=hour, minute=5) - timedelta(days=days),
        gate=NodeName("cong-1"),
        verdict=Verdict.ADMIT,
        direction=Direction.IN,
        reason=None,
        kind=ScanKind.SIGNED,
        card_number="HĐND-00094",
    )
    return replace(plain, **values)


def history() -> PersonHistory:
    """Nguyễn Thị Đào: a lost card, a new one, some days."""
    person = sample.looked().person
    assert person is not None
    lost = sample.NOW - timedelta(days=400)
    return PersonHistory(
        person=person,
        scans=(
            past_scan(8, kind=ScanKind.BY_HAND, verdict=Verdict.CHECK),
            past_scan(7, annulled=True),
            past_scan(17, days=1, direction=Direction.OUT, gate=NodeName("cong-2")),
            past_scan(7, days=1, verdict=Verdict.CHECK, resolution=Resolution.CONFIRMED),
            *(past_scan(7, days=day) for day in range(2, 30)),
        ),
        events=(
            CardEvent(at=lost + timedelta(hours=2), kind="issued", card_number="HĐND-00094"),
            CardEvent(at=lost, kind="lost", card_number="HĐND-00031"),
        ),
    )


class FakeHistories:
    """`times` is how often anybody forgot the badge this month."""

    def __init__(self) -> None:
        self.times, self.days = 3, 3
        self.past = history()

    def forgotten_by(self, person: PersonRef) -> ForgottenCount:
        return ForgottenCount(month=date(2026, 11, 1), times=self.times, days=self.days)

    def of_person(self, person: PersonRef) -> PersonHistory:
        return replace(self.past, person=replace(self.past.person, agency=person[0], id=person[1]))

"""A stand-in station for the gate page: answers that a test prepares, calls that it records."""

from collections.abc import Callable, Sequence

from gate_desk.domain.errors import GateDeskError
from gate_desk.domain.ids import PersonRef, RecordRef
from gate_desk.domain.reading import Reading
from gate_desk.domain.verdict import Direction, Verdict
from gate_desk.services.answers import (
    CarPassed,
    FoundPerson,
    Overview,
    PassageRow,
    ScanAnswer,
    SiteNames,
)
from tests.helpers import sample_answers as sample

Call = tuple[str, object]
_OPEN = (Verdict.CHECK, Verdict.REFUSE)


class FakeGate:
    """`answers` are given to scans and decisions in order; `calls` says what was asked for."""

    def __init__(self) -> None:
        self.answers: list[ScanAnswer | GateDeskError] = []
        self.calls: list[Call] = []
        self.waiting: dict[RecordRef, ScanAnswer] = {}

    def scan(self, reading: Reading) -> ScanAnswer:
        return self._next("scan", reading.untrusted_text)

    def by_hand(self, person: PersonRef, reader: str, lane: Direction | None) -> ScanAnswer:
        return self._next("by_hand", person)

    def confirm(self, scan: RecordRef) -> ScanAnswer:
        return self._next("confirm", scan)

    def turn(self, scan: RecordRef) -> ScanAnswer:
        return self._next("turn", scan)

    def refuse(self, scan: RecordRef) -> None:
        self.calls.append(("refuse", scan))
        self.waiting.pop(scan, None)

    def keep_card(self, scan: RecordRef) -> None:
        self.calls.append(("keep_card", scan))
        self.waiting.pop(scan, None)

    def let_leader_pass(self, direction: Direction) -> CarPassed:
        self.calls.append(("car", direction))
        return sample.car(direction=direction)

    def annul(self, movement: RecordRef, reason: str) -> None:
        self.calls.append(("annul", (movement, reason)))

    def _next(self, name: str, subject: object) -> ScanAnswer:
        self.calls.append((name, subject))
        answer = self.answers.pop(0)
        if isinstance(answer, GateDeskError):
            raise answer
        if isinstance(subject, tuple):
            self.waiting.pop(subject, None)
        if answer.record and answer.verdict in _OPEN and answer.movement is None:
            self.waiting[answer.record] = answer
        return answer


class FakeLookups:
    """What can be read; every part may be replaced."""

    def __init__(self, gate: FakeGate) -> None:
        self._gate = gate
        self.rows: Sequence[PassageRow] = sample.ROWS
        self.people: tuple[FoundPerson, ...] = sample.found()
        self.figures: Overview = sample.overview()
        self.pictures: dict[str, bytes] = {}
        self.shown: ScanAnswer = sample.looked()
        self.reads: list[tuple[int, int]] = []
        self.names: Callable[[], SiteNames] = lambda: sample.NAMES

    def find_people(self, untrusted_text: str, limit: int) -> tuple[FoundPerson, ...]:
        return self.people[:limit]

    def look(self, person: PersonRef, lane: Direction | None = None) -> ScanAnswer:
        return self.shown

    def answer(self, scan: RecordRef) -> ScanAnswer:
        return self.shown

    def passage_count(self) -> int:
        return len(self.rows)

    def passages(self, first: int, count: int) -> tuple[PassageRow, ...]:
        self.reads.append((first, count))
        return tuple(self.rows[first : first + count])

    def pending(self) -> tuple[ScanAnswer, ...]:
        return tuple(self._gate.waiting.values())

    def overview(self) -> Overview:
        return self.figures

    def photo(self, sha256: str) -> bytes | None:
        return self.pictures.get(sha256)

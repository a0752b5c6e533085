"""Scans of the last seconds, so that one badge held under a reader is one movement."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from gate_desk.domain.days import milliseconds, moment
from gate_desk.domain.ids import RecordRef
from gate_desk.domain.repeat import WINDOW, LastScan, is_repeat
from gate_desk.services.answers import ScanAnswer
from gate_desk.services.identifying import Identified
from gate_desk.services.recalling import recall
from gate_desk.store.queries.passages import RecentScan, one, recent
from gate_desk.store.unit_of_work import OwnJournal

_Subject = tuple[str, str, str | None, int | None]
"""Subject, kind, issuer and serial: the same code, not only the same person."""


class Repeats:
    """The newest scan of each code at each reader; what happened before the start is read once."""

    def __init__(self, journal: OwnJournal, zone: ZoneInfo) -> None:
        self._journal = journal
        self._zone = zone
        self._scans: dict[tuple[str, _Subject], tuple[LastScan, int]] = {}
        self._answers: dict[int, ScanAnswer] = {}
        self._loaded = False

    def find(self, cursor: Any, found: Identified, at: datetime, reader: str) -> ScanAnswer | None:
        """The answer that this scan repeats; its record names the first scan."""
        self._load(cursor, at)
        subject = _subject(found)
        previous, first = self._scans.get((reader, subject or ("", "", None, None)), (None, 0))
        if not is_repeat(subject, at, reader, previous):
            return None
        if first not in self._answers:
            own = self._journal
            recalled = recall(cursor, own.origin_id, own.origin, first, self._zone)
            self._answers[first] = recalled.answer
        return self._answers[first]

    def remember(self, answer: ScanAnswer, found: Identified, at: datetime) -> None:
        """Keep an answer that was recorded; `at` is the time of its newest repetition."""
        subject = _subject(found)
        if subject is None or answer.record is None:
            return
        first = answer.record[1]
        self._forget_before(at)
        key = (answer.reader, subject)
        self._scans.pop(key, None)  # the newest stands last
        self._scans[key] = (LastScan(subject, at, answer.reader), first)
        self._answers[first] = answer

    def forget(self, scan: int) -> None:
        """A scan that was undone or decided anew is not repeated."""
        self._answers.pop(scan, None)
        self._scans = {key: value for key, value in self._scans.items() if value[1] != scan}

    def forget_movement(self, movement: RecordRef) -> None:
        """The scan of a movement that was undone is not repeated: the next one counts."""
        for scan, answer in list(self._answers.items()):
            if answer.movement == movement:
                self.forget(scan)

    def _load(self, cursor: Any, at: datetime) -> None:
        if self._loaded:
            return
        self._loaded = True
        since = milliseconds(at - WINDOW)
        own = self._journal
        for row in recent(cursor, own.origin_id, own.head.size, since):
            subject, first = (row.subject, row.kind, row.issuer, row.serial), _first(row)
            line = one(cursor, own.origin_id, first)
            if line is not None and not line.annulled:
                scan = LastScan(subject, moment(row.at, self._zone), row.reader)
                self._scans[row.reader, subject] = (scan, first)

    def _forget_before(self, at: datetime) -> None:
        while self._scans:
            key, (scan, first) = next(iter(self._scans.items()))
            if at - scan.at <= WINDOW:
                return
            del self._scans[key]
            self._answers.pop(first, None)


def _first(row: RecentScan) -> int:
    return row.idx if row.repeat_of is None else row.repeat_of


def _subject(found: Identified) -> _Subject | None:
    subject = found.subject or found.text_mac
    issuer, serial = found.credential or (None, None)
    return (subject, found.kind.value, issuer, serial) if subject else None

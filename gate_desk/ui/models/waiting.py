"""Checks and refusals that nobody has resolved yet ("Chờ xử lý"), the newest first."""

from gate_desk.domain.ids import RecordRef
from gate_desk.domain.verdict import Verdict
from gate_desk.services.answers import ScanAnswer
from gate_desk.ui.models.gate_view import PINNED


def needs_guard(answer: ScanAnswer) -> bool:
    """A recorded check or refusal that is not settled by a movement."""
    decided = answer.verdict in (Verdict.CHECK, Verdict.REFUSE)
    return decided and answer.record is not None and answer.movement is None


class Waiting:
    """Answers by their record; `edition` grows with every change made here."""

    def __init__(self) -> None:
        self._answers: dict[RecordRef, ScanAnswer] = {}
        self.edition = 0

    def __contains__(self, record: RecordRef | None) -> bool:
        return record in self._answers

    def __len__(self) -> int:
        return len(self._answers)

    def add(self, answer: ScanAnswer) -> None:
        """Keep an answer until it is resolved."""
        assert answer.record is not None
        self._answers[answer.record] = answer
        self.edition += 1

    def get(self, record: RecordRef) -> ScanAnswer | None:
        """The answer of a record, if it waits."""
        return self._answers.get(record)

    def remove(self, record: RecordRef) -> ScanAnswer | None:
        """Take a resolved answer out; None when it was not waiting."""
        self.edition += 1
        return self._answers.pop(record, None)

    def load(self, answers: tuple[ScanAnswer, ...]) -> None:
        """Take over the stored list, oldest first."""
        self._answers = {
            answer.record: answer
            for answer in answers
            if answer.record is not None and needs_guard(answer)
        }

    def after(self, record: RecordRef | None) -> ScanAnswer | None:
        """The next older answer, from the oldest back to the newest; None: nothing waits."""
        newest_first = list(reversed(self._answers))
        if not newest_first:
            return None
        at = newest_first.index(record) + 1 if record in self._answers and record else 0
        return self._answers[newest_first[at % len(newest_first)]]

    def pinned(self, outlined: RecordRef | None) -> tuple[ScanAnswer, ...]:
        """The newest `PINNED`; an outlined older one takes the last place."""
        newest_first = list(reversed(self._answers.values()))
        shown = newest_first[:PINNED]
        if outlined in self._answers and outlined not in [one.record for one in shown]:
            assert outlined is not None
            shown[-1] = self._answers[outlined]
        return tuple(shown)

"""A silence beyond the charter's limit is answered by telephone, and that is recorded."""

from gate_desk.domain.charter import Charter
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import NodeName, RecordRef
from gate_desk.domain.permissions import Operation
from gate_desk.domain.plain_line import plain_line
from gate_desk.domain.records.common import Note, Section
from gate_desk.domain.records.exchange import ExchangeCalled
from gate_desk.services.access import Access
from gate_desk.services.clock import SystemClock
from gate_desk.store.store import Store

LONGEST_NOTE = 200


class Calling:
    """From the writing thread."""

    def __init__(
        self, store: Store, charter: Charter, clock: SystemClock, access: Access, own: NodeName
    ) -> None:
        self._store = store
        self._charter = charter
        self._clock = clock
        self._access = access
        self._own = own

    def called(self, node: NodeName, untrusted_note: str = "") -> RecordRef:
        """Somebody of this node was spoken to; the note says who and what was agreed.

        Raises `not_allowed`, `unknown_node`, `own_node`, `note_too_long`.
        """
        self._access.require(Operation.EXCHANGE)
        known = self._charter.node(node)
        if node == self._own:
            raise Refused("own_node", node)
        note = plain_line(untrusted_note)
        if len(note) > LONGEST_NOTE:
            raise Refused("note_too_long", str(LONGEST_NOTE))
        at = self._clock.now_ms(self._store.journal.head.highest)
        core = ExchangeCalled(at=at, node=node, concerned=[known.agency])
        sections: dict[str, Section] = {"core": core}
        if note:
            sections["note"] = Note(note)
        with self._store.begin(self._access.actor) as work:
            return work.append("exchange.called", sections)

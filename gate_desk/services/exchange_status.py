"""How far the exchange is with every other node, and what is wrong."""

from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from gate_desk.domain.charter import Charter, CharterNode
from gate_desk.domain.days import moment
from gate_desk.domain.freshness import is_stale
from gate_desk.domain.ids import AgencyId, NodeName, node_of
from gate_desk.journal.record import parse_header
from gate_desk.journal.roster import Roster
from gate_desk.services.shelves import Reason, Shelves
from gate_desk.store.charters import charter_rivals
from gate_desk.store.forks import Fork, forks
from gate_desk.store.head import find_origin, load_head
from gate_desk.store.outbox import Outgoing, newest_carried, open_outgoing
from gate_desk.store.queries.calls import newest_calls
from gate_desk.store.queries.freshness import peer_states, received_at
from gate_desk.store.receipts import Receipt, receipts, witnessed_sizes
from gate_desk.store.rows import read_headers
from gate_desk.store.unit_of_work import OwnJournal

FORK, SILENT = "fork", "silent"
"""Alarms of a node: two histories; nothing has come for longer than the charter allows."""


class NodeStatus(Struct, frozen=True, kw_only=True):
    """One other node. Times are UTC milliseconds, None where nothing has happened yet."""

    node: NodeName
    agency: AgencyId
    own_size: int
    """Records of this node now."""
    sent_size: int
    """How many of them are on carriers or delivered."""
    sent_at: int | None
    custody: int
    """How many of them the node has said that it holds."""
    custody_at: int | None
    """When that word came here."""
    lag_ms: int | None
    """From the last of these records to that word."""
    waiting_since: int | None
    """The time of the first record that the node has not."""
    received: int
    """Records of the node that are held here."""
    received_at: int | None
    age_s: int | None
    """How old what is held of it is."""
    waiting: int
    """Files in its outbox."""
    waiting_bytes: int
    on_the_way: int
    """How many of these files have been carried, and wait for word."""
    pending: int
    quarantine: int
    witnesses: int
    """Other agencies of which a node has cosigned as much of its journal as is held."""
    alarms: tuple[str, ...]
    called_at: int | None = None
    """When it was last telephoned because nothing had come."""


class ExchangeStatus(Struct, frozen=True, kw_only=True):
    """Everything that the exchange page tells."""

    at: int
    nodes: tuple[NodeStatus, ...]
    pending: tuple[Reason, ...]
    quarantine: tuple[Reason, ...]
    forks: tuple[Fork, ...]
    charter_forks: tuple[int, ...]
    """Charter versions of which two texts were signed."""


class StatusReader:
    """Reads it all in one transaction of a reading connection."""

    def __init__(
        self, cursor: Any, roster: Roster, own: OwnJournal, shelves: Shelves, now: int
    ) -> None:
        self._cursor, self._roster, self._own, self._now = cursor, roster, own, now
        self._pending = tuple(shelves.waiting())
        self._quarantine = tuple(shelves.quarantined())
        self._outbox = open_outgoing(cursor)
        self._receipts = {
            receipt.signer: receipt
            for receipt in receipts(cursor)
            if (receipt.kind, receipt.origin) == ("custody", own.origin)
        }
        self._witnessed = witnessed_sizes(cursor)
        self._forks = tuple(forks(cursor))
        self._rivals = tuple(rival.version for rival in charter_rivals(cursor))
        self._calls = newest_calls(cursor)
        self._told_at = {name: at for name, _, at in peer_states(cursor)}

    def read(self, own_node: NodeName) -> ExchangeStatus:
        """Every node of the charter but this one, in its order."""
        nodes = [node for node in self._roster.charter.nodes if node.id != own_node]
        return ExchangeStatus(
            at=self._now,
            nodes=tuple(map(self._node, nodes)),
            pending=self._pending,
            quarantine=self._quarantine,
            forks=self._forks,
            charter_forks=self._rivals,
        )

    def _node(self, node: CharterNode) -> NodeStatus:
        origin = self._roster.present(node.id).origin
        custody = self._receipts.get(node.id)
        held = custody.size if custody else 0
        carried = newest_carried(self._cursor, node.id, self._own.origin)
        told_at = self._told_at.get(origin)
        known = find_origin(self._cursor, origin)
        files = [file for file in self._outbox if file.recipient == node.id]
        return NodeStatus(
            node=node.id,
            agency=node.agency,
            own_size=self._own.head.size,
            sent_size=max(held, carried.size if carried else 0),
            sent_at=carried.carried_at if carried else None,
            custody=held,
            custody_at=custody.at if custody else None,
            lag_ms=self._lag(custody),
            waiting_since=self._recorded_at(held),
            received=self._held(known),
            received_at=None if known is None else received_at(self._cursor, known),
            age_s=None if told_at is None else max(0, self._now - told_at) // 1000,
            waiting=len(files),
            waiting_bytes=_bytes(files),
            on_the_way=sum(file.carried_at is not None for file in files),
            pending=sum(each.sender == node.id for each in self._pending),
            quarantine=sum(each.sender == node.id for each in self._quarantine),
            witnesses=self._witnesses(node, origin, self._held(known)),
            alarms=self._alarms(origin, told_at),
            called_at=self._calls.get(node.id),
        )

    def _held(self, origin_id: int | None) -> int:
        return 0 if origin_id is None else load_head(self._cursor, origin_id).size

    def _lag(self, custody: Receipt | None) -> int | None:
        if custody is None or not custody.size:
            return None
        last = self._recorded_at(custody.size - 1)
        return None if last is None else max(0, custody.at - last)

    def _recorded_at(self, index: int) -> int | None:
        for _, header in read_headers(self._cursor, self._own.origin_id, index, index + 1):
            return parse_header(header).recorded_at
        return None

    def _witnesses(self, node: CharterNode, origin: str, size: int) -> int:
        agencies = {str(each.id): each.agency for each in self._roster.charter.nodes}
        return len(
            {
                agencies[witness]
                for (name, witness), seen in self._witnessed.items()
                if name == origin
                and seen >= size > 0
                and agencies.get(witness, node.agency) != node.agency
            }
        )

    def _alarms(self, origin: str, told_at: int | None) -> tuple[str, ...]:
        forked = any(node_of(fork.origin) == node_of(origin) for fork in self._forks)
        silent = _silent(self._roster.charter, told_at, self._now)
        return tuple(code for code, here in ((FORK, forked), (SILENT, silent)) if here)


def _silent(charter: Charter, told_at: int | None, now: int) -> bool:
    zone = ZoneInfo(charter.timezone)
    return is_stale(
        None if told_at is None else moment(told_at, zone),
        moment(now, zone),
        charter.stale_after_working_days,
        frozenset(charter.holidays),
    )


def _bytes(files: list[Outgoing]) -> int:
    return sum(file.bytes for file in files)

"""One round of exchange: build what others lack, then give and take at every carrier."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from gate_desk.config.node_toml import CarrierSettings
from gate_desk.domain.errors import GateDeskError
from gate_desk.services.exchange import Exchange
from gate_desk.services.imported import Imported
from gate_desk.services.lane import Lane
from gate_desk.services.sending import Delivered
from gate_desk.sync.carriers.carrier import Carrier
from gate_desk.sync.carriers.opening import open_carrier

BUILD, GIVE, TAKE = "build", "give", "take"
"""What a round is at."""

Told = Callable[[str, int, int], None]
"""What it is at, how many are done, of how many; it raises Refused `cancelled` to stop."""


class CarrierTrouble(Struct, frozen=True):
    """A carrier that could not be used: the others were."""

    url: str
    code: str


class Round(Struct, frozen=True):
    """What a round of exchange did."""

    given: tuple[Delivered, ...]
    taken: tuple[Imported, ...]
    troubles: tuple[CarrierTrouble, ...]


class _Rounds:
    """One round at a time."""

    def __init__(
        self, exchange: Exchange, settings: CarrierSettings, lane: Lane, told: Told
    ) -> None:
        self._exchange, self._settings = exchange, settings
        self._lane, self._told = lane, told
        self.given: dict[str, Delivered] = {}
        self.taken: list[Imported] = []
        self.troubles: dict[str, str] = {}

    def build(self) -> None:
        self._exchange.build(self._lane, told=self._at(BUILD))

    def give(self, carrier: Carrier) -> None:
        for file in self._exchange.deliver(carrier, self._lane, told=self._at(GIVE)):
            self.given[file.file] = file

    def take(self, carrier: Carrier) -> None:
        at = self._at(TAKE)
        self.taken += self._exchange.receive(
            carrier, self._lane, lambda _outcome, done, total: at(done, total)
        )

    def visit(self, url: str, *acts: Callable[[Carrier], None]) -> None:
        try:
            with open_carrier(url, self._settings) as carrier:
                for act in acts:
                    act(carrier)
        except GateDeskError as error:
            if not error.code.startswith("carrier_") and error.code != "bad_carrier_url":
                raise
            self.troubles[url] = error.code

    def _at(self, what: str) -> Callable[[int, int], None]:
        return lambda done, total: self._told(what, done, total)


def exchange_round(
    exchange: Exchange, settings: CarrierSettings, urls: Sequence[str], lane: Lane, told: Told
) -> Round:
    """Exchange with every one of these carriers; what is in trouble stays for the next time.

    Raises Refused `cancelled`, `not_allowed`, and Unavailable of this node's own store and disk.
    """
    work = _Rounds(exchange, settings, lane, told)
    work.build()
    for url in urls:
        work.visit(url, work.give, work.take)
    if work.taken:  # receipts for what came, while the carriers are still there
        work.build()
        for url in urls:
            work.visit(url, work.give)
    troubles = tuple(CarrierTrouble(url, code) for url, code in work.troubles.items())
    return Round(tuple(work.given.values()), tuple(work.taken), troubles)

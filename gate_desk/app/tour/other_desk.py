"""What happens meanwhile at an agency's desk: a card is revoked, batches go and come."""

from pathlib import Path

from gate_desk.domain.permissions import Role
from gate_desk.services.card_acts import CardAct
from gate_desk.services.lane import Lane
from gate_desk.services.rounds import exchange_round
from gate_desk.services.station import open_station


class OtherDesk:
    """A desk of the tour's site, opened for a moment at a time."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def revoke(self, card: str) -> None:
        """Revoke a card, take in what lies on the carrier, and answer."""
        station = open_station(self._home, Role.CONSOLE)
        try:
            station.card_acts.report(CardAct.REVOKED, card)
            settings = station.settings.carrier
            lane = Lane(station.store)
            exchange_round(station.exchange, settings, settings.urls, lane, lambda *_: None)
        finally:
            station.close()

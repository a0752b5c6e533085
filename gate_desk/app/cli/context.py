"""One command's session: which home, how to print, and the station it opens."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import typer

from gate_desk.app.cli.common import Common
from gate_desk.app.cli.output import Output
from gate_desk.domain.errors import Refused
from gate_desk.domain.permissions import Role
from gate_desk.services.station import Station, open_station, read_settings


@dataclass(frozen=True, slots=True)
class Session:
    """Handed to every command as the context's object."""

    common: Common
    output: Output

    @contextmanager
    def station(
        self, *, write: bool, acts: bool = False, simulated: bool = False
    ) -> Iterator[Station]:
        """Open the home as the console actor; closed in any case.

        `acts`: what is only read leaves the machine, so node.toml must allow it as for writing.
        """
        settings = read_settings(self.common.home)
        if (write or acts) and not (settings.demo or settings.console):
            raise Refused("not_allowed", "console")
        station = open_station(self.common.home, Role.CONSOLE, write=write, simulated=simulated)
        try:
            yield station
        finally:
            station.close()


def session_of(context: typer.Context) -> Session:
    """The session of a command's context."""
    session: Session = context.find_root().obj
    return session

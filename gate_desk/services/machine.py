"""The settings of this machine, changed while the program runs."""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from gate_desk.config.autostart import open_at_login, opens_at_login
from gate_desk.config.node_toml import (
    ReaderSettings,
    Settings,
    SettingsDamaged,
    WindowSettings,
    load_settings,
    save_settings,
)
from gate_desk.domain.errors import Refused
from gate_desk.domain.permissions import Operation
from gate_desk.services.access import Access

LONGEST_NAME = 40
"""Characters of a reader's name: it stands in records and in lists."""


class StartUp(Struct, frozen=True, kw_only=True):
    """How the program starts on this machine."""

    window: WindowSettings
    at_login: bool
    """Whether it opens by itself when somebody logs in."""


class Machine:
    """`node.toml` of an open node; what somebody has written into it meanwhile stays."""

    def __init__(self, home: Path, access: Access) -> None:
        self._home, self._access = home, access

    def use_readers(self, readers: tuple[ReaderSettings, ...]) -> Settings:
        """Save other readers; returns all settings as they are now.

        Raises `Refused`: `not_allowed`, `reader_needed`, `reader_name_malformed`,
        `reader_name_taken`, `reader_port_taken` (two readers at one port),
        `settings_damaged`, `settings_unwritable`. Then nothing was changed.
        """
        self._access.require(Operation.SET_UP)
        check_readers(readers)
        settings = replace(self._load(), reader=readers)
        self._save(settings)
        return settings

    def start_up(self) -> StartUp:
        """How the program starts here. Raises `settings_damaged`."""
        return StartUp(window=self._load().window, at_login=opens_at_login(self._home))

    def use_start_up(self, wanted: StartUp) -> StartUp:
        """Save how the program starts from now on.

        Raises `Refused`: `not_allowed`, `settings_damaged`, `settings_unwritable`,
        `autostart_unwritable` (then the window's settings were saved).
        """
        self._access.require(Operation.SET_UP)
        self._save(replace(self._load(), window=wanted.window))
        try:
            open_at_login(self._home, wanted=wanted.at_login)
        except OSError as error:
            raise Refused("autostart_unwritable", error.strerror or "") from error
        return wanted

    def _load(self) -> Settings:
        try:
            return load_settings(self._home)
        except SettingsDamaged as error:
            raise Refused("settings_damaged", str(error)) from error

    def _save(self, settings: Settings) -> None:
        try:
            save_settings(self._home, settings)
        except OSError as error:
            raise Refused("settings_unwritable", error.strerror or "") from error


def check_readers(readers: tuple[ReaderSettings, ...]) -> None:
    """Raise `Refused` for readers that could not be told apart; see `Machine.use_readers`."""
    if not readers:
        raise Refused("reader_needed")
    for reader in readers:
        name = reader.name
        if not name or name != name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
            raise Refused("reader_name_malformed", name[:LONGEST_NAME])
    names = [reader.name for reader in readers]
    if taken := _twice(names):
        raise Refused("reader_name_taken", taken)
    ports = [reader.device for reader in readers if reader.kind == "serial"]
    if ports.count("") > 1 or _twice(ports):
        raise Refused("reader_port_taken", _twice(ports))


def _twice(values: list[str]) -> str:
    return next((value for value in values if value and values.count(value) > 1), "")

"""This machine's settings: `node.toml`, read at start, written when they are changed."""

import os
import tomllib
from pathlib import Path
from typing import Literal

import msgspec


class SettingsDamaged(Exception):
    """`node.toml` cannot be used; the text says where and why."""


class ReaderSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One reader: its name, its lane ("in", "out", "" for both ways) and how it delivers."""

    name: str
    kind: Literal["wedge", "serial", "camera"] = "wedge"
    lane: Literal["in", "out", ""] = ""
    device: str = ""
    """A serial port or a camera, by the system's name for it; empty: the only one there is."""
    baud: int = 9600
    """Bits per second of a serial port."""
    gap_ms: int = 35
    """Longest time between two keys of a reader that types."""
    suffix: Literal["enter", "tab", "none"] = "enter"
    rfid: Literal["", "10H13D", "8H10D", "6H8D", "wg26", "hex"] = ""
    """How it writes the numbers of radio cards; empty: not known, or it reads none."""
    rfid_reversed: bool = False
    """It turns the order of their bytes round."""


class GateSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The gate: zones it leads to, whom to call, and when one reader means in or out."""

    zones: tuple[int, ...] = ()
    """Empty: all zones."""
    phone: str = ""
    schedule: tuple[tuple[str, str, Literal["in", "out"]], ...] = (
        ("06:30", "08:30", "in"),
        ("13:00", "14:00", "in"),
        ("11:15", "12:30", "out"),
        ("16:45", "18:00", "out"),
    )
    """Local times from (inclusive) to (exclusive); records.md has the usual ones."""


class WindowSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the window looks and sounds when it opens."""

    theme: Literal["light", "dark", "auto"] = "light"
    language: Literal["vi", "en"] = "vi"
    sound: bool = True


class CarrierSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where batches are left and fetched, and how often."""

    urls: tuple[str, ...] = ()
    """Folders (`file:///…`) and servers (`sftp://user@host/path`)."""
    host_key: str = ""
    """The servers' key as in `known_hosts`: kind and base64."""
    key_file: str = ""
    """Our private key for the servers."""
    interval_minutes: int = 0
    """How often to exchange without being asked; 0: never."""


class BackupSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who may open the backups of this machine."""

    recipient: str = ""
    """The agency's recovery recipient, `age1...`; its identity is kept offline."""


class PrinterSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What visitors' passes are printed on."""

    name: str = ""
    """The printer's name in the system; empty: the system's default printer."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything in `node.toml`."""

    node: str
    site: str
    kind: Literal["post", "desk", "centre"] = "post"
    """What its window is for; written from the charter when that is accepted."""
    epoch: int = 1
    demo: bool = False
    """A demo home: commands act as `console`, and `--at` moves the clock."""
    console: bool = False
    """Commands may act without an operator here."""
    gate: GateSettings = GateSettings()
    window: WindowSettings = WindowSettings()
    carrier: CarrierSettings = CarrierSettings()
    backup: BackupSettings = BackupSettings()
    printer: PrinterSettings = PrinterSettings()
    reader: tuple[ReaderSettings, ...] = (ReaderSettings(name="wedge"),)


def load_settings(home: Path) -> Settings:
    """Read `node.toml`; raises `SettingsDamaged` with the place and the reason."""
    try:
        text = (home / "node.toml").read_text(encoding="utf-8")
        return msgspec.convert(tomllib.loads(text), Settings)
    except FileNotFoundError as error:
        raise SettingsDamaged("node.toml is missing") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsDamaged(f"node.toml cannot be read: {error}") from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, RecursionError) as error:
        raise SettingsDamaged(f"node.toml: {error}") from error


def settings_text(settings: Settings) -> str:
    """`node.toml` with these settings."""
    lines = [
        f"{key} = {_literal(getattr(settings, key))}"
        for key in ("node", "site", "kind", "epoch", "demo", "console")
    ]
    for table in ("gate", "window", "carrier", "backup", "printer"):
        lines.append(f"\n[{table}]")
        fields = msgspec.to_builtins(getattr(settings, table))
        lines += [f"{key} = {_literal(value)}" for key, value in fields.items()]
    for reader in settings.reader:
        lines.append("\n[[reader]]")
        fields = msgspec.to_builtins(reader)
        lines += [f"{key} = {_literal(value)}" for key, value in fields.items()]
    return "\n".join(lines) + "\n"


def save_settings(home: Path, settings: Settings) -> None:
    """Replace `node.toml`: the old file or the new one is there at any moment, never half of one.

    Comments and the order of a file that was written by hand are lost. Raises OSError when it
    cannot be written; the old file stays then.
    """
    target = home / "node.toml"
    part = target.with_suffix(".toml.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(settings_text(settings).encode())
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(home)


def _literal(value: object) -> str:
    """Values are simple enough to be written as JSON; only DEL must be escaped in TOML."""
    return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder, and orders its own metadata.
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""Serial ports of this machine: what there is, and which of them a reader is at."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

_BY_ID = Path("/dev/serial/by-id")
"""Names that udev gives to USB devices; they stay when a device comes back at another port."""


class UsbId(NamedTuple):
    """Who a USB device says it is."""

    vendor: int
    product: int
    untrusted_serial: str


class Port(Struct, frozen=True, kw_only=True):
    """One serial port."""

    device: str
    """What to open, and to write into node.toml."""
    untrusted_name: str = ""
    """What the device calls itself."""
    usb: UsbId | None = None


def find_ports() -> tuple[Port, ...]:
    """All serial ports, those of USB first."""
    from PySide6.QtSerialPort import QSerialPortInfo

    lasting = _lasting_names()
    found = []
    for info in QSerialPortInfo.availablePorts():
        usb = None
        if info.hasVendorIdentifier():
            usb = UsbId(info.vendorIdentifier(), info.productIdentifier(), info.serialNumber())
        place = info.systemLocation()
        found.append(
            Port(
                device=lasting.get(os.path.realpath(place), place),
                untrusted_name=info.description() or info.manufacturer(),
                usb=usb,
            )
        )
    return tuple(sorted(found, key=lambda port: (port.usb is None, port.device)))


def _lasting_names() -> dict[str, str]:
    try:
        return {os.path.realpath(link): str(link) for link in sorted(_BY_ID.iterdir())}
    except OSError:
        return {}


def place_of(device: str) -> Path | None:
    """The file of a port by its name in node.toml; None where ports are no files."""
    if os.name == "nt":
        return None
    return Path("/dev") / device  # an absolute path stays what it is


def is_there(device: str) -> bool:
    """Whether a port of that name may be opened."""
    place = place_of(device)
    return place is None or place.exists()


def port_of_reader(
    device: str, usb: UsbId | None, find: Callable[[], Sequence[Port]] = find_ports
) -> str | None:
    """What to open for a reader now; None: nothing that is certainly its own.

    `device` is the setting, `usb` who was there before. Without a setting it is the only port,
    or the only one of USB. A device that came back elsewhere is followed by its serial number
    only: two scanners of one make without one would change lanes.
    """
    if device:
        if is_there(device):
            return device
        if usb is None or not usb.untrusted_serial:
            return None
        return _only([port for port in find() if port.usb == usb])
    ports = find()
    return _only([port for port in ports if port.usb is not None] or ports)


def usb_at(device: str, find: Callable[[], Sequence[Port]] = find_ports) -> UsbId | None:
    """Who is at a port, if it is one of USB."""
    place = place_of(device)
    real = os.path.realpath(place) if place else device
    for port in find():
        if real in (port.device, os.path.realpath(place_of(port.device) or port.device)):
            return port.usb
    return None


def _only(ports: Sequence[Port]) -> str | None:
    return ports[0].device if len(ports) == 1 else None

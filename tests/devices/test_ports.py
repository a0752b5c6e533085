"""Which port a reader is at: its own, or none; never that of another lane."""

from pathlib import Path

import pytest

from gate_desk.devices.ports import Port, UsbId, find_ports, is_there, port_of_reader, usb_at

ONE, TWO = UsbId(0x1234, 1, "A1"), UsbId(0x1234, 1, "B2")
NAMELESS = UsbId(0x1234, 1, "")


def port(device: str, usb: UsbId | None = None) -> Port:
    return Port(device=device, usb=usb)


def at(device: str, usb: UsbId | None, *ports: Port) -> str | None:
    return port_of_reader(device, usb, lambda: ports)


def test_the_port_of_the_settings(tmp_path: Path) -> None:
    place = tmp_path / "scanner"
    place.touch()
    assert is_there(str(place))
    assert at(str(place), None, port("ttyACM7", ONE)) == str(place)


def test_a_port_that_is_not_there() -> None:
    assert at("/dev/not-here", None, port("/dev/ttyS0"), port("/dev/ttyACM1", ONE)) is None


def test_a_device_that_came_back_elsewhere_is_followed_by_its_serial_number() -> None:
    here = port("/dev/ttyACM0", TWO), port("/dev/ttyACM1", ONE)
    assert at("/dev/not-here", ONE, *here) == "/dev/ttyACM1"
    assert at("/dev/not-here", UsbId(9, 9, "C3"), *here) is None


def test_without_a_serial_number_nobody_is_followed() -> None:
    """The other lane's scanner may be of the same make."""
    assert at("/dev/not-here", NAMELESS, port("/dev/ttyACM1", NAMELESS)) is None


@pytest.mark.parametrize(
    ("ports", "expected"),
    [
        ((), None),
        ((port("/dev/ttyS0"),), "/dev/ttyS0"),
        ((port("/dev/ttyACM0", ONE), port("/dev/ttyS0")), "/dev/ttyACM0"),
        ((port("/dev/ttyACM0", ONE), port("/dev/ttyACM1", TWO)), None),
        ((port("/dev/ttyS0"), port("/dev/ttyS1")), None),
    ],
)
def test_without_a_setting_it_is_the_only_one(
    ports: tuple[Port, ...], expected: str | None
) -> None:
    assert at("", None, *ports) == expected


def test_who_is_at_a_port(tmp_path: Path) -> None:
    place, link = tmp_path / "ttyACM0", tmp_path / "by-id"
    place.touch()
    link.symlink_to(place)
    assert usb_at(str(link), lambda: (port(str(place), ONE),)) == ONE
    assert usb_at(str(place), lambda: (port(str(link), ONE),)) == ONE
    assert usb_at("/dev/not-here", lambda: (port(str(place), ONE),)) is None


def test_the_ports_of_this_machine() -> None:
    """Whatever they are, those of USB come first."""
    found = find_ports()
    assert [each.usb is None for each in found] == sorted(each.usb is None for each in found)

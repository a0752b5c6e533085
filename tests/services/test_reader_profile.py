"""How readers write radio numbers, by their settings."""

from gate_desk.config.node_toml import ReaderSettings
from gate_desk.domain.rfid import Notation, RfidProfile
from gate_desk.services.reader_profile import common_profile, rfid_profile

PLAIN = ReaderSettings(name="a")
SHORT = ReaderSettings(name="b", rfid="6H8D")
TURNED = ReaderSettings(name="c", rfid="6H8D", rfid_reversed=True)


def test_a_reader_without_a_notation_has_no_profile() -> None:
    assert rfid_profile(PLAIN) is None
    assert rfid_profile(ReaderSettings(name="a", rfid_reversed=True)) is None
    assert rfid_profile(ReaderSettings(name="a", kind="camera", rfid="6H8D")) is None


def test_the_names_of_node_toml_are_those_of_the_notations() -> None:
    assert rfid_profile(SHORT) == RfidProfile(Notation.DEC8)
    assert rfid_profile(TURNED) == RfidProfile(Notation.DEC8, mirrored=True)


def test_readers_that_differ_have_none_in_common() -> None:
    assert common_profile([SHORT, SHORT]) == RfidProfile(Notation.DEC8)
    assert common_profile([SHORT, TURNED]) is None
    assert common_profile([SHORT, PLAIN]) is None
    assert common_profile([]) is None

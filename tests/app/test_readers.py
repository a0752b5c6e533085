"""The readers of a post, made from its settings."""

from typing import Literal

from gate_desk.app.readers import Readers, make_readers
from gate_desk.config.node_toml import ReaderSettings
from gate_desk.domain.reading import Reading
from gate_desk.domain.rfid import Notation, RfidProfile
from gate_desk.domain.verdict import Direction

Rfid = Literal["", "10H13D", "8H10D", "6H8D", "wg26", "hex"]


def reader(name: str, rfid: Rfid, *, kind: Literal["wedge", "serial"] = "serial") -> ReaderSettings:
    return ReaderSettings(name=name, kind=kind, lane="in", device=name, rfid=rfid)


def test_each_reader_has_the_notation_of_its_settings(qapp: object) -> None:
    made = make_readers([reader("a", "6H8D"), reader("b", ""), reader("c", "wg26")])
    profiles = {each.name: each.rfid for each in made}
    assert profiles == {
        "a": RfidProfile(Notation.DEC8),
        "b": None,
        "c": RfidProfile(Notation.WIEGAND),
    }


def test_readers_that_type_have_what_they_all_have(qapp: object) -> None:
    same = [reader("a", "6H8D", kind="wedge"), reader("b", "6H8D", kind="wedge")]
    (typing,) = make_readers(same)
    assert typing.rfid == RfidProfile(Notation.DEC8)
    (typing,) = make_readers([*same, reader("c", "hex", kind="wedge")])
    assert typing.rfid is None


def test_a_reading_carries_the_notation_of_its_reader(qapp: object) -> None:
    readers = Readers([reader("a", "6H8D", kind="wedge")])
    heard: list[Reading] = []
    readers.captured.connect(heard.append)
    (typing,) = readers._readers
    typing.deliver("11576829")
    assert heard == [
        Reading(
            untrusted_text="11576829",
            reader="a",
            lane=Direction.IN,
            rfid=RfidProfile(Notation.DEC8),
            typed=True,
        )
    ]

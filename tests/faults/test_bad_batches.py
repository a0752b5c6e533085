"""Some five hundred bad batches: none changes a row, each gets its code."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from zstandard import ZstdCompressor

from gate_desk.crypto.keys import load_keys
from gate_desk.crypto.sealing import new_identity, recipient_of, seal
from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.errors import Refused
from gate_desk.journal.tree import Frontier
from gate_desk.store.tables import APPEND_ONLY
from gate_desk.sync.checking import Inspection, Trust
from tests.helpers.charters import SITE, node_key
from tests.helpers.exchange_site import KEEPER, Compound, Node, open_compound
from tests.helpers.forgeries import Parts, named, sealed, take_apart

POST, DESK = "post-1", "desk-ubnd"
KEY = node_key(POST)
RANGES = 40


@dataclass
class Target:
    """A keeper that holds five records of the post, and the batch with the next five."""

    compound: Compound
    parts: Parts
    data: bytes

    @property
    def keeper(self) -> Node:
        return self.compound.nodes[KEEPER]

    @property
    def identity(self) -> str:
        return load_keys(self.keeper.home / "keys").age_identity

    def rows(self) -> list[Any]:
        with self.keeper.station.store.reading() as cursor:
            tables = [*(table.name for table in APPEND_ONLY), "head", "withheld", "peer"]
            return [cursor.execute(f"SELECT * FROM {table}").fetchall() for table in tables]

    def code_of(self, file: tuple[str, bytes]) -> str:
        before = self.rows()
        (outcome,) = self.keeper.take_in([file])
        assert self.rows() == before
        return outcome.code

    def code_of_parts(self, parts: Parts) -> str:
        return self.code_of(sealed(parts.plain, recipient_of(self.identity)))


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    compound = open_compound(tmp_path_factory.mktemp("site"), (POST, DESK, KEEPER))
    post, keeper = compound.nodes[POST], compound.nodes[KEEPER]
    post.write(5)
    compound.exchange(2)
    post.write(5)
    post.build(KEEPER)
    (path,) = post.outbox(KEEPER)
    identity = load_keys(keeper.home / "keys").age_identity
    yield Target(compound, take_apart(path, identity), path.read_bytes())
    compound.stop()


def ways(data: bytes, number: int) -> dict[str, bytes]:
    """One of the equal ranges of some bytes cut out, inverted, doubled."""
    size = len(data)
    begin, end = size * number // RANGES, size * (number + 1) // RANGES
    part = data[begin:end]
    return {
        "cut": data[:begin] + data[end:],
        "flipped": data[:begin] + bytes(byte ^ 0xFF for byte in part) + data[end:],
        "doubled": data[:end] + part + data[end:],
    }


@pytest.mark.parametrize("way", ["cut", "flipped", "doubled"])
@pytest.mark.parametrize("number", range(RANGES))
def test_a_range_of_the_file(target: Target, number: int, way: str) -> None:
    code = target.code_of(named(ways(target.data, number)[way]))
    assert code in {"damaged", "not_addressed"}


@pytest.mark.parametrize("way", ["cut", "flipped", "doubled"])
@pytest.mark.parametrize("number", range(RANGES))
def test_a_range_of_what_is_sealed(target: Target, number: int, way: str) -> None:
    plain = ways(target.parts.plain, number)[way]
    assert target.code_of(sealed(plain, recipient_of(target.identity))) == "damaged"


@pytest.mark.parametrize("way", ["cut", "flipped", "doubled"])
@pytest.mark.parametrize("number", range(RANGES))
def test_a_range_of_the_body_signed_again(target: Target, number: int, way: str) -> None:
    body = ways(target.parts.body, number)[way]
    assert target.code_of_parts(target.parts.with_body(KEY, body)) == "damaged"


WRONG_WHOLE: list[object] = [-1, 1.0, 1.5, True, "1", None, [], {}, 10**20, 2**64]


def each(name: str, code: str, values: tuple[object, ...]) -> list[tuple[str, object, str]]:
    """Cases of one value of the manifest."""
    return [(name, value, code) for value in values]


VALUES: list[tuple[str, object, str]] = [
    *each("v", "damaged", (0, 2, "1", None, True, 1.0, ...)),
    *each("first", "damaged", (*WRONG_WHOLE, ...)),
    *each("count", "damaged", (*WRONG_WHOLE, ...)),
    *each("raw_size", "damaged", (*WRONG_WHOLE[:-2], ...)),
    *each("charter", "damaged", (*WRONG_WHOLE, ...)),
    *each("created_at", "damaged", (*WRONG_WHOLE, ...)),
    ("first", 4, "damaged"),
    ("first", 6, "damaged"),
    ("first", 0, "damaged"),
    ("count", 0, "damaged"),
    ("count", 4, "damaged"),
    ("count", 6, "damaged"),
    ("count", 200_001, "too_large"),
    ("count", 2**40, "too_large"),
    ("raw_size", 0, "damaged"),
    ("raw_size", 1, "damaged"),
    ("raw_size", (256 << 20) + 1, "too_large"),
    ("raw_size", 2**52, "too_large"),
    *each(
        "origin",
        "damaged",
        (
            "",
            POST,
            f"gatedesk/{SITE}/{POST}",
            f"gatedesk/{SITE}/{POST}/0",
            f"gatedesk/{SITE}/{POST}/01",
            f"gatedesk/{SITE}/{POST}/1/",
            f"gatedesk/{SITE}/../1",
            f"gatedesk/{SITE}/{POST}/1\n",
            f"other/{SITE}/{POST}/1",
            f"gatedesk/{SITE}/{POST}\u202e/1",
            f"gatedesk/{SITE}/{'x' * 2000}/1",
            1,
            None,
            [],
            ...,
        ),
    ),
    ("origin", f"gatedesk/{SITE}/post-2/1", "damaged"),
    ("origin", f"gatedesk/{SITE}/{DESK}/1", "damaged"),
    ("origin", f"gatedesk/{SITE}/nobody/1", "unknown_origin"),
    ("origin", f"gatedesk/{SITE}/{POST}/2", "unknown_origin"),
    ("origin", f"gatedesk/elsewhere/{POST}/1", "unknown_origin"),
    *each("sender", "damaged", ("", "../x", "a/b", "\u202eb", "x\n", "x" * 65, 1, None, [], ...)),
    ("sender", DESK, "damaged"),
    ("sender", "nobody", "unknown_origin"),
    *each("to", "damaged", ("", "../x", "a/b", "\u202eb", "x\n", "x" * 65, 1, None, [], ...)),
    ("to", DESK, "not_addressed"),
    ("to", POST, "not_addressed"),
    *each("body_sha256", "damaged", ("", "0" * 64, "0" * 63, "G" * 64, "A" * 64, 1, None, [], ...)),
    *each("checkpoint", "damaged", ("", "\n\n", "x" * 100_000, "gatedesk", 1, None, [], ...)),
    *each("notes", "damaged", ("", 1, None, {}, [1], [None], [["x"]], ["x"] * 4097, ...)),
    ("unknown", 1, "damaged"),
    ("", "", "damaged"),
]


@pytest.mark.parametrize(("name", "value", "code"), VALUES)
def test_a_value_of_the_manifest(target: Target, name: str, value: object, code: str) -> None:
    assert target.code_of_parts(target.parts.with_values(KEY, **{name: value})) == code


MANIFESTS = {
    "nothing": b"",
    "no json": b"{",
    "a list": b"[]",
    "a text": b'"x"',
    "null": b"null",
    "deep": b"[" * 100_000,
    "deep objects": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "a long number": b'{"v":' + b"9" * 100_000 + b"}",
    "not a number": b'{"v":NaN}',
    "not UTF-8": b'{"v":"\xff"}',
    "half a character": b'{"v":"\\ud800"}',
}


@pytest.mark.parametrize("manifest", MANIFESTS.values(), ids=MANIFESTS)
def test_a_manifest_that_is_none(target: Target, manifest: bytes) -> None:
    assert target.code_of_parts(target.parts.signed(manifest, KEY)) == "damaged"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_manifest_in_another_encoding(target: Target, encoding: str) -> None:
    manifest = target.parts.manifest.decode().encode(encoding)
    assert target.code_of_parts(target.parts.signed(manifest, KEY)) == "damaged"


@pytest.mark.parametrize("name", ["v", "to", "first", "notes", "checkpoint"])
def test_a_key_that_stands_twice(target: Target, name: str) -> None:
    value = json.dumps(target.parts.values[name]).encode()
    manifest = b'{"' + name.encode() + b'":' + value + b"," + target.parts.manifest[1:]
    assert target.code_of_parts(target.parts.signed(manifest, KEY)) == "damaged"


@pytest.mark.parametrize("magic", [b"GDB2", b"gdb1", b"\0\0\0\0", b"PK\3\4"])
def test_another_magic(target: Target, magic: bytes) -> None:
    assert target.code_of_parts(replace(target.parts, magic=magic)) == "damaged"


@pytest.mark.parametrize("signer", [DESK, KEEPER, "post-2", "nobody"])
def test_signed_by_another(target: Target, signer: str) -> None:
    parts = target.parts.signed(target.parts.manifest, node_key(signer))
    assert target.code_of_parts(parts) == "damaged"


@pytest.mark.parametrize("signature", [b"\0" * 64, b"\xff" * 64, KEY.public * 2])
def test_a_signature_that_is_none(target: Target, signature: bytes) -> None:
    assert target.code_of_parts(replace(target.parts, signature=signature)) == "damaged"


def raw_body(target: Target) -> bytes:
    from zstandard import ZstdDecompressor

    return ZstdDecompressor().decompressobj().decompress(target.parts.body)


def entry(kind: int, rest: bytes = b"") -> bytes:
    return bytes([kind]) + rest


BODIES: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda raw: b"",
    "one more withheld": lambda raw: raw + entry(0, b"\0" + b"\0" * 32),
    "a withheld run instead": lambda raw: entry(0, b"\3" + b"\0" * 32),
    "a level beyond": lambda raw: entry(0, b"\xff" + b"\0" * 32),
    "not aligned": lambda raw: entry(0, b"\2" + b"\0" * 32) + raw,
    "an unknown kind": lambda raw: raw + entry(1),
    "another unknown kind": lambda raw: entry(4) + raw,
    "cut short": lambda raw: raw[:-1],
    "one byte more": lambda raw: raw + b"\0",
    "all of it twice": lambda raw: raw + raw,
    "a header without end": lambda raw: entry(2, b"\xff\xff\xff\xff"),
    "a header too long": lambda raw: entry(2, (4097).to_bytes(4, "big") + b"x" * 4097 + b"\1"),
    "no section": lambda raw: entry(2, (2).to_bytes(4, "big") + b"[]\0"),
    "nine sections": lambda raw: entry(2, (2).to_bytes(4, "big") + b"[]\x09"),
    "a header that is none": lambda raw: entry(2, (2).to_bytes(4, "big") + b"[]\1" + b"\1a" * 40),
    "a picture nobody names": lambda raw: raw + entry(3, b"\0" * 32 + b"\0\0\0\1x"),
    "a picture too large": lambda raw: raw + entry(3, b"\0" * 32 + b"\x7f\xff\xff\xff"),
    "a time changed": lambda raw: raw.replace(b'"ok"', b'"no"', 1),
    "a type changed": lambda raw: raw.replace(b"movement.recorded", b"movement.annulled", 1),
    "a person changed": lambda raw: raw.replace(b"0000000000000001", b"0000000000000002", 1),
    "a section renamed": lambda raw: raw.replace(b"\x04core", b"\x04more", 1),
    "a section name not ASCII": lambda raw: raw.replace(b"\x04core", b"\x04\xff\xff\xff\xff", 1),
}


@pytest.mark.parametrize("change", BODIES.values(), ids=BODIES)
def test_a_body_that_is_signed_but_wrong(target: Target, change: Any) -> None:
    raw = change(raw_body(target))
    parts = target.parts.with_body(KEY, ZstdCompressor().compress(raw), len(raw))
    assert target.code_of_parts(parts) == "damaged"


FRAMES: dict[str, Callable[[bytes], bytes]] = {
    "not zstd": lambda raw: raw,
    "two frames": lambda raw: ZstdCompressor().compress(raw) * 2,
    "bytes behind it": lambda raw: ZstdCompressor().compress(raw) + b"x",
    "not ended": lambda raw: ZstdCompressor().compress(raw)[:-4],
    "a bomb": lambda raw: ZstdCompressor().compress(raw + b"\0" * (64 << 20)),
    "an empty frame": lambda raw: ZstdCompressor().compress(b""),
    "gzip": lambda raw: b"\x1f\x8b\x08" + raw,
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_a_frame_that_is_wrong(target: Target, frame: Any) -> None:
    parts = target.parts.with_body(KEY, frame(raw_body(target)))
    assert target.code_of_parts(parts) == "damaged"


AGE = b"age-encryption.org/v1\n"
FILES = {
    "empty": b"",
    "a text": "Kính gửi".encode(),
    "age without anything": AGE,
    "armour": b"-----BEGIN AGE ENCRYPTED FILE-----\n",
    "a passphrase": AGE + b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\n" + b"A" * 43 + b"\n",
    "stanzas without end": AGE + b"-> X25519 " + b"A" * 43 + b"\n" * 5000,
    "a long header": AGE + b"-> x-grease " + b"A" * 5000 + b"\n\n",
    "zeros": b"\0" * 4096,
    "a zip": b"PK\3\4" + b"\0" * 100,
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_what_is_no_age_file(target: Target, data: bytes) -> None:
    assert target.code_of(named(data)) == "damaged"


def test_sealed_to_somebody_else(target: Target) -> None:
    stranger = recipient_of(new_identity())
    assert target.code_of(sealed(target.parts.plain, stranger)) == "not_addressed"


def test_larger_than_a_file_may_be(target: Target) -> None:
    (outcome,) = target.keeper.take_in([("0" * 16 + ".gdb", b"\0" * ((64 << 20) + 1))])
    assert outcome.code == "too_large"


def test_under_another_name_it_is_noted_and_the_right_one_is_taken(tmp_path: Path) -> None:
    compound = open_compound(tmp_path, (POST, KEEPER))
    try:
        compound.nodes[POST].write(3)
        ((name, data),) = compound.load(POST, KEEPER)
        keeper = compound.nodes[KEEPER]
        (outcome,) = keeper.take_in([("0" * 16 + ".gdb", data)])
        assert (outcome.code, outcome.detail) == ("damaged", "name")
        (outcome,) = keeper.take_in([(name, data)])
        assert outcome.code == "applied"
    finally:
        compound.stop()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Path, str]:
    """A sealed batch of one record, a file to write its changes to, and the identity."""
    folder = tmp_path_factory.mktemp("small")
    compound = open_compound(folder, (POST, KEEPER))
    compound.nodes[POST].write(1)
    compound.nodes[POST].build(KEEPER)
    (path,) = compound.nodes[POST].outbox(KEEPER)
    identity = load_keys(compound.nodes[KEEPER].home / "keys").age_identity
    parts = take_apart(path, identity).with_values(KEY, notes=[])
    compound.stop()
    return seal(parts.plain, recipient_of(identity)), folder / "changed", identity


def is_good(data: bytes, path: Path, identity: str) -> bool:
    path.write_bytes(data)
    try:
        inspection = Inspection(path, identity)
        inspection.verify((KEY.public,))
        inspection.check(Trust(origin_key=KEY.public, size=0, frontier=Frontier().dump()))
    except Refused as error:
        return error.code not in {"damaged", "not_addressed"}
    return True


@pytest.mark.parametrize("bit", range(8))
def test_every_bit(small: tuple[bytes, Path, str], bit: int) -> None:
    data, path, identity = small
    assert is_good(data, path, identity)
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1 << bit
        assert not is_good(bytes(changed), path, identity), f"byte {place}"


def test_every_truncation(small: tuple[bytes, Path, str]) -> None:
    data, path, identity = small
    assert not [size for size in range(len(data)) if is_good(data[:size], path, identity)]


def test_a_stranger_s_key_signs_nothing(target: Target) -> None:
    parts = target.parts.signed(target.parts.manifest, SigningKey.generate())
    assert target.code_of_parts(parts) == "damaged"

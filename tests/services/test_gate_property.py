"""No text but the issued ones is ever admitted, and none makes the gate fail."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.credential_code import (
    CredentialKind,
    CredentialPayload,
    credential_key_id,
    pack,
    signed_message,
    write_code,
)
from gate_desk.domain.reading import Reading
from gate_desk.domain.verdict import Direction, Verdict
from gate_desk.services.answers import ScanAnswer
from tests.domain.credential_codes import digits_of
from tests.helpers.demo_site import Post

GOOD = ("valid", "other_agency", "visitor_pass")
NODES = ("post-1", "post-2", "desk-dbqh", "desk-hdnd", "desk-ubnd", "desk-congan")


def scan(post: Post, text: str, lane: Direction | None) -> ScanAnswer:
    size = post.station.store.journal.head.size
    post.wall.forward(seconds=11)
    answer = post.station.gate.scan(Reading(untrusted_text=text, reader="lane-1", lane=lane))
    assert post.station.store.journal.head.size > size
    assert (answer.movement is not None) == (answer.verdict is Verdict.ADMIT)
    return answer


@settings(max_examples=250)
@given(text=st.text(st.characters(), max_size=120), lane=st.sampled_from([None, *Direction]))
@example(text="", lane=None)
@example(text="\0", lane=None)
@example(text="\ud800" * 3, lane=None)
@example(text="6807" + "9" * 60_000, lane=None)
@example(text="UBND-" + "0" * 9, lane=None)
@example(text="9" * 65_536, lane=None)
@example(text="Đ" * 32_768, lane=None)
@example(text="\u0301" * 65_536, lane=None)
@example(text="|" * 65_536, lane=None)
@example(text="<" * 88, lane=None)
@example(text=" " * 65_536, lane=None)
def test_any_text(searching: Post, text: str, lane: Direction | None) -> None:
    assert scan(searching, text, lane).verdict is not Verdict.ADMIT


@settings(max_examples=80)
@given(raw=st.binary(max_size=400), times=st.integers(1, 160), digits=st.booleans())
def test_any_bytes_up_to_64_kib(searching: Post, raw: bytes, times: int, digits: bool) -> None:
    """As a reader's keys would bring them, or an attacker's file on a phone."""
    text = (raw * times)[: 1 << 16].decode("latin-1")
    if digits:
        text = digits_of(b"\x01" + raw)
    assert scan(searching, text, Direction.IN).verdict is not Verdict.ADMIT


@settings(max_examples=150)
@given(data=st.data())
def test_a_changed_code_is_not_admitted(searching: Post, data: st.DataObject) -> None:
    code = searching.site.codes[data.draw(st.sampled_from(GOOD))]
    place = data.draw(st.integers(0, len(code) - 1))
    digit = data.draw(st.sampled_from("0123456789"))
    changed = data.draw(
        st.sampled_from(
            [
                code[:place] + digit + code[place + 1 :],
                code[:place] + code[place + 1 :],
                code[:place] + digit + code[place:],
                code[:place] + code[place : place + 2][::-1] + code[place + 2 :],
                code[:place],
                code + code,
                code[:place] + code,
            ]
        )
    )
    if changed not in searching.site.codes.values():
        assert scan(searching, changed, Direction.IN).verdict is not Verdict.ADMIT


@settings(max_examples=150)
@given(place=st.integers(0, 10_000), bit=st.integers(0, 7), name=st.sampled_from(GOOD))
def test_a_changed_bit_with_right_check_digits_is_not_admitted(
    searching: Post, place: int, bit: int, name: str
) -> None:
    number = int(searching.site.codes[name][4:-2])
    whole = bytearray(number.to_bytes((number.bit_length() + 7) // 8))
    whole[place % len(whole)] ^= 1 << bit
    assert scan(searching, digits_of(bytes(whole)), Direction.IN).verdict is not Verdict.ADMIT


@settings(max_examples=150)
@given(data=st.data())
def test_other_keys_and_sites_are_not_admitted(searching: Post, data: st.DataObject) -> None:
    """A stranger, another site, a post for staff, a desk for another agency's serials."""
    site, today = searching.charter.site, searching.site.today
    node = data.draw(st.sampled_from(NODES))
    named = searching.site.key(node)
    kind = data.draw(st.sampled_from(CredentialKind))
    right = kind is CredentialKind.STAFF and node.startswith("desk")
    other = st.just(SigningKey.from_seed(b"s" * 32)) if right else st.just(named)
    signer, signed_site = data.draw(
        st.one_of(
            st.tuples(other, st.just(site)),
            st.tuples(st.just(named), st.sampled_from(["", site + "x", "hanoi", site.upper()])),
        )
    )
    serial = data.draw(st.one_of(st.integers(0, 60), st.integers(0, 2**48 - 1), st.just(417)))
    zones = frozenset(data.draw(st.sets(st.integers(1, 16), min_size=1)))
    key_id = credential_key_id(named.public)
    payload = pack(CredentialPayload(kind, key_id, serial, today, today, zones, ""))
    code = write_code(payload, signer.sign(signed_message(signed_site, payload)))
    assert scan(searching, code, Direction.IN).verdict is not Verdict.ADMIT


def test_after_all_that_the_journal_is_whole(searching: Post) -> None:
    assert scan(searching, searching.site.codes["valid"], Direction.IN).verdict is Verdict.ADMIT
    assert all(verified.ok for verified in searching.station.care.verify())
    assert searching.station.care.rebuild(lambda _done, _all: None).differing == ()

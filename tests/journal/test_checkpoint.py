import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_desk.crypto.signing import SigningKey, parse_public
from gate_desk.domain.encoded import decode_base64
from gate_desk.domain.ids import Origin
from gate_desk.journal.checkpoint import (
    Checkpoint,
    cosign,
    open_checkpoint,
    parse_checkpoint,
    sign_checkpoint,
    verify_cosignature,
)
from gate_desk.journal.errors import Damaged
from gate_desk.journal.note import parse_note, sign_note
from tests.helpers.vectors import known_answers

KNOWN = known_answers()
ORIGIN = "gatedesk/laocai-khoi2/post-1/1"
WITNESS = "gatedesk/laocai-khoi2/desk-ubnd"
POST = SigningKey.from_seed(bytes.fromhex(KNOWN["keys"]["post-1"]["seed_hex"]))
DESK = SigningKey.from_seed(bytes.fromhex(KNOWN["keys"]["desk-ubnd"]["seed_hex"]))
NOTE: str = KNOWN["checkpoints"]["21"]
COSIGNED: str = KNOWN["cosigned"]
TIME = 0x6A837524


@pytest.mark.parametrize("size", ["8", "13", "21"])
def test_checkpoints_are_the_known_ones(size: str) -> None:
    root = decode_base64(KNOWN["roots_b64"][size])
    checkpoint = Checkpoint(Origin(ORIGIN), int(size), root)
    assert sign_checkpoint(checkpoint, POST) == KNOWN["checkpoints"][size]
    public = parse_public(KNOWN["keys"]["post-1"]["public"])
    assert open_checkpoint(KNOWN["checkpoints"][size], ORIGIN, public) == checkpoint
    assert open_checkpoint(KNOWN["checkpoints"][size].encode(), ORIGIN, public) == checkpoint


def test_the_cosignature_is_the_known_one() -> None:
    text = parse_note(NOTE).text
    assert NOTE + cosign(text, WITNESS, DESK, TIME) == COSIGNED
    assert verify_cosignature(parse_note(COSIGNED), WITNESS, DESK.public) == TIME
    assert open_checkpoint(COSIGNED, ORIGIN, POST.public).size == 21


def test_a_checkpoint_of_another_key_or_origin_is_damaged() -> None:
    with pytest.raises(Damaged):
        open_checkpoint(NOTE, ORIGIN, DESK.public)
    with pytest.raises(Damaged):
        open_checkpoint(NOTE, "gatedesk/laocai-khoi2/post-1/2", POST.public)


def test_a_checkpoint_that_names_another_origin_than_its_signer_is_damaged() -> None:
    text = parse_note(NOTE).text.replace("post-1/1", "post-2/1")
    with pytest.raises(Damaged):
        open_checkpoint(f"{text}\n{sign_note(text, ORIGIN, POST)}", ORIGIN, POST.public)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_byte_is_never_accepted(place: int, flip: int) -> None:
    changed = bytearray(NOTE.encode())
    changed[place % len(changed)] ^= flip
    with pytest.raises(Damaged):
        open_checkpoint(bytes(changed), ORIGIN, POST.public)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_byte_is_never_a_cosignature_of_the_same(place: int, flip: int) -> None:
    changed = bytearray(COSIGNED.encode())
    start = len(NOTE.encode())
    changed[start + place % (len(changed) - start)] ^= flip
    try:
        note = parse_note(bytes(changed))
    except Damaged:
        return
    assert verify_cosignature(note, WITNESS, DESK.public) is None


def test_nobody_cosigned_what_only_others_signed() -> None:
    assert verify_cosignature(parse_note(NOTE), ORIGIN, POST.public) is None
    assert verify_cosignature(parse_note(COSIGNED), WITNESS, POST.public) is None
    assert verify_cosignature(parse_note(COSIGNED), ORIGIN, DESK.public) is None


def test_the_latest_cosignature_counts_and_a_false_one_spoils() -> None:
    text = parse_note(NOTE).text
    both = COSIGNED + cosign(text, WITNESS, DESK, TIME + 60)
    assert verify_cosignature(parse_note(both), WITNESS, DESK.public) == TIME + 60
    other = parse_note(KNOWN["checkpoints"]["13"]).text
    spoiled = both + cosign(other, WITNESS, DESK, TIME)
    assert verify_cosignature(parse_note(spoiled), WITNESS, DESK.public) is None


@pytest.mark.parametrize("text", ["", "one line\n", "a\n1\nb\n", NOTE])
def test_only_checkpoints_are_cosigned(text: str) -> None:
    with pytest.raises(Damaged):
        cosign(text, WITNESS, DESK, TIME)


ROOT = KNOWN["roots_b64"]["21"]


@pytest.mark.parametrize(
    "text",
    [
        f"{ORIGIN}\n21\n{ROOT}",
        f"{ORIGIN}\n21\n{ROOT}\n\n",
        f"{ORIGIN}\n21\n{ROOT}\nextension\n",
        f"{ORIGIN}\n21\n",
        f"{ORIGIN}\n021\n{ROOT}\n",
        f"{ORIGIN}\n+21\n{ROOT}\n",
        f"{ORIGIN}\n-1\n{ROOT}\n",
        f"{ORIGIN}\n2 1\n{ROOT}\n",
        f"{ORIGIN}\n٢١\n{ROOT}\n",
        f"{ORIGIN}\n{(1 << 53) + 1}\n{ROOT}\n",
        f"{ORIGIN}\n{'9' * 10_000}\n{ROOT}\n",
        f"{ORIGIN}\n21\n{ROOT[:-1]}\n",
        f"{ORIGIN}\n21\nAAAA\n",
        f"{ORIGIN}\n21\n{ROOT} \n",
        f"gatedesk/laocai-khoi2/post-1\n21\n{ROOT}\n",
        f"gatedesk/laocai-khoi2/post-1/0\n21\n{ROOT}\n",
        f"gatedesk/lào-cai/post-1/1\n21\n{ROOT}\n",
        f" {ORIGIN}\n21\n{ROOT}\n",
    ],
)
def test_what_is_no_checkpoint_is_damaged(text: str) -> None:
    with pytest.raises(Damaged):
        parse_checkpoint(text)


def test_a_checkpoint_is_read_as_it_was_written() -> None:
    checkpoint = Checkpoint(Origin(ORIGIN), 0, bytes(32))
    assert parse_checkpoint(checkpoint.text) == checkpoint

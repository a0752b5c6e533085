"""Charters and node notes on their way to signature: next versions, signatures of agencies.

An agency signs on its own computer, which needs no node and no store: a file in, a file out.
"""

import json
import re

from msgspec import Struct

from gate_desk.config.node_toml import Settings
from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.charter import Charter, CharterError, parse_charter
from gate_desk.domain.encoded import public_text
from gate_desk.domain.errors import Refused
from gate_desk.journal.charter import text_hash
from gate_desk.journal.node_notes import parse_node_note
from gate_desk.journal.note import Note, key_id, parse_draft, sign_note

_VERSION = re.compile(r"^version = \d+$", re.MULTILINE)
_PREVIOUS = re.compile(r'^previous = "[0-9a-f]*"$', re.MULTILINE)
_SKELETON = """\
gatedesk_charter = 1
version = 1
previous = ""
site = {site}
timezone = "Asia/Ho_Chi_Minh"
valid_from = {valid_from}
threshold = 1
stale_after_working_days = 2
name = {{ vi = "", en = "" }}

[[agency]]
id = "agency"
name = {{ vi = "", en = "" }}
short = {{ vi = "", en = "" }}
key = "ed25519:"
valid_from = {valid_from}

[[node]]
id = {node}
kind = "post"
agency = "agency"
name = {{ vi = "", en = "" }}
key = {key}
age = {age}

[[zone]]
id = 1
name = {{ vi = "", en = "" }}

[[share]]
record = "movement.recorded"
core = ["guard", "issuer"]

[retention]
movement = 365
visit = 365
incident = 1825

[[article]]
number = 1
title = {{ vi = "", en = "" }}
text = {{ vi = "", en = "" }}
"""


class Signed(Struct, frozen=True):
    """A note with one more signature."""

    note: str
    name: str
    """Under which name it was signed."""


def first_draft(settings: Settings, key: str, age: str, valid_from: str) -> str:
    """The text of a first charter with its blanks, and this machine in it."""
    return _SKELETON.format(
        site=json.dumps(settings.site),
        node=json.dumps(settings.node),
        key=json.dumps(key),
        age=json.dumps(age),
        valid_from=valid_from,
    )


def next_draft(text: str) -> str:
    """The text of the version after this one, the same but for its number and what it follows."""
    version = parse_charter(text).version + 1
    following = _VERSION.sub(f"version = {version}", text, count=1)
    following = _PREVIOUS.sub(f'previous = "{text_hash(text)}"', following, count=1)
    written = parse_charter(following)
    if (written.version, written.previous) != (version, text_hash(text)):
        raise CharterError("charter_damaged", "version and previous stand on lines of their own")
    return following


def sign_charter(untrusted: bytes, agency: str, key: SigningKey) -> Signed:
    """A draft or a note with the signature of an agency; its own older one is replaced.

    Without `agency` it is the one whose key this is. An agency that changes its key signs twice:
    with the old key, by its name, and with the new one. Raises CharterError, `unknown_agency`,
    `key_not_in_charter`.
    """
    note = parse_draft(untrusted)
    charter = parse_charter(note.text)
    name = f"gatedesk/{charter.site}/{_agency(charter, agency, key)}"
    return Signed(_with(note, name, key), name)


def sign_machine(untrusted: bytes, charter: Charter, key: SigningKey) -> Signed:
    """A node note with the signature of the node's agency; raises Damaged, `unknown_node`."""
    note = parse_draft(untrusted)
    machine = parse_node_note(note)
    agency = charter.agency(charter.node(machine.node).agency)
    if agency.key != key.public:
        raise Refused("key_not_in_charter", agency.id)
    name = f"gatedesk/{charter.site}/{agency.id}"
    return Signed(_with(note, name, key), name)


def _with(note: Note, name: str, key: SigningKey) -> str:
    mine = key_id(name, key.public)
    others = (each for each in note.signatures if (each.name, each.key_id) != (name, mine))
    lines = [*(each.line for each in others), sign_note(note.text, name, key)]
    return f"{note.text}\n{''.join(lines)}"


def _agency(charter: Charter, agency: str, key: SigningKey) -> str:
    if agency:
        return charter.agency(agency).id
    for known in charter.agencies:
        if known.key == key.public:
            return known.id
    raise Refused("key_not_in_charter", public_text(key.public))

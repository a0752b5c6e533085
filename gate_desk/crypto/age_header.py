"""The header of an age file, checked before any library reads it (age v1; protocol.md, 5).

pyrage accepted three malformed headers of the public age vectors, one of them with a scrypt factor
that takes minutes: what is no file of ours is refused before it costs anything.
"""

import re

from gate_desk.domain.errors import Refused

MAX_HEADER = 4096
MAX_STANZAS = 8

_VERSION = b"age-encryption.org/v1\n"
_STANZA = re.compile(rb"-> ([!-~]+(?: [!-~]+)*)\n")
_BODY = re.compile(rb"(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n")
_MAC = re.compile(rb"--- [A-Za-z0-9+/]{43}\n")
_X25519 = re.compile(rb"X25519 [A-Za-z0-9+/]{43}")
_GREASE = b"-grease"


def check_age_header(untrusted: bytes, recipients: int = 1) -> None:
    """Raise Refused `damaged` unless the file is sealed to so many X25519 recipients.

    Stanzas whose type ends in `-grease` are ignored, as the format asks; pyrage adds one.
    """
    head = untrusted[:MAX_HEADER]
    if not head.startswith(_VERSION):
        raise Refused("damaged", "not an age file")
    place, kinds = len(_VERSION), list[bytes]()
    while stanza := _STANZA.match(head, place):
        kinds.append(stanza[1])
        body = _BODY.match(head, stanza.end())
        if not body or len(kinds) > MAX_STANZAS:
            raise Refused("damaged", "age header")
        place = body.end()
    if not _MAC.match(head, place):
        raise Refused("damaged", "age header")
    named = [kind for kind in kinds if not kind.split(b" ")[0].endswith(_GREASE)]
    if len(named) != recipients or not all(map(_X25519.fullmatch, named)):
        raise Refused("damaged", "not the X25519 recipients of our files")

"""The codes that the demo lists: text exactly as a scanner would send it, by what it shows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gate_desk.app.demo.bodies import SITE, UBND
from gate_desk.app.demo.cards import DemoCard
from gate_desk.app.demo.seeded_keys import seed_for
from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.credential_code import read_code, signed_message, write_code
from gate_desk.domain.ids import AgencyId
from gate_desk.domain.rfid import Notation, RfidProfile, printed

UNKNOWN_NUMBER = "UBND-99999"
_UNLISTED_SERIAL = 90_001


def listed_codes(
    cards: Sequence[DemoCard], desk_keys: Mapping[AgencyId, SigningKey], seed: int
) -> dict[str, str]:
    """Code by name; what each promises is a verdict with a reason of records.md."""
    by_fate = {card.fate: card for card in cards if card.fate}
    codes = {
        fate: card.code(SITE, desk_keys[card.issuer])
        for fate, card in by_fate.items()
        if fate not in ("rfid", "number", "police")
    }
    valid = by_fate["valid"]
    stranger = SigningKey.from_seed(seed_for(seed, "a forger"))
    forged = replace(valid, serial=valid.serial + 1)
    unlisted = replace(valid, serial=_UNLISTED_SERIAL)
    codes["forged"] = _with_key_id_of(forged, desk_keys[UBND], stranger)
    codes["misread"] = _one_digit_wrong(codes["valid"])
    codes["unknown"] = UNKNOWN_NUMBER
    codes["rfid"] = printed(by_fate["rfid"].rfid, RfidProfile(Notation.DEC10)) or ""
    codes["number"] = by_fate["number"].number
    codes["not_in_directory"] = unlisted.code(SITE, desk_keys[UBND])
    return dict(sorted(codes.items()))


def _one_digit_wrong(code: str) -> str:
    middle = len(code) // 2
    return code[:middle] + str((int(code[middle]) + 1) % 10) + code[middle + 1 :]


def _with_key_id_of(card: DemoCard, named: SigningKey, signer: SigningKey) -> str:
    """A forger copies the key id of a desk and signs with a key of his own."""
    payload = read_code(card.code(SITE, named)).payload_bytes
    return write_code(payload, signer.sign(signed_message(SITE, payload)))

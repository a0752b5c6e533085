"""Keys of the demo, the same for the same seed: for invented sites only, never for a real one."""

from hashlib import sha256

_DIGITS = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
_HUMAN_PART = "AGE-SECRET-KEY-"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def seed_for(seed: int, name: str) -> bytes:
    """32 bytes for the thing called `name` in the demo made from `seed`."""
    return sha256(f"gatedesk/demo/v1\n{seed}\n{name}".encode()).digest()


def age_identity_for(seed: int, name: str) -> str:
    """An age identity `AGE-SECRET-KEY-1...` (Bech32, BIP-173, upper case) for `name`."""
    groups = _groups_of_five(seed_for(seed, f"age/{name}"))
    return f"{_HUMAN_PART}1" + "".join(_DIGITS[group] for group in groups + _checksum(groups))


def _groups_of_five(data: bytes) -> list[int]:
    bits = len(data) * 8
    padding = -bits % 5
    number = int.from_bytes(data, "big") << padding
    return [number >> shift & 31 for shift in range(bits + padding - 5, -1, -5)]


def _checksum(groups: list[int]) -> list[int]:
    human = [ord(letter) for letter in _HUMAN_PART.lower()]
    expanded = [code >> 5 for code in human] + [0] + [code & 31 for code in human]
    value = 1
    for group in expanded + groups + [0] * 6:
        top = value >> 25
        value = (value & 0x1FFFFFF) << 5 ^ group
        for bit, generator in enumerate(_GENERATOR):
            value ^= generator if top >> bit & 1 else 0
    return [(value ^ 1) >> shift & 31 for shift in range(25, -1, -5)]

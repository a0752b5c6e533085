"""Batches as no node would write them: a good one taken apart, changed, signed and sealed again."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from gate_desk.crypto.sealing import seal, unseal
from gate_desk.crypto.signing import SigningKey
from gate_desk.sync.building import name_of

Change = Callable[["Parts"], "Parts"]


@dataclass(frozen=True)
class Parts:
    """The plain parts of a batch."""

    manifest: bytes
    signature: bytes
    body: bytes
    magic: bytes = b"GDB1"

    @property
    def values(self) -> dict[str, Any]:
        """The manifest as JSON."""
        values: dict[str, Any] = json.loads(self.manifest)
        return values

    @property
    def plain(self) -> bytes:
        """What is sealed."""
        size = len(self.manifest).to_bytes(4, "big")
        return self.magic + size + self.manifest + self.signature + self.body

    def signed(self, manifest: bytes, key: SigningKey) -> "Parts":
        """Another manifest, signed."""
        signature = key.sign(b"gatedesk/batch/v1\n" + manifest)
        return replace(self, manifest=manifest, signature=signature)

    def with_values(self, key: SigningKey, **values: object) -> "Parts":
        """The manifest with other values, signed; `...` leaves a key out."""
        changed = {
            name: value for name, value in (self.values | values).items() if value is not ...
        }
        return self.signed(json.dumps(changed, ensure_ascii=False).encode(), key)

    def with_body(self, key: SigningKey, body: bytes, raw_size: int | None = None) -> "Parts":
        """Another body, of which the manifest says the truth."""
        size = self.values["raw_size"] if raw_size is None else raw_size
        changed = self.with_values(key, body_sha256=sha256(body).hexdigest(), raw_size=size)
        return replace(changed, body=body)


def take_apart(path: Path, identity: str) -> Parts:
    """The parts of a batch."""
    with path.open("rb") as file:
        plain = unseal(file, identity)
    size = int.from_bytes(plain[4:8], "big")
    return Parts(plain[8 : 8 + size], plain[8 + size : 72 + size], plain[72 + size :])


def named(data: bytes) -> tuple[str, bytes]:
    """A file with the name that its bytes have."""
    return name_of(sha256(data).hexdigest()), data


def sealed(plain: bytes, recipient: str) -> tuple[str, bytes]:
    """A file for a recipient."""
    return named(seal(plain, recipient))

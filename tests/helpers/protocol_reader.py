"""Reads a batch by gate_desk/sync/PROTOCOL.md alone: nothing of gate_desk is imported here.

    python -m tests.helpers.protocol_reader FILE IDENTITY_FILE ORIGIN_KEY [SENDER_KEY]

prints the disclosed records as JSON lines. Keys are `ed25519:<base64>`. The programs `age` and
`zstd` are used where they are installed, else the libraries of the same formats.
"""

import base64
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

KEYS = {
    "v", "origin", "sender", "to", "first", "count", "raw_size", "body_sha256", "checkpoint",
    "charter", "created_at", "notes",
}  # fmt: skip


class Bad(Exception):
    """Not a batch by the protocol."""


@dataclass
class Opened:
    """A batch that was checked to its end."""

    manifest: dict[str, Any]
    root: bytes
    records: list[dict[str, Any]] = field(default_factory=list)
    withheld: int = 0
    pictures: list[bytes] = field(default_factory=list)


def read(path: Path, identity: str, origin_key: bytes, sender_key: bytes) -> Opened:
    """Open a batch that begins its origin's journal, or a later one that is fully contained."""
    plain = unseal(path.read_bytes(), identity)
    need(plain[:4] == b"GDB1", "magic")
    size = int.from_bytes(plain[4:8], "big")
    text, signature, body = plain[8 : 8 + size], plain[8 + size : 72 + size], plain[72 + size :]
    verify(sender_key, signature, b"gatedesk/batch/v1\n" + text)
    manifest = parse(text)
    need(hashlib.sha256(body).hexdigest() == manifest["body_sha256"], "body hash")
    raw = unpack(body, manifest["raw_size"])
    opened = Opened(manifest, b"")
    leaves = list(entries(raw, manifest["first"], opened))
    need(sum(1 << level for level, _ in leaves) == manifest["count"], "count")
    opened.root = check_cut(manifest, leaves, origin_key)
    return opened


def need(holds: bool, what: str) -> None:
    """Refuse what does not hold."""
    if not holds:
        raise Bad(what)


def verify(key: bytes, signature: bytes, message: bytes) -> None:
    """Ed25519."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except InvalidSignature as error:
        raise Bad("signature") from error


def unseal(data: bytes, identity: str) -> bytes:
    """Age v1."""
    if shutil.which("age") is None:
        from pyrage import decrypt, x25519

        opened: bytes = decrypt(data, [x25519.Identity.from_str(identity)])
        return opened
    with NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(f"{identity}\n")
        file.flush()
        command = ["age", "--decrypt", "--identity", file.name, "-"]
        done = subprocess.run(command, input=data, capture_output=True, check=False)
    need(done.returncode == 0, "age")
    return done.stdout


def unpack(body: bytes, raw_size: int) -> bytes:
    """Zstandard."""
    if shutil.which("zstd") is None:
        import zstandard

        raw: bytes = zstandard.ZstdDecompressor().decompressobj().decompress(body)
    else:
        raw = subprocess.run(
            ["zstd", "--decompress", "--stdout", "-"], input=body, capture_output=True, check=True
        ).stdout
    need(len(raw) == raw_size, "raw size")
    return raw


def parse(text: bytes) -> dict[str, Any]:
    """The manifest."""
    pairs: list[tuple[str, Any]] = json.loads(text.decode(), object_pairs_hook=list)
    manifest = dict(pairs)
    need(len(pairs) == len(manifest) and set(manifest) == KEYS and manifest["v"] == 1, "manifest")
    return manifest


def entries(raw: bytes, index: int, opened: Opened) -> Iterator[tuple[int, bytes]]:
    """Level and hash of each subtree in turn; records and pictures go into `opened`."""
    at = 0

    def take(size: int) -> bytes:
        nonlocal at
        need(at + size <= len(raw), "cut short")
        at += size
        return raw[at - size : at]

    while at < len(raw):
        kind = take(1)[0]
        if kind == 0:
            level, hash_ = take(1)[0], take(32)
            need(index % (1 << level) == 0, "alignment")
            opened.withheld += 1 << level
            index += 1 << level
            yield level, hash_
        elif kind == 2:
            header = take(int.from_bytes(take(4), "big"))
            fields = json.loads(header)
            need(fields[0] == index, "index")
            promised = dict(fields[7])
            sections: dict[str, Any] = {}
            for _ in range(take(1)[0]):
                name = take(take(1)[0]).decode("ascii")
                salt = take(16)
                data = take(int.from_bytes(take(4), "big"))
                commitment = hashlib.sha256(b"gatedesk/section/v1\0" + salt + data).digest()
                need(promised[name] == base64.b64encode(commitment).decode(), "commitment")
                need(not sections or max(sections) < name, "order")
                sections[name] = json.loads(data)
            opened.records.append({"index": index, "type": fields[3], "sections": sections})
            index += 1
            yield 0, hashlib.sha256(b"\0" + header).digest()
        else:
            need(kind == 3, "kind")
            hash_, data = take(32), take(int.from_bytes(take(4), "big"))
            need(hashlib.sha256(data).digest() == hash_, "picture")
            opened.pictures.append(data)


def check_cut(manifest: dict[str, Any], leaves: list[tuple[int, bytes]], key: bytes) -> bytes:
    """The root of the cut; recomputed where the batch begins the journal."""
    text, _, lines = manifest["checkpoint"].partition("\n\n")
    origin, size, root = text.split("\n")
    need(origin == manifest["origin"], "origin")
    need(int(size) == manifest["first"] + manifest["count"], "size")
    for line in lines.splitlines():
        _, name, encoded = line.split(" ")
        raw = base64.b64decode(encoded)
        identifier = hashlib.sha256(f"{origin}\n".encode() + b"\1" + key).digest()[:4]
        if name == origin and raw[:4] == identifier:
            verify(key, raw[4:], f"{text}\n".encode())
            break
    else:
        raise Bad("no signature of the origin")
    told = base64.b64decode(root)
    if manifest["first"] == 0:
        need(tree(leaves) == told, "root")
    return told


def tree(leaves: list[tuple[int, bytes]]) -> bytes:
    """RFC 6962 over subtrees: whole ones are joined as soon as they are equally high."""
    stack: list[tuple[int, bytes]] = []
    for level, hash_ in leaves:
        stack.append((level, hash_))
        while len(stack) > 1 and stack[-1][0] == stack[-2][0]:
            (height, left), (_, right) = stack[-2:]
            stack[-2:] = [(height + 1, node(left, right))]
    if not stack:
        return hashlib.sha256(b"").digest()
    root = stack.pop()[1]
    while stack:
        root = node(stack.pop()[1], root)
    return root


def node(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees."""
    return hashlib.sha256(b"\1" + left + right).digest()


def key_of(text: str) -> bytes:
    """A public key as people write it."""
    need(text.startswith("ed25519:"), "key")
    return base64.b64decode(text.removeprefix("ed25519:"))


def main(arguments: list[str]) -> None:
    """Print what a batch discloses."""
    file, identity_file, origin_key, *more = arguments
    lines = Path(identity_file).read_text("utf-8").splitlines()
    identity = next(line for line in lines if line.startswith("AGE-SECRET-KEY-"))
    sender = key_of(more[0] if more else origin_key)
    opened = read(Path(file), identity, key_of(origin_key), sender)
    for record in opened.records:
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])

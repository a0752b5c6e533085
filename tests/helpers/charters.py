"""Charters for tests: a text of an invented site and its signatures, right or wrong."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from gate_desk.crypto.signing import SigningKey, public_text
from gate_desk.journal.note import parse_note, sign_note

SITE = "laocai-khoi2"
AGENCIES = ("dbqh", "hdnd", "ubnd", "congan")
RECIPIENT = "age1k3hlctnt0s39kvkdg3z36t6yczfhw74agpuzc69ut2t7p78l9fnqc4mtc7"

Signer = tuple[str, int]
"""An agency and the generation of its key, from 1."""


def agency_key(agency: str, generation: int = 1) -> SigningKey:
    """An agency's offline key, the same in every test."""
    return SigningKey.from_seed(sha256(f"agency {agency} {generation}".encode()).digest())


def node_key(node: str) -> SigningKey:
    """A node's first key, the same in every test."""
    return SigningKey.from_seed(sha256(f"node {node}".encode()).digest())


def charter_text(
    *,
    version: int = 1,
    previous: str = "",
    site: str = SITE,
    threshold: int = 3,
    agencies: Iterable[str] = AGENCIES,
    generations: Mapping[str, int] | None = None,
    name: str = "Trụ sở khối 2",
    recipients: Mapping[str, str] | None = None,
    shares: str = '[[share]]\nrecord = "movement.recorded"\n'
    'core = ["guard", "issuer"]\nnote = ["guard"]',
) -> str:
    """The TOML text: two posts of the police, a desk for each agency, two zones."""
    ages = recipients or {}
    agencies = tuple(agencies)
    generation = dict.fromkeys(agencies, 1) | dict(generations or {})
    parts = [
        "gatedesk_charter = 1",
        f"version = {version}",
        f'previous = "{previous}"',
        f'site = "{site}"',
        'timezone = "Asia/Ho_Chi_Minh"',
        "valid_from = 2026-08-18",
        f"threshold = {threshold}",
        f'keeper = "desk-{agencies[-1]}"',
        "chair_order = [" + ", ".join(f'"{agency}"' for agency in agencies) + "]",
        "chair_first_year = 2026",
        "stale_after_working_days = 2",
        "holidays = [2026-09-02]",
        f'name = {{ vi = "{name}", en = "Block 2" }}',
        *(_agency(agency, generation[agency]) for agency in agencies),
        '[[unit]]\nname = { vi = "Ban Dân tộc", en = "Ethnic Affairs" }',
        f'sponsor = "{agencies[0]}"',
        *(_node(f"post-{number}", "post", agencies[-1], ages) for number in (1, 2)),
        *(_node(f"desk-{agency}", "desk", agency, ages) for agency in agencies),
        '[[zone]]\nid = 1\nname = { vi = "Khối nhà A", en = "Building A" }',
        '[[zone]]\nid = 2\nname = { vi = "Khối nhà B", en = "Building B" }',
        shares,
        "[retention]\nmovement = 365\nvisit = 365\nincident = 1825",
        '[[article]]\nnumber = 1\ntitle = { vi = "Điều 1", en = "Article 1" }\n'
        'text = { vi = "Một.\\nHai.", en = "One.\\nTwo." }',
    ]
    return "\n".join(parts) + "\n"


def sign_charter(text: str, signers: Iterable[Signer], site: str = SITE) -> bytes:
    """A charter's note with these signatures, enough or not."""
    lines = [
        sign_note(text, f"gatedesk/{site}/{agency}", agency_key(agency, generation))
        for agency, generation in signers
    ]
    return f"{text}\n{''.join(lines)}".encode()


def text_hash(note: bytes) -> str:
    """What the next version must have as `previous`."""
    return sha256(parse_note(note).text.encode()).hexdigest()


def make_charter(
    *,
    version: int = 1,
    after: bytes | None = None,
    site: str = SITE,
    threshold: int = 3,
    agencies: Iterable[str] = AGENCIES,
    generations: Mapping[str, int] | None = None,
    signers: Iterable[Signer] | None = None,
    name: str = "Trụ sở khối 2",
) -> bytes:
    """A signed version; `after` is the note before it. Signed by all its agencies unless told."""
    agencies = tuple(agencies)
    text = charter_text(
        version=version,
        previous="" if after is None else text_hash(after),
        site=site,
        threshold=threshold,
        agencies=agencies,
        generations=generations,
        name=name,
    )
    all_of_them = [(agency, (generations or {}).get(agency, 1)) for agency in agencies]
    return sign_charter(text, all_of_them if signers is None else signers, site)


def _agency(agency: str, generation: int) -> str:
    return (
        f'[[agency]]\nid = "{agency}"\n'
        f'name = {{ vi = "Cơ quan {agency}", en = "Agency {agency}" }}\n'
        f'short = {{ vi = "{agency}", en = "{agency}" }}\n'
        f'key = "{public_text(agency_key(agency, generation).public)}"\n'
        "valid_from = 2026-08-18"
    )


def _node(node: str, kind: str, agency: str, ages: Mapping[str, str]) -> str:
    return (
        f'[[node]]\nid = "{node}"\nkind = "{kind}"\nagency = "{agency}"\n'
        f'name = {{ vi = "Nút {node}", en = "Node {node}" }}\n'
        f'key = "{public_text(node_key(node).public)}"\nage = "{ages.get(node, RECIPIENT)}"'
    )

"""The ceremony: keys, a draft, signatures one after the other, acceptance by the fingerprint."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.helpers.command import Command, Said

SITE = "khoi-9"
AGENCIES = ("ubnd", "congan")


@dataclass
class Office:
    """Where the agencies meet: a folder with keys and drafts, and the home of a new post."""

    folder: Path
    command: Command

    def __call__(self, *arguments: str) -> Said:
        return self.command(*arguments)

    def path(self, name: str) -> str:
        return str(self.folder / name)

    def read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    def sign(self, file: str, agency: str) -> Said:
        return self("charter", "sign", self.path(file), "--key", self.path(f"{agency}.key"))


@pytest.fixture
def office(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Office:
    return Office(tmp_path, Command(tmp_path / "post-1", capsys, monkeypatch))


@pytest.fixture
def drafted(office: Office) -> Office:
    """A new node, the agencies' keys, and the draft as people have filled it in."""
    assert office("init", "--node", "post-1", "--site", SITE).status == 0
    settings = Path(office.path("post-1")) / "node.toml"
    settings.write_text(settings.read_text().replace("console = false", "console = true"))
    keys = {
        agency: office("charter", "key", office.path(f"{agency}.key")).answer["key"]
        for agency in AGENCIES
    }
    assert office("charter", "draft", office.path("one")).status == 0
    text = Path(office.path("one")).read_text()
    agencies = "".join(_agency(agency, key) for agency, key in keys.items())
    text = re.sub(r"\[\[agency\]\].*?(?=\[\[node\]\])", agencies, text, flags=re.DOTALL)
    for blank, filled in (
        ('agency = "agency"', 'agency = "congan"'),
        ("threshold = 1", "threshold = 2"),
        ('vi = ""', 'vi = "Một"'),
        ('en = ""', 'en = "One"'),
    ):
        text = text.replace(blank, filled)
    Path(office.path("one")).write_text(text)
    return office


def test_the_whole_ceremony(drafted: Office) -> None:
    unsigned = drafted("charter", "verify", drafted.path("one"))
    assert (unsigned.status, unsigned.lines[-1]["error"]) == (1, "charter_unsigned")
    assert drafted.sign("one", "ubnd").answer["missing"] == ["congan"]
    assert drafted("charter", "verify", drafted.path("one")).status == 1
    assert drafted.sign("one", "congan").answer["missing"] == []
    assert drafted.sign("one", "congan").answer["signed_by"] == list(AGENCIES)
    verified = drafted("charter", "verify", drafted.path("one"))
    fingerprint = verified.lines[-1]["fingerprint"]
    assert verified.status == 0

    assert drafted("charter", "show").answer["error"] == "pending"
    without = drafted("charter", "accept", drafted.path("one"))
    assert without.answer["error"] == "fingerprint_needed"
    assert without.status == 3
    wrong = "0" * 4 + fingerprint[4:]
    for typed in (wrong, fingerprint[:-4], "không"):
        said = drafted("charter", "accept", drafted.path("one"), "--fingerprint", typed)
        assert said.answer["error"] == "fingerprint_differs"
    typed = fingerprint.upper().replace(" ", "-")
    accepted = drafted("charter", "accept", drafted.path("one"), "--fingerprint", typed).answer
    assert (accepted["version"], accepted["fingerprint"]) == (1, fingerprint)
    assert [each["node"] for each in accepted["machines"]] == ["post-1"]
    assert drafted("charter", "show").answer == accepted
    assert drafted("journal", "head").answer["size"] == 0


def test_the_next_version_needs_no_fingerprint(drafted: Office) -> None:
    for agency in AGENCIES:
        drafted.sign("one", agency)
    digits = drafted("charter", "verify", drafted.path("one")).lines[-1]["fingerprint"]
    drafted("charter", "accept", drafted.path("one"), "--fingerprint", digits)
    assert drafted("charter", "draft", drafted.path("two")).status == 0
    assert drafted("charter", "draft", drafted.path("two")).answer["error"] == "file_exists"
    drafted.sign("two", "ubnd")
    early = drafted("charter", "accept", drafted.path("two"))
    assert early.answer["error"] == "charter_unsigned"
    drafted.sign("two", "congan")
    both = (drafted.path("two"), drafted.path("one"))
    assert drafted("charter", "accept", *both).answer["version"] == 2
    text = drafted("charter", "show", "--text").answer["text"]
    assert text.encode() == drafted.read("two").partition(b"\n\n\xe2\x80\x94")[0] + b"\n"


def test_a_key_of_nobody_signs_nothing(drafted: Office) -> None:
    before = drafted.read("one")
    drafted("charter", "key", drafted.path("stranger.key"))
    assert drafted.sign("one", "stranger").answer["error"] == "key_not_in_charter"
    assert drafted.sign("one", "nobody").answer["error"] == "key_missing"
    Path(drafted.path("short.key")).write_bytes(b"short")
    assert drafted.sign("one", "short").answer["error"] == "key_damaged"
    again = drafted("charter", "key", drafted.path("ubnd.key"))
    assert again.answer["error"] == "key_exists"
    assert drafted.read("one") == before


@pytest.mark.parametrize("rubbish", [b"", b"\xff\x00", b"[" * 100_000, b"x" * (2 << 20)])
def test_rubbish_is_no_charter(drafted: Office, rubbish: bytes) -> None:
    Path(drafted.path("rubbish")).write_bytes(rubbish)
    for command in ("verify", "accept"):
        said = drafted("charter", command, drafted.path("rubbish"))
        assert said.lines[-1]["error"] in {"charter_damaged", "damaged"}
    assert drafted("charter", "verify", drafted.path("none")).answer["error"] == "no_such_file"


def _agency(agency: str, key: str) -> str:
    return (
        f'[[agency]]\nid = "{agency}"\nname = {{ vi = "", en = "" }}\n'
        f'short = {{ vi = "", en = "" }}\nkey = "{key}"\nvalid_from = 2026-01-01\n\n'
    )

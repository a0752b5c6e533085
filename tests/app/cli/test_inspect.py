from typing import Any

import pytest

from tests.helpers.command import Command
from tests.helpers.demo_site import Site
from tests.helpers.vectors import domain


@pytest.mark.parametrize("vector", domain("name_fold"), ids=lambda vector: str(vector["id"]))
def test_names_fold_as_in_the_vectors(gate_desk: Command, vector: dict[str, Any]) -> None:
    said = gate_desk("inspect", "--as", "name", stdin=vector["input"].encode())
    assert said.answer["fields"]["fold"] == vector["expected"]
    assert said.answer["fields"]["sort_key"]


@pytest.mark.parametrize("vector", domain("personal_id"), ids=lambda vector: str(vector["id"]))
def test_personal_numbers_read_as_in_the_vectors(
    gate_desk: Command, vector: dict[str, Any]
) -> None:
    expected = dict(vector["expected"])
    said = gate_desk("inspect", "--as", "personal_id", stdin=vector["input"].encode()).answer
    for name in ("kind", "valid", "warnings"):
        assert said[name] == expected.pop(name)
    assert {name: said["fields"][name] for name in expected} == expected


def test_a_credential_shows_its_payload(gate_desk: Command, demo_site: Site) -> None:
    code = demo_site.codes["valid"].encode()
    said = gate_desk("inspect", "--as", "credential", stdin=b"]Q1" + code + b"\r\n")
    assert (said.status, said.answer["fields"]["serial"]) == (0, 417)
    broken = gate_desk("inspect", "--as", "credential", stdin=code[:-1])
    assert (broken.status, broken.answer["error"]) == (1, "misread")


def test_without_a_kind_the_form_decides(gate_desk: Command, demo_site: Site) -> None:
    for text, kind in (
        (demo_site.codes["valid"], "credential"),
        ("UBND-00417", "number"),
        (demo_site.codes["rfid"], "rfid"),
        ("24A-123.45", "plate"),
        ("nothing", None),
    ):
        assert gate_desk("inspect", stdin=text.encode()).answer["kind"] == kind


def test_unknown_kinds_and_endless_input_are_refused(gate_desk: Command) -> None:
    assert gate_desk("inspect", "--as", "horoscope", stdin=b"x").answer["error"] == "unknown_kind"
    assert gate_desk("inspect", stdin=b"x" * 70_000).answer["error"] == "input_too_long"

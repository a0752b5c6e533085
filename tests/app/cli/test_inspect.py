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


@pytest.mark.parametrize("vector", domain("rfid"), ids=lambda vector: str(vector["id"]))
def test_radio_numbers_read_as_in_the_vectors(gate_desk: Command, vector: dict[str, Any]) -> None:
    expected = vector["expected"]
    said = gate_desk("inspect", "--as", "rfid", stdin=vector["input"].encode())
    assert (said.status, said.answer["warnings"]) == (0, [])
    assert {name: said.answer["fields"][name] for name in expected} == expected
    for notation, typed in expected.items():
        asked = ("inspect", "--as", "rfid", "--notation", notation)
        again = gate_desk(*asked, stdin=typed.encode() + b"\r\n").answer
        assert vector["input"].endswith(again["fields"]["hex"])


def test_a_radio_number_of_an_unknown_reader_is_ambiguous(gate_desk: Command) -> None:
    said = gate_desk("inspect", stdin=b"0045131261").answer
    assert (said["kind"], said["valid"], said["warnings"]) == ("rfid", True, ["ambiguous"])
    assert [each["hex"] for each in said["fields"]["candidates"]] == ["02B0A5FD", "0045131261"]
    asked = ("inspect", "--notation", "8H10D", "--reversed")
    sure = gate_desk(*asked, stdin=b"4255494146").answer
    assert (sure["fields"]["hex"], sure["warnings"]) == ("02B0A5FD", [])
    other = gate_desk("inspect", "--notation", "6H8D", stdin=b"0102B0A5FD").answer
    assert other["fields"]["hex"] == "0102B0A5FD", "as the gate reads it"


def test_what_is_no_radio_number_says_why(gate_desk: Command) -> None:
    for asked, typed, fault in (
        (("--notation", "8H10D"), b"4294967296", "range"),
        (("--notation", "wg26"), b"176;", "characters"),
        (("--notation", "hex"), b"02B0A", "length"),
        (("--notation", "6H8D"), b"", "empty"),
    ):
        said = gate_desk("inspect", "--as", "rfid", *asked, stdin=typed)
        assert (said.status, said.answer["error"]) == (1, "unreadable")
        assert said.answer["fields"] == {"fault": fault}
    assert gate_desk("inspect", "--as", "rfid", stdin=b"nothing").answer["error"] == "unreadable"


def test_documents_and_plates(gate_desk: Command) -> None:
    card = "010099000123||Nguyễn Văn Mẫu|15021999|Nam|Lào Cai|25062021"
    said = gate_desk("inspect", "--as", "cccd", stdin=card.encode()).answer
    assert (said["kind"], said["valid"], said["fields"]["dob"]) == ("cccd", True, "1999-02-15")
    said = gate_desk("inspect", "--as", "cccd", stdin=b"1|2").answer
    assert (said["valid"], said["error"], said["fields"]) == (False, "too_few_fields", {})
    zone = (
        "IDVNMO990001232010099000123<<5\n9902152M3902150VNM<<<<<<<<<<<4\n"
        "NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<\n"
    )
    said = gate_desk("inspect", "--as", "mrz", stdin=zone.encode()).answer
    assert (said["valid"], said["warnings"]) == (False, ["check_digit"])
    assert said["fields"]["repairs"][0] == {"changes": [["O", "0"]], "number": "099000123"}
    said = gate_desk("inspect", "--as", "plate", stdin=b"24B-123.45").answer
    assert (said["fields"]["compact"], said["warnings"]) == ("24B12345", ["ambiguous"])
    assert gate_desk("inspect", "--as", "plate", stdin=b"24").answer["error"] == "unreadable"

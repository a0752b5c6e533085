"""The published vectors of identity documents, plates and old encodings."""

from datetime import date
from typing import Any

import pytest

from gate_desk.domain.documents.citizen_card import read_citizen_card
from gate_desk.domain.documents.legacy_text import read_legacy
from gate_desk.domain.documents.mrz import read_mrz
from gate_desk.domain.documents.plate import read_plate
from tests.helpers.vectors import domain

Vector = dict[str, Any]


def by_id(area: str) -> list[Any]:
    return [pytest.param(vector, id=vector["id"]) for vector in domain(area)]


def plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("vector", by_id("cccd_qr"))
def test_the_code_of_an_identity_card(vector: Vector) -> None:
    read, expected = read_citizen_card(vector["input"]), vector["expected"]
    assert {name: plain(getattr(read, name)) for name in expected} == expected


@pytest.mark.parametrize("vector", by_id("mrz"))
def test_a_machine_readable_zone(vector: Vector) -> None:
    read, expected = read_mrz("\n".join(vector["input"])), vector["expected"]
    assert {name: plain(getattr(read, name)) for name in expected} == expected
    if not expected.get("error"):
        assert read_mrz("".join(vector["input"])) == read


@pytest.mark.parametrize("vector", by_id("plate"))
def test_a_plate(vector: Vector) -> None:
    read, expected = read_plate(vector["input"]), vector["expected"]
    assert {name: plain(getattr(read, name)) for name in expected} == expected


@pytest.mark.parametrize("vector", by_id("legacy_encoding"))
def test_text_of_the_time_before_unicode(vector: Vector) -> None:
    read = read_legacy(vector["input"])
    assert read is not None
    assert read.text == vector["expected"]

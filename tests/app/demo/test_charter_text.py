"""The demo's charter: read by the program's own parser, complete, and the same every time."""

from base64 import b64encode
from datetime import date

import pyrage
import pytest

from gate_desk.app.demo.bodies import BODIES, RESIDENT_UNITS
from gate_desk.app.demo.charter_text import agency_of, charter_text, node_names
from gate_desk.app.demo.seeded_keys import age_identity_for, seed_for
from gate_desk.domain.charter import Charter, parse_charter
from gate_desk.domain.records.registry import RECORD_TYPES

VALID_FROM = date(2026, 8, 18)


def a_text() -> str:
    def key(name: str) -> str:
        return "ed25519:" + b64encode(seed_for(1, name)).decode()

    def recipient(name: str) -> str:
        return str(pyrage.x25519.Identity.from_str(age_identity_for(1, name)).to_public())

    return charter_text(
        VALID_FROM,
        {body.id: key(body.id) for body in BODIES},
        {name: (key(name), recipient(name)) for name in node_names()},
    )


@pytest.fixture(scope="module")
def charter() -> Charter:
    return parse_charter(a_text())


def test_the_text_is_plain_and_the_same_every_time() -> None:
    text = a_text()
    assert text == a_text()
    assert text.endswith("\n")
    assert not {"\t", "\r"} & set(text)


def test_four_agencies_sign_and_three_may_change_it(charter: Charter) -> None:
    assert [agency.id for agency in charter.agencies] == ["dbqh", "hdnd", "ubnd", "congan"]
    shorts = ["VP ĐĐBQH", "VP HĐND", "VP UBND", "Công an"]
    assert [agency.short.vi for agency in charter.agencies] == shorts
    assert all(agency.valid_from == VALID_FROM for agency in charter.agencies)
    assert (charter.version, charter.previous, charter.threshold) == (1, "", 3)
    assert charter.chair_order == ("dbqh", "hdnd", "ubnd", "congan")


def test_the_police_have_the_gates_and_every_agency_a_desk(charter: Charter) -> None:
    assert charter.site == "laocai-khoi2"
    assert charter.keeper == "desk-congan"
    assert charter.guard_agencies == ("congan",)
    assert charter.node("post-1").name.vi == "Cổng số 1"
    for body in BODIES:
        (desk,) = charter.desks_of(body.id)
        assert desk.id == f"desk-{body.id}"
    assert all(agency_of(node.id) == node.agency for node in charter.nodes)


def test_zones_and_units_have_names_in_both_languages(charter: Charter) -> None:
    assert [charter.zone_name(zone).vi for zone in (1, 2, 3, 4)] == [
        "Khối nhà A",
        "Hội trường",
        "Khối nhà B",
        "Bãi xe",
    ]
    assert [unit.name.vi for unit in charter.units] == [unit.name[0] for unit in RESIDENT_UNITS]


def test_nine_articles_in_both_languages_clause_by_clause(charter: Charter) -> None:
    assert [article.number for article in charter.articles] == list(range(1, 10))
    for article in charter.articles:
        clauses = article.text.vi.splitlines()
        assert len(clauses) == len(article.text.en.splitlines()) >= 2
        assert all(clause.startswith(f"{n}. ") for n, clause in enumerate(clauses, 1))


def test_every_record_type_that_the_program_writes_is_shared_by_a_rule(charter: Charter) -> None:
    rules = {share.record: share.sections for share in charter.shares}
    assert {type_ for type_, _ in RECORD_TYPES} <= rules.keys()
    assert all("core" in sections for sections in rules.values())


def test_shares_are_those_of_the_table(charter: Charter) -> None:
    rules = {share.record: share.sections for share in charter.shares}
    assert rules["movement.recorded"] == {"core": ("guard", "issuer", "host")}
    assert rules["visit.admitted"]["person"] == ("guard", "host")
    assert rules["visit.admitted"]["document"] == ("guard",)
    assert rules["credential.lost"] == {"core": ("guard", "issuer")}
    assert rules["posture.set"]["note"] == ("all",)


def test_holidays_are_weekdays_of_both_years(charter: Charter) -> None:
    assert {day.year for day in charter.holidays} == {2026, 2027}
    assert all(day.weekday() < 5 for day in charter.holidays)
    assert not charter.is_working_day(date(2026, 9, 2))

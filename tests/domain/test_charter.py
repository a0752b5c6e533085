from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_desk.domain.charter import (
    CharterError,
    NodeKind,
    Retention,
    Share,
    Words,
    parse_charter,
)
from gate_desk.domain.errors import Refused
from tests.helpers.charters import AGENCIES, RECIPIENT, agency_key, charter_text, node_key

TEXT = charter_text()
CHARTER = parse_charter(TEXT)


def place_of(text: str) -> str:
    with pytest.raises(CharterError) as refused:
        parse_charter(text)
    assert refused.value.code == "charter_damaged"
    return refused.value.detail.partition(":")[0]


def test_everything_that_the_text_says_is_there() -> None:
    assert CHARTER.version == 1
    assert CHARTER.previous == ""
    assert CHARTER.site == "laocai-khoi2"
    assert CHARTER.timezone == "Asia/Ho_Chi_Minh"
    assert CHARTER.valid_from == date(2026, 8, 18)
    assert CHARTER.threshold == 3
    assert CHARTER.keeper == "desk-congan"
    assert CHARTER.chair_order == AGENCIES
    assert CHARTER.chair_first_year == 2026
    assert CHARTER.stale_after_working_days == 2
    assert CHARTER.holidays == (date(2026, 9, 2),)
    assert CHARTER.name.in_language("vi") == "Trụ sở khối 2"
    assert CHARTER.name.in_language("en") == "Block 2"
    assert [agency.id for agency in CHARTER.agencies] == list(AGENCIES)
    assert [unit.sponsor for unit in CHARTER.units] == ["dbqh"]
    assert CHARTER.shares == (
        Share("movement.recorded", {"core": ("guard", "issuer"), "note": ("guard",)}),
    )
    assert CHARTER.retention == Retention(365, 365, 1825)
    assert CHARTER.articles[0].text == Words("Một.\nHai.", "One.\nTwo.")


def test_nodes_are_found_by_name_kind_and_agency() -> None:
    post = CHARTER.node("post-1")
    assert (post.kind, post.agency, post.age) == (NodeKind.POST, "congan", RECIPIENT)
    assert CHARTER.node_public_key("post-2") == node_key("post-2").public
    assert [node.id for node in CHARTER.desks_of("ubnd")] == ["desk-ubnd"]
    assert CHARTER.desks_of("nobody") == ()
    assert CHARTER.guard_agencies == ("congan",)
    assert CHARTER.agency("hdnd").key == agency_key("hdnd").public
    assert CHARTER.agency("hdnd").short == Words("hdnd", "hdnd")


def test_what_the_charter_does_not_name_is_refused_by_a_code() -> None:
    with pytest.raises(Refused) as refused:
        CHARTER.agency("nobody")
    assert refused.value.code == "unknown_agency"
    for look in (CHARTER.node, CHARTER.node_public_key):
        with pytest.raises(Refused) as refused:
            look("post-9")
        assert refused.value.code == "unknown_node"


def test_a_zone_without_a_name_is_shown_by_its_number() -> None:
    assert CHARTER.zone_name(2) == Words("Khối nhà B", "Building B")
    assert CHARTER.zone_name(9) == Words("9", "9")


def test_agencies_exist_from_their_first_to_their_last_day() -> None:
    text = TEXT.replace(
        'valid_from = 2026-08-18\n[[agency]]\nid = "hdnd"',
        'valid_from = 2026-08-18\nvalid_to = 2026-12-31\nsuccessor = "hdnd"\n'
        '[[agency]]\nid = "hdnd"',
    )
    charter = parse_charter(text)
    assert charter.agency("dbqh").successor == "hdnd"

    def ids(day: date) -> list[str]:
        return [str(agency.id) for agency in charter.agencies_on(day)]

    assert ids(date(2026, 8, 17)) == []
    assert ids(date(2026, 8, 18)) == list(AGENCIES)
    assert ids(date(2026, 12, 31)) == list(AGENCIES)
    assert ids(date(2027, 1, 1)) == list(AGENCIES[1:])


def test_working_days_leave_out_week_ends_and_holidays() -> None:
    tuesday, wednesday, friday = date(2026, 9, 1), date(2026, 9, 2), date(2026, 9, 4)
    assert CHARTER.is_working_day(tuesday)
    assert not CHARTER.is_working_day(wednesday)
    assert not CHARTER.is_working_day(date(2026, 9, 5))
    assert CHARTER.working_days(tuesday, friday) == 2
    assert CHARTER.working_days(friday, date(2026, 9, 7)) == 1
    assert CHARTER.working_days(friday, friday) == 0
    assert CHARTER.working_days(friday, tuesday) == 0


@settings(max_examples=100, deadline=None)
@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 60))
def test_working_days_are_those_that_one_counts(after: date, days: int) -> None:
    counted = [after + timedelta(days=number) for number in range(1, days + 1)]
    expected = sum(CHARTER.is_working_day(day) for day in counted)
    assert CHARTER.working_days(after, after + timedelta(days=days)) == expected


def test_keys_that_are_not_known_are_left_alone() -> None:
    later = TEXT.replace("threshold = 3", 'threshold = 3\nlater = "more"') + "[future]\na = 1\n"
    assert parse_charter(later) == CHARTER


def test_what_may_be_absent() -> None:
    absent = ("keeper", "chair_order", "chair_first_year", "holidays")
    lines = [line for line in TEXT.splitlines(True) if not line.startswith(absent)]
    charter = parse_charter("".join(lines).partition("[[share]]")[0])
    assert (charter.keeper, charter.chair_order, charter.holidays) == (None, (), ())
    assert (charter.shares, charter.articles, charter.retention) == ((), (), Retention())


UBND = '[[agency]]\nid = "ubnd"'
KEY = TEXT[TEXT.index('key = "ed25519:') :].splitlines()[0]
"""The key of the first agency."""


@pytest.mark.parametrize(
    ("part", "other", "place"),
    [
        ("gatedesk_charter = 1", "gatedesk_charter = 2", "gatedesk_charter"),
        ("gatedesk_charter = 1", "", "gatedesk_charter"),
        ("version = 1", "version = 0", "version"),
        ("version = 1", "version = true", "version"),
        ("version = 1", "version = 1.0", "version"),
        ("version = 1", 'version = "1"', "version"),
        ("version = 1", "version = " + "9" * 5000, "text"),
        ('previous = ""', f'previous = "{"A" * 64}"', "previous"),
        ('previous = ""', 'previous = "abc"', "previous"),
        ('previous = ""', "previous = 0", "previous"),
        ('"laocai-khoi2"', '"Lào Cai"', "site"),
        ('"laocai-khoi2"', '"custody"', "site"),
        ('"laocai-khoi2"', f'"{"a" * 33}"', "site"),
        ('"laocai-khoi2"', '"a\\n"', "site"),
        ("Asia/Ho_Chi_Minh", "Asia/Nowhere", "timezone"),
        ("Asia/Ho_Chi_Minh", "../../etc/passwd", "timezone"),
        ("Asia/Ho_Chi_Minh", "/etc/localtime", "timezone"),
        ("Asia/Ho_Chi_Minh", "Asia", "timezone"),
        ("Asia/Ho_Chi_Minh", "", "timezone"),
        ("valid_from = 2026-08-18", "valid_from = 2026-08-18T00:00:00", "valid_from"),
        ("valid_from = 2026-08-18", 'valid_from = "2026-08-18"', "valid_from"),
        ("valid_from = 2026-08-18", "valid_from = 2026-02-30", "text"),
        ("threshold = 3", "threshold = 0", "threshold"),
        ("threshold = 3", "threshold = nan", "threshold"),
        ('keeper = "desk-congan"', 'keeper = "desk-nobody"', "keeper"),
        ('keeper = "desk-congan"', "keeper = 1", "keeper"),
        ('["dbqh", "hdnd"', '["dbqh", "nobody"', "chair_order[1]"),
        ('["dbqh", "hdnd"', '["dbqh", "dbqh"', "chair_order[1]"),
        ('["dbqh", "hdnd"', '["dbqh", 2', "chair_order[1]"),
        ("stale_after_working_days = 2", "", "stale_after_working_days"),
        ("holidays = [2026-09-02]", "holidays = [2026-09-02, 3]", "holidays[1]"),
        ("holidays = [2026-09-02]", "holidays = 2026-09-02", "holidays"),
        ('en = "Block 2" }', "}", "text"),
        (', en = "Block 2" }', " }", "name.en"),
        ('en = "Block 2" }', 'en = " " }', "name.en"),
        ('en = "Block 2" }', 'en = "a\\u0000b" }', "name.en"),
        ('en = "Block 2" }', 'en = "a\\u202eb" }', "name.en"),
        ('en = "Block 2" }', 'en = "a\\nb" }', "name"),
        ('en = "Block 2" }', 'en = "e\\u0301" }', "name.en"),
        (UBND, '[[agency]]\nid = "hdnd"', "agency[2].id"),
        (UBND, '[[agency]]\nid = "guard"', "agency[2].id"),
        (UBND, '[[agency]]\nid = "batch"', "agency[2].id"),
        (UBND, '[[agency]]\nid = "post-1"', "node[0].id"),
        (UBND, '[[agency]]\nid = "khac"', "node[4].agency"),
        (UBND, "[[agency]]", "agency[2].id"),
        (UBND, '[[agency]]\nvalid_to = 2026-01-01\nid = "ubnd"', "agency[2].valid_to"),
        (UBND, '[[agency]]\nsuccessor = "khac"\nid = "ubnd"', "agency[2].successor"),
        (KEY, KEY.replace("ed25519", "rsa"), "agency[0].key"),
        (KEY, KEY.replace('="', '"'), "agency[0].key"),
        (KEY, "key = 7", "agency[0].key"),
        ('sponsor = "dbqh"', 'sponsor = "khac"', "unit[0].sponsor"),
        ('sponsor = "dbqh"', "", "unit[0].sponsor"),
        ('kind = "post"', 'kind = "gate"', "node[0].kind"),
        ('id = "post-2"', 'id = "post-1"', "node[1].id"),
        ('id = "post-2"', 'id = "want"', "node[1].id"),
        (RECIPIENT, "age1", "node[0].age"),
        (RECIPIENT, RECIPIENT.upper(), "node[0].age"),
        ("[[zone]]\nid = 1", "[[zone]]\nid = 0", "zone[0].id"),
        ("[[zone]]\nid = 1", "[[zone]]\nid = 17", "zone[0].id"),
        ("[[zone]]\nid = 1", "[[zone]]\nid = 2", "zone[1].id"),
        ('note = ["guard"]', 'note = ["khac"]', "share[0].note[0]"),
        ('note = ["guard"]', 'note = "guard"', "share[0].note"),
        ('note = ["guard"]', 'Note = ["guard"]', "share[0]"),
        ('"movement.recorded"', '"movement"', "share[0].record"),
        ("movement = 365", "movement = -1", "retention.movement"),
        ("movement = 365", 'movement = "1"', "retention.movement"),
        ("number = 1", "number = 0", "article[0].number"),
        ("[retention]", "[[retention]]", "retention"),
        ("[[article]]", "[article]", "article"),
        ("[[zone]]\nid = 2", "[zone]\nid = 2", "text"),
    ],
)
def test_an_error_names_its_place(part: str, other: str, place: str) -> None:
    assert part in TEXT
    assert place_of(TEXT.replace(part, other, 1)) == place


def test_a_key_belongs_to_one_signer() -> None:
    keys = [line for line in TEXT.splitlines() if line.startswith("key = ")]
    assert place_of(TEXT.replace(keys[1], keys[0])) == "agency[1].key"
    assert place_of(TEXT.replace(keys[4], keys[0])) == "node[0].key"


def test_a_share_rule_stands_once() -> None:
    assert place_of(TEXT + '[[share]]\nrecord = "movement.recorded"\n') == "share[1].record"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "=",
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("threshold", "\tthreshold"),
        TEXT.replace("ố", "o\u0302\u0301"),
        TEXT + "\0",
        "version = 1\n" + TEXT,
        "a = " + "[" * 100_000,
        "a = " + "{b=" * 10_000,
        "#" * (2 << 20),
        ".".join("a" * 500_000) + " = 1",
        "[" + ".".join("a" * 500_000) + "]",
        " . ".join(['"a b"'] * 100_000) + " = 1",
        "a = {" + ".".join(["'a b'"] * 100_000) + " = 1}",
        "-" * 1_000_000,
        '"' * 1_000_000,
        "'\"" * 500_000,
        '\\"' * 500_000,
        '"\\' * 500_000,
        '\\\\"' * 300_000,
    ],
    ids=range(21),
)
def test_what_is_no_charter_is_damaged(text: str) -> None:
    assert place_of(text) in {"text", "gatedesk_charter"}


def test_too_many_tables_are_damaged() -> None:
    assert place_of(TEXT + "[[unit]]\n" * 1001) == "unit"
    zones = "".join(f"[[zone]]\nid = {number}\n" for number in range(3, 18))
    assert place_of(TEXT + zones) == "zone"


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 100_000), st.characters(exclude_categories=["Cs"]))
def test_any_changed_letter_gives_a_charter_or_a_code(place: int, letter: str) -> None:
    place %= len(TEXT)
    with suppress(CharterError):
        assert parse_charter(TEXT[:place] + letter + TEXT[place + 1 :]).agencies

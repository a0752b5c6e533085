"""What windows read: people, lines, what waits, the overview. Nothing of it is recorded."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId, PersonId
from gate_desk.domain.verdict import Direction, Reason, Resolution, Verdict
from tests.helpers.demo_site import MADE, Post

DUONG = "Đặng Thị Thùy Dương"


def names(post: Post, text: str, limit: int = 20) -> list[str]:
    return [found.person.name for found in post.station.lookups.find_people(text, limit)]


@pytest.mark.parametrize(
    "text",
    [
        "đặng thị thùy dương",
        "DANG THI THUY DUONG",
        "duong dang",
        "thuy d",
        "Đặng\u00a0Thị",
        "ð thuy duong",
        "UBND-00417",
        "ubnd 00417",
        "0417",
        "00417",
    ],
)
def test_people_are_found_without_accents_in_any_order_and_by_number(post: Post, text: str) -> None:
    assert DUONG in names(post, text)


@pytest.mark.parametrize(
    "text", ["", "   ", "qqqq", "12", '"', "*", "dang OR thi", "a" * 5000, "\0"]
)
def test_other_texts_find_nobody_or_somebody_else(post: Post, text: str) -> None:
    assert DUONG not in names(post, text)


def test_a_limit_is_kept_and_nobody_comes_twice(post: Post) -> None:
    assert len(names(post, "n", 3)) == 3
    everybody = [found.person.id for found in post.station.lookups.find_people("n", 99)]
    assert len(everybody) == len(set(everybody)) > 3


def test_the_card_of_a_hit_is_the_one_in_use(post: Post) -> None:
    """Her card 93 was lost; 118 replaced it."""
    (found,) = post.station.lookups.find_people("Nguyễn Thị Mẫu", 9)
    assert found.card is not None
    assert found.card.number == "HĐND-00118"
    lost = post.scan("lost")
    assert lost.card is not None
    assert (lost.card.number, lost.card.replaced_by) == ("HĐND-00093", "HĐND-00118")


@settings(max_examples=150)
@given(text=st.text(max_size=40))
def test_any_text_is_answered(searching: Post, text: str) -> None:
    for found in searching.station.lookups.find_people(text, 5):
        assert found.person.name


def test_looking_records_nothing(post: Post) -> None:
    person = post.scan("valid").person
    assert person is not None
    size = post.size
    answer = post.station.lookups.look(person.ref)
    assert (answer.verdict, answer.record, answer.movement) == (Verdict.CHECK, None, None)
    assert answer.reasons == (Reason.BY_HAND,)
    assert answer.inside_since is not None
    assert post.size == size
    with pytest.raises(Refused, match="no_such_person"):
        post.station.lookups.look((AgencyId("ubnd"), PersonId("0" * 16)))


def test_a_recorded_scan_again(post: Post) -> None:
    for name in post.site.codes:
        first = post.scan(name)
        assert first.record is not None
        again = post.station.lookups.answer(first.record)
        for field in ("verdict", "reasons", "next_step", "direction", "kind", "at", "reader"):
            assert getattr(again, field) == getattr(first, field), (name, field)
        assert (again.person, again.number_today) == (first.person, first.number_today)
        assert (again.movement, again.missing_digits) == (first.movement, first.missing_digits)


def test_lines_are_newest_first_and_paged(post: Post) -> None:
    records = [post.scan(name).record for name in ("valid", "forged", "escort", "misread", "stale")]
    post.scan_now("stale")
    lookups = post.station.lookups
    assert lookups.passage_count() == 5
    assert [row.record for row in lookups.passages(0, 9)] == records[::-1]
    assert [row.record for row in lookups.passages(1, 2)] == records[-2:-4:-1]
    assert lookups.passages(5, 9) == ()
    post.restart()
    assert post.station.lookups.passage_count() == 5
    post.scan("valid", Direction.OUT)
    assert post.station.lookups.passage_count() == 6


def test_a_line_tells_what_became_of_the_scan(post: Post) -> None:
    gate = post.station.gate
    escort, stale, lost, valid = (post.scan(name) for name in ("escort", "stale", "lost", "valid"))
    assert None not in (escort.record, stale.record, lost.record, valid.movement)
    assert escort.record
    assert stale.record
    assert lost.record
    assert valid.movement
    gate.confirm(escort.record)
    gate.refuse(stale.record)
    gate.keep_card(lost.record)
    gate.annul(valid.movement, "Nhầm")
    rows = {row.record: row for row in post.station.lookups.passages(0, 9)}
    assert rows[escort.record].resolution is Resolution.CONFIRMED
    assert rows[escort.record].resolved_by == "console"
    assert rows[stale.record].resolution is Resolution.REFUSED
    assert rows[lost.record].resolution is Resolution.CARD_KEPT
    assert valid.record
    assert rows[valid.record].annulled
    assert rows[lost.record].reason is Reason.LOST
    assert rows[valid.record].name == DUONG
    assert rows[valid.record].card_number == "UBND-00417"


def test_pending_are_today_s_checks_and_refusals_oldest_first(post: Post) -> None:
    names = ("escort", "valid", "misread", "expired", "forged")
    scans = {name: post.scan(name).record for name in names}
    post.scan_now("forged")
    pending = post.station.lookups.pending()
    waiting = [scans["escort"], scans["expired"], scans["forged"]]
    assert [answer.record for answer in pending] == waiting
    assert post.station.lookups.overview().pending_count == 3
    assert waiting[1] is not None
    post.station.gate.refuse(waiting[1])
    assert [answer.record for answer in post.station.lookups.pending()] == waiting[::2]
    post.wall.forward(hours=16)
    assert post.station.lookups.pending() == ()


def test_overview(post: Post) -> None:
    for name in ("valid", "other_agency", "misread"):
        post.scan(name)
    seen = post.station.lookups.overview()
    assert (seen.staff_inside, seen.scans_today, seen.clock_ok) == (2, 3, True)
    assert seen.records == MADE + 5
    assert seen.sealed_at is not None
    assert seen.sealed_at < post.wall.now
    assert seen.free_disk_bytes > 0
    stale = {age.agency: age.stale for age in seen.ages}
    assert stale == {"dbqh": True, "hdnd": False, "ubnd": False, "congan": False}
    post.station.cutter.cut()
    assert post.station.lookups.overview().sealed_at == post.wall.now
    post.wall.forward(days=1)
    assert post.station.lookups.overview().scans_today == 0
    post.wall.forward(days=-2)
    assert not post.station.lookups.overview().clock_ok


def test_inside_is_in_the_order_of_names(post: Post) -> None:
    for name in ("valid", "other_agency"):
        post.scan(name)
    rows = post.station.lookups.inside()
    assert {row.gate for row in rows} == {"post-1"}
    assert [row.name.split()[-1] for row in rows] == ["Dương", "Nghĩa"]
    assert all(row.card_number and row.unit and row.agency for row in rows)
    assert rows[0].since == post.wall.now - timedelta(minutes=1)


def test_photos(post: Post) -> None:
    person = post.scan("valid").person
    assert person is not None
    assert person.photo is not None
    picture = post.station.lookups.photo(person.photo)
    assert picture is not None
    assert picture.startswith(b"\xff\xd8")
    assert post.station.lookups.photo("0" * 64) is None
    assert post.station.lookups.photo("'; DROP TABLE blob; --") is None


def test_names_of_the_charter(post: Post) -> None:
    names = post.station.lookups.names()
    assert names.gate == "Cổng số 1"
    assert set(names.agencies) == {"dbqh", "hdnd", "ubnd", "congan"}
    assert {"post-1", "post-2", "desk-ubnd"} <= set(names.nodes)

"""The watch list: who is caught, by what, until when, and that every hit is on record."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from gate_desk.domain.errors import Refused
from gate_desk.domain.permissions import Role
from gate_desk.domain.verdict import Direction, Reason, Verdict, Watch
from gate_desk.domain.visit_state import VisitState
from gate_desk.domain.watching import MatchedBy
from gate_desk.services.station import open_station
from gate_desk.services.visit_answers import WatchHit
from gate_desk.services.watching import WatchOrder
from tests.helpers.demo_site import Post, Site, Wall
from tests.helpers.visitors import CARD, NUMBER, form
from tests.helpers.watch_desk import Police


@pytest.fixture
def police(demo_site: Site, wall: Wall, tmp_path: Path) -> Iterator[Police]:
    desk = Police(demo_site.copy("desk-congan", tmp_path))
    yield desk
    desk.close()


def order(**values: Any) -> WatchOrder:
    return WatchOrder(**{"kind": Watch.BLOCK, "untrusted_reason": "Gọi chỉ huy", **values})


def screened(post: Post, name: str, **values: str) -> tuple[WatchHit, ...]:
    fields = {"birth": "", "document": "", "plate": "", **values}
    return post.station.registration.screen(name, **fields)


def test_a_name_with_other_accents_and_a_wrong_letter_is_caught(police: Police, post: Post) -> None:
    police.watching.list_(order(untrusted_names=("Hoàng Thi Đạo", "Đào Lò"), kind=Watch.BLOCK))
    police.watching.list_(order(untrusted_names=("Maria Yes",), kind=Watch.NOTIFY))
    police.bring_to(post)
    assert [hit.by for hit in screened(post, "Hoàng Thị Đào")] == [MatchedBy.NAME]
    assert [hit.by for hit in screened(post, "Đào Thị Hoảnh")] == [MatchedBy.NEAR_NAME]
    assert [hit.by for hit in screened(post, "lo dao")] == [MatchedBy.NAME]
    assert screened(post, "Maria Reyes") == ()
    assert screened(post, "Hoàng Thị Huệ") == ()
    (hit,) = post.station.registration.recognise(CARD).hits
    assert (hit.kind, hit.reason, hit.certain) == (Watch.BLOCK, "Gọi chỉ huy", False)


def test_a_name_alone_is_cleared_by_the_guard_a_number_by_nobody(
    police: Police, post: Post
) -> None:
    police.watching.list_(order(untrusted_names=("Hoàng Thị Đào",)))
    police.watching.list_(order(untrusted_documents=("079 200 000 001",)))
    police.bring_to(post)
    book = post.station.registration
    hits = screened(post, "Hoàng Thị Đào", document=NUMBER)
    assert book.note_hits(hits) is not None
    with pytest.raises(Refused, match="watch_unseen"):
        book.admit(form())
    admitted = book.admit(form(seen=tuple(hit.key for hit in hits)))
    core = post.station.care.show(admitted.record[1] - 2)["sections"]["core"]
    assert core["matched"] == [list(hits[0].key)]
    blocked = {"untrusted_name": "Lò Văn Thử", "untrusted_document": "079200000001"}
    (certain,) = screened(post, "Lò Văn Thử", document="079200000001")
    with pytest.raises(Refused, match="watch_block"):
        book.admit(form(**blocked, seen=(certain.key,)))
    refused = book.refuse(form(**blocked), "Trong danh sách")
    assert refused.visit.state is VisitState.REFUSED
    core = post.station.care.show(refused.record[1])["sections"]["core"]
    assert core["matched"] == [list(certain.key)]
    entries = {entry.names or entry.keys: entry.hits for entry in post.station.watching.entries()}
    assert entries[("Hoàng Thị Đào",)] == 1


def test_somebody_listed_after_the_pass_was_given_is_stopped(police: Police, post: Post) -> None:
    admitted = post.station.registration.admit(form())
    police.watching.list_(order(untrusted_documents=(NUMBER,)))
    police.bring_to(post)
    post.wall.forward(hours=1)
    left = post.scan(admitted.code, Direction.OUT)
    assert (left.verdict, Reason.WATCH_BLOCK in left.reasons) == (Verdict.CHECK, True)


def test_plates_are_compared_without_their_separators(police: Police, post: Post) -> None:
    police.watching.list_(order(kind=Watch.NOTIFY, untrusted_plates=("24A-123.45",)))
    police.bring_to(post)
    assert [hit.by for hit in screened(post, "", plate="24a 12345")] == [MatchedBy.PLATE]
    assert screened(post, "", plate="24A-123.46") == ()


def test_another_year_of_birth_is_somebody_else(police: Police, post: Post) -> None:
    police.watching.list_(order(untrusted_names=("Hoàng Thị Đào",), untrusted_birth="1970"))
    police.bring_to(post)
    assert screened(post, "Hoàng Thị Đào", birth="2002-01-01") == ()
    assert len(screened(post, "Hoàng Thị Đào", birth="1971")) == 1
    assert len(screened(post, "Hoàng Thị Đào")) == 1


def test_entries_end_by_themselves_and_say_so_when_they_never_fired(
    police: Police, post: Post
) -> None:
    _, entry = police.watching.list_(order(untrusted_names=("Hoàng Thị Đào",)))
    assert entry.last_day == post.site.today + timedelta(days=30)
    police.bring_to(post)
    assert len(screened(post, "Hoàng Thị Đào")) == 1
    post.wall.forward(days=30)
    assert len(screened(post, "Hoàng Thị Đào")) == 1
    assert not post.station.watching.entries()[0].never_fired
    post.wall.forward(days=1)
    assert screened(post, "Hoàng Thị Đào") == ()
    assert post.station.watching.entries()[0].never_fired


def test_an_entry_is_changed_and_lifted_by_its_agency(police: Police, post: Post) -> None:
    _, entry = police.watching.list_(order(untrusted_names=("Hoàng Thị Đào", "Đào Lò")))
    changed = order(untrusted_names=("Lò Văn Thử",), entry=entry.entry)
    police.watching.list_(changed)
    _, other = police.watching.list_(order(untrusted_names=("Vàng A Páo",)))
    police.watching.lift(other.entry, "Đã xong")
    with pytest.raises(Refused, match="no_such_entry"):
        police.watching.lift("feedface", "Đã xong")
    police.bring_to(post)
    assert screened(post, "Hoàng Thị Đào") == screened(post, "Đào Lò") == ()
    assert screened(post, "Vàng A Páo") == ()
    assert len(screened(post, "Lò Văn Thử")) == 1
    assert post.station.care.rebuild(lambda _done, _all: None).differing == ()


def test_a_change_is_seen_at_once_though_another_entry_is_newer(police: Police, wall: Wall) -> None:
    def listed(name: str) -> bool:
        with police.station.store.reading() as cursor:
            return bool(police.watching.screen(cursor, name))

    _, entry = police.watching.list_(order(untrusted_names=("Hoàng Thị Đào",)))
    wall.forward(hours=1)
    police.watching.list_(order(untrusted_names=("Vàng A Páo",)))
    assert (listed("Hoàng Thị Đào"), listed("Lò Văn Thử")) == (True, False)
    wall.forward(minutes=-30)
    police.watching.list_(order(untrusted_names=("Lò Văn Thử",), entry=entry.entry))
    assert (listed("Hoàng Thị Đào"), listed("Lò Văn Thử")) == (False, True)
    police.watching.lift(entry.entry, "Đã xong")
    assert (listed("Vàng A Páo"), listed("Lò Văn Thử")) == (True, False)


def test_an_office_may_notify_but_not_block(
    demo_site: Site, wall: Wall, tmp_path: Path, post: Post
) -> None:
    office = open_station(demo_site.copy("desk-ubnd", tmp_path), Role.CONSOLE)
    try:
        with pytest.raises(Refused, match="not_its_author"):
            office.watching.list_(order(untrusted_names=("Hoàng Thị Đào",)))
        office.watching.list_(order(untrusted_names=("Hoàng Thị Đào",), kind=Watch.NOTIFY))
    finally:
        office.close()
    with pytest.raises(Refused, match="not_its_author"):
        post.station.watching.list_(order(untrusted_names=("x y",)))


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({}, "watch_empty"),
        ({"untrusted_names": (" ",)}, "watch_empty"),
        ({"untrusted_documents": ("☃",)}, "watch_empty"),
        ({"untrusted_names": ("x",), "untrusted_reason": " "}, "reason_missing"),
        ({"untrusted_names": ("x",), "untrusted_reason": "x" * 301}, "reason_too_long"),
        ({"untrusted_names": ("x" * 101,)}, "name_too_long"),
        ({"untrusted_names": tuple(map(str, range(21)))}, "too_many_aliases"),
    ],
)
def test_what_is_no_entry(police: Police, values: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused, match=code):
        police.watching.list_(order(**values))


def test_days_of_an_entry(police: Police, demo_site: Site) -> None:
    for days, code in ((-1, "days_past"), (367, "watch_too_long")):
        last_day = demo_site.today + timedelta(days=days)
        with pytest.raises(Refused, match=code):
            police.watching.list_(order(untrusted_names=("x",), last_day=last_day))

"""The visitors' book of a gate: registered, let in, sent away, gone."""

from datetime import timedelta

import pytest

from gate_desk.app.demo import contractor, visitors
from gate_desk.domain.errors import Refused
from gate_desk.domain.records.common import Note
from gate_desk.domain.verdict import Direction, NextStep, Reason, Verdict
from gate_desk.domain.visit_state import VisitState
from gate_desk.services.visit_answers import KnownVisit
from gate_desk.services.visits import VisitOrder
from tests.helpers.demo_site import Post
from tests.helpers.visitors import CARD, NUMBER, form

ANNOUNCED = {contractor.NAME, *visitors.MEMBERS, *(name for _, name, *_ in visitors.ALONE)}


def types_since(post: Post, size: int) -> list[str]:
    return [post.station.care.show(index)["header"][3] for index in range(size, post.size)]


def waiting_at(post: Post) -> tuple[KnownVisit, ...]:
    """Who waits, without those whom the demo announced."""
    lists = post.station.visitors.lists()
    return tuple(each for each in lists.waiting if each.name not in ANNOUNCED)


def expected(post: Post, **values: object) -> str:
    order = {
        "untrusted_name": "Hoàng Thị Đào",
        "untrusted_organisation": "Công ty Thử",
        "host": "ubnd",
        "first_day": post.site.today,
        "last_day": post.site.today,
        "purpose": "work",
        "untrusted_hour": "09:30",
        **values,
    }
    return post.station.visits.expect(VisitOrder(**order)).visit.visitor.visit  # type: ignore[arg-type]


def test_one_visitor_from_the_card_to_the_exit(post: Post) -> None:
    """Scan the identity card, let in, a pass; scan the pass on the way out: the visit is over."""
    book, size = post.station.registration, post.size
    seen = book.recognise(CARD)
    assert (seen.papers.name, seen.papers.number, seen.times) == ("Hoàng Thị Đào", NUMBER, 0)
    admitted = book.admit(form(untrusted_items=("Máy ảnh", "Điện thoại")))
    assert types_since(post, size) == [
        "visit.registered",
        "item.held",
        "item.held",
        "pass.issued",
        "visit.admitted",
    ]
    assert admitted.visit.state is VisitState.ADMITTED
    assert admitted.visit.inside_since == post.wall.now
    assert admitted.visit.items == 2
    assert admitted.card is not None
    assert admitted.visit.cards == (admitted.card.number,)
    assert "Hoàng Thị Đào" in post.inside

    post.wall.forward(hours=1)
    size = post.size
    left = post.scan(admitted.code, Direction.OUT)
    assert (left.verdict, left.reasons, left.next_step) == (
        Verdict.ADMIT,
        (Reason.ITEMS_HELD,),
        NextStep.HAND_BACK,
    )
    assert types_since(post, size) == ["scan.decided", "movement.recorded", "visit.ended"]
    assert "Hoàng Thị Đào" not in post.inside
    lists = post.station.visitors.lists()
    assert lists.inside == ()
    assert [out.name for out in lists.passes_out] == ["Hoàng Thị Đào"]
    assert book.hand_back(admitted.visit.ref) == 2
    post.station.passes.take_back(admitted.code)
    assert post.station.visitors.lists().passes_out == ()
    assert post.station.visitors.one(admitted.visit.ref).items == 0


def test_a_pass_of_a_visit_that_is_over_lets_nobody_in(post: Post) -> None:
    admitted = post.station.registration.admit(form())
    post.wall.forward(hours=1)
    assert post.scan(admitted.code, Direction.OUT).next_step is NextStep.TAKE_BACK
    post.wall.forward(minutes=5)
    again = post.scan(admitted.code, Direction.IN)
    assert (again.verdict, again.reasons) == (Verdict.REFUSE, (Reason.REVOKED,))


def test_undoing_the_exit_puts_the_visitor_back_inside(post: Post) -> None:
    admitted = post.station.registration.admit(form())
    post.wall.forward(hours=1)
    left = post.scan(admitted.code, Direction.OUT)
    assert left.movement is not None
    post.station.gate.annul(left.movement, "Quét nhầm thẻ")
    visit = post.station.visitors.one(admitted.visit.ref)
    assert (visit.state, visit.inside_since is not None) == (VisitState.ADMITTED, True)
    post.wall.forward(hours=1)
    assert post.scan(admitted.code, Direction.OUT).verdict is Verdict.ADMIT
    assert post.station.visitors.one(admitted.visit.ref).state is VisitState.ENDED
    assert post.station.care.rebuild(lambda _done, _all: None).differing == ()


def test_undoing_an_admission_puts_the_visitor_back_before_the_gate(post: Post) -> None:
    admitted = post.station.registration.admit(form())
    post.station.gate.annul(admitted.record, "Nhầm người")
    visit = post.station.visitors.one(admitted.visit.ref)
    assert (visit.state, visit.inside_since) == (VisitState.REGISTERED, None)
    assert [each.ref for each in waiting_at(post)] == [visit.ref]


def test_a_numbered_card_is_handed_out_and_taken_back(post: Post) -> None:
    book = post.station.registration
    admitted = book.admit(form(untrusted_card="k-016"))
    assert admitted.card is not None
    assert (admitted.card.number, admitted.code) == ("K-016", "")
    with pytest.raises(Refused, match="card_still_out"):
        book.admit(form(untrusted_name="Lò Văn Thử", untrusted_document="", untrusted_card="K016"))
    post.wall.forward(hours=1)
    left = post.scan("K-016", Direction.OUT)
    assert (left.verdict, left.reasons) == (Verdict.CHECK, (Reason.UNSIGNED_NUMBER,))
    assert left.record is not None
    post.station.gate.confirm(left.record)
    assert post.station.visitors.one(admitted.visit.ref).state is VisitState.ENDED
    post.station.passes.take_back("K-016")
    again = book.admit(
        form(untrusted_name="Lò Văn Thử", untrusted_document="", untrusted_card="K-016")
    )
    assert again.card is not None
    assert again.card.number == "K-016"
    assert post.station.care.rebuild(lambda _done, _all: None).differing == ()


def test_who_came_before_is_recognised(post: Post) -> None:
    book = post.station.registration
    first = book.admit(form(untrusted_phone="+84 912 000 000"))
    post.wall.forward(hours=1)
    post.scan(first.code, Direction.OUT)
    post.wall.forward(days=3)
    seen = book.recognise(CARD)
    assert seen.times == 1
    assert seen.before[0].phone == "0912000000"
    typed = book.recognise(CARD.split("||||")[0], typed=True)
    assert (typed.papers.name, typed.before[0].name) == ("", "Hoàng Thị Đào")


def test_who_is_expected_is_found_by_name_and_keeps_the_visit(post: Post) -> None:
    book = post.station.registration
    visit = expected(post)
    (waiting,) = book.recognise(CARD).expected
    assert (waiting.ref[1], waiting.hour, waiting.state) == (visit, "09:30", VisitState.EXPECTED)
    admitted = book.admit(form(visit=waiting.ref))
    assert admitted.visit.ref == waiting.ref
    assert waiting_at(post) == ()
    with pytest.raises(Refused, match="visitor_inside"):
        book.admit(form(visit=waiting.ref))


def test_waiting_for_the_host_then_let_in_or_sent_away(post: Post) -> None:
    book = post.station.registration
    waits = book.wait(form())
    assert waits.visit.state is VisitState.AWAITING
    assert [each.state for each in waiting_at(post)] == [VisitState.AWAITING]
    admitted = book.admit(form(visit=waits.visit.ref))
    assert admitted.visit.state is VisitState.ADMITTED
    with pytest.raises(Refused, match="reason_missing"):
        book.refuse(form(untrusted_name="Lò Văn Thử"), "  ")
    refused = book.refuse(form(untrusted_name="Lò Văn Thử"), "Người tiếp đi vắng")
    assert refused.visit.state is VisitState.REFUSED
    assert post.station.care.show(refused.record[1])["sections"]["note"] == {
        "text": "Người tiếp đi vắng"
    }


def test_a_delegation_is_ticked_in_one_by_one(post: Post) -> None:
    book = post.station.registration
    head = expected(post, untrusted_name="Trưởng đoàn Thử", untrusted_group_name="Đoàn quốc tế")
    names = [f"Thành viên {at}" for at in range(1, 4)]
    for name in names:
        expected(post, untrusted_name=name, group=head, untrusted_group_name="Đoàn quốc tế")
    waiting = waiting_at(post)
    member = next(each for each in waiting if each.name == names[0])
    assert [each.name for each in post.station.visitors.members(member)] == names
    admitted = book.tick_in(member.ref)
    assert (admitted.visit.group, admitted.visit.group_name) == (head, "Đoàn quốc tế")
    assert admitted.visit.inside_since is not None
    assert len(waiting_at(post)) == 3


def test_who_stays_too_long_and_who_was_not_seen_leaving(post: Post) -> None:
    book = post.station.registration
    admitted = book.admit(form(until=post.wall.now + timedelta(hours=2)))
    lists = post.station.visitors.lists()
    assert not lists.overstays(lists.inside[0])
    post.wall.forward(hours=3)
    lists = post.station.visitors.lists()
    assert lists.overstays(lists.inside[0])
    lines = post.station.lookups.passage_count()
    assert book.close_day([admitted.visit.ref]) == 1
    assert post.station.visitors.one(admitted.visit.ref).state is VisitState.UNSEEN
    assert post.station.lookups.passage_count() == lines, "nobody has seen an exit"
    assert post.inside.isdisjoint({"Hoàng Thị Đào"})
    with pytest.raises(Refused, match="visitor_not_inside"):
        book.close_day([admitted.visit.ref])


def test_leaving_without_a_pass_is_a_line_of_the_gate(post: Post) -> None:
    book = post.station.registration
    admitted = book.admit(form())
    book.leave(admitted.visit.ref)
    rows = post.station.lookups.passages(0, 2)
    assert [(row.name, row.direction) for row in rows] == [
        ("Hoàng Thị Đào", Direction.OUT),
        ("Hoàng Thị Đào", Direction.IN),
    ]
    assert post.station.lookups.overview().scans_today == 2


def test_an_announced_visit_that_does_not_take_place(post: Post) -> None:
    book = post.station.registration
    expected(post)
    (waiting,) = waiting_at(post)
    book.cancel(waiting.ref, "Hoãn họp")
    assert waiting_at(post) == ()
    with pytest.raises(Refused, match="visit_not_expected"):
        book.cancel(waiting.ref, "Hoãn họp")
    with pytest.raises(Refused, match="visit_over"):
        book.admit(form(visit=waiting.ref))


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"untrusted_name": " \u202e "}, "name_missing"),
        ({"untrusted_name": "x" * 101}, "name_too_long"),
        ({"untrusted_birth": "32/01/2002"}, "bad_birth"),
        ({"untrusted_document": "1" * 31}, "document_too_long"),
        ({"untrusted_organisation": "x" * 201}, "organisation_too_long"),
        ({"untrusted_note": "x" * 201}, "note_too_long"),
        ({"host": ""}, "host_missing"),
        ({"host": "nobody"}, "unknown_agency"),
        ({"purpose": "tea"}, "unknown_purpose"),
        ({"zones": ()}, "zones_missing"),
        ({"zones": (9,)}, "unknown_zone"),
        ({"people": 0}, "bad_people"),
        ({"people": 501}, "bad_people"),
        ({"untrusted_plate": "☃"}, "plate_unreadable"),
        ({"untrusted_items": ("x" * 61,)}, "item_too_long"),
        ({"untrusted_items": ("x",) * 21}, "too_many_items"),
        ({"untrusted_items": ("Thẻ căn cước",)}, "identity_held"),
        ({"untrusted_card": "☃"}, "number_malformed"),
    ],
)
def test_what_cannot_be_filled_in(post: Post, values: dict[str, object], code: str) -> None:
    size = post.size
    with pytest.raises(Refused, match=code):
        post.station.registration.admit(form(**values))
    assert post.size == size, "nothing half done"


def test_a_time_of_leaving_that_has_passed(post: Post) -> None:
    with pytest.raises(Refused, match="until_past"):
        post.station.registration.admit(form(until=post.wall.now))


def test_the_core_and_the_host_learn_no_number_of_a_document(post: Post) -> None:
    size = post.size
    post.station.registration.admit(form(untrusted_note="Có hẹn", untrusted_plate="24A-123.45"))
    sections = post.station.care.show(size)["sections"]
    assert set(sections) == {"core", "person", "document", "vehicle", "note"}
    assert NUMBER not in str(sections["core"]) + str(sections["person"])
    assert sections["note"] == {"text": Note("Có hẹn").text}

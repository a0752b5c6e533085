"""How old each agency's data are: the oldest of its desks counts (protocol.md 8)."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from gate_desk.domain.charter import Charter
from gate_desk.domain.days import moment
from gate_desk.domain.ids import AgencyId, NodeName, Origin
from gate_desk.journal.roster import Roster
from gate_desk.services import ages as reading
from gate_desk.services.ages import Ages, read_ages
from tests.helpers.charters import SITE
from tests.helpers.demo_site import ZONE, Post

UBND = AgencyId("ubnd")


def read(charter: Charter, states: list[tuple[str, int, int]], own: str = "post-1") -> Ages:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "peer_states", lambda _cursor: states)
        cursor: Any = None
        return read_ages(cursor, Roster(charter), own)


@pytest.fixture
def charter(post: Post) -> Charter:
    """With a second desk for one agency."""
    desk = post.charter.node("desk-ubnd")
    second = replace(desk, id=NodeName("desk-ubnd-2"))
    return replace(post.charter, nodes=(*post.charter.nodes, second))


def test_the_oldest_desk_counts_and_a_silent_one_makes_all_unknown(charter: Charter) -> None:
    first = (f"gatedesk/{SITE}/desk-ubnd/1", 10, 5_000)
    second = (f"gatedesk/{SITE}/desk-ubnd-2/1", 3, 2_000)
    both = read(charter, [first, second])
    assert both.updated_at[UBND] == 2_000
    assert both.heads[UBND] == (first[:2], second[:2])
    assert both.seconds(10_500)[UBND] == 8
    assert both.seconds(1_000)[UBND] == 0, "data from the future have no negative age"
    alone = read(charter, [first])
    assert alone.updated_at[UBND] is None
    assert alone.seconds(10_000)[UBND] is None
    assert alone.heads[UBND] == (first[:2],)
    assert alone.stale("ubnd", moment(6_000, ZONE), charter)


def test_a_desk_s_own_data_have_no_age(charter: Charter) -> None:
    ages = read(charter, [(f"gatedesk/{SITE}/desk-ubnd-2/1", 3, 2_000)], own="desk-ubnd")
    assert ages.updated_at[UBND] == 2_000


def test_an_unknown_agency_is_stale(post: Post) -> None:
    assert read(post.charter, []).stale("nobody", post.wall.now, post.charter)


def test_staleness_counts_working_days(post: Post) -> None:
    """Two working days: from Friday noon to Tuesday noon."""
    friday = post.wall.now.replace(hour=12) + timedelta(days=(4 - post.wall.now.weekday()) % 7)
    at = round(friday.timestamp() * 1000)
    charter = replace(post.charter, holidays=())
    ages = Ages({UBND: at}, {})
    for days, seconds, expected in ((4, 0, False), (4, 1, True), (3, 0, False), (5, 0, True)):
        now = friday + timedelta(days=days, seconds=seconds)
        assert ages.stale("ubnd", now, charter) is expected
    monday = replace(charter, holidays=((friday + timedelta(days=3)).date(),))
    assert not ages.stale("ubnd", friday + timedelta(days=5), monday)
    assert ages.stale("ubnd", friday + timedelta(days=5, seconds=1), monday)


def test_a_pass_relies_on_the_journal_that_issued_it(charter: Charter) -> None:
    desk, gate = f"gatedesk/{SITE}/desk-ubnd/1", f"gatedesk/{SITE}/post-2/1"
    own = Origin(f"gatedesk/{SITE}/post-1/1")
    ages = read(charter, [(desk, 10, 5_000), (gate, 3, 2_000)])
    assert ages.relied_on(gate) == ((gate, 3),)
    assert ages.relied_on(own) == ()
    assert ages.relied_on("ubnd") == ((desk, 10),)
    assert ages.seconds(10_500, Origin(gate))[Origin(gate)] == 8
    assert ages.seconds(1_000, Origin(gate))[Origin(gate)] == 0
    assert (
        ages.seconds(1_000, Origin(f"gatedesk/{SITE}/post-3/1"))[
            Origin(f"gatedesk/{SITE}/post-3/1")
        ]
        is None
    )
    assert set(ages.seconds(10_500, own)) == set(ages.seconds(10_500)), "own data have no age"
    soon, late = moment(6_000, ZONE), moment(6_000, ZONE) + timedelta(days=9)
    assert [ages.stale(gate, when, charter) for when in (soon, late)] == [False, True]
    assert [ages.stale(own, when, charter) for when in (soon, late)] == [False, False]
    assert ages.stale(f"gatedesk/{SITE}/post-3/1", soon, charter)


def test_the_demo_s_post_knows_every_desk(post: Post) -> None:
    store = post.station.store
    with store.reading() as cursor:
        ages = read_ages(cursor, Roster(post.charter), "post-1")
    assert all(ages.updated_at.values())
    assert [len(heads) for heads in ages.heads.values()] == [1, 1, 1, 1]

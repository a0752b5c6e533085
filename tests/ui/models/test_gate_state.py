"""The rules of the gate page, without a widget and on a clock that is moved by hand."""

import pytest
from msgspec.structs import replace

from gate_desk.domain.errors import Unavailable
from gate_desk.domain.verdict import Direction, Resolution
from gate_desk.services.answers import ScanAnswer
from gate_desk.ui.models.gate_state import GateState
from gate_desk.ui.models.gate_view import Action, GateView, Mode, actions, primary
from tests.helpers import sample_answers as sample
from tests.helpers.pages import HandClock

pytestmark = pytest.mark.usefixtures("qapp")


class Post:
    """A state whose time is moved by hand."""

    def __init__(self, *, several_readers: bool = False) -> None:
        self.clock = HandClock()
        self.state = GateState(self.clock, several_readers=several_readers)

    def is_idle(self) -> bool:
        return self.view.mode is Mode.IDLE

    def is_blank(self) -> bool:
        return self.view.blank

    @property
    def view(self) -> GateView:
        return self.state.view

    def scan(self, answer: ScanAnswer) -> None:
        self.state.scan_received()
        self.state.scan_answered(answer)

    def wait(self, ms: int) -> None:
        self.clock.now += ms
        self.state.catch_up()


@pytest.fixture
def post() -> Post:
    return Post()


def test_an_admit_shrinks_after_8_seconds(post: Post) -> None:
    post.scan(sample.admit())
    post.wait(7_999)
    assert not post.is_idle()
    post.wait(1)
    assert post.is_idle()
    assert post.view.last is not None
    assert post.view.last.answer == sample.admit()


def test_a_new_admit_starts_its_own_8_seconds(post: Post) -> None:
    post.scan(sample.admit(1))
    post.wait(7_000)
    post.scan(sample.admit(2))
    post.wait(7_000)
    assert post.view.card == sample.admit(2)
    post.wait(1_000)
    assert post.view.card is None


@pytest.mark.parametrize("answer", [sample.check(), sample.refuse()])
def test_what_waits_for_the_guard_stays(post: Post, answer: ScanAnswer) -> None:
    post.scan(answer)
    post.wait(3_600_000)
    assert post.view.card == answer
    assert post.view.open
    assert post.view.pending == (answer,)


def test_a_second_green_is_seen_to_be_new(post: Post) -> None:
    seen: list[GateView] = []
    post.scan(sample.admit(1))
    post.wait(120)
    assert not post.is_blank()
    post.state.changed.connect(seen.append)
    post.scan(sample.admit(2))
    assert post.is_blank()
    post.wait(120)
    assert [view.blank for view in seen[-2:]] == [True, False]
    assert post.view.shown == 2


def test_pinned_are_the_newest_and_the_outlined_one(post: Post) -> None:
    for number in range(1, 6):
        post.scan(sample.check(number))
    assert [answer.number_today for answer in post.view.pending] == [5, 4, 3]
    assert (post.view.more, post.view.waiting) == (2, 5)

    post.state.select(sample.record(1))
    assert [answer.number_today for answer in post.view.pending] == [5, 4, 1]
    assert post.view.card == sample.check(1)


def test_tab_walks_round_the_waiting_cards(post: Post) -> None:
    for number in (1, 2, 3):
        post.scan(sample.check(number))
    walked = []
    for _ in range(4):
        post.state.select_next()
        assert post.view.card is not None
        walked.append(post.view.card.number_today)
    assert walked == [2, 1, 3, 2]


class TestActing:
    def test_acts_on_the_outlined_card(self, post: Post) -> None:
        post.scan(sample.check(1))
        post.scan(sample.check(2))
        post.state.select(sample.record(1))
        post.wait(400)
        assert post.state.begin(Action.CONFIRM) == sample.check(1)

    def test_is_too_early_for_400_ms_after_every_change(self, post: Post) -> None:
        post.scan(sample.check(1))
        post.wait(399)
        assert post.state.begin(Action.CONFIRM) is None
        post.wait(1)
        post.scan(sample.check(2))
        assert post.state.begin(Action.CONFIRM) is None
        post.wait(400)
        assert post.state.begin(Action.CONFIRM) == sample.check(2)

    def test_one_answer_at_a_time(self, post: Post) -> None:
        post.scan(sample.check())
        post.wait(400)
        post.state.begin(Action.CONFIRM)
        assert post.state.begin(Action.REFUSE) is None
        post.state.action_failed()
        assert post.state.begin(Action.REFUSE) == sample.check()

    def test_a_confirmed_check_becomes_an_admit_that_shrinks(self, post: Post) -> None:
        post.scan(sample.check())
        post.wait(400)
        post.state.begin(Action.CONFIRM)
        post.state.acted(sample.confirmed(sample.check()))
        assert post.view.waiting == 0
        assert primary(post.view) is None
        post.wait(8_000)
        assert post.view.card is None

    def test_a_scan_meanwhile_keeps_the_card(self, post: Post) -> None:
        post.scan(sample.check(1))
        post.wait(400)
        post.state.begin(Action.CONFIRM)
        post.scan(sample.check(2))
        post.state.acted(sample.confirmed(sample.check(1)))
        assert post.view.card == sample.check(2)
        assert post.view.pending == (sample.check(2),)

    @pytest.mark.parametrize("how", [Resolution.REFUSED, Resolution.CARD_KEPT])
    def test_a_resolved_card_leaves(self, post: Post, how: Resolution) -> None:
        post.scan(sample.refuse())
        post.wait(400)
        post.state.begin(Action.KEEP_CARD)
        post.state.resolved(sample.record(479), how)
        assert post.view.card is None
        assert post.view.waiting == 0
        assert post.view.last is not None
        assert post.view.last.resolution is how

    def test_an_annulled_movement_is_struck_and_its_card_closed(self, post: Post) -> None:
        post.scan(sample.admit())
        post.state.annulled(sample.record(10_483))
        assert post.view.card is None
        assert post.view.last is not None
        assert post.view.last.annulled
        assert Action.ANNUL not in actions(post.view)

    def test_a_looked_card_can_only_be_recorded_or_closed(self, post: Post) -> None:
        post.state.looked(sample.looked())
        post.wait(400)
        assert actions(post.view) == (Action.RECORD, Action.CLOSE)
        assert post.state.begin(Action.CONFIRM) is None
        assert post.state.begin(Action.RECORD) == sample.looked()
        post.state.acted(sample.check(484))
        assert post.view.open

    def test_a_looked_card_is_put_away_after_a_minute(self, post: Post) -> None:
        post.state.looked(sample.looked())
        post.wait(60_000)
        assert post.view.card is None


class TestLanes:
    def test_an_exit_of_another_reader_is_a_strip_for_8_seconds(self, post: Post) -> None:
        post.scan(sample.admit())
        post.scan(sample.leave())
        assert post.view.card == sample.admit()
        assert post.view.exit_strip == sample.leave()
        post.wait(8_000)
        assert post.view.exit_strip is None

    def test_a_check_of_another_lane_becomes_the_card(self, post: Post) -> None:
        post.scan(sample.admit())
        leaving = sample.check(direction=Direction.OUT, reader="out")
        post.scan(leaving)
        assert post.view.card == leaving
        assert post.view.exit_strip is None

    def test_an_exit_alone_is_a_card(self, post: Post) -> None:
        post.scan(sample.leave())
        assert post.view.card == sample.leave()

    def test_an_exit_card_moves_aside_for_an_entry(self, post: Post) -> None:
        post.scan(sample.leave())
        post.scan(sample.admit())
        assert post.view.card == sample.admit()
        assert post.view.exit_strip == sample.leave()

    def test_one_reader_has_one_lane(self, post: Post) -> None:
        post.scan(sample.admit(reader="one"))
        leaving = sample.leave(reader="one")
        post.scan(leaving)
        assert post.view.card == leaving

    def test_several_wedges_are_told_apart_by_direction(self) -> None:
        post = Post(several_readers=True)
        post.scan(sample.admit(reader="one"))
        post.scan(sample.leave(reader="one"))
        assert post.view.card == sample.admit(reader="one")
        assert post.view.exit_strip is not None


class TestRepeats:
    def test_a_repeat_of_a_check_waits_once(self, post: Post) -> None:
        post.scan(sample.check())
        post.scan(sample.check(repeat=True))
        assert post.view.waiting == 1
        assert post.view.open

    def test_a_repeat_of_a_confirmed_check_shows_that(self, post: Post) -> None:
        post.scan(sample.check())
        post.wait(400)
        post.state.begin(Action.CONFIRM)
        post.state.acted(sample.confirmed(sample.check()))
        post.scan(sample.check(repeat=True))
        assert post.view.card == replace(sample.confirmed(sample.check()), repeat=True)
        assert not post.view.open


class TestPrivacy:
    def test_names_leave_after_60_seconds_of_idleness(self, post: Post) -> None:
        post.scan(sample.admit())
        post.wait(8_000)
        post.wait(59_999)
        assert not post.view.private
        post.wait(1)
        assert post.view.private

    def test_a_touch_brings_them_back_for_another_minute(self, post: Post) -> None:
        post.scan(sample.admit())
        post.wait(8_000)
        post.wait(60_000)
        post.state.touched()
        assert not post.view.private
        post.wait(60_000)
        assert post.view.private

    def test_a_scan_brings_them_back(self, post: Post) -> None:
        post.scan(sample.admit())
        post.wait(8_000)
        post.wait(60_000)
        post.scan(sample.admit(484))
        assert not post.view.private


class TestFlights:
    def test_one_quick_scan_is_not_counted(self, post: Post) -> None:
        post.state.scan_received()
        assert post.view.busy == 0

    def test_a_slow_one_is(self, post: Post) -> None:
        post.state.scan_received()
        post.wait(300)
        assert post.view.busy == 1
        post.state.scan_answered(sample.admit())
        assert post.view.busy == 0

    def test_several_are(self, post: Post) -> None:
        post.state.scan_received()
        post.state.scan_received()
        assert post.view.busy == 2


class TestLoss:
    def test_no_verdict_without_a_record(self, post: Post) -> None:
        post.scan(sample.admit())
        post.state.scan_received()
        post.state.scan_failed(Unavailable("disk_full"))
        assert (post.view.mode, post.view.card) == (Mode.LOST, None)
        assert actions(post.view) == ()
        post.wait(60_000)
        assert post.view.mode is Mode.LOST

    def test_the_next_recorded_scan_ends_it(self, post: Post) -> None:
        post.state.scan_received()
        post.state.scan_failed(Unavailable("disk_full"))
        post.scan(sample.admit())
        assert (post.view.mode, post.view.lost) == (Mode.CARD, None)


class TestStoredList:
    def test_is_taken_over(self, post: Post) -> None:
        assert post.state.load_waiting(post.state.edition, (sample.check(1), sample.refuse(2)))
        assert [answer.number_today for answer in post.view.pending] == [2, 1]

    def test_is_too_old_when_something_changed_meanwhile(self, post: Post) -> None:
        asked_at = post.state.edition
        post.scan(sample.check())
        assert not post.state.load_waiting(asked_at, ())
        assert post.view.pending == (sample.check(),)

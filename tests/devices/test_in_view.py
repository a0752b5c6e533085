from gate_desk.devices.in_view import OUT_OF_VIEW_S, InView


def test_what_is_held_counts_once() -> None:
    view = InView()
    assert view.look(("a",), 0.0) == ("a",)
    for frame in range(1, 100):
        assert view.look(("a",), frame * 1.0) == ()


def test_what_was_taken_away_for_long_enough_counts_again() -> None:
    view = InView()
    view.look(("a",), 10.0)
    assert view.look((), 11.0) == ()
    assert view.look(("a",), 10.0 + OUT_OF_VIEW_S - 0.01) == ()
    assert view.look(("a",), 10.0 + 2 * OUT_OF_VIEW_S) == ("a",)


def test_time_runs_while_nothing_is_looked_at() -> None:
    view = InView()
    view.look(("a",), 0.0)
    assert view.look(("a",), 60.0) == ("a",)


def test_several_keep_their_order_and_do_not_disturb_each_other() -> None:
    view = InView()
    assert view.look(("b", "a"), 0.0) == ("b", "a")
    assert view.look(("a", "c", "b"), 0.1) == ("c",)
    assert view.look(("a", "a", "d", "d"), 1.5) == ("d",)
    assert view.look(("b", "c"), 1.7) == ("b", "c")

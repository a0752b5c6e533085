from tests.helpers.command import Command


def test_people_are_found_without_accents_in_any_order(gate_desk: Command) -> None:
    said = gate_desk("find", "duong thuy")
    assert said.status == 0
    assert [hit["name"] for hit in said.lines] == ["Đặng Thị Thùy Dương"]
    assert said.answer["credential"]["number"] == "UBND-00417"
    assert said.answer["inside"] is False


def test_people_are_found_by_a_part_of_the_card_number(gate_desk: Command) -> None:
    assert "HĐND-00118" in [
        hit["credential"]["number"] for hit in gate_desk("find", "hdnd 00118").lines
    ]
    assert "UBND-00417" in [hit["credential"]["number"] for hit in gate_desk("find", "417").lines]


def test_nobody_found_is_a_no(gate_desk: Command) -> None:
    said = gate_desk("find", "khong co ai")
    assert (said.status, said.lines) == (1, [])
    assert said.told


def test_hostile_queries_find_nobody_quietly(gate_desk: Command) -> None:
    for query in ('"', "a OR b", "NEAR(", "*", "'; DROP TABLE person", "\x00", "%" * 200):
        assert gate_desk("find", query).status in (0, 1)

from tests.helpers.command import Command
from tests.helpers.demo_site import MADE, Site


def test_verify_reads_every_journal_again(gate_desk: Command, demo_site: Site) -> None:
    gate_desk("scan", demo_site.codes["valid"])
    said = gate_desk("journal", "verify", "--deep")
    assert said.status == 0
    assert said.answer["ok"] is True
    assert said.answer["size"] == MADE + 2
    assert said.answer["sealed_size"] == MADE + 2
    assert len(said.answer["others"]) == 4
    assert said.answer["differing"] == []


def test_rebuild_gives_the_same_tables(gate_desk: Command, demo_site: Site) -> None:
    gate_desk("scan", demo_site.codes["valid"])
    said = gate_desk("journal", "rebuild")
    assert (said.status, said.answer["ok"], said.answer["unprojected"]) == (0, True, 0)


def test_show_prints_one_record(gate_desk: Command, demo_site: Site) -> None:
    gate_desk("scan", demo_site.codes["lost"], "--direction", "in")
    shown = gate_desk("journal", "show", str(MADE)).answer
    assert shown["header"][3] == "scan.decided"
    assert shown["sections"]["core"]["reasons"] == ["lost"]
    missing = gate_desk("journal", "show", "7")
    assert (missing.status, missing.answer["error"]) == (3, "no_such_record")


def test_a_store_put_back_to_an_older_copy_is_not_written_to(
    gate_desk: Command, demo_site: Site
) -> None:
    gate_desk("scan", demo_site.codes["valid"])
    older = {path: path.read_bytes() for path in gate_desk.home.glob("store.db*")}
    gate_desk("scan", demo_site.codes["other_agency"])
    for path in gate_desk.home.glob("store.db*"):
        path.unlink()
    for path, content in older.items():
        path.write_bytes(content)
    said = gate_desk("scan", demo_site.codes["valid"])
    assert (said.status, said.answer["error"]) == (4, "rolled_back")
    assert gate_desk("journal", "head").answer["size"] == MADE + 2

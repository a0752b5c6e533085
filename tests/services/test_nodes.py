"""Making a node and accepting the charter that names it."""

from pathlib import Path

import pytest

from gate_desk.config.node_toml import Settings, load_settings
from gate_desk.crypto.keys import load_keys
from gate_desk.domain.encoded import public_text
from gate_desk.domain.errors import Refused
from gate_desk.domain.permissions import Role
from gate_desk.services.nodes import adopt, init_node, origin_of
from gate_desk.services.station import open_station
from tests.helpers.demo_site import Site

NEW = Settings(node="post-9", site="laocai-khoi2")


def charter(site: Site) -> list[bytes]:
    return [(site.folder / "charter" / "0001.note").read_bytes()]


def test_a_new_node_is_pending(tmp_path: Path) -> None:
    home = tmp_path / "post-9"
    made = init_node(home, NEW)
    keys = load_keys(home / "keys")
    assert made.origin == origin_of(NEW) == "gatedesk/laocai-khoi2/post-9/1"
    assert (made.key, made.age_recipient) == (public_text(keys.signing.public), keys.age_recipient)
    assert load_settings(home) == NEW
    with pytest.raises(Refused, match="pending"):
        open_station(home, Role.CONSOLE)


def test_two_new_nodes_share_nothing(tmp_path: Path) -> None:
    homes = [tmp_path / name for name in ("a", "b")]
    first, second = (init_node(home, NEW) for home in homes)
    assert first.key != second.key
    assert first.age_recipient != second.age_recipient
    keys = [load_keys(home / "keys").store_key for home in homes]
    assert keys[0] != keys[1]


def test_a_used_folder_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Kính gửi", "utf-8")
    with pytest.raises(Refused, match="home_not_empty"):
        init_node(tmp_path, NEW)
    assert list(tmp_path.iterdir()) == [file]


def test_secrets_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    home = tmp_path / "post-9"
    init_node(home, NEW)
    for file in (home / "keys").iterdir():
        assert file.stat().st_mode & 0o777 == 0o600


def test_a_charter_that_does_not_name_the_node_is_not_accepted(
    demo_site: Site, tmp_path: Path
) -> None:
    home = tmp_path / "post-1"
    for settings, code in (
        (Settings(node="post-1", site=demo_site.made.site), "not_in_charter"),
        (Settings(node="post-9", site=demo_site.made.site), "unknown_node"),
        (Settings(node="post-1", site="hanoi"), "charter_site"),
    ):
        home = tmp_path / code
        init_node(home, settings)
        with pytest.raises(Refused, match=code):
            adopt(home, settings, load_keys(home / "keys"), charter(demo_site))
        assert not list((home / "charter").iterdir())
        with pytest.raises(Refused, match="pending"):
            open_station(home, Role.CONSOLE)


def test_an_accepted_charter_is_kept_in_store_and_file(demo_site: Site, tmp_path: Path) -> None:
    settings = load_settings(demo_site.folder / "post-2")
    home = tmp_path / "post-2"
    keys = load_keys(demo_site.folder / "post-2" / "keys")
    init_node(home, settings, seed=keys.signing.seed, age_identity=keys.age_identity)
    adopt(home, settings, load_keys(home / "keys"), charter(demo_site))
    assert (home / "charter" / "0001.note").read_bytes() == charter(demo_site)[0]
    (home / "charter" / "0001.note").unlink()
    station = open_station(home, Role.CONSOLE)
    try:
        assert station.charter.site == demo_site.made.site
        assert station.lookups.overview().ages[0].stale, "nothing has arrived yet"
    finally:
        station.close()

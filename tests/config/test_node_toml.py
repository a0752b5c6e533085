"""`node.toml`: what was written is read, anything else is refused with its place."""

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_desk.config.node_toml import (
    GateSettings,
    ReaderSettings,
    Settings,
    SettingsDamaged,
    WindowSettings,
    load_settings,
    save_settings,
    settings_text,
)

LEAST = 'node = "post-1"\nsite = "laocai-khoi2"\n'


def load(text: str | bytes, home: Path) -> Settings:
    content = text.encode() if isinstance(text, str) else text
    (home / "node.toml").write_bytes(content)
    return load_settings(home)


def test_the_least_that_must_be_there(tmp_path: Path) -> None:
    settings = load(LEAST, tmp_path)
    assert settings == Settings(node="post-1", site="laocai-khoi2")
    assert (settings.epoch, settings.demo, settings.console) == (1, False, False)
    assert settings.reader == (ReaderSettings(name="wedge"),)
    assert settings.gate.schedule == (
        ("06:30", "08:30", "in"),
        ("13:00", "14:00", "in"),
        ("11:15", "12:30", "out"),
        ("16:45", "18:00", "out"),
    ), "the schedule of records.md"


texts = st.text(string.printable + "\x7fđĐượàẰ\"\\'\u2028🙂", max_size=20)
readers = st.builds(
    ReaderSettings,
    name=texts,
    kind=st.sampled_from(["wedge", "serial", "camera"]),
    lane=st.sampled_from(["in", "out", ""]),
    device=texts,
    baud=st.sampled_from([9600, 115_200]),
    gap_ms=st.integers(1, 500),
    suffix=st.sampled_from(["enter", "tab", "none"]),
    rfid=st.sampled_from(["", "10H13D", "8H10D", "6H8D", "wg26", "hex"]),
    rfid_reversed=st.booleans(),
)
hours = st.sampled_from(["00:00", "07:30", "23:59"])
windows = st.tuples(hours, hours, st.sampled_from(["in", "out"]))


@given(
    settings=st.builds(
        Settings,
        node=texts,
        site=texts,
        epoch=st.integers(1, 10**9),
        demo=st.booleans(),
        console=st.booleans(),
        gate=st.builds(
            GateSettings,
            zones=st.lists(st.integers(1, 16)).map(tuple),
            phone=texts,
            schedule=st.lists(windows, max_size=3).map(tuple),
        ),
        window=st.builds(
            WindowSettings,
            theme=st.sampled_from(["light", "dark", "auto"]),
            language=st.sampled_from(["vi", "en"]),
            sound=st.booleans(),
        ),
        reader=st.lists(readers, min_size=1, max_size=3).map(tuple),
    )
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, settings: Settings
) -> None:
    assert load(settings_text(settings), tmp_path_factory.mktemp("node")) == settings


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "node"),
        (LEAST + "colour = 1", "colour"),
        (LEAST + "[gate]\nzone = [1]", "zone"),
        (LEAST + '[window]\ntheme = "pink"', "theme"),
        (LEAST + '[[reader]]\nname = "a"\nlane = "up"', "lane"),
        (LEAST + "[[reader]]\nlane = 'in'", "name"),
        (LEAST + "epoch = '1'", "epoch"),
        (LEAST + "demo = 1", "demo"),
        (LEAST + "node = 'again'", "node.toml"),
        (LEAST + "gate = 7", "gate"),
        (LEAST + "[gate]\nschedule = [['06:30', '08:30', 'up']]", "schedule"),
        (LEAST + "[gate]\nphone = 1979-05-27", "phone"),
        ("\ufeff" + LEAST, "node.toml"),
        ("a = " + "[" * 50_000, "node.toml"),
        (b"\xff\xfe\x00", "node.toml"),
        (b"\x00" * 100, "node.toml"),
    ],
)
def test_anything_else_is_refused(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(SettingsDamaged, match=said):
        load(text, tmp_path)


@given(content=st.binary(max_size=200))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    with pytest.raises(SettingsDamaged):
        load(content, tmp_path_factory.mktemp("node"))


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(SettingsDamaged, match="missing"):
        load_settings(tmp_path)
    (tmp_path / "node.toml").mkdir()
    with pytest.raises(SettingsDamaged, match="cannot be read"):
        load_settings(tmp_path)


def test_saving_replaces_the_file_and_keeps_who_may_read_it(tmp_path: Path) -> None:
    load("# by hand\n" + LEAST, tmp_path)
    (tmp_path / "node.toml").chmod(0o640)
    settings = Settings(node="post-1", site="khoi-2", reader=(ReaderSettings(name="Làn vào"),))
    save_settings(tmp_path, settings)
    assert load_settings(tmp_path) == settings
    assert [path.name for path in tmp_path.iterdir()] == ["node.toml"]
    assert (tmp_path / "node.toml").stat().st_mode & 0o777 == 0o640


def test_saving_for_the_first_time(tmp_path: Path) -> None:
    save_settings(tmp_path, Settings(node="post-1", site="khoi-2"))
    assert load_settings(tmp_path).node == "post-1"


def test_what_cannot_be_saved_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(LEAST, tmp_path)

    def no_room(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", no_room)
    with pytest.raises(OSError, match="No space"):
        save_settings(tmp_path, Settings(node="post-2", site="khoi-2"))
    assert load_settings(tmp_path).node == "post-1"
    assert [path.name for path in tmp_path.iterdir()] == ["node.toml"]

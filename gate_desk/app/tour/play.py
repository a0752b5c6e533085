"""Playing the tour: a demo site of its own, the real window, a picture of each step."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from gate_desk.app.demo.serial_scanner import SerialScanner
from gate_desk.app.demo.site import DemoSite, badge_codes, make_demo
from gate_desk.app.tour.contact_sheet import save_contact_sheet
from gate_desk.app.tour.driver import Driver, NotShown
from gate_desk.app.tour.morning import MORNING
from gate_desk.config.node_toml import ReaderSettings, load_settings, save_settings
from gate_desk.domain.days import moment
from gate_desk.domain.ids import AgencyId
from gate_desk.services.clock import wall_ms
from gate_desk.words import text

_PEOPLE = 120
_DAYS = 3
"""After a weekend, too, there is a working day among them."""
_SITE = "site"
_SHEET = "contact-sheet.png"


@dataclass(frozen=True, slots=True)
class Played:
    """What the tour did: `failed` names the steps that did not show what they should."""

    steps: int
    pictures: tuple[Path, ...]
    sheet: Path
    """All pictures on one."""
    failed: tuple[str, ...]


def play_tour(folder: Path, tell: Callable[[str], None]) -> Played:
    """Play the morning; pictures and a demo site of its own go into `folder`."""
    shutil.rmtree(folder / _SITE, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    today = moment(wall_ms(), ZoneInfo("Asia/Ho_Chi_Minh")).date()
    demo = make_demo(
        folder / _SITE, people=_PEOPLE, days=_DAYS, seed=1, today=today, tell=lambda *_: None
    )
    home, desk = Path(demo.nodes["post-1"]), Path(demo.nodes["desk-ubnd"])
    scanner = SerialScanner(folder / _SITE / "scanner")
    _two_lanes(home, scanner.device)
    scanner.plug_in()
    driver, failed = Driver(home, desk, folder, scanner, _colleagues(folder / _SITE, demo)), []
    try:
        driver.start()
        for step in MORNING:
            try:
                step.play(driver, demo.codes)
                tell(f"✓ {text(step.title)}")
            except NotShown as missing:
                failed.append(step.name)
                tell(f"✕ {text(step.title)}: {missing}")
            driver.picture(step.name, step.shown(driver) if step.shown else None)
    finally:
        driver.stop()
        scanner.pull_out()
    titles = [text(step.title) for step in MORNING]
    sheet = folder / _SHEET
    save_contact_sheet(list(zip(driver.taken, titles, strict=True)), sheet)
    return Played(len(MORNING), tuple(driver.taken), sheet, tuple(failed))


def _two_lanes(home: Path, device: Path) -> None:
    """A reader that types stands in the lane inwards, a serial one in the lane outwards."""
    readers = (
        ReaderSettings(name=text("Làn vào"), lane="in"),
        ReaderSettings(name=text("Làn ra"), kind="serial", lane="out", device=str(device)),
    )
    save_settings(home, msgspec.structs.replace(load_settings(home), reader=readers))


def _colleagues(site: Path, demo: DemoSite) -> list[str]:
    """Two agencies' people, mixed."""
    both = [badge_codes(site, demo, AgencyId(agency)) for agency in ("ubnd", "hdnd")]
    return [code for pair in zip(*both, strict=False) for code in pair]

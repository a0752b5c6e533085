"""The TOML text of a charter as checked values (protocol.md, 10)."""

import re
import tomllib
import unicodedata
from zoneinfo import ZoneInfo

from gate_desk.domain.charter.fields import Fields, refuse
from gate_desk.domain.charter.references import AUDIENCES, check_references
from gate_desk.domain.charter.values import (
    Agency,
    Article,
    Charter,
    CharterNode,
    NodeKind,
    Retention,
    Share,
    Unit,
    Zone,
)
from gate_desk.domain.ids import AgencyId, NodeName, SiteId

MAX_CHARTER = 1 << 20
MAX_AGENCIES = 64
"""As many as a note has room for signatures."""
MAX_TABLES = 1000
LAST_ZONE = 16

_PREVIOUS = re.compile(r"|[0-9a-f]{64}")
_TIMEZONE = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*")
_RECORD = re.compile(r"[a-z][a-z0-9_]{0,31}\.[a-z][a-z0-9_]{0,31}")
_SECTION = re.compile(r"[a-z_]{1,16}")
_RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_KEY_PART = (
    r"(?:(?<![A-Za-z0-9_-])[A-Za-z0-9_-]++"
    r"""|(?<!\\)"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
)
_DEEP_KEY = re.compile(rf"{_KEY_PART}(?:[ \t]*\.[ \t]*{_KEY_PART}){{8}}")
"""tomllib needs quadratic time for a dotted key: one of 1 MiB would take an hour (measured)."""


def parse_charter(untrusted_text: str) -> Charter:
    """The charter of this text; keys that are not known are left alone.

    Raises CharterError `charter_damaged`; its detail names the place, such as `agency[2].key`.
    """
    text = Fields("", _toml(untrusted_text))
    text.whole("gatedesk_charter", 1, 1)
    agencies = tuple(_agency(table) for table in text.tables("agency", 1, MAX_AGENCIES))
    nodes = tuple(_node(table) for table in text.tables("node", 0, MAX_TABLES))
    charter = Charter(
        version=text.whole("version", 1, 9999),
        previous=text.matching("previous", _PREVIOUS),
        site=SiteId(text.id("site")),
        timezone=_timezone(text),
        valid_from=text.day("valid_from"),
        threshold=text.whole("threshold", 1, MAX_AGENCIES),
        stale_after_working_days=text.whole("stale_after_working_days", 1, 365),
        name=text.words("name"),
        agencies=agencies,
        nodes=nodes,
        zones=tuple(_zone(table) for table in text.tables("zone", 0, LAST_ZONE)),
        units=tuple(_unit(table) for table in text.tables("unit", 0, MAX_TABLES)),
        shares=tuple(_share(table) for table in text.tables("share", 0, MAX_TABLES)),
        articles=tuple(_article(table) for table in text.tables("article", 0, MAX_TABLES)),
        retention=_retention(text.table("retention")),
        keeper=NodeName(text.text("keeper")) if text.has("keeper") else None,
        chair_order=tuple(AgencyId(agency) for agency in text.strings("chair_order")),
        chair_first_year=(
            text.whole("chair_first_year", 2000, 9999) if text.has("chair_first_year") else None
        ),
        holidays=tuple(sorted(set(text.days("holidays")))),
    )
    check_references(charter)
    return charter


def _toml(untrusted_text: str) -> dict[str, object]:
    if len(untrusted_text) > MAX_CHARTER:
        refuse("text", "is too long")
    if _CONTROL.search(untrusted_text):
        refuse("text", "has a tab, a CR or another control character")
    if not unicodedata.is_normalized("NFC", untrusted_text):
        refuse("text", "is not NFC")
    if _DEEP_KEY.search(untrusted_text):
        refuse("text", "has a key of too many parts")
    try:
        return tomllib.loads(untrusted_text)
    except (ValueError, RecursionError) as error:
        # tomllib lets ValueError through for numbers of more than 4300 digits.
        refuse("text", str(error))


def _timezone(text: Fields) -> str:
    name = text.matching("timezone", _TIMEZONE)
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        text.refuse("timezone", "is not known")
    return name


def _agency(table: Fields) -> Agency:
    id_ = table.id("id")
    if id_ in AUDIENCES:
        table.refuse("id", "is a reserved name")
    valid_from = table.day("valid_from")
    valid_to = table.day("valid_to") if table.has("valid_to") else None
    if valid_to and valid_to < valid_from:
        table.refuse("valid_to", "is before valid_from")
    return Agency(
        id=AgencyId(id_),
        name=table.words("name"),
        short=table.words("short"),
        key=table.public_key("key"),
        valid_from=valid_from,
        valid_to=valid_to,
        successor=AgencyId(table.text("successor")) if table.has("successor") else None,
    )


def _node(table: Fields) -> CharterNode:
    return CharterNode(
        id=NodeName(table.id("id")),
        kind=NodeKind(table.one_of("kind", frozenset(NodeKind))),
        agency=AgencyId(table.text("agency")),
        name=table.words("name"),
        key=table.public_key("key"),
        age=table.matching("age", _RECIPIENT),
    )


def _zone(table: Fields) -> Zone:
    return Zone(table.whole("id", 1, LAST_ZONE), table.words("name"))


def _unit(table: Fields) -> Unit:
    return Unit(table.words("name"), AgencyId(table.text("sponsor")))


def _share(table: Fields) -> Share:
    names = [key for key in table.values if key != "record"]
    for name in names:
        if not _SECTION.fullmatch(name):
            refuse(table.path, f"{name[:32]!a} is not the name of a section")
    return Share(table.matching("record", _RECORD), {name: table.strings(name) for name in names})


def _retention(table: Fields) -> Retention:
    def days(key: str) -> int:
        return table.whole(key, 0, 36_500) if table.has(key) else 0

    return Retention(days("movement"), days("visit"), days("incident"))


def _article(table: Fields) -> Article:
    return Article(table.whole("number", 1, 9999), table.words("title"), table.prose("text"))

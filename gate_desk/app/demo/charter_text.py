"""The text of the demo's charter, version 1 (protocol.md, 10): what all four agencies sign."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

from gate_desk.app.demo.articles import ARTICLES, ArticleText
from gate_desk.app.demo.bodies import BODIES, CONGAN, RESIDENT_UNITS, SITE
from gate_desk.app.demo.shares import SHARES
from gate_desk.domain.ids import AgencyId

CHARTER_NAME = ("Trụ sở khối 2", "Block 2 headquarters")
ZONES: tuple[tuple[str, str], ...] = (
    ("Khối nhà A", "Building A"),
    ("Hội trường", "Assembly hall"),
    ("Khối nhà B", "Building B"),
    ("Bãi xe", "Car park"),
    ("Nhà công vụ", "Guest house"),
    ("Phòng máy chủ", "Server room"),
)
"""Names of the zones 1 to 6."""
HOLIDAYS: tuple[date, ...] = (
    date(2026, 1, 1),
    *(date(2026, 2, day) for day in (16, 17, 18, 19, 20)),  # Tết Bính Ngọ
    date(2026, 4, 27),  # for Giỗ Tổ Hùng Vương, which is on a Sunday
    date(2026, 4, 30),
    date(2026, 5, 1),
    date(2026, 9, 1),
    date(2026, 9, 2),
    date(2027, 1, 1),
    *(date(2027, 2, day) for day in (5, 8, 9, 10, 11)),  # Tết Đinh Mùi
    date(2027, 4, 16),  # Giỗ Tổ Hùng Vương
    date(2027, 4, 30),
    date(2027, 5, 3),  # for the first of May, which is on a Saturday
    date(2027, 9, 2),
    date(2027, 9, 3),
)
"""Working days on which the offices are closed."""

_POSTS: dict[str, tuple[str, str]] = {
    "post-1": ("Cổng số 1", "Gate 1"),
    "post-2": ("Cổng số 2", "Gate 2"),
}


def node_names() -> tuple[str, ...]:
    """The nodes of the demo: two posts, and a desk of each agency."""
    return (*_POSTS, *(f"desk-{body.id}" for body in BODIES))


def agency_of(node: str) -> AgencyId:
    """Whose node this is: the police have the posts, every agency its desk."""
    return CONGAN if node in _POSTS else AgencyId(node.removeprefix("desk-"))


def charter_text(
    valid_from: date, agency_keys: Mapping[str, str], nodes: Mapping[str, tuple[str, str]]
) -> str:
    """TOML with LF only; keys as `ed25519:...`, a node's pair being its key and age recipient."""
    parts = [_head(valid_from)]
    parts += [_agency(number, valid_from, agency_keys) for number in range(len(BODIES))]
    parts += [
        _table("unit", name=_words(unit.name), sponsor=_quoted(unit.sponsor))
        for unit in RESIDENT_UNITS
    ]
    parts += [_node(name, *nodes[name]) for name in node_names()]
    parts += [
        _table("zone", id=str(number), name=_words(name)) for number, name in enumerate(ZONES, 1)
    ]
    parts += [
        _table("share", record=_quoted(record), **{key: _list(who) for key, who in rule.items()})
        for record, rule in SHARES.items()
    ]
    parts.append("[retention]\nmovement = 365\nvisit = 365\nincident = 1825\n")
    parts += [_article(number, article) for number, article in enumerate(ARTICLES, 1)]
    return "\n".join(parts)


def _head(valid_from: date) -> str:
    lines = {
        "gatedesk_charter": "1",
        "version": "1",
        "previous": '""',
        "site": _quoted(SITE),
        "timezone": '"Asia/Ho_Chi_Minh"',
        "valid_from": valid_from.isoformat(),
        "threshold": "3",
        "keeper": _quoted(f"desk-{CONGAN}"),
        "chair_order": _list(body.id for body in BODIES),
        "chair_first_year": "2026",
        "stale_after_working_days": "2",
        "holidays": "[\n" + "".join(f"  {day.isoformat()},\n" for day in HOLIDAYS) + "]",
        "name": _words(CHARTER_NAME),
    }
    return "".join(f"{key} = {value}\n" for key, value in lines.items())


def _agency(number: int, valid_from: date, keys: Mapping[str, str]) -> str:
    body = BODIES[number]
    return _table(
        "agency",
        id=_quoted(body.id),
        name=_words(body.name),
        short=_words(body.short),
        key=_quoted(keys[body.id]),
        valid_from=valid_from.isoformat(),
    )


def _node(name: str, key: str, age: str) -> str:
    agency = agency_of(name)
    body = next(body for body in BODIES if body.id == agency)
    desk = (f"Bàn thẻ {body.short[0]}", f"Card desk, {body.short[1]}")
    return _table(
        "node",
        id=_quoted(name),
        kind='"post"' if name in _POSTS else '"desk"',
        agency=_quoted(agency),
        name=_words(_POSTS.get(name, desk)),
        key=_quoted(key),
        age=_quoted(age),
    )


def _article(number: int, article: ArticleText) -> str:
    clauses = (("vi", article.vi), ("en", article.en))
    texts = "".join(f'text.{language} = """\n{_numbered(text)}"""\n' for language, text in clauses)
    return _table("article", number=str(number), title=_words(article.title)) + texts


def _numbered(clauses: tuple[str, ...]) -> str:
    return "".join(f"{number}. {clause}\n" for number, clause in enumerate(clauses, 1))


def _table(table: str, **lines: str) -> str:
    return f"[[{table}]]\n" + "".join(f"{key} = {value}\n" for key, value in lines.items())


def _words(words: tuple[str, str]) -> str:
    return f"{{ vi = {_quoted(words[0])}, en = {_quoted(words[1])} }}"


def _list(items: Iterable[str]) -> str:
    return f"[{', '.join(_quoted(item) for item in items)}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

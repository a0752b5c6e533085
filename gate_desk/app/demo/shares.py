"""Who receives what in the demo's charter: the default shares of records.md, type by type."""

Audience = tuple[str, ...]
Rule = tuple[tuple[str, ...], dict[str, Audience]]

_GUARD: Audience = ("guard",)
_ISSUER: Audience = ("guard", "issuer")
_HOST: Audience = ("guard", "host")
_BOTH: Audience = ("guard", "issuer", "host")
_CONCERNED: Audience = ("guard", "concerned")
_ADDRESSED: Audience = ("addressed",)
_ALL: Audience = ("all",)
_KEEPER: Audience = ("keeper",)


def _of(noun: str, verbs: str) -> tuple[str, ...]:
    return tuple(f"{noun}.{verb}" for verb in verbs.split())


def _each(sections: str, audience: Audience) -> dict[str, Audience]:
    return dict.fromkeys(sections.split(), audience)


_VISIT = "expected changed cancelled registered awaiting admitted ended refused unseen"
_CREDENTIAL = "issued renewed suspended resumed lost found returned revoked kept"
_RULES: tuple[Rule, ...] = (
    (_of("scan", "decided"), _each("core", _ISSUER)),
    (_of("movement", "recorded annulled"), _each("core", _BOTH)),
    (_of("decision", "confirmed refused ordered"), _each("core note", _BOTH)),
    (
        _of("visit", _VISIT),
        _each("core person", _HOST) | _each("document vehicle note photo", _GUARD),
    ),
    (_of("pass", "issued assigned returned missing"), _each("core", _HOST)),
    (_of("item", "held handed_back"), _each("core note", _HOST)),
    (_of("vehicle", "permitted withdrawn"), _each("core vehicle", _ISSUER)),
    (_of("vehicle", "entered left checked"), _each("core vehicle note", _BOTH)),
    (_of("person", "enrolled changed left"), _each("core person photo", _ISSUER)),
    (_of("credential", _CREDENTIAL), _each("core", _ISSUER)),
    (
        _of("watch", "listed lifted matched"),
        _each("core person document vehicle note photo", _GUARD),
    ),
    (_of("roll", "begun marked ended"), _each("core", _GUARD)),
    (
        _of("incident", "noted amended struck followed closed"),
        _each("core person note photo", _CONCERNED),
    ),
    (_of("shift", "opened remarked handed_over reviewed sealed"), _each("core note", _GUARD)),
    (_of("operator", "added changed disabled"), _each("core person", _KEEPER)),
    (_of("session", "opened refused locked unlocked"), _each("core person", _KEEPER)),
    (_of("message", "posted read"), _each("core note", _ADDRESSED)),
    (_of("event", "announced changed closed"), _each("core person vehicle note", _HOST)),
    (_of("posture", "set"), _each("core note", _ALL)),
    (_of("finding", "acknowledged"), _each("core note", _CONCERNED)),
    (_of("exchange", "called"), _each("core note", _CONCERNED)),
    (_of("payload", "erased"), _each("core", _ALL)),
    (_of("clock", "adjusted"), _each("core", _ALL)),
    (_of("journal", "continued lost"), _each("core", _ALL)),
)

SHARES: dict[str, dict[str, Audience]] = {
    record: sections for records, sections in _RULES for record in records
}
"""Record type to sections to those who receive them."""

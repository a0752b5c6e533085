"""Who a movement is about: a person or a visit when one is known, else a card."""

VISIT_PREFIX = "visit:"
"""Begins the subject of every visit."""
JOURNAL_PREFIX = "gatedesk/"
"""Begins the subject of a pass of which no visit is known: the name of the journal it is from."""


def visit_subject(host: str, visit: str) -> str:
    """The key of a visit and of its visitor's presence; ids belong to agencies here as well."""
    return f"{VISIT_PREFIX}{host}:{visit}"


def subject_of(
    person: str | None,
    credential: tuple[str, int] | None,
    visit: str | None = None,
    host: str | None = None,
) -> str | None:
    """The key of presence: of the visit, else `issuer:person`, else `issuer/serial`, else None.

    Ids belong to agencies: nobody moves another agency's people by issuing cards with their ids.
    """
    if visit is not None and host is not None:
        return visit_subject(host, visit)
    if credential is None:
        return person
    issuer, serial = credential
    return f"{issuer}/{serial}" if person is None else f"{issuer}:{person}"

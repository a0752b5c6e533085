"""Who a movement is about: a person when one is known, else a card."""

from gate_desk.domain.ids import PersonId


def subject_of(person: str | None, credential: tuple[str, int] | None) -> str | None:
    """The key of presence: the person's id, else `issuer/serial`, else None."""
    if person is not None:
        return person
    return f"{credential[0]}/{credential[1]}" if credential else None


def person_of(subject: str) -> PersonId | None:
    """The person of a subject; None when it is a card without a known owner."""
    return None if "/" in subject else PersonId(subject)

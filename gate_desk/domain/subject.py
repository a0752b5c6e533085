"""Who a movement is about: a person when one is known, else a card."""


def subject_of(person: str | None, credential: tuple[str, int] | None) -> str | None:
    """The key of presence: `issuer:person`, else `issuer/serial`, else None.

    Ids belong to agencies: nobody moves another agency's people by issuing cards with their ids.
    """
    if credential is None:
        return person
    issuer, serial = credential
    return f"{issuer}/{serial}" if person is None else f"{issuer}:{person}"

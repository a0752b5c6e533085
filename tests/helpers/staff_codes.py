"""Genuine staff codes of cards that no directory has."""

from datetime import timedelta

from gate_desk.domain.credential_code import (
    CredentialKind,
    CredentialPayload,
    credential_key_id,
    pack,
    signed_message,
    write_code,
)
from tests.helpers.demo_site import Site


def full_codes(site: Site, count: int) -> list[str]:
    """Genuine codes of cards that the directory does not have: a check each."""
    key = site.key("desk-ubnd")
    codes = []
    for serial in range(70_000, 70_000 + count):
        payload = pack(
            CredentialPayload(
                CredentialKind.STAFF,
                credential_key_id(key.public),
                serial,
                site.today - timedelta(days=30),
                site.today + timedelta(days=300),
                frozenset({1}),
                "",
            )
        )
        codes.append(write_code(payload, key.sign(signed_message(site.made.site, payload))))
    return codes

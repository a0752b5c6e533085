"""Trouble of the environment has a code; our own bugs pass as they are."""

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from gate_desk.domain.errors import Unavailable
from gate_desk.store.errors import environment_errors


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("database or disk is full", "disk_full"),
        ("disk I/O error", "disk_error"),
        ("database is locked", "in_use"),
        ("unable to open database file", "store_missing"),
        ("file is not a database", "store_unreadable"),
        ("database disk image is malformed", "store_damaged"),
        ("vtable constructor failed: person_search", "store_damaged"),
        ("attempt to write a readonly database", "store_read_only"),
    ],
)
def test_what_the_driver_says(said: str, code: str) -> None:
    with pytest.raises(Unavailable) as caught, environment_errors():
        raise sqlcipher.OperationalError(said)
    assert caught.value.code == code
    assert isinstance(caught.value.__cause__, sqlcipher.OperationalError)


@pytest.mark.parametrize(
    "error",
    [sqlcipher.IntegrityError("UNIQUE constraint failed"), ValueError("disk I/O error")],
)
def test_bugs_pass(error: Exception) -> None:
    with pytest.raises(type(error)), environment_errors():
        raise error

"""Deny by default, one table."""

import pytest

from gate_desk.domain.permissions import PERMISSIONS, Operation, Role, may

MAINTAINS = {Role.CONSOLE, Role.SYSTEM}
CARDS = {Operation.ISSUE, Operation.EXTRACT, Operation.EXPECT, Operation.WATCH}
"""For a desk, not for a gate with nobody logged in."""
OWNER = {Operation.CHARTER, Operation.BACK_UP}
"""For commands alone, as long as nobody can log in."""
OFFICES = {Operation.REGISTER}
"""At gates and at desks, by whoever stands there."""
AT_A_GATE = {Operation.SCAN, Operation.RESOLVE, Operation.ANNUL, Operation.CALL_ROLL}
BY_ITSELF = {Operation.VERIFY, Operation.MAINTAIN, Operation.EXCHANGE}
"""What the program may do with nobody asking."""


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_row(role: Role) -> None:
    assert role in PERMISSIONS
    assert may(role, Operation.MAINTAIN) == (role in MAINTAINS)
    for operation in CARDS:
        assert may(role, operation) == (role in (Role.OFFICE, Role.CONSOLE))
    for operation in OWNER:
        assert may(role, operation) == (role is Role.CONSOLE)
    for operation in AT_A_GATE:
        assert may(role, operation) == (role in (Role.UNATTENDED, Role.CONSOLE))
    for operation in OFFICES:
        assert may(role, operation) == (role is not Role.SYSTEM)
    for operation in set(Operation) - CARDS - OWNER - AT_A_GATE - {Operation.MAINTAIN}:
        assert may(role, operation) == (role is not Role.SYSTEM or operation in BY_ITSELF)


def test_who_has_no_row_may_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gate_desk.domain.permissions.PERMISSIONS", {})
    assert not any(may(role, operation) for role in Role for operation in Operation)

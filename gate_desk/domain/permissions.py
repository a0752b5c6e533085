"""Who may do what: deny by default, one table."""

from collections.abc import Mapping
from enum import StrEnum


class Operation(StrEnum):
    """What services do for somebody."""

    SCAN = "scan"
    LOOK = "look"
    RESOLVE = "resolve"
    """Confirm or refuse a check, keep a card."""
    ANNUL = "annul"
    EXPECT = "expect"
    """Announce visitors."""
    ISSUE = "issue"
    """Issue cards and passes, report what became of them, say by which numbers they are known."""
    REGISTER = "register"
    """Register visitors at a gate, hand out and take back their passes and things."""
    CALL_ROLL = "call_roll"
    """Begin and end an evacuation, mark who is safe."""
    WATCH = "watch"
    """Say whom the gates have to look out for."""
    EXTRACT = "extract"
    """Take lists of people, cards and movements out of the program."""
    VERIFY = "verify"
    """Read every journal again with every check; nothing is changed."""
    MAINTAIN = "maintain"
    """Rebuild the store, show records as they were written."""
    EXCHANGE = "exchange"
    """Build, carry and take in batches."""
    CHARTER = "charter"
    """Accept charters and node notes."""
    BACK_UP = "back_up"
    """Make a copy of everything for the agency, or begin again from one."""
    SET_UP = "set_up"
    """Change the devices of this machine."""


class Role(StrEnum):
    """As whom somebody acts."""

    UNATTENDED = "unattended"
    """The gate's window with nobody logged in."""
    OFFICE = "office"
    """The window of a desk with nobody logged in, where node.toml lets it act."""
    CONSOLE = "console"
    """A command without an operator, where node.toml allows it."""
    SYSTEM = "system"
    """The program itself."""


PERMISSIONS: Mapping[Role, frozenset[Operation]] = {
    Role.UNATTENDED: frozenset(
        {
            Operation.SCAN,
            Operation.LOOK,
            Operation.RESOLVE,
            Operation.ANNUL,
            Operation.REGISTER,
            Operation.CALL_ROLL,
            Operation.VERIFY,
            Operation.EXCHANGE,
            Operation.SET_UP,
        }
    ),
    Role.OFFICE: frozenset(
        {
            Operation.LOOK,
            Operation.EXPECT,
            Operation.ISSUE,
            Operation.REGISTER,
            Operation.WATCH,
            Operation.EXTRACT,
            Operation.VERIFY,
            Operation.EXCHANGE,
            Operation.SET_UP,
        }
    ),
    Role.CONSOLE: frozenset(Operation),
    Role.SYSTEM: frozenset({Operation.VERIFY, Operation.MAINTAIN, Operation.EXCHANGE}),
}


def may(role: Role, operation: Operation) -> bool:
    """Whether a role may do something."""
    return operation in PERMISSIONS.get(role, frozenset())

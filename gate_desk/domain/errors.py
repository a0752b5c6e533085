"""The root of the error tree: what the program says no with, as a code and parameters.

GateDeskError
|- Refused            the input cannot be used (exit status 3)
|- Unavailable        the store cannot be used (exit status 4)
"""


class GateDeskError(Exception):
    """A stable code for logs and scripts; `words.errors` has the sentence for people."""

    def __init__(self, code: str, detail: str = "", **values: object) -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail
        self.values = values


class Refused(GateDeskError):
    """What was asked cannot be done with what was given; nothing was changed."""


class Unavailable(GateDeskError):
    """The store cannot be used: locked, damaged, rolled back, no room, no key."""

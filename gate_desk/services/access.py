"""Who is acting, and whether they may: asked by every service before it does anything."""

from msgspec import Struct

from gate_desk.domain.errors import Refused
from gate_desk.domain.permissions import Operation, Role, may


class Access(Struct, frozen=True):
    """The actor of this process."""

    role: Role

    @property
    def actor(self) -> str:
        """The name that goes into headers."""
        return self.role.value

    def require(self, operation: Operation) -> None:
        """Raise `not_allowed` unless the actor may do this."""
        if not may(self.role, operation):
            raise Refused("not_allowed", f"{self.role}: {operation}")

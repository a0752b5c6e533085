"""`decision.confirmed`, `decision.refused`: what the guard did with a check or a refusal."""

from gate_desk.domain.records.common import At, Section


class Decided(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of both, version 1."""

    at: At
    scan: tuple[str, int]

"""What is wrong with the bytes of a journal.

Refused
`- Damaged       bytes that are not what protocol.md says; code `damaged`
"""

from gate_desk.domain.errors import Refused


class Damaged(Refused):
    """Bytes that no node writing by protocol.md would have made; nothing of them is used."""

    def __init__(self, detail: str, **values: object) -> None:
        super().__init__("damaged", detail, **values)

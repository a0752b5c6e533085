"""Visitors for tests: invented people with documents that check."""

from typing import Any

from gate_desk.services.visit_forms import VisitorForm

CARD = "010302000456||Hoàng Thị Đào|01012002|Nữ|Phường Mẫu, Yên Bái|10102022||||"
"""What a serial reader sends of a citizen's card."""
NUMBER = "010302000456"


def form(**values: Any) -> VisitorForm:
    """A form that can be admitted."""
    filled: dict[str, Any] = {
        "untrusted_name": "Hoàng Thị Đào",
        "host": "ubnd",
        "purpose": "papers",
        "zones": (1,),
        "untrusted_birth": "01/01/2002",
        "document_kind": "identity_card",
        "untrusted_document": NUMBER,
        "untrusted_meets": "Đặng Thị Thùy Dương",
    }
    return VisitorForm(**{**filled, **values})

"""What may be left at the gate."""

import pytest

from gate_desk.domain.visit import is_identity_document


@pytest.mark.parametrize(
    "item",
    [
        "Căn cước",
        "thẻ CĂN CƯỚC công dân",
        "CCCD",
        "C.CCD cccd",
        "Chứng minh nhân dân",
        "cmnd",
        "Hộ chiếu",
        "1 passport",
        "ID card",
    ],
)
def test_identity_documents_are_never_kept(item: str) -> None:
    assert is_identity_document(item)


@pytest.mark.parametrize("item", ["", "Máy ảnh (4)", "Điện thoại", "Bằng lái xe", "Cần câu"])
def test_other_things_are(item: str) -> None:
    assert not is_identity_document(item)

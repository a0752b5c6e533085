"""What needs attention, from facts."""

from gate_desk.ui.models.attention import attention
from tests.helpers import sample_answers as sample


def number(value: float, decimals: int) -> str:
    return f"{value:.{decimals}f}"


def test_nothing_is_said_in_one_good_line() -> None:
    calm = sample.overview(ages=())
    (line,) = attention(calm, 3, number)
    assert (line.what, line.good) == ("Không có việc gì cần chú ý", True)


def test_everything_that_is_wrong_is_named_with_what_to_do() -> None:
    wrong = sample.overview(clock_ok=False, free_disk_bytes=1_200_000_000)
    lines = attention(wrong, 4, number)
    assert [line.what for line in lines] == [
        "Đồng hồ máy không đáng tin",
        "4 lượt chưa xử lý xong",
        "Công an: 26 giờ chưa cập nhật dữ liệu thẻ",
        "Ổ đĩa chỉ còn 1.2 GB",
    ]
    assert all(line.advice and not line.good for line in lines)


def test_before_the_first_answer_nothing_is_claimed_at_all() -> None:
    assert attention(None, 0, number) == ()

"""`gate-desk bench`: which goals are measured, and the measuring of those that are asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gate_desk.app.bench import (
    camera_bench,
    exchange_benches,
    gate_benches,
    scan_during_import,
    search_bench,
    total_bench,
    verify_bench,
    watch_bench,
    window_benches,
)
from gate_desk.app.bench.desks import Tell
from gate_desk.app.bench.measured import Measured, as_json, table
from gate_desk.app.bench.workshop import Workshop, workshop
from gate_desk.domain.errors import Refused
from gate_desk.words import said, text

__all__ = ["BENCHES", "Bench", "Measured", "as_json", "run_bench", "table"]


@dataclass(frozen=True, slots=True)
class Bench:
    """One goal: what it says, and how it is measured."""

    sentence: str
    measure: Callable[[Workshop, int], Measured]


BENCHES: Mapping[str, Bench] = {
    "scan_durable": Bench(
        said("Lượt quét mỗi giây qua đủ các bước, so với chỉ ghi các dòng ấy vào ổ đĩa"),
        gate_benches.scan_durable,
    ),
    "growth": Bench(
        said("Thời gian một lượt quét khi sổ lớn, so với khi có 10.000 bản ghi"),
        gate_benches.growth,
    ),
    "verify": Bench(
        said("Bản ghi được kiểm mỗi giây, so với chỉ đọc và băm các byte ấy"),
        verify_bench.verify,
    ),
    "batch_build": Bench(
        said("Bản ghi được đóng gói mỗi giây, so với chỉ nén và niêm phong các byte ấy"),
        exchange_benches.batch_build,
    ),
    "batch_import": Bench(
        said("Bản ghi nhận vào mỗi giây qua đủ các bước kiểm, so với chỉ ghi các dòng ấy"),
        exchange_benches.batch_import,
    ),
    "scan_during_import": Bench(
        said("Một lượt quét trong khi đang nhận gói lớn, so với khi không nhận gì"),
        scan_during_import.scan_during_import,
    ),
    "search_type": Bench(
        said("Tìm người sau mỗi phím gõ (p99), so với chỉ hỏi bảng tìm kiếm"),
        search_bench.search_type,
    ),
    "watch_screen": Bench(
        said("So một họ tên với danh sách theo dõi (p99), so với chỉ dò các họ tên ấy"),
        watch_bench.watch_screen,
    ),
    "scan_paint": Bench(
        said("Từ phím Enter đến khi màn hình hiện lượt mới (p99), so với một khung hình"),
        window_benches.scan_paint,
    ),
    "scan_total": Bench(
        said(
            "Từ byte đầu tiên đến khi màn hình hiện lượt mới (p99), so với riêng thời gian truyền"
        ),
        total_bench.scan_total,
    ),
    "camera": Bench(
        said("Khung hình đọc được mỗi giây, so với riêng thư viện đọc mã"),
        camera_bench.camera,
    ),
    "start_paint": Bench(
        said("Từ lúc khởi động đến khi thấy cửa sổ, so với một cửa sổ trống"),
        window_benches.start_paint,
    ),
    "start_ready": Bench(
        said("Từ lúc khởi động đến khi trả lời lượt quét đầu tiên, so với một cửa sổ trống"),
        window_benches.start_ready,
    ),
    "memory": Bench(
        said("Bộ nhớ của cửa sổ cổng khi nghỉ, so với một cửa sổ trống"),
        window_benches.memory,
    ),
}
"""By the names of goals.md."""


def run_bench(names: Sequence[str], scale: int, rounds: int, tell: Tell) -> Iterator[Measured]:
    """Measure the goals with these names (none: all) one after the other, on sites made for it.

    `scale` is how many cards and how many records the large site has; `rounds`, how often value
    and reference are measured in turn. Raises `bench_unknown`, `bench_no_room`, `bench_failed`.
    """
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        raise Refused("bench_unknown", ", ".join(unknown))
    return _run(names or tuple(BENCHES), scale, rounds, tell)


def _run(names: Sequence[str], scale: int, rounds: int, tell: Tell) -> Iterator[Measured]:
    with workshop(scale, tell) as place:
        for name in names:
            tell(f"{name}: {text(BENCHES[name].sentence)}")
            yield BENCHES[name].measure(place, rounds)

"""What the status strip says, in three lengths, from an overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from gate_desk.ui.models.attention import LOW_DISK_BYTES
from gate_desk.ui.widgets.chip import ChipRole
from gate_desk.ui.widgets.icon import MarkState
from gate_desk.ui.widgets.runs import Run, bold
from gate_desk.words import count, text
from gate_desk.words.gate import duration, short_moment

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from gate_desk.services.answers import AgencyAge, Overview

    Number = Callable[[float, int], str]

_GIGABYTE = 1e9


class ChipText(Struct, frozen=True):
    """A pill of the strip."""

    text: str
    role: ChipRole


class StatusText(Struct, frozen=True):
    """The strip's parts from left to right; `told` is everything at full length."""

    journal: tuple[Run, ...]
    ages: tuple[Run, ...]
    chips: tuple[ChipText, ...]
    health: tuple[Run, ...]
    health_mark: MarkState


def status_text(overview: Overview, now: datetime, number: Number, length: int) -> StatusText:
    """The strip's parts at a length: 0 full, 1 short words, 2 only the oldest age.

    `number` writes a number with some decimals.
    """
    healthy = overview.clock_ok and overview.free_disk_bytes >= LOW_DISK_BYTES
    return StatusText(
        journal=_journal(overview, now, number, length),
        ages=_ages(overview.ages, now, length),
        chips=_stale(overview.ages, length),
        health=_health(overview, number, length),
        health_mark="good" if healthy else "warn",
    )


def _muted(words: str) -> Run:
    return Run(words, role="muted")


def _journal(overview: Overview, now: datetime, number: Number, length: int) -> tuple[Run, ...]:
    size = bold(number(overview.records, 0))
    records = text("bản ghi")
    if length == 2:
        return size, _muted(f" {records}")
    if overview.sealed_at is None:
        sealed = text("chưa chốt sổ")
    else:
        sealed = text("chốt sổ lúc {time}", time=short_moment(overview.sealed_at, now))
    if overview.waiting_batches:
        waiting = count("{n} gói chờ gửi", overview.waiting_batches)
        sealed = f"{sealed} · {waiting}"
    if length == 1:
        return _muted(text("Sổ ghi") + " "), size, _muted(f" · {sealed}")
    return _muted(text("Sổ ghi") + " "), size, _muted(f" {records} · {sealed}")


def _ages(ages: tuple[AgencyAge, ...], now: datetime, length: int) -> tuple[Run, ...]:
    fresh = [age for age in ages if not age.stale and age.updated_at is not None]
    if not fresh:
        return ()
    intro = text("Dữ liệu thẻ cập nhật:") if length == 0 else text("Dữ liệu thẻ:")
    if length == 2:
        oldest = min(age.updated_at for age in fresh if age.updated_at is not None)
        since = text("cũ nhất {time}", time=short_moment(oldest, now))
        return _muted(f"{intro} "), bold(since)
    runs = [_muted(f"{intro} ")]
    for age in fresh:
        assert age.updated_at is not None
        if len(runs) > 1:
            runs.append(_muted(" · "))
        runs.append(bold(f"{age.short_name} {short_moment(age.updated_at, now)}"))
    return tuple(runs)


def _stale(ages: tuple[AgencyAge, ...], length: int) -> tuple[ChipText, ...]:
    stale = [age for age in ages if age.stale or age.updated_at is None]
    if length == 2 and len(stale) > 1:
        return (ChipText(count("{n} cơ quan chưa cập nhật", len(stale)), "check"),)
    return tuple(ChipText(_stale_agency(age, length), "check") for age in stale)


def _stale_agency(age: AgencyAge, length: int) -> str:
    if age.age_s is None:
        return text("{agency} chưa có dữ liệu", agency=age.short_name)
    silent = duration(age.age_s)
    if length:
        return f"{age.short_name} {silent}"
    return text("{agency} {age} chưa cập nhật", agency=age.short_name, age=silent)


def _health(overview: Overview, number: Number, length: int) -> tuple[Run, ...]:
    free = f"{number(overview.free_disk_bytes / _GIGABYTE, 0)} GB"
    low = overview.free_disk_bytes < LOW_DISK_BYTES
    disk = bold(free, "check_text") if low else _muted(free)
    clock = _muted(text("đồng hồ đúng"))
    if not overview.clock_ok:
        clock = bold(text("đồng hồ không đáng tin"), "check_text")
    if length == 2 and overview.clock_ok:
        return _muted(text("Đĩa") + " "), disk
    room = text("Ổ đĩa còn") if length == 0 else text("Đĩa")
    return _muted(f"{room} "), disk, _muted(" · "), clock

"""`gate-desk demo`: a whole invented site."""

from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import msgspec
import typer

from gate_desk.app.cli.context import session_of
from gate_desk.app.cli.output import Output
from gate_desk.domain.days import moment
from gate_desk.services.clock import wall_ms
from gate_desk.words import said, text

_STEPS = {
    "portraits": said("Vẽ chân dung"),
    "cards": said("Cấp thẻ"),
    "delivery": said("Chuyển dữ liệu thẻ đến các cổng"),
    "history": said("Chơi lại những ngày trước"),
    "sheet": said("In tờ mã thẻ"),
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo")(demo)


def demo(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="An empty or new folder.")],
    people: Annotated[int, typer.Option(min=1, max=1_000_000)] = 1200,
    days: Annotated[int, typer.Option(min=0, max=366, help="Days of history.")] = 0,
    seed: Annotated[int, typer.Option()] = 1,
    date: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
) -> None:
    """Make a whole demo site of invented people; the same for the same seed and date."""
    from gate_desk.app.demo.site import make_demo

    output = session_of(context).output
    today = moment(wall_ms(), ZoneInfo("Asia/Ho_Chi_Minh")) if date is None else date
    made = make_demo(
        folder.absolute(),
        people=people,
        days=days,
        seed=seed,
        today=today.date(),
        tell=_Progress(output).tell,
    )
    line = text("Đã tạo bản chạy thử: {people} người.", people=people)
    output.emit(msgspec.to_builtins(made), f"{line} {folder}")


class _Progress:
    """Tells each step of the way in tenths."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._shown = ("", -1)

    def tell(self, step: str, done: int, total: int) -> None:
        tenth = 10 * done // max(total, 1)
        if (step, tenth) != self._shown:
            self._shown = (step, tenth)
            self._output.tell(f"{text(_STEPS[step])} {done}/{total}")

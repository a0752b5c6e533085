"""The form of one reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QSignalMapper, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from gate_desk.config.node_toml import ReaderSettings
from gate_desk.devices.ports import Port
from gate_desk.services.machine import LONGEST_NAME
from gate_desk.ui.models.outside_text import one_line
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.choice import HEIGHT, Choice, Offer
from gate_desk.ui.widgets.field import Field
from gate_desk.words import readers as words
from gate_desk.words import text

BAUDS = (9_600, 19_200, 38_400, 57_600, 115_200)
GAPS = (20, 35, 50, 65, 80)


class ReaderForm(QWidget):
    """Shows a reader's settings; fields that its kind has no use for are hidden.

    Signals:
        edited: the `ReaderSettings` as somebody wants them now.
    """

    edited = Signal(object)

    def __init__(
        self, theme: Theme, kinds: Sequence[str], find_cameras: Callable[[], tuple[str, ...]]
    ) -> None:
        super().__init__()
        self._find_cameras = find_cameras
        self._cameras: tuple[str, ...] | None = None
        """Looked for when a reader is first made a camera."""
        self._kinds = tuple(kinds)
        self._reader: ReaderSettings | None = None
        self.name = QLineEdit()
        self.name.setFont(fonts.font(15))
        self.name.setFixedHeight(HEIGHT)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.textEdited.connect(self._named)
        self.kind, self.lane, self.suffix = Choice(theme), Choice(theme), Choice(theme)
        self.device, self.baud, self.gap_ms = Choice(theme), Choice(theme), Choice(theme)
        self._fields = {
            "name": Field(self.name),
            "kind": Field(self.kind),
            "lane": Field(self.lane),
            "suffix": Field(self.suffix),
            "device": Field(self.device),
            "baud": Field(self.baud),
            "gap_ms": Field(self.gap_ms),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for number, name in enumerate(("name", "kind", "lane", "suffix", "device", "baud")):
            grid.addWidget(self._fields[name], number // 2, number % 2)
        grid.addWidget(self._fields["gap_ms"], 2, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._mapper = QSignalMapper(self)
        for name, choice in self._choices():
            self._mapper.setMapping(choice, name)
            choice.picked.connect(self._mapper.map)
        self._mapper.mappedString.connect(self._picked)

    def _choices(self) -> tuple[tuple[str, Choice], ...]:
        return (
            ("kind", self.kind),
            ("lane", self.lane),
            ("suffix", self.suffix),
            ("device", self.device),
            ("baud", self.baud),
            ("gap_ms", self.gap_ms),
        )

    def show_reader(self, reader: ReaderSettings, ports: tuple[Port, ...]) -> None:
        """Show a reader, with the ports that were found, in the language in use."""
        self._reader = reader
        if self.name.text() != reader.name:
            self.name.setText(reader.name)
        kinds = (*self._kinds, *({reader.kind} - set(self._kinds)))
        self.kind.offer([(kind, text(words.KINDS[kind])) for kind in kinds], reader.kind)
        self.lane.offer([(lane, text(said)) for lane, said in words.LANES.items()], reader.lane)
        ends = [(suffix, text(said)) for suffix, said in words.SUFFIXES.items()]
        self.suffix.offer(ends, reader.suffix)
        self.device.offer(self._devices(reader, ports), reader.device)
        self._name_device(reader)
        self.baud.offer(_numbers(BAUDS, reader.baud, ""), reader.baud)
        self.gap_ms.offer(_numbers(GAPS, reader.gap_ms, " ms"), reader.gap_ms)
        self._fields["suffix"].setVisible(reader.kind != "camera")
        self._fields["device"].setVisible(reader.kind != "wedge")
        self._fields["baud"].setVisible(reader.kind == "serial")
        self._fields["gap_ms"].setVisible(reader.kind == "wedge")

    def retranslate(self) -> None:
        """Name the fields in the language in use."""
        for name, label in (
            ("name", text("Tên máy quét")),
            ("kind", text("Kiểu")),
            ("lane", text("Làn")),
            ("suffix", text("Ký tự kết thúc")),
            ("baud", text("Tốc độ cổng (bit/giây)")),
            ("gap_ms", text("Khoảng cách phím lớn nhất")),
        ):
            self._fields[name].show_label(label)
        if self._reader is not None:
            self._name_device(self._reader)

    def _name_device(self, reader: ReaderSettings) -> None:
        is_camera = reader.kind == "camera"
        self._fields["device"].show_label(text("Camera") if is_camera else text("Cổng cắm"))

    def _devices(self, reader: ReaderSettings, ports: tuple[Port, ...]) -> list[Offer]:
        if reader.kind != "camera":
            return _ports(reader.device, ports)
        if self._cameras is None:
            self._cameras = self._find_cameras()
        offers: list[Offer] = [("", text("Camera của máy"))]
        offers += [(name, one_line(name)) for name in self._cameras]
        if reader.device and reader.device not in self._cameras:
            offers.append((reader.device, words.missing_port(one_line(reader.device))))
        return offers

    @Slot(str)
    def _named(self, typed: str) -> None:
        if self._reader is not None:
            self.edited.emit(replace(self._reader, name=typed))

    @Slot(str)
    def _picked(self, name: str) -> None:
        if self._reader is not None:
            value = dict(self._choices())[name].value
            self.edited.emit(replace(self._reader, **{name: value}))


def _ports(device: str, ports: tuple[Port, ...]) -> list[Offer]:
    offers: list[Offer] = [("", words.port("", ""))]
    offers += [
        (port.device, words.port(port.device, one_line(port.untrusted_name))) for port in ports
    ]
    if device and device not in [port.device for port in ports]:
        offers.append((device, words.missing_port(one_line(device))))
    return offers


def _numbers(usual: tuple[int, ...], present: int, unit: str) -> list[Offer]:
    return [(number, f"{number}{unit}") for number in sorted({*usual, present})]

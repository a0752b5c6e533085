"""Cameras that can be plugged, pulled and taken, in the place of Qt's, which need real ones."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from PySide6 import QtMultimedia
from PySide6.QtCore import QByteArray, QObject, QSize, Signal
from PySide6.QtMultimedia import QCamera, QVideoFrameFormat

Form = QVideoFrameFormat.PixelFormat


@dataclass(frozen=True, slots=True)
class FakeFormat:
    """A way to deliver pictures that a camera offers."""

    width: int
    height: int
    rate: float
    form: Form = Form.Format_YUYV

    def resolution(self) -> QSize:
        return QSize(self.width, self.height)

    def maxFrameRate(self) -> float:
        return self.rate

    def pixelFormat(self) -> Form:
        return self.form


@dataclass(frozen=True, slots=True)
class FakeDevice:
    """A camera on a cable."""

    name: str
    described: str = "Camera"
    default: bool = False
    formats: Sequence[FakeFormat] = ()

    def id(self) -> QByteArray:
        return QByteArray(self.name.encode())

    def description(self) -> str:
        return self.described

    def isDefault(self) -> bool:
        return self.default

    def videoFormats(self) -> Sequence[FakeFormat]:
        return self.formats


class FakeCamera(QObject):
    """An opened camera."""

    errorOccurred = Signal(object, str)  # noqa: N815 - Qt's name
    Error = QCamera.Error

    def __init__(self, device: FakeDevice, parent: QObject) -> None:
        super().__init__(parent)
        self.device = device
        self.form: FakeFormat | None = None
        self.is_on = False

    def cameraDevice(self) -> FakeDevice:
        return self.device

    def setCameraFormat(self, form: FakeFormat) -> None:
        self.form = form

    def start(self) -> None:
        self.is_on = True

    def stop(self) -> None:
        self.is_on = False


class FakeDevices(QObject):
    """What the system knows of cameras."""

    videoInputsChanged = Signal()  # noqa: N815 - Qt's name


class FakeSession(QObject):
    """Connects a camera with a sink."""

    def setVideoSink(self, sink: QObject | None) -> None:
        pass

    def setCamera(self, camera: FakeCamera | None) -> None:
        pass


@dataclass
class Plugs:
    """The machine's sockets, and what the program opened."""

    inputs: list[FakeDevice] = field(default_factory=list)
    opened: list[FakeCamera] = field(default_factory=list)
    devices: list[FakeDevices] = field(default_factory=list)

    @property
    def on(self) -> list[str]:
        """Names of the cameras whose light is on."""
        return [camera.device.name for camera in self.opened if camera.is_on]

    def plug(self, *devices: FakeDevice) -> None:
        """These and no others are plugged from now on."""
        self.inputs[:] = devices
        for each in self.devices:
            each.videoInputsChanged.emit()

    def made_camera(self, device: FakeDevice, parent: QObject) -> FakeCamera:
        self.opened.append(FakeCamera(device, parent))
        return self.opened[-1]

    def made_devices(self, parent: QObject) -> FakeDevices:
        self.devices[:] = [FakeDevices(parent)]
        return self.devices[0]


@pytest.fixture
def plugs(monkeypatch: pytest.MonkeyPatch) -> Plugs:
    """Qt's cameras are replaced by those of the test."""
    plugs = Plugs()

    class Cameras:
        Error = QCamera.Error

        def __new__(cls, device: FakeDevice, parent: QObject) -> FakeCamera:  # type: ignore[misc]
            return plugs.made_camera(device, parent)

    class Devices:
        def __new__(cls, parent: QObject) -> FakeDevices:  # type: ignore[misc]
            return plugs.made_devices(parent)

        @staticmethod
        def videoInputs() -> list[FakeDevice]:
            return list(plugs.inputs)

    monkeypatch.setattr(QtMultimedia, "QCamera", Cameras)
    monkeypatch.setattr(QtMultimedia, "QMediaDevices", Devices)
    monkeypatch.setattr(QtMultimedia, "QMediaCaptureSession", FakeSession)
    return plugs

"""Frames of a real camera, which may be unplugged, taken by others, or fall silent at any time."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from gate_desk.devices.frames import FrameSource
from gate_desk.devices.multimedia import without_complaints
from gate_desk.devices.reader import ReaderState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtMultimedia import (
        QCamera,
        QCameraDevice,
        QCameraFormat,
        QMediaCaptureSession,
        QMediaDevices,
        QVideoFrame,
        QVideoSink,
    )

WIDTH, HEIGHT = 1280, 720
"""Pixels that suffice for a badge at arm's length; more only takes longer to read."""
FAST_ENOUGH = 15
"""Frames a second."""
SILENT_MS = 5_000
"""A camera without a frame for so long is lost, whatever it says; opening one takes up to 2 s."""
TRY_AGAIN_MS = 3_000
"""Nobody tells when another program gives a camera back."""
_log = logging.getLogger(__name__)


class CameraFrames(FrameSource):
    """The camera with this description or id; with an empty one, the system's default camera.

    It is `GOOD` from its first frame, and `LOST` while there is no such camera, while it cannot be
    opened or shows nothing; it comes back by itself.
    """

    def __init__(self, device: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._device = device
        self._devices: QMediaDevices | None = None
        self._session: QMediaCaptureSession | None = None
        self._camera: QCamera | None = None
        self.sink: QVideoSink | None = None
        """Where frames arrive, between `start` and `stop`."""
        self._silence = QTimer(self, interval=SILENT_MS, singleShot=True)
        self._silence.timeout.connect(self._fell_silent)
        self._try_again = QTimer(self, interval=TRY_AGAIN_MS, singleShot=True)
        self._try_again.timeout.connect(self._look)

    def start(self) -> None:
        """Find the camera; takes some 100 ms, so call it after the window's first picture."""
        with without_complaints():
            try:
                from PySide6.QtMultimedia import QMediaCaptureSession, QMediaDevices, QVideoSink
            except ImportError as error:  # a system library of Qt's multimedia is missing
                _log.info("no camera: %s", error)
                self.enter(ReaderState.LOST)
                return
            self._devices = QMediaDevices(self)
            self._devices.videoInputsChanged.connect(self._look)
            self._session, self.sink = QMediaCaptureSession(self), QVideoSink(self)
            self._session.setVideoSink(self.sink)
            self.sink.videoFrameChanged.connect(self._arrived)
            self._look()

    def stop(self) -> None:
        """Close the camera and give everything back."""
        if self._devices is None or self._session is None or self.sink is None:
            return
        self.sink.videoFrameChanged.disconnect(self._arrived)
        self._devices.videoInputsChanged.disconnect(self._look)
        self._try_again.stop()
        self._close()
        self._session.setVideoSink(None)  # type: ignore[arg-type]  # Qt takes nullptr
        for each in (self._devices, self._session, self.sink):
            each.deleteLater()
        self._devices = self._session = self.sink = None

    @Slot()
    def _look(self) -> None:
        """Cameras have come or gone, or it is time to try again."""
        from PySide6.QtMultimedia import QMediaDevices

        inputs = QMediaDevices.videoInputs()
        if self._camera is not None:
            if any(each.id() == self._camera.cameraDevice().id() for each in inputs):
                return
            self._lose("unplugged")
        wanted = choose(inputs, self._device)
        if wanted is not None:
            self._open(wanted)
        else:
            self.enter(ReaderState.LOST)

    def _open(self, device: QCameraDevice) -> None:
        from PySide6.QtMultimedia import QCamera

        assert self._session is not None
        with without_complaints():
            self._camera = QCamera(device, self)
            form = best_format(device.videoFormats())
            if form is not None:
                self._camera.setCameraFormat(form)
            self._camera.errorOccurred.connect(self._failed)
            self._session.setCamera(self._camera)
            self._silence.start()
            self._camera.start()

    def _close(self) -> None:
        self._silence.stop()
        if self._camera is None or self._session is None:
            return
        self._camera.errorOccurred.disconnect(self._failed)
        self._camera.stop()
        self._session.setCamera(None)  # type: ignore[arg-type]  # Qt takes nullptr
        self._camera.deleteLater()
        self._camera = None

    def _lose(self, why: str) -> None:
        _log.info("camera lost: %s", why)
        self._close()
        self.enter(ReaderState.LOST)
        self._try_again.start()

    @Slot()
    def _fell_silent(self) -> None:
        self._lose("silent")

    @Slot(object, str)
    def _failed(self, error: QCamera.Error, _what: str) -> None:
        from PySide6.QtMultimedia import QCamera

        if error != QCamera.Error.NoError:
            self._lose(error.name)

    @Slot(object)
    def _arrived(self, video: QVideoFrame) -> None:
        from gate_desk.devices.video_frame import frame_of

        frame = frame_of(video)
        if frame is None:
            return
        if self._camera is not None:
            self._silence.start()
        self.enter(ReaderState.GOOD)
        self.framed.emit(frame)


def choose(inputs: Sequence[QCameraDevice], device: str) -> QCameraDevice | None:
    """The camera with this id, else this description; without any name, the system's default."""
    if not device:
        return next((each for each in inputs if each.isDefault()), next(iter(inputs), None))
    by_id = (each for each in inputs if each.id().toStdString() == device)
    by_description = (each for each in inputs if each.description() == device)
    return next(by_id, next(by_description, None))


def best_format(formats: Sequence[QCameraFormat]) -> QCameraFormat | None:
    """Fast enough first, then nearest to 1280x720 and not below it, then not compressed."""
    return max(formats, key=_merit, default=None)


def _merit(form: QCameraFormat) -> tuple[bool, bool, int, bool, float]:
    from PySide6.QtMultimedia import QVideoFrameFormat

    size, rate = form.resolution(), form.maxFrameRate()
    pixels, wanted = size.width() * size.height(), WIDTH * HEIGHT
    is_plain = form.pixelFormat() != QVideoFrameFormat.PixelFormat.Format_Jpeg
    return rate >= FAST_ENOUGH, pixels >= wanted, -abs(pixels - wanted), is_plain, min(rate, 30.0)

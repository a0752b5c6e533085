"""A serial scanner played by a pseudo-terminal: its device file comes and goes with the cable."""

import os
from pathlib import Path


class SerialScanner:
    """`device` is a link to the terminal's file, as udev makes one for a real scanner."""

    def __init__(self, device: Path) -> None:
        self.device = device
        self._own: int | None = None

    @property
    def plugged_in(self) -> bool:
        """Whether there is something to read from."""
        return self._own is not None

    def plug_in(self) -> None:
        """A new terminal every time, behind the same name."""
        self._own, other = os.openpty()
        self.device.symlink_to(os.ttyname(other))
        os.close(other)
        os.set_blocking(self._own, False)

    def pull_out(self) -> None:
        """What was sent and not read by then is lost, as with a real cable."""
        self.device.unlink(missing_ok=True)
        if self._own is not None:
            os.close(self._own)
            self._own = None

    def send(self, content: bytes | str) -> int:
        """Send what there is room for; the number of bytes."""
        assert self._own is not None
        data = content.encode() if isinstance(content, str) else content
        try:
            return os.write(self._own, data)
        except BlockingIOError:
            return 0

"""The cameras of this machine, by the names that people and `node.toml` know them by."""

from gate_desk.devices.multimedia import without_complaints


def find_cameras() -> tuple[str, ...]:
    """Their descriptions, each once. Takes some 100 ms the first time; the window's thread only."""
    with without_complaints():
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError:  # a system library of Qt's multimedia is missing
            return ()
        names = (each.description() for each in QMediaDevices.videoInputs())
        return tuple(dict.fromkeys(name for name in names if name))

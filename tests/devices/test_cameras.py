"""Which cameras there are: on a machine without any, none, and no complaint in the log."""

from PySide6.QtWidgets import QApplication

from gate_desk.devices.cameras import find_cameras


def test_every_camera_has_a_name_of_its_own(qapp: QApplication) -> None:
    found = find_cameras()
    assert len(set(found)) == len(found)
    assert all(found)

"""One writing process per home, however the other one ended."""

import subprocess
import sys
from pathlib import Path

import pytest

from gate_desk.config.home_lock import HomeLock, InUse

HOLDING = (
    "import sys; from pathlib import Path; from gate_desk.config.home_lock import HomeLock; "
    "lock = HomeLock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
)


def test_a_second_one_is_refused_until_the_first_is_released(tmp_path: Path) -> None:
    first = HomeLock(tmp_path)
    with pytest.raises(InUse):
        HomeLock(tmp_path)
    first.release()
    HomeLock(tmp_path).release()


def test_a_killed_process_leaves_no_lock(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(InUse):
            HomeLock(tmp_path)
        holder.kill()
        holder.wait()
    HomeLock(tmp_path).release()


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        HomeLock(tmp_path / "gone")

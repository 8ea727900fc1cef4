import os
import subprocess
import sys

import pytest

from hiroba.errors import ArgumentError
from hiroba.files.folders import ProcessFolder


def test_two_folders_of_one_root_do_not_disturb_each_other(tmp_path):
    first, second = ProcessFolder(tmp_path), ProcessFolder(tmp_path)
    assert first.path != second.path
    assert first.path.exists()


def test_a_folder_that_a_dead_process_left_is_removed(tmp_path):
    code = "import os, sys; from pathlib import Path; from hiroba.files.folders import ProcessFolder\n"
    code += "print(ProcessFolder(Path(sys.argv[1])).path, flush=True); os._exit(1)"
    left = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True).stdout.strip()
    assert os.path.isdir(left)
    ProcessFolder(tmp_path)
    assert not os.path.exists(left)


def test_what_is_not_ours_in_the_root_stays(tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "note.txt").touch()
    ProcessFolder(tmp_path)
    assert (tmp_path / "photos").exists()
    assert (tmp_path / "note.txt").exists()


def test_a_link_in_place_of_the_root_is_refused(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "root").symlink_to("elsewhere")
    with pytest.raises(ArgumentError, match="belongs to the user"):
        ProcessFolder(tmp_path / "root")


def test_a_root_of_another_user_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(ArgumentError, match="belongs to the user"):
        ProcessFolder(tmp_path)


def test_without_locks_folders_work_and_stay(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "fcntl", None)
    first = ProcessFolder(tmp_path)
    (first.path / "lock").touch()
    second = ProcessFolder(tmp_path)
    assert first.path.exists()
    second.remove()
    assert not second.path.exists()


def test_many_processes_may_start_at_once(tmp_path):
    code = "import sys; from pathlib import Path; from hiroba.files.folders import ProcessFolder\n"
    code += "kept = ProcessFolder(Path(sys.argv[1])); print(flush=True); sys.stdin.read(); assert kept.path.exists()"
    command = [sys.executable, "-c", code, str(tmp_path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    processes = [subprocess.Popen(command, **pipes) for _ in range(4)]
    for process in processes:
        process.stdout.readline()
    assert len(list(tmp_path.iterdir())) == 4
    for process in processes:
        process.communicate()
    assert [process.returncode for process in processes] == [0] * 4

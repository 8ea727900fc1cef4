"""Several processes that serve one app at one address are told what to do; others are left alone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hiroba.server.siblings import Siblings

CHILD = """
import pathlib, socket, sys
from hiroba.server.siblings import Siblings
inherited = socket.socket(fileno=int(sys.argv[2]))
print(Siblings(pathlib.Path(sys.argv[1])).look(), flush=True)
sys.stdin.read()
"""


def test_the_second_process_with_a_socket_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("This system does not tell a process which sockets it has.")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        command = [sys.executable, "-c", CHILD, str(tmp_path), str(listener.fileno())]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, pass_fds=[listener.fileno()], text=True
        ) as first:
            assert first.stdout is not None
            assert first.stdout.readline() == "False\n"
            second = Siblings(tmp_path)
            assert second.look()
            second.leave()
            first.communicate("")
        assert "one process (no `--workers`)" in caplog.text
        third = Siblings(tmp_path)
        assert not third.look()
        third.leave()


def test_apps_of_one_process_are_no_siblings(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)):
        marks = [Siblings(tmp_path), Siblings(tmp_path)]
        assert not any([one.look() for one in marks])
        for one in marks:
            one.leave()


def test_marks_that_the_killed_have_left_are_deleted_after_a_day(tmp_path: Path) -> None:
    old, fresh = tmp_path / "listener-1", tmp_path / "listener-2"
    for mark in (old, fresh):
        mark.touch()
    os.utime(old, (time.time() - 90_000, time.time() - 90_000))
    with socket.create_server(("127.0.0.1", 0)):
        one = Siblings(tmp_path)
        one.look()
        assert (old.exists(), fresh.exists()) == (not Path("/proc/self/fd").is_dir(), True)
        one.leave()

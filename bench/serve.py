"""One app of `programs.py` in a process of its own."""

import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from bench.library import Library

_START_S = 120.0
_PROGRAMS = Path(__file__).with_name("programs.py")


class AppError(Exception):
    """An app ended or did not answer; the message holds the end of what it printed."""


@dataclass(frozen=True)
class App:
    """A running app."""

    url: str
    """Its address, without a slash at the end."""

    pid: int
    """Its process."""

    started_s: float
    """From the start of the process to the whole of the first page, in seconds."""

    def memory_bytes(self) -> int:
        """Return the resident memory of the process and of its children."""
        return sum(_resident_bytes(pid) for pid in [self.pid, *_children(self.pid)])


@contextmanager
def serve(library: Library, program: str) -> Iterator[App]:
    """Run a program, yield it when its first page has come, end it afterwards.

    Raises:
        AppError: It ended before, or took longer than two minutes.
    """
    port = _free_port()
    command = [library.python, "-P", str(_PROGRAMS), program, library.name, str(port)]
    environment = {**os.environ, "GRADIO_ANALYTICS_ENABLED": "False", "PYTHONUNBUFFERED": "1"}
    with tempfile.TemporaryFile() as log, tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, env=environment, cwd=folder, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for_page(url, process, log)
            yield App(url, process.pid, time.perf_counter() - started)
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait_for_page(url: str, process: "subprocess.Popen[bytes]", log: IO[bytes]) -> None:
    """Return when the first page has been read to its end."""
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:
                answer.read()
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.005)
    log.seek(0)
    tail = log.read()[-1_500:].decode(errors="replace")
    raise AppError(f"The app did not show a page, it printed:\n{tail}")


def _free_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _resident_bytes(pid: int) -> int:
    """Return the resident memory of one process, 0 if it is gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _children(pid: int) -> list[int]:
    """Return all processes below `pid`."""
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    direct = [int(child) for child in text.split()]
    return [*direct, *(below for child in direct for below in _children(child))]

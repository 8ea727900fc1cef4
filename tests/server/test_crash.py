"""A server that is killed, and one that is told to stop: what becomes of the jobs that it had accepted."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.sync.client import ClientConnection, connect

APP = Path(__file__).with_name("crashing_app.py")
SOON_S = 30.0


class Server:
    """The app in a process of its own."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self._options = options
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self.process = subprocess.Popen([sys.executable, str(APP), str(self.folder), str(self.port), *self._options])
        wait_for(self.is_ready)

    def is_ready(self) -> bool:
        """Whether it says that it is ready."""
        return self.status("/hiroba/ready") == 200

    def status(self, path: str) -> int:
        """Return the status of an answer, 0 if there is none."""
        try:
            return httpx.get(f"http://127.0.0.1:{self.port}{path}").status_code
        except httpx.TransportError:
            return 0

    @contextmanager
    def page(self) -> Iterator[Page]:
        """Open the connection of a page."""
        with connect(f"ws://127.0.0.1:{self.port}/hiroba/socket") as socket:
            yield Page(socket)

    def call(self, number: int, name: str = "work") -> str:
        """Accept a run, and return its id."""
        url = f"http://127.0.0.1:{self.port}/gradio_api/call/{name}"
        return str(httpx.post(url, json={"data": [number], "session_hash": "one"}).json()["event_id"])

    def result(self, id: str, name: str = "work") -> tuple[str, object]:
        """Return the last event of a run, and what it tells."""
        url = f"http://127.0.0.1:{self.port}/gradio_api/call/{name}/{id}"
        lines = httpx.get(url, timeout=SOON_S).text.strip().split("\n\n")[-1].split("\n")
        return lines[0].removeprefix("event: "), json.loads(lines[1].removeprefix("data: "))

    def runs(self) -> list[int]:
        """Return the numbers that the function was run with, in order."""
        path = self.folder / "runs"
        return [int(line) for line in path.read_text().split()] if path.exists() else []

    def hold(self, number: int) -> Path:
        """Let a run wait until the returned file is gone."""
        path = self.folder / f"hold-{number}"
        path.touch()
        return path


class Page:
    """What a page sends and reads."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    def attach(self, session: str | None) -> dict[str, Any]:
        """Attach to a session, or begin one."""
        reason = "reconnect" if session else "open"
        self.send({"type": "attach", "screen": "one", "session": session, "cursor": 10**6, "reason": reason})
        return self.read_until("attached")

    def send(self, *commands: dict[str, Any]) -> None:
        """Send commands."""
        self._socket.send(json.dumps(commands))

    def read_until(self, kind: str) -> dict[str, Any]:
        """Return the first notice of a kind."""
        while True:
            for _, notice in json.loads(self._socket.recv(SOON_S)):
                if notice["type"] == kind:
                    return dict(notice)


def wait_for(condition: object) -> None:
    """Return when a condition holds.

    Raises:
        AssertionError: It never does.
    """
    deadline = time.monotonic() + SOON_S
    while not condition():  # type: ignore[operator]  # a function
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path, "stored")
    yield server
    server.process.kill()
    server.process.wait()


@pytest.fixture
def forgetful(tmp_path: Path) -> Iterator[Server]:
    """A server that writes nothing down."""
    server = Server(tmp_path)
    yield server
    server.process.kill()
    server.process.wait()


def test_after_a_kill_every_job_is_done_or_reported_and_none_runs_twice(server: Server) -> None:
    done = server.call(1)
    assert server.result(done) == ("complete", [2])
    for number in (2, 3):
        server.hold(number)
    running = [server.call(2), server.call(3)]
    wait_for(lambda: {2, 3} <= set(server.runs()))
    waiting = [server.call(number) for number in range(4, 24)]
    server.process.kill()
    server.process.wait()
    server.start()
    assert server.result(done) == ("complete", [2])
    assert [server.result(id) for id in waiting] == [("complete", [2 * number]) for number in range(4, 24)]
    assert [server.result(id)[0] for id in running] == ["error", "error"]
    assert Counter(server.runs()) == Counter(range(1, 24))


def test_after_a_kill_a_page_is_told_and_what_it_sends_again_does_not_run_again(server: Server) -> None:
    server.hold(5)
    change = {"type": "change", "seq": 1, "node": 1, "props": {"value": 5}}
    run = {"type": "run", "seq": 2, "binding": 0}
    with server.page() as page:
        key = page.attach(None)["session"]
        page.send(change, run)
        wait_for(lambda: server.runs() == [5])
        server.process.kill()
        server.process.wait()
    server.start()
    with server.page() as page:
        attached = page.attach(key)
        page.send(change, run)
        told = page.read_until("finished")
    assert (attached["session"], attached["seq"], attached["snapshot"]["props"]["1"]) == (key, 2, {"value": 5})
    assert (told["outcome"], "restarted" in told["error"]["message"]) == ("interrupted", True)
    assert server.runs() == [5]


def test_after_a_kill_a_repeatable_job_runs_again(server: Server) -> None:
    held = server.hold(7)
    id = server.call(7, "again")
    wait_for(lambda: server.runs() == [7])
    server.process.kill()
    server.process.wait()
    held.unlink()
    server.start()
    assert server.result(id, "again") == ("complete", [14])
    assert server.runs() == [7, 7]


def test_a_server_that_is_told_to_stop_finishes_what_runs_and_is_not_ready(server: Server) -> None:
    held = server.hold(1)
    running = server.call(1)
    wait_for(lambda: server.runs() == [1])
    with httpx.stream(
        "GET", f"http://127.0.0.1:{server.port}/gradio_api/call/work/{running}", timeout=SOON_S
    ) as answer:
        server.process.send_signal(signal.SIGTERM)
        wait_for(lambda: server.status("/hiroba/ready") == 503)
        assert server.status("/hiroba/health") == 200
        late = server.call(2)
        held.unlink()
        assert "data: [2]" in answer.read().decode()
    assert server.process.wait(SOON_S) == 0
    assert server.runs() == [1]
    server.start()
    assert server.result(late) == ("complete", [4])


def test_what_waits_is_told_where_nothing_is_written_down(forgetful: Server) -> None:
    held = [forgetful.hold(number) for number in (1, 2)]
    for number in (1, 2):
        forgetful.call(number)
    wait_for(lambda: set(forgetful.runs()) == {1, 2})
    waiting = forgetful.call(3)
    forgetful.process.send_signal(signal.SIGTERM)
    event, told = forgetful.result(waiting)
    assert (event, "restarted" in str(told)) == ("error", True)
    for path in held:
        path.unlink()
    assert forgetful.process.wait(SOON_S) == 0


def test_a_second_signal_ends_the_process_at_once(server: Server) -> None:
    server.hold(1)
    server.call(1)
    wait_for(lambda: server.runs() == [1])
    server.process.send_signal(signal.SIGTERM)
    wait_for(lambda: server.status("/hiroba/ready") == 503)
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(SOON_S) == -signal.SIGTERM

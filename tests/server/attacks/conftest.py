"""A server as attackers find it, and the bytes that they send to it."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import hiroba as gr

__all__ = ["Target", "target"]

SOON_S = 30.0
SECRET = "what nobody may read"


class Target:
    """An app that allows one folder, beside secrets, behind a real socket."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.allowed = folder / "test"
        for path in ("test/blocked/b.txt", "testtest/s.txt", "test/.env", "test/.git/config", "secret.txt"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(SECRET)
        (self.allowed / "ok.txt").write_text("fine")
        os.symlink(folder / "secret.txt", self.allowed / "link.txt")
        os.symlink("/etc", self.allowed / "etc")
        with gr.Blocks(title="Target") as self.demo:
            text, file = gr.Textbox(), gr.File()
            gr.Button().click(lambda value: value, text, gr.Textbox(), api_name="echo")
            gr.Button().click(lambda value: value, file, gr.File(), api_name="file")
        _, self.url, _ = self.demo.launch(
            prevent_thread_lock=True,
            quiet=True,
            allowed_paths=[str(self.allowed)],
            blocked_paths=[str(self.allowed / "blocked")],
            mcp_server=True,
        )
        self.port = urlsplit(self.url).port or 80

    def send(self, data: bytes) -> bytes:
        """Send bytes, and return all that comes until the server closes the connection."""
        with closing(socket.create_connection(("127.0.0.1", self.port), SOON_S)) as line:
            try:
                line.sendall(data)
            except OSError:
                pass  # refused before the end of what was sent
            received = bytearray()
            try:
                while piece := line.recv(65536):
                    received += piece
            except ConnectionError:
                pass
            return bytes(received)

    def get(self, path: str, fields: str = "") -> bytes:
        """Ask for an address as it is written, without what clients make of it."""
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nConnection: close\r\n{fields}\r\n"
        return self.send(head.encode())


def status(answer: bytes) -> int:
    """Return the status of an answer, 0 if there is none."""
    words = answer.split(b" ", 2)
    return int(words[1]) if answer.startswith(b"HTTP/1.1 ") else 0


@pytest.fixture(scope="session")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    """Serve the app, once for all attacks."""
    target = Target(tmp_path_factory.mktemp("target"))
    yield target
    target.demo.close()

"""Connections that are cut at any byte, a thousand times: no notice and no command is lost, none comes twice, the order stays."""

from __future__ import annotations

import json
import random
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from websockets.client import ClientProtocol
from websockets.frames import Frame, Opcode
from websockets.http11 import Response
from websockets.uri import parse_uri

import hiroba as gr

CUTS = 1000
SOON_S = 30.0


class CutPage:
    """Speaks the protocol of a page over connections that break after a random number of bytes, in both directions."""

    def __init__(self, url: str, chance: random.Random) -> None:
        self.seen: list[dict[str, Any]] = []
        self.unacknowledged: list[dict[str, Any]] = []
        self.cuts = 0
        self._uri = parse_uri(url.replace("http", "ws") + "hiroba/socket")
        self._address = ("127.0.0.1", urlsplit(url).port or 80)
        self._chance = chance
        self._session: str | None = None
        self._cursor = 0
        self._seq = 0

    def ask(self, *commands: dict[str, Any]) -> None:
        """Send commands with the next connection, and again until they are acknowledged."""
        for command in commands:
            self._seq += 1
            self.unacknowledged.append({**command, "seq": self._seq})

    def connect(self, is_whole: bool = False) -> None:
        """Connect, and talk until the connection is cut; `is_whole` lets it live until the server has said all."""
        protocol = ClientProtocol(self._uri, max_size=None)
        down = 10**9 if is_whole else self._chance.choice([400, 1000, 4000])
        up = 10**9 if is_whole else self._chance.choice([300, 600, 4000])
        left = {"down": self._chance.randint(0, down), "up": self._chance.randint(0, up)}
        with socket.create_connection(self._address, SOON_S) as line:
            protocol.send_request(protocol.connect())
            self._flush(protocol, line, left)
            while left["up"] > 0 and left["down"] > 0 and not (is_whole and self.is_done):
                data = line.recv(min(left["down"], 65536))
                if not data:
                    break
                left["down"] -= len(data)
                protocol.receive_data(data)
                for event in protocol.events_received():
                    self._handle(event, protocol)
                self._flush(protocol, line, left)
        self.cuts += 1

    @property
    def is_done(self) -> bool:
        """Whether all commands were taken, and every run that was seen to begin was seen to end."""
        ended = sum(notice["type"] == "finished" for notice in self.seen)
        return not self.unacknowledged and ended == self._seq

    def _handle(self, event: Any, protocol: ClientProtocol) -> None:
        if isinstance(event, Response):
            attach = {"type": "attach", "screen": "one", "session": self._session, "cursor": self._cursor}
            reason = "reconnect" if self._session else "open"
            protocol.send_text(json.dumps([{**attach, "reason": reason}]).encode())
        elif isinstance(event, Frame) and event.opcode is Opcode.TEXT:
            for number, notice in json.loads(event.data):
                self._notice(number, notice, protocol)

    def _notice(self, number: int, notice: dict[str, Any], protocol: ClientProtocol) -> None:
        if number:
            if number <= self._cursor:
                return
            self._cursor = number
        if notice["type"] in ("attached", "acknowledged"):
            self.unacknowledged = [c for c in self.unacknowledged if c["seq"] > notice.get("seq", 0)]
        if notice["type"] == "attached":
            self._session, self._cursor = notice["session"], notice["cursor"]
            if self.unacknowledged:
                protocol.send_text(json.dumps(self.unacknowledged).encode())
        else:
            self.seen.append(notice)

    @staticmethod
    def _flush(protocol: ClientProtocol, line: socket.socket, left: dict[str, int]) -> None:
        for data in protocol.data_to_send():
            part = data[: left["up"]]
            left["up"] -= len(data)
            try:
                line.sendall(part)
            except OSError:
                left["up"] = 0


def test_a_thousand_cuts_lose_double_and_reorder_nothing() -> None:
    ran: list[int] = []

    def count() -> Iterator[str]:
        ran.append(len(ran))
        text = ""
        for number in range(5):
            gr.Info(f"{ran[-1]}.{number}")
            text += f"{ran[-1]}.{number} "
            yield text

    with gr.Blocks() as demo:
        gr.Button().click(count, None, gr.Textbox(), concurrency_limit=1, trigger_mode="multiple")
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True)
    try:
        page = CutPage(url, random.Random(11))
        runs = 0
        while page.cuts < CUTS:
            if page.cuts % 4 == 0:
                page.ask({"type": "run", "binding": 0})
                runs += 1
            page.connect()
        page.connect(is_whole=True)
    finally:
        demo.close()
    assert ran == list(range(runs))
    toasts = [notice["message"] for notice in page.seen if notice["type"] == "toast"]
    assert toasts == [f"{run}.{number}" for run in range(runs) for number in range(5)]
    assert [notice["type"] for notice in page.seen].count("finished") == runs

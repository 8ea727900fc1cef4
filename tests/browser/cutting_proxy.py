"""A TCP proxy before an app, for tests that break what lies between a page and its server."""

from __future__ import annotations

import contextlib
import socket
import threading

REFUSAL = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
AWAY = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class CuttingProxy:
    """Passes bytes on to `port` until told to cut.

    With `is_down` it takes no more connections; with `is_away` it says, as proxies do, that the app is not there.

    Args:
        port: Where the app listens on this machine.
        refuses_upgrades: Whether WebSocket handshakes are refused, as some company networks do.
    """

    def __init__(self, port: int, refuses_upgrades: bool = False) -> None:
        self.is_down = False
        self.is_away = False
        self._port = port
        self._refuses_upgrades = refuses_upgrades
        self._pairs: set[tuple[socket.socket, socket.socket]] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """Address of the app through this proxy."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def cut(self) -> None:
        """Break every connection that is open."""
        for pair in list(self._pairs):
            self._close(pair)

    def close(self) -> None:
        """Stop."""
        self.is_down = True
        self.cut()
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                if self.is_down:
                    client.close()
                    continue
                if self.is_away:
                    threading.Thread(target=self._say_away, args=(client,), daemon=True).start()
                    continue
                server = socket.create_connection(("127.0.0.1", self._port))
                pair = (client, server)
                self._pairs.add(pair)
                for source, target in (pair, pair[::-1]):
                    threading.Thread(target=self._pass_on, args=(source, target, pair), daemon=True).start()

    @staticmethod
    def _say_away(client: socket.socket) -> None:
        with contextlib.suppress(OSError), client:
            client.recv(65536)
            client.sendall(AWAY)

    def _pass_on(self, source: socket.socket, target: socket.socket, pair: tuple[socket.socket, socket.socket]) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if self._refuses_upgrades and source is pair[0] and b"upgrade: websocket" in data.lower():
                    source.sendall(REFUSAL)
                    break
                target.sendall(data)
        self._close(pair)

    def _close(self, pair: tuple[socket.socket, socket.socket]) -> None:
        self._pairs.discard(pair)
        for one in pair:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

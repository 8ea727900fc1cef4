"""The socket that a server listens on."""

from __future__ import annotations

import socket
from collections.abc import Sequence

from hiroba.errors import ArgumentError, PortInUseError

__all__ = ["listen"]


def listen(host: str, port: int | None, ports: Sequence[int]) -> socket.socket:
    """Return a socket that listens on the port, or where it is none on the first free one of `ports`.

    Raises:
        ArgumentError: The port is none.
        PortInUseError: It is taken, or all of them are.
    """
    if port is not None and (not isinstance(port, int) or port not in range(65_536)):
        raise ArgumentError(f"`server_port` must be a whole number from 0 to 65535, got {port!r}.")
    candidates = [port] if port is not None else ports
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in candidates:
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen(2048)
        except OSError as error:
            listener.close()
            last = error
            continue
        return listener
    named = f"Port {port} is" if port is not None else f"All ports from {ports[0]} to {ports[-1]} are"
    raise PortInUseError(
        f"{named} taken, or the address {host!r} is not one of this machine ({last.strerror}). "
        "Give another `server_port`, or leave it out to take the first free one."
    )

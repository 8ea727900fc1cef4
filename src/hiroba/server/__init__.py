"""The server: pages, transports, files and the protocol of existing clients, as one ASGI application.

Programs may reach its public names from here too, as in `from hiroba.server import Server`.
"""

from __future__ import annotations

from typing import Any

from hiroba._public_names import public_name_of


def __getattr__(name: str) -> Any:
    return public_name_of(__name__, name)

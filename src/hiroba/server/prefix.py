"""`Prefix`: the path under which a proxy shows an app, where the proxy passes it on."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from starlette.responses import RedirectResponse

__all__ = ["Prefix", "add_slash"]


class Prefix:
    """An ASGI layer that finds the app's own path in a request, whether or not a proxy has taken its prefix away.

    Args:
        app: The app.
        root_path: The path, or the address, under which a proxy shows the app, as its author gave it.
    """

    def __init__(self, app: Any, root_path: str) -> None:
        self._app = app
        self._prefix = urlsplit(root_path).path.rstrip("/")

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass a request on, without the prefix."""
        if scope["type"] in ("http", "websocket") and self._prefix:
            path = scope["path"].removeprefix(scope.get("root_path", ""))
            if path == self._prefix and scope["type"] == "http":
                await add_slash(scope)(scope, receive, send)
                return
            if path.startswith(self._prefix + "/"):
                before = scope["path"].removesuffix(path)
                scope = {**scope, "path": before + path.removeprefix(self._prefix)}
        await self._app(scope, receive, send)


def add_slash(scope: Any) -> RedirectResponse:
    """Return what leads from a folder's name to the folder. It names no host: a proxy may know the app by another one."""
    query = scope.get("query_string", b"").decode("latin-1")
    last = scope["path"].rstrip("/").rpartition("/")[2]
    return RedirectResponse(f"{last}/{'?' + query if query else ''}", 307)

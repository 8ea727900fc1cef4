"""`FailurePage`: stands where the app will be served while its program fails before it could launch one."""

from __future__ import annotations

import html
import json
import threading
from collections.abc import Mapping
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from hiroba.server.environment import with_environment
from hiroba.server.language import language_of
from hiroba.server.listening import listen
from hiroba.server.origin import is_known_host
from hiroba.server.pages.frame import frame
from hiroba.server.security import Security
from hiroba.server.texts import say

__all__ = ["FailurePage"]

_CONTENT = """<h1>{title}</h1>
<p>{text}</p>
<pre tabindex="0">{trace}</pre>
<script>
setInterval(async () => {{
  const answer = await fetch(location.href, {{ cache: "no-store" }}).catch(() => null);
  if (answer && answer.headers.get("ETag") !== {tag}) location.reload();
}}, 1000);
</script>"""


class FailurePage:
    """Answers every request with what went wrong, and reloads itself when that changes or an app has come.

    Args:
        name: Name of the program's file.
        place: Parameters of `launch` that say where: `server_name`, `server_port`.

    Raises:
        PortInUseError: The port is taken.
    """

    def __init__(self, name: str, place: Mapping[str, Any]) -> None:
        chosen = with_environment({"server_name": None, "server_port": None, **place})
        host = chosen["server_name"]
        listener = listen(host, chosen["server_port"], chosen["ports"])
        port = listener.getsockname()[1]
        self._name = name
        self._trace, self._tag = "", ""
        self.url = f"http://{'localhost' if host in ('0.0.0.0', '::') else host}:{port}/"
        """Where a browser on this machine finds it."""

        page = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                # A page of another site must not read the trace under a name that it made lead here.
                headers = {key.lower(): value for key, value in self.headers.items()}
                is_known = is_known_host(headers, Security(), host, port, "")
                page.answer(self, is_known)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer((host, port), Handler, bind_and_activate=False)
        self._server.socket.close()
        self._server.socket = listener
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, name="hiroba-failure", daemon=True)
        self._thread.start()

    def show(self, trace: str) -> None:
        """Show what went wrong now."""
        self._trace, self._tag = trace, f'"{sha256(trace.encode()).hexdigest()[:16]}"'

    def answer(self, request: BaseHTTPRequestHandler, is_known: bool) -> None:
        """Answer a request, with the trace if it asks for a name of this machine."""
        body = (self._page(request) if is_known else "This machine is not known by that name.").encode()
        request.send_response(503 if is_known else 421)
        request.send_header("Content-Type", f"text/{'html' if is_known else 'plain'}; charset=utf-8")
        request.send_header("Content-Length", str(len(body)))
        request.send_header("Cache-Control", "no-store")
        request.send_header("ETag", self._tag)
        request.send_header("X-Frame-Options", "DENY")
        request.end_headers()
        request.wfile.write(body)

    def _page(self, request: BaseHTTPRequestHandler) -> str:
        headers = [(key.lower().encode("latin-1"), value.encode("latin-1")) for key, value in request.headers.items()]
        language = language_of({"headers": headers, "query_string": urlsplit(request.path).query.encode()})
        title = say(language, "The program failed")
        text = say(
            language, "It runs again as soon as {name} is saved, and this page goes on with it.", name=self._name
        )
        content = _CONTENT.format(
            title=html.escape(title), text=html.escape(text), trace=html.escape(self._trace), tag=json.dumps(self._tag)
        )
        return frame(f"{self._name}: {title}", content, is_wide=True, language=language)

    def close(self) -> None:
        """Give the place free."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

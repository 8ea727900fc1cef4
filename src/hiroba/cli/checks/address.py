"""Checks of an app at its address, as a browser behind all the proxies in between meets it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from hiroba.cli.checks.finding import Finding
from hiroba.client.protocol import import_httpx

__all__ = ["address_checks"]

ANSWER_WITHIN_S = 10.0
STREAM_WITHIN_S = 5.0
UPLOAD_BYTES = 3 * 1024 * 1024
"""More than the one megabyte that a common proxy lets through where nobody said otherwise."""
NO_ENTRY = "Give `--user NAME` with HIROBA_PASSWORD, or HIROBA_KEY, to look behind the sign-in."


def address_checks(url: str, auth: tuple[str, str] | None = None, key: str | None = None) -> Iterator[Finding]:
    """Yield what is found at the address of an app.

    Args:
        url: The address.
        auth: Name and password to sign in with, where the app asks for them.
        key: An API key.
    """
    httpx = import_httpx()
    root = url.rstrip("/") + "/"
    proof = {"authorization": f"Bearer {key}"} if key else {}
    with httpx.Client(timeout=ANSWER_WITHIN_S, follow_redirects=True, headers=proof) as http:
        try:
            page = http.get(root, headers={"accept": "text/html"})
        except httpx.TransportError as error:
            yield Finding("fault", f"{root} cannot be reached: {error or type(error).__name__}.", _reach_advice(root))
            return
        root = str(page.url).split("?")[0]
        if page.status_code >= 500:
            yield Finding(
                "fault",
                f"{root} answers with status {page.status_code}.",
                "Look into the log of the proxy and of the app.",
            )
            return
        if not _is_app(http, root):
            yield Finding(
                "fault", f"{root} answers, but is no app of Hiroba.", "Check the port, and the path of the proxy."
            )
            return
        yield Finding("good", f"The app at {root} answers in {page.elapsed.total_seconds() * 1000:.0f} ms")
        if auth is not None:
            yield from _sign_in(http, root, auth)
            page = http.get(root, headers={"accept": "text/html"})
        if _asks_to_sign_in(http, root):
            text = "It asks to sign in: its page, its streams, uploads and WebSockets were not looked at"
            yield Finding("fault" if auth or key else "note", text, NO_ENTRY)
            return
        for check in (_assets, _scheme, _origin, _stream, _upload):
            yield from check(http, httpx, root, page.text)
        cookies = "; ".join(f"{name}={value}" for name, value in http.cookies.items())
    if key and auth is None:
        yield Finding(
            "note",
            "A key opens no pages: theirs and their WebSockets were not looked at.",
            "Give `--user` to look at them.",
        )
    else:
        yield from _socket(root, cookies)


def _sign_in(http: Any, root: str, auth: tuple[str, str]) -> Iterator[Finding]:
    answer = http.post(urljoin(root, "login"), data={"username": auth[0], "password": auth[1]})
    if answer.status_code >= 400:
        yield Finding("fault", f"Signing in as {auth[0]!r} is refused with status {answer.status_code}.", NO_ENTRY)


def _is_app(http: Any, root: str) -> bool:
    answer = http.get(urljoin(root, "hiroba/health"))
    return bool(answer.status_code == 200 and answer.headers.get("content-type", "").startswith("application/json"))


def _asks_to_sign_in(http: Any, root: str) -> bool:
    return bool(http.get(urljoin(root, "api/openapi.json")).status_code == 401)


def _assets(http: Any, httpx: Any, root: str, page: str) -> Iterator[Finding]:
    """A proxy that shows the app under a path must pass on all that is below it."""
    for name in re.findall(r'(?:src|href)="([^"]*hiroba/assets/[^"]+)"', page)[:1]:
        answer = http.get(urljoin(root, name))
        if answer.status_code != 200:
            text = f"The page's parts are not found: {urljoin(root, name)} answers with status {answer.status_code}."
            yield Finding("fault", text, "Let the proxy pass on every path below the app's.")
            return
        yield Finding("good", "The page's parts are found")


def _scheme(http: Any, httpx: Any, root: str, page: str) -> Iterator[Finding]:
    """The app must know under which address it is seen, for links that it gives out."""
    answer = http.get(urljoin(root, "api/openapi.json"))
    if answer.status_code != 200:
        return
    told = str((answer.json().get("servers") or [{"url": ""}])[0]["url"])
    if told.rstrip("/") != root.rstrip("/"):
        yield Finding(
            "fault",
            f"The app believes that its address is {told}, and it is {root}.",
            "Let the proxy send `X-Forwarded-Proto` and `X-Forwarded-Host` (or `Host`), or give `launch(root_path=...)`.",
        )
    else:
        yield Finding("good", "The app knows its address")


def _origin(http: Any, httpx: Any, root: str, page: str) -> Iterator[Finding]:
    """A browser says where the page came from, and the app compares that with the host that it was asked for."""
    parts = urlsplit(root)
    origin = f"{parts.scheme}://{parts.netloc}"
    answer = http.post(urljoin(root, "api/%20"), json={}, headers={"origin": origin})
    if answer.status_code == 403:
        yield Finding(
            "fault",
            "The app takes its own page for one of another site.",
            "Let the proxy pass on the `Host` header as it came.",
        )


def _stream(http: Any, httpx: Any, root: str, page: str) -> Iterator[Finding]:
    """What an app sends bit by bit must not be held back until there is more of it."""
    address = urljoin(root, "gradio_api/heartbeat/doctor")
    timeout = httpx.Timeout(ANSWER_WITHIN_S, read=STREAM_WITHIN_S)
    try:
        with http.stream("GET", address, timeout=timeout) as answer:
            if answer.status_code == 200:
                next(answer.iter_bytes())
                yield Finding("good", "What the app sends bit by bit arrives bit by bit")
    except httpx.ReadTimeout:
        yield Finding(
            "fault",
            "What the app sends bit by bit is held back on the way.",
            "Switch buffering of answers off in the proxy (nginx: `proxy_buffering off;`).",
        )


def _upload(http: Any, httpx: Any, root: str, page: str) -> Iterator[Finding]:
    """A proxy often has a limit of its own for what may be sent."""
    begun = http.post(urljoin(root, "hiroba/uploads"), json={"name": "doctor.bin", "size": UPLOAD_BYTES})
    if begun.status_code != 201:
        return
    address = urljoin(root, f"hiroba/uploads/{begun.json()['id']}")
    try:
        sent = http.patch(address, content=bytes(UPLOAD_BYTES - 1), headers={"upload-offset": "0"})
    finally:
        http.delete(address)
    if sent.status_code == 413:
        yield Finding(
            "fault",
            f"A piece of {UPLOAD_BYTES // 2**20} MB is refused on the way.",
            "Raise the proxy's limit (nginx: `client_max_body_size 0;`).",
        )
    else:
        yield Finding("good", f"Pieces of {UPLOAD_BYTES // 2**20} MB get through")


def _socket(root: str, cookies: str) -> Iterator[Finding]:
    """The connection of a page; without it, all goes over plain HTTP, which works and is slower."""
    from websockets.exceptions import WebSocketException
    from websockets.sync.client import connect
    from websockets.typing import Origin

    address = re.sub("^http", "ws", urljoin(root, "hiroba/socket"))
    parts = urlsplit(root)
    try:
        origin = Origin(f"{parts.scheme}://{parts.netloc}")
        headers = {"Cookie": cookies} if cookies else None
        with connect(address, origin=origin, open_timeout=ANSWER_WITHIN_S, additional_headers=headers):
            yield Finding("good", "WebSockets get through")
    except (OSError, WebSocketException) as error:
        yield Finding(
            "fault",
            f"WebSockets do not get through ({error}); pages fall back to plain HTTP.",
            "Let the proxy pass on `Upgrade` and `Connection` (nginx: `proxy_http_version 1.1; "
            'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";`).',
        )


def _reach_advice(root: str) -> str:
    host = urlsplit(root).hostname or ""
    if host in ("localhost", "127.0.0.1", "::1"):
        return "Is the app running, and on this port?"
    return 'Is the app running? Apps listen on their own machine only, unless launched with `server_name="0.0.0.0"`.'

"""Files fetched from addresses that a function or a visitor gave, without lending them the network of this server.

The rule that always holds: every connection goes to an address that was looked up once and found to be public, and to that
very address. A name that leads elsewhere the second time, or a redirect to a private address, gains nothing.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from hiroba.errors import UnreachableFileError, UnsafeAddressError
from hiroba.files.mime_types import clean_mime_type, guess_mime_type
from hiroba.files.names import safe_name
from hiroba.files.uploads import too_large

__all__ = ["FetchedFile", "fetch_public", "is_public_address"]

_MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PIECE_BYTES = 1 << 18
_SAFE = "/%:@!$&'()*+,;=~-._?[]"
_PORTS = {"http": 80, "https": 443}
# These carry an IPv4 address inside, which a gateway would go on to.
_TUNNELS = tuple(
    ipaddress.IPv6Network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")
)


@dataclass(frozen=True)
class FetchedFile:
    """What an address answered."""

    content: bytes
    name: str
    """Safe name, from the last part of the address."""
    mime_type: str


@dataclass(frozen=True)
class _Limits:
    max_bytes: int
    deadline_s: float
    is_public: Callable[[str], bool]
    context: ssl.SSLContext | None


def fetch_public(
    url: str,
    max_bytes: int,
    *,
    timeout_s: float = 30,
    is_public: Callable[[str], bool] | None = None,
    context: ssl.SSLContext | None = None,
) -> FetchedFile:
    """Return what is at `url`, if it is on the public network. Blocks for up to `timeout_s`.

    Proxies that the environment names are not used, because they would look up the name again.

    Args:
        url: An `http` or `https` address.
        max_bytes: The longest answer that is taken.
        timeout_s: For everything together, redirects included, in seconds.
        is_public: Tells whether an IP address may be connected to; `is_public_address` when left out.
        context: How certificates are checked; the system's way when left out.

    Raises:
        UnsafeAddressError: The address, or one that it redirects to, is not public, not http, or cannot be understood.
        FileTooLargeError: The answer is longer than `max_bytes`.
        UnreachableFileError: There is no answer in time, or it is an error.
    """
    limits = _Limits(max_bytes, time.monotonic() + timeout_s, is_public or is_public_address, context)
    place = url
    for _ in range(_MAX_REDIRECTS + 1):
        answer = _ask(place, limits)
        if isinstance(answer, FetchedFile):
            return answer
        place = urljoin(place, answer)
    raise UnreachableFileError(
        f"The address {url!r} redirects more than {_MAX_REDIRECTS} times. Give the final address."
    )


def is_public_address(address: str) -> bool:
    """Tell whether an IP address is one of the public network: not of this machine, its neighbours, or a way around."""
    parsed = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is not None:
            return is_public_address(str(parsed.ipv4_mapped))
        if any(parsed in tunnel for tunnel in _TUNNELS):
            return False
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved


def _ask(url: str, limits: _Limits) -> FetchedFile | str:
    """Return the file at `url`, or the address that it redirects to."""
    parts, host, port = _split(url)
    target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    with _reporting(url), _connect(parts.scheme, host, port, limits) as connection:
        connection.request("GET", target, headers={"Accept-Encoding": "identity", "User-Agent": "hiroba"})
        # A connection that ends with its answer is closed before the answer has been read, and leaves that to us.
        with connection.getresponse() as response:
            location = response.getheader("Location")
            if response.status in _REDIRECTS and location:
                # Headers are decoded as Latin-1, while servers that do not escape their addresses write UTF-8.
                return location.encode("latin-1").decode(errors="replace")
            if response.status != 200:
                raise UnreachableFileError(
                    f"The address {url!r} answered with {response.status} {response.reason}. Check that it is open to all."
                )
            name = safe_name(unquote(parts.path.rsplit("/", 1)[-1]))
            mime_type = clean_mime_type(response.getheader("Content-Type")) or guess_mime_type(name)
            content = _read(response, name, limits.max_bytes)
            _left_s(limits)  # An answer of unknown length looks whole when it was broken off.
            return FetchedFile(content, name, mime_type)


def _split(url: str) -> tuple[SplitResult, str, int]:
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode()
    except ValueError as error:
        raise UnsafeAddressError(f"The address {url!r} cannot be understood: {error}.") from error
    if parts.scheme not in _PORTS or not host or parts.username is not None:
        message = (
            f"An address must begin with http:// or https:// and a host name, and have no password in it, got {url!r}."
        )
        raise UnsafeAddressError(message)
    return parts, host, port or _PORTS[parts.scheme]


@contextmanager
def _connect(scheme: str, host: str, port: int, limits: _Limits) -> Iterator[http.client.HTTPConnection]:
    """Give the block a connection to a public address of `host` that breaks off at the deadline."""
    plain = _open_socket(host, port, limits)
    # A timeout of a socket begins anew with each byte; only this ends a server that sends one byte a second.
    connection = http.client.HTTPConnection(host, port)
    connection.sock = plain
    alarm = threading.Timer(_left_s(limits), _break_off, [connection])
    alarm.daemon = True
    alarm.start()
    try:
        if scheme == "https":
            _secure(connection, host, limits.context or ssl.create_default_context())
        yield connection
    finally:
        alarm.cancel()
        connection.close()


def _secure(connection: http.client.HTTPConnection, host: str, context: ssl.SSLContext) -> None:
    # The handshake comes after the socket is in place, so that the alarm can break it off as well.
    wrapped = context.wrap_socket(connection.sock, server_hostname=host, do_handshake_on_connect=False)
    connection.sock = wrapped
    wrapped.do_handshake()


def _open_socket(host: str, port: int, limits: _Limits) -> socket.socket:
    addresses = list(
        dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    )
    private = [address for address in addresses if not limits.is_public(address)]
    if private:
        message = f"The host {host!r} leads to {private[0]}, which is not an address of the public network. Upload the file instead."
        raise UnsafeAddressError(message)
    failure: OSError = TimeoutError("timed out")
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout=_left_s(limits))
        except OSError as error:
            failure = error
    raise failure


def _left_s(limits: _Limits) -> float:
    left_s = limits.deadline_s - time.monotonic()
    if left_s <= 0:
        raise TimeoutError("timed out")
    return left_s


def _break_off(connection: http.client.HTTPConnection) -> None:
    with suppress(OSError, AttributeError):  # Closed in this very moment.
        connection.sock.shutdown(socket.SHUT_RDWR)


def _read(response: http.client.HTTPResponse, name: str, max_bytes: int) -> bytes:
    if response.length is not None and response.length > max_bytes:
        raise too_large(name, max_bytes)
    content = bytearray()
    while piece := response.read(_PIECE_BYTES):
        content += piece
        if len(content) > max_bytes:
            raise too_large(name, max_bytes)
    if response.length:
        raise http.client.IncompleteRead(bytes(content), response.length)
    return bytes(content)


@contextmanager
def _reporting(url: str) -> Iterator[None]:
    """Turn what can go wrong on the network into an error that names the address."""
    try:
        yield
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        message = f"The address {url!r} could not be fetched: {error}. Check that it is right and can be reached."
        raise UnreachableFileError(message) from error

"""Checks of this machine: versions, the built page, ports, the folder for files, proxies of the environment."""

from __future__ import annotations

import os
import platform
import re
import shutil
import socket
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener, getproxies, proxy_bypass

from hiroba._version import __version__
from hiroba.cli.checks.finding import Finding
from hiroba.errors import LaunchError
from hiroba.server.environment import FIRST_PORT, PORTS
from hiroba.server.page import PageFiles

__all__ = ["machine_checks", "port_checks"]

LEAST_FREE_BYTES = 500 * 1024 * 1024
SCANNED_PORTS = 10
REQUIREMENT = re.compile(r"([\w.-]+)>=([\d.]+)")


def machine_checks() -> Iterator[Finding]:
    """Yield what is found on this machine."""
    yield Finding(
        "good", f"Hiroba {__version__} on Python {platform.python_version()}, {platform.platform(terse=True)}"
    )
    yield from _packages()
    yield from _page()
    yield from port_checks()
    yield from _folder()
    yield from _name()
    yield from _proxies()


def port_checks(first: int = FIRST_PORT, count: int = SCANNED_PORTS) -> Iterator[Finding]:
    """Yield who has which of the ports that apps look at first, and which one an app would get."""
    for port in range(first, first + count):
        if _is_free(port):
            yield Finding("good", f"An app gets port {port}")
            return
        yield Finding("note", f"Port {port} is taken by {_neighbour(port)}")
    last = FIRST_PORT + PORTS - 1
    yield Finding("note", f"The first {count} ports are taken; apps look as far as {last}.", "End old apps.")


def _packages() -> Iterator[Finding]:
    """Packages that are older than what Hiroba was made for, or missing."""
    wrong = False
    for requirement in requires("hiroba") or []:
        found = REQUIREMENT.match(requirement)
        if found is None or ("extra ==" in requirement and _installed(found[1]) is None):
            continue
        if "sys_platform" in requirement and _installed(found[1]) is None:
            continue
        installed = _installed(found[1])
        if installed is None or _numbers(installed) < _numbers(found[2]):
            wrong = True
            has = f"{found[1]} {installed}" if installed else f"no {found[1]}"
            yield Finding("fault", f"There is {has}; {found[2]} or newer is needed.", f"pip install '{found[0]}'")
    if not wrong:
        yield Finding("good", "All packages are as new as they must be")


def _page() -> Iterator[Finding]:
    try:
        count = len(PageFiles().manifest)
    except LaunchError as error:
        yield Finding("fault", str(error))
        return
    yield Finding("good", f"The page is built ({count} chunks)")


def _folder() -> Iterator[Finding]:
    folder = Path(tempfile.gettempdir())
    if not os.access(folder, os.W_OK):
        yield Finding("fault", f"{folder} cannot be written to, and files of visitors go there.", "Set TMPDIR.")
        return
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE_BYTES:
        yield Finding(
            "fault", f"{folder} has {free // 2**20} MB left for files of visitors.", "Free space, or set TMPDIR."
        )
    else:
        yield Finding("good", f"Files of visitors go to {folder}, which has {free / 2**30:.0f} GB left")


def _name() -> Iterator[Finding]:
    try:
        addresses = {str(info[4][0]) for info in socket.getaddrinfo("localhost", None)}
    except OSError as error:
        yield Finding("fault", f"`localhost` has no address: {error}.", "Add `127.0.0.1 localhost` to /etc/hosts.")
        return
    if "127.0.0.1" not in addresses:
        yield Finding("fault", f"`localhost` is {', '.join(sorted(addresses))}, not 127.0.0.1.", "Mend /etc/hosts.")


def _proxies() -> Iterator[Finding]:
    """A proxy for the web that programs would also ask for this machine."""
    proxies = getproxies()
    for scheme in ("http", "https"):
        if scheme in proxies and not proxy_bypass("localhost"):
            yield Finding(
                "fault",
                f"Programs reach `localhost` through the proxy {proxies[scheme]}.",
                "Set NO_PROXY=localhost,127.0.0.1",
            )
            return


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _neighbour(port: int) -> str:
    """Tell what answers at a port of this machine."""
    opener = build_opener(ProxyHandler({}))
    for path, meaning in (("/hiroba/health", "an app of Hiroba"), ("/gradio_api/info", "an app of Gradio")):
        try:
            with opener.open(f"http://127.0.0.1:{port}{path}", timeout=1):
                return meaning
        except URLError as error:
            if not hasattr(error, "code"):
                return "a program that does not speak HTTP, or does not answer"
        except (OSError, ValueError):
            return "a program that does not speak HTTP, or does not answer"
    return "another web server"


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text)[:3])

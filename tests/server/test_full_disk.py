"""A disk that is really full: a small file system of its own, in a namespace of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from socket import create_server

import httpx
import pytest

APP = Path(__file__).with_name("crashing_app.py")
MOUNT = 'mount -t tmpfs -o size=3m none "$1" && export TMPDIR="$1" && shift && exec "$@"'
SOON_S = 30.0


def _may_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    return (
        subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True).returncode == 0
    )


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    if not _may_mount():
        pytest.skip("This system lets no test mount a file system.")
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (tmp_path / "disk").mkdir()
    command = ["unshare", "-rm", "sh", "-c", MOUNT, "sh", str(tmp_path / "disk")]
    process = subprocess.Popen([*command, sys.executable, str(APP), str(tmp_path), str(port)])
    deadline = time.monotonic() + SOON_S
    while time.monotonic() < deadline:
        try:
            httpx.get(f"http://127.0.0.1:{port}/hiroba/health")
            break
        except httpx.TransportError:
            time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    process.kill()
    process.wait()


def test_a_full_disk_is_said_leaves_nothing_and_needs_no_restart(url: str) -> None:
    def send(megabytes: int) -> httpx.Response:
        return httpx.post(
            f"{url}/gradio_api/upload", files={"files": ("a.bin", bytes(megabytes << 20))}, timeout=SOON_S
        )

    refused = send(6)
    assert (refused.status_code, "disk is full" in refused.json()["detail"]) == (507, True)
    # Two of the three megabytes fit only if nothing of the first try has stayed.
    assert send(2).status_code == 200
    assert httpx.get(f"{url}/").status_code == 200

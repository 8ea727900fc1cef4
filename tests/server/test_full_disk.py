"""A disk that is really full: a small file system of its own, in a namespace of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from socket import create_server
from typing import Any

import httpx
import pytest

APP = Path(__file__).with_name("filling_app.py")
MOUNT = 'mount -t tmpfs -o size=3m none "$1" && export TMPDIR="$1" && shift && exec "$@"'
SOON_S = 30.0


def _may_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    return (
        subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True).returncode == 0
    )


class House:
    """The app on its disk of three megabytes, which can be filled and emptied."""

    def __init__(self, url: str) -> None:
        self.url = url

    def ask(self, name: str, keep: int = 0) -> Any:
        """Let the app fill or empty the disk, or tell what lies on it."""
        return httpx.get(f"{self.url}/disk/{name}", params={"keep": keep} if name == "fill" else {}).json()

    def call(self, name: str, *data: Any) -> httpx.Response:
        """Call an endpoint as an existing client does."""
        return httpx.post(f"{self.url}/gradio_api/run/{name}", json={"data": list(data)}, timeout=SOON_S)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    yield from _serve(tmp_path_factory.mktemp("disk"))


@pytest.fixture(scope="module")
def keeping(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    yield from _serve(tmp_path_factory.mktemp("disk"), "stored")


def _serve(folder: Path, *options: str) -> Iterator[House]:
    if not _may_mount():
        pytest.skip("This system lets no test mount a file system.")
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = ["unshare", "-rm", "sh", "-c", MOUNT, "sh", str(folder)]
    process = subprocess.Popen([*command, sys.executable, str(APP), str(port), *options])
    deadline = time.monotonic() + SOON_S
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/disk/empty").status_code == 200:
                break
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    yield House(f"http://127.0.0.1:{port}")
    process.kill()
    process.wait()


def test_a_full_disk_is_said_leaves_nothing_and_needs_no_restart(house: House) -> None:
    def send(megabytes: int) -> httpx.Response:
        return httpx.post(
            f"{house.url}/gradio_api/upload", files={"files": ("a.bin", bytes(megabytes << 20))}, timeout=SOON_S
        )

    refused = send(6)
    assert (refused.status_code, "disk is full" in refused.json()["detail"]) == (507, True)
    # Two of the three megabytes fit only if nothing of the first try has stayed.
    assert send(2).status_code == 200
    assert httpx.get(f"{house.url}/").status_code == 200


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("flag", ["x" * 20_000]),
        ("example", []),
        ("make", [20_000]),
        ("link", ["x" * 20_000]),
        ("converse", ["x" * 20_000]),
        ("rate", ["x" * 20_000]),
    ],
    ids=["flag", "answer to an example", "file that a function returns", "link", "conversation", "rating"],
)
def test_what_is_kept_is_whole_or_not_there(house: House, name: str, data: list[Any]) -> None:
    if name not in ("example", "make"):
        assert house.call(name, "first").status_code == 200
    before = house.ask("tell")
    house.ask("fill", keep=8192)
    refused = house.call(name, *data)
    assert refused.status_code == 507
    assert "disk" in refused.json()["error"]
    assert "Free some space" in refused.json()["error"]
    after = house.ask("tell")
    house.ask("empty")
    assert _kept(after) == _kept(before)
    assert house.call(name, *data).status_code == 200
    if name == "flag":
        assert house.call("flag", "third").json()["data"] == [3]


def _kept(files: dict[str, int]) -> dict[str, int]:
    """Leave out what `make` writes by itself."""
    return {path: size for path, size in files.items() if "made" not in path}


def test_a_job_that_cannot_be_written_down_is_refused_and_taken_later(keeping: House) -> None:
    assert keeping.call("echo", "a").json()["data"] == ["a"]
    keeping.ask("fill")
    for answer in (
        keeping.call("echo", "x" * 20_000),
        httpx.post(f"{keeping.url}/api/echo", json={"value": "x" * 20_000}),
        httpx.post(f"{keeping.url}/gradio_api/call/echo", json={"data": ["x" * 20_000]}),
    ):
        assert answer.status_code == 507
        assert "disk" in answer.text
    assert httpx.get(f"{keeping.url}/hiroba/health").status_code == 200
    keeping.ask("empty")
    assert keeping.call("echo", "b").json()["data"] == ["b"]

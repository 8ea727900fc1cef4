"""Pieces for a reader who may stop reading arrive whole, whether or not there is a disk that takes them meanwhile."""

from __future__ import annotations

import asyncio
import resource
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hiroba.server import unhurried as module
from hiroba.server.unhurried import unhurried

PIECES = [bytes([i]) * (10_000 if i % 3 else 700) for i in range(20)]


@contextmanager
def disk_with_room_for(size: int) -> Iterator[None]:
    """Let every file end at a size, as on a disk that becomes full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


async def read_slowly(stops_at: int | None = None) -> list[bytes]:
    """Read one piece, stop until the rest is put aside, and read on."""
    read = []
    stream = unhurried(iter(PIECES))
    async for piece in stream:
        read.append(piece)
        if len(read) == stops_at:
            break
        for _ in range(3):
            await asyncio.sleep(0)
    await stream.aclose()
    return read


@pytest.fixture(autouse=True)
def without_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE_S", 0)


def test_what_was_put_aside_arrives_whole() -> None:
    assert asyncio.run(read_slowly()) == PIECES


@pytest.mark.parametrize("room", [0, 20_300, 45_000, 130_000])
def test_a_disk_that_becomes_full_meanwhile_loses_nothing(room: int) -> None:
    with disk_with_room_for(room):
        assert asyncio.run(read_slowly()) == PIECES


def test_no_disk_at_all_loses_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    assert asyncio.run(read_slowly()) == PIECES


def test_a_reader_that_goes_leaves_no_file_open() -> None:
    assert asyncio.run(read_slowly(stops_at=2)) == PIECES[:2]

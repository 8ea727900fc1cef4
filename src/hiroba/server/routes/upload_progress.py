"""How far uploads are, told to those who wait for them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

__all__ = ["UploadProgress"]


@dataclass
class _Progress:
    received: dict[str, int] = field(default_factory=dict)
    is_running: bool = False
    is_done: bool = False
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    readers: int = 0


class UploadProgress:
    """The uploads under way, by the id that their sender chose. Belongs to one event loop.

    A reader may come before the upload begins. A slow reader gets fewer, larger steps, never a backlog.

    Args:
        patience_s: A reader who hears nothing for so many seconds is sent away.
    """

    def __init__(self, patience_s: float = 60) -> None:
        self._patience_s = patience_s
        self._uploads: dict[str, _Progress] = {}

    @contextmanager
    def follow(self, upload_id: str | None) -> Iterator[Callable[[list[tuple[str, int]]], None]]:
        """Give the block a function that takes name and bytes so far of each file; its end is that of the upload.

        Args:
            upload_id: `None` for an upload that nobody can ask for.
        """
        progress = _Progress() if upload_id is None else self._uploads.setdefault(upload_id, _Progress())

        def report(received: list[tuple[str, int]]) -> None:
            progress.received = dict(received)
            _wake(progress)

        progress.is_running = True
        try:
            yield report
        finally:
            progress.is_done = True
            self._forget(upload_id, progress)
            _wake(progress)

    async def read(self, upload_id: str) -> AsyncIterator[tuple[str, int]]:
        """Yield the name of a file and how many bytes of it came since the last time, until the upload is over."""
        progress = self._uploads.setdefault(upload_id, _Progress())
        progress.readers += 1
        told: dict[str, int] = {}
        try:
            while True:
                changed = progress.changed
                for name, count in list(progress.received.items()):
                    if count > told.get(name, 0):
                        yield name, count - told.get(name, 0)
                        told[name] = count
                if progress.is_done:
                    return
                await asyncio.wait_for(changed.wait(), self._patience_s)
        except TimeoutError:
            return
        finally:
            progress.readers -= 1
            if not progress.readers and not progress.is_running:
                self._forget(upload_id, progress)

    def _forget(self, upload_id: str | None, progress: _Progress) -> None:
        # Another upload may have begun under the same id.
        if upload_id is not None and self._uploads.get(upload_id) is progress:
            del self._uploads[upload_id]


def _wake(progress: _Progress) -> None:
    progress.changed.set()
    progress.changed = asyncio.Event()

"""What is written in one turn of the loop goes out together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from hiroba.server.corked import FULL, Corked


class Wire:
    """A transport that remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[Any] = []

    def write(self, data: bytes) -> None:
        self.told.append(data)

    def close(self) -> None:
        self.told.append("closed")


def told_by(use: Callable[[Corked], None]) -> list[Any]:
    wire = Wire()

    async def turn() -> None:
        use(Corked(wire, asyncio.get_running_loop()))
        await asyncio.sleep(0)

    asyncio.run(turn())
    return wire.told


def test_what_is_written_in_one_turn_goes_out_together_and_in_order() -> None:
    assert told_by(lambda line: [line.write(part) for part in (b"head ", b"content ", b"end")]) == [b"head content end"]


def test_closing_sends_what_waits_first() -> None:
    assert told_by(lambda line: [line.write(b"last words"), line.close()]) == [b"last words", "closed"]


def test_much_waits_for_nothing_so_that_its_writer_learns_of_a_reader_who_has_stopped() -> None:
    large = b"x" * FULL
    seen: list[int] = []

    def use(line: Corked) -> None:
        line.write(b"head ")
        line.write(large)
        seen.append(len(line.told))
        line.write(b"end")

    assert told_by(use) == [b"head " + large, b"end"]
    assert seen == [1]

"""The TypeScript types of the wire are those of the Python ones."""

from __future__ import annotations

from pathlib import Path

from hiroba.wire.schema import typescript

MESSAGES = Path(__file__).parents[2] / "web" / "src" / "wire" / "messages.ts"


def test_the_committed_types_are_not_stale() -> None:
    assert MESSAGES.read_text() == typescript(), "Run `make types`."

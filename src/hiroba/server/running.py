"""The apps of this process that are being served."""

from __future__ import annotations

from weakref import WeakSet

from hiroba.graph.blocks import Blocks

__all__ = ["close_all", "remember"]

_running: WeakSet[Blocks] = WeakSet()


def remember(blocks: Blocks) -> None:
    """Note that an app is being served."""
    _running.add(blocks)


def close_all(verbose: bool = True) -> None:
    """Stop serving every app of this process.

    Args:
        verbose: Whether the address of each is printed.
    """
    for blocks in list(_running):
        if blocks.launched is not None and verbose:
            print(f"* Closing {blocks.launched.url}", flush=True)
        blocks.close()
        _running.discard(blocks)

"""Frames: what a transport sends at once. A reader that is behind gets the newest state, not an ever-longer backlog."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from hiroba.engine.engine import Engine
from hiroba.engine.snapshot import take_snapshot
from hiroba.sessions.feed import Entry
from hiroba.sessions.screen import Screen
from hiroba.sessions.session import Session
from hiroba.wire.commands import AttachCommand
from hiroba.wire.ids import NodeId, ScreenId
from hiroba.wire.letters import encode
from hiroba.wire.notices import AcknowledgedNotice, AttachedNotice, Notice, ProgressNotice, Update, UpdatedNotice
from hiroba.wire.patches import Patch
from hiroba.wire.pieces import PIECE, in_pieces, joined

__all__ = ["Frame", "attached_frame", "conflate", "frame_of", "next_frame", "single_frame", "snapshot_frame"]

Frame: TypeAlias = bytes | Iterator[bytes]
"""A small frame as it is, a large one in pieces that are made while it is sent."""

MANY = 16
"""From how many waiting notices on they are conflated."""


def next_frame(
    engine: Engine, session: Session, screen: Screen, cursor: int, is_acknowledged: bool = False
) -> tuple[int, Frame | None]:
    """Return what a screen that has read up to `cursor` is sent next, if there is anything, and how far it has read then.

    While it is on its way, nothing else keeps what it was made of: its reader may stop.

    Args:
        engine: The app at work.
        session: Of the screen.
        screen: The screen.
        cursor: The last notice that it has.
        is_acknowledged: Whether it is told also which of its commands were taken.
    """
    feed = session.feed
    entries = feed.read(cursor)
    if entries is None:
        snapshot = take_snapshot(session, engine.jobs, engine.clock.now())
        assert session.key is not None, "a page shows sessions with a key only"
        answer = AttachedNotice(session.key, feed.number, screen.seq, snapshot=snapshot)
        return feed.number, snapshot_frame(answer, feed.events(cursor), screen.id)
    if is_acknowledged:
        entries.insert(0, (0, Entry(AcknowledgedNotice(screen.seq))))
    return feed.number, frame_of(entries, screen.id)


def frame_of(entries: Sequence[tuple[int, Entry]], screen: ScreenId) -> Frame | None:
    """Return a frame with the numbered notices that concern a screen: a JSON array of `[number, notice]`; `None` if none does."""
    entries = [(number, entry) for number, entry in entries if entry.screen is None or entry.screen == screen]
    if not entries:
        return None
    if len(entries) >= MANY:
        entries = conflate(entries)
    if any(entry.is_large for _, entry in entries):
        return joined(_list(entries))
    frame = b"[" + b",".join([b"[%d,%b]" % (number, entry.encoded) for number, entry in entries]) + b"]"
    return frame if len(frame) <= 2 * PIECE else joined(_list(entries))


def single_frame(notice: Notice) -> bytes:
    """Return a frame with one notice that has no number."""
    return b"[[0," + encode(notice) + b"]]"


def attached_frame(session: Session, command: AttachCommand, notice: AttachedNotice) -> Frame:
    """Return the first frame of a connection: the answer to `command`, and before it what a page that was away missed beside it."""
    was_here = command.reason == "reconnect" and notice.snapshot is not None and notice.cursor >= command.cursor
    missed = session.feed.events(command.cursor, notice.cursor) if was_here else []
    return snapshot_frame(notice, missed, command.screen)


def snapshot_frame(notice: AttachedNotice, missed: Iterable[Entry], screen: ScreenId) -> Frame:
    """Return a frame with a snapshot, and before it what the screen missed that no snapshot tells."""
    told: list[tuple[int, Entry | AttachedNotice]] = [
        (0, entry) for entry in missed if entry.screen is None or entry.screen == screen
    ]
    if notice.snapshot is None and not told:
        return single_frame(notice)
    told.append((0, notice))
    return joined(_list(told))


def _list(entries: list[Any]) -> Iterator[bytes]:
    """Yield a frame piece by piece, and let go of what has been sent."""
    entries.reverse()
    before = b"[["
    while entries:
        number, entry = entries.pop()
        yield b"%b%d," % (before, number)
        yield from entry.pieces() if isinstance(entry, Entry) else in_pieces(entry)
        before = b"],["
    yield b"]]"


def conflate(entries: Iterable[tuple[int, Entry]]) -> list[tuple[int, Entry]]:
    """Return entries with runs of updates of the same job merged, and only the newest progress of each job."""
    result: list[tuple[int, Entry]] = []
    for number, entry in entries:
        last = result[-1][1].notice if result else None
        notice = entry.notice
        if isinstance(notice, UpdatedNotice) and isinstance(last, UpdatedNotice) and _may_merge(last, notice):
            result[-1] = (number, Entry(_merge(last, notice)))
        elif isinstance(notice, ProgressNotice) and isinstance(last, ProgressNotice) and last.job == notice.job:
            result[-1] = (number, entry)
        else:
            result.append((number, entry))
    return result


def _may_merge(first: UpdatedNotice, second: UpdatedNotice) -> bool:
    """Tell whether the second makes the first needless; pieces of a stream are played one after the other, so each is needed."""
    values = [value for update in first.updates for _, _, value in update.patches]
    has_piece = any(isinstance(value, dict) and value.get("is_stream") for value in values)
    return first.job == second.job and not has_piece


def _merge(first: UpdatedNotice, second: UpdatedNotice) -> UpdatedNotice:
    patches: dict[NodeId, list[Patch]] = {update.node: list(update.patches) for update in first.updates}
    for update in second.updates:
        patches[update.node] = _joined(patches.get(update.node, []), update.patches)
    return UpdatedNotice(second.job, [Update(node, list(items)) for node, items in patches.items()], second.is_partial)


def _joined(first: list[Patch], second: Sequence[Patch]) -> list[Patch]:
    for action, path, value in second:
        if action == "replace" and len(path) == 1:
            first = [patch for patch in first if patch[1][0] != path[0]]
        elif (
            action == "append" and first and first[-1][0] in ("append", "replace") and list(first[-1][1]) == list(path)
        ):
            before = first.pop()
            first.append((before[0], before[1], before[2] + value))
            continue
        first.append((action, path, value))
    return first

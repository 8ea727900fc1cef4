"""Frames: what a transport sends at once. A reader that is behind gets the newest state, not an ever-longer backlog."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from hiroba.sessions.feed import Entry
from hiroba.sessions.session import Session
from hiroba.wire.commands import AttachCommand
from hiroba.wire.ids import NodeId, ScreenId
from hiroba.wire.notices import AttachedNotice, Notice, ProgressNotice, Update, UpdatedNotice
from hiroba.wire.patches import Patch

__all__ = ["attached_frame", "conflate", "frame_of", "single_frame", "snapshot_frame"]

MANY = 16
"""From how many waiting notices on they are conflated."""

_encoder = msgspec.json.Encoder()


def frame_of(entries: Sequence[tuple[int, Entry]], screen: ScreenId) -> bytes | None:
    """Return a frame with the numbered notices that concern a screen: a JSON array of `[number, notice]`; `None` if none does."""
    entries = [(number, entry) for number, entry in entries if entry.screen is None or entry.screen == screen]
    if not entries:
        return None
    if len(entries) >= MANY:
        entries = conflate(entries)
    return b"[" + b",".join(b"[%d,%b]" % (number, entry.encoded) for number, entry in entries) + b"]"


def single_frame(notice: Notice) -> bytes:
    """Return a frame with one notice that has no number."""
    return b"[[0," + _encoder.encode(notice) + b"]]"


def attached_frame(session: Session, command: AttachCommand, notice: AttachedNotice) -> bytes:
    """Return the first frame of a connection: the answer to `command`, and before it what a page that was away missed beside it."""
    was_here = command.reason == "reconnect" and notice.snapshot is not None and notice.cursor >= command.cursor
    missed = session.feed.events(command.cursor, notice.cursor) if was_here else []
    return snapshot_frame(notice, missed, command.screen)


def snapshot_frame(notice: AttachedNotice, missed: Iterable[Entry], screen: ScreenId) -> bytes:
    """Return a frame with a snapshot, and before it what the screen missed that no snapshot tells."""
    parts = [b"[0,%b]" % entry.encoded for entry in missed if entry.screen is None or entry.screen == screen]
    return b"[" + b",".join([*parts, b"[0,%b]" % _encoder.encode(notice)]) + b"]"


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

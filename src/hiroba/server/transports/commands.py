"""Carries out what a page asks for: decode, call the engine, answer."""

from __future__ import annotations

import logging
from collections.abc import Set

import msgspec

from hiroba.components.node import Node
from hiroba.components.timer import Timer
from hiroba.engine.engine import Engine, Order
from hiroba.errors import HirobaError, StorageFullError, TooManyCallsError
from hiroba.layout.drawer import Drawer
from hiroba.layout.modal import Modal
from hiroba.layout.popover import Popover
from hiroba.sessions.screen import Screen
from hiroba.sessions.session import Session
from hiroba.wire.commands import (
    AttachCommand,
    CallCommand,
    CancelCommand,
    ChangeCommand,
    Command,
    FrameCommand,
    RunCommand,
)
from hiroba.wire.letters import decode, encode, has_halves
from hiroba.wire.notices import AcknowledgedNotice, ChangedNotice, Notice, RefusedNotice, ToastNotice, Update

__all__ = ["MAX_COMMAND_BYTES", "Malformed", "carry_out", "decode_commands", "split_message"]

logger = logging.getLogger(__name__)

MAX_COMMAND_BYTES = 32 * 1024 * 1024
"""Larger values travel as files."""

PLACES = frozenset({"playback_position", "slider_position", "camera_position"})
"""Where a screen is in a sound or a film, between two pictures, before a solid; the others stay where they are."""

CHANGEABLE = frozenset({"value", "selected", "selected_index", "open", "active", "search", "pinned"}) | PLACES
"""What a visitor may change. All else belongs to the app's author."""

OVERLAYS = (Drawer, Modal, Popover)
"""What visitors close, and popovers open, by `visible`."""

_decoder = msgspec.json.Decoder(list[Command])


class Malformed(HirobaError):
    """A frame is not a list of commands."""


def decode_commands(frame: bytes | str) -> list[Command]:
    """Return the commands of a frame.

    Raises:
        Malformed: It holds anything else.
    """
    try:
        # A page sends half a letter where a field cut one in two.
        return _decoder.decode(encode(decode(frame)) if has_halves(frame) else frame)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Malformed(f"A list of commands was expected: {error}.") from error


def split_message(message: bytes | str, max_file_bytes: int | None = None) -> tuple[bytes | str, bytes]:
    """Return the commands of a message, and the content that follows them (`FrameCommand`).

    Raises:
        Malformed: The content is longer than files may be.
    """
    if isinstance(message, str) or message[:1] == b"[":
        return message, b""
    length = int.from_bytes(message[:4])
    content = message[4 + length :]
    if max_file_bytes is not None and len(content) > max_file_bytes:
        raise Malformed(f"A file may hold at most {max_file_bytes} bytes.")
    return message[4 : 4 + length], content


def carry_out(engine: Engine, session: Session, screen: Screen, command: Command, content: bytes = b"") -> Notice:
    """Carry out a command once, and return the answer to it alone.

    Args:
        engine: The app at work.
        session: Of the page.
        screen: The page.
        command: What it asks for.
        content: Of the file that came with the command.
    """
    if isinstance(command, AttachCommand):
        return RefusedNotice(0, "malformed", "This connection shows a session already.")
    if command.seq <= screen.seq:
        return AcknowledgedNotice(screen.seq)
    screen.seq = command.seq
    session.last_seen_s = engine.clock.now()
    try:
        refusal = _carry_out(engine, session, screen, command, content)
    except (msgspec.MsgspecError, RecursionError) as error:
        refusal = RefusedNotice(command.seq, "malformed", f"A value could not be read: {error}.")
    except TooManyCallsError as error:
        refusal = RefusedNotice(command.seq, "often", str(error))
        session.tell(ToastNotice("warning", str(error)), screen.id)
    except StorageFullError as error:
        refusal = RefusedNotice(command.seq, "full", str(error))
    return refusal or AcknowledgedNotice(screen.seq)


def _carry_out(
    engine: Engine, session: Session, screen: Screen, command: Command, content: bytes
) -> RefusedNotice | None:
    if isinstance(command, (RunCommand, CallCommand)):
        engine.calls.rate.take(session.visit.client.host, session.id)
    if isinstance(command, ChangeCommand):
        return _change(session, screen, command)
    if isinstance(command, RunCommand):
        return _run(engine, session, screen, command)
    if isinstance(command, CallCommand):
        engine.calls.answer(session, screen.id, command)
        return None
    if isinstance(command, FrameCommand) and not engine.frames.take(session, screen.id, command, content):
        return RefusedNotice(command.seq, "unknown", "Nothing on this page takes frames here.")
    if isinstance(command, CancelCommand):
        job = engine.jobs.get(command.job)
        if job is None or job.session is not session:
            return RefusedNotice(command.seq, "unknown", "There is no such run in this session.")
        engine.cancel(job)
    return None


def _change(session: Session, screen: Screen, command: ChangeCommand) -> RefusedNotice | None:
    node = session.node(command.node)
    if node is None or not _may_change(node, command.props.keys()):
        return RefusedNotice(command.seq, "unknown", "There is no such field on this page.")
    props = {name: msgspec.json.decode(value) for name, value in command.props.items()}
    for name, value in props.items():
        session.hear(command.node, name, value)
    patches = [("replace", [name], value) for name, value in props.items() if name not in PLACES]
    if len(session.screens) > 1 and patches:
        session.tell(ChangedNotice([Update(command.node, patches)], screen.id))  # type: ignore[arg-type]  # literal texts
    return None


def _may_change(node: Node, names: Set[str]) -> bool:
    if isinstance(node, Timer):
        return False
    return names <= (CHANGEABLE | {"visible"} if isinstance(node, OVERLAYS) else CHANGEABLE)


def _run(engine: Engine, session: Session, screen: Screen, command: RunCommand) -> RefusedNotice | None:
    binding = session.binding(command.binding)
    if binding is None:
        return RefusedNotice(command.seq, "unknown", "This part of the page is not there any more.")
    if not session.app.admits(session.visit.caller, binding):
        return RefusedNotice(command.seq, "forbidden", "You may not do this. Sign in as somebody who may.")
    payloads = None
    if command.inputs is not None:
        payloads = [msgspec.json.decode(value) for value in command.inputs]
        if len(payloads) != len(binding.all_inputs):
            return RefusedNotice(
                command.seq, "malformed", f"{len(binding.all_inputs)} values were expected, got {len(payloads)}."
            )
    before = engine.jobs.get(command.after) if command.after is not None else None
    before = before if before is not None and before.session is session else None
    order = Order(
        binding,
        session.visit,
        payloads=payloads,
        trigger=session.node(command.node) if command.node is not None else None if before is None else before.trigger,
        data=before.data if before is not None else msgspec.json.decode(command.data),
        screen=screen.id,
        after=command.after,
    )
    job = engine.run(session, order)
    if job is None and binding.function is not None and binding.trigger_mode == "once":
        return RefusedNotice(command.seq, "running")
    return None

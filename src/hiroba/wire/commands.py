"""What a browser asks of the server. Each command is numbered by its screen, so that none is carried out twice."""

from __future__ import annotations

from typing import Literal

import msgspec

from hiroba.wire.ids import BindingId, JobId, NodeId, ScreenId, SessionKey

__all__ = [
    "AttachCommand",
    "CallCommand",
    "CancelCommand",
    "ChangeCommand",
    "Command",
    "FrameCommand",
    "LeaveCommand",
    "RunCommand",
]


class AttachCommand(msgspec.Struct, frozen=True, tag="attach"):
    """The first message of a connection: show this session on this screen."""

    screen: ScreenId
    """Chosen by the page when it loads, the same after a lost connection."""
    page: str = ""
    """Route of the app's page, "" for the first one."""
    session: SessionKey | None = None
    """Key of the session that this page showed before; `None` begins a new one."""
    cursor: int = 0
    """Number of the last notice that this page has seen."""
    reason: Literal["open", "reload", "replaced", "reconnect"] = "open"
    """A reload continues its session only while something runs in it, otherwise it begins anew; one that shows another version
    of the program always continues."""
    query: str = ""
    """The query of the page's address, without the question mark."""
    kept: dict[str, msgspec.Raw] = {}
    """Values that the browser kept from an earlier visit, by node."""


class ChangeCommand(msgspec.Struct, frozen=True, tag="change"):
    """The visitor changed properties of a node."""

    seq: int
    node: NodeId
    props: dict[str, msgspec.Raw]


class RunCommand(msgspec.Struct, frozen=True, tag="run"):
    """An event that a binding listens to has happened. Inputs are the session's values when it arrives."""

    seq: int
    binding: BindingId
    node: NodeId | None = None
    """Where it happened."""
    data: msgspec.Raw = msgspec.Raw(b"null")
    """What the event tells, for `SelectData` and its kin."""
    inputs: list[msgspec.Raw] | None = None
    """Values in place of the session's, when a script in the browser made them."""
    after: JobId | None = None
    """The job whose end this run follows, when a script in the browser stood between the two."""


class CallCommand(msgspec.Struct, frozen=True, tag="call"):
    """A component calls a server function of its own. `AnsweredNotice` answers it, once."""

    seq: int
    node: NodeId
    name: str
    args: list[msgspec.Raw] = []


class FrameCommand(msgspec.Struct, frozen=True, tag="frame"):
    """A frame of a camera, or a piece of a recording. `AnsweredNotice` answers it when what listens to `stream` has run.

    It travels alone in a binary message: the length of the command in 4 bytes, the highest first, the command, and the content.
    """

    seq: int
    node: NodeId
    name: str
    """What to call the file."""
    mime_type: str
    is_first: bool = False
    """Whether a stream begins."""


class CancelCommand(msgspec.Struct, frozen=True, tag="cancel"):
    """End a running or waiting job of this session."""

    seq: int
    job: JobId


class LeaveCommand(msgspec.Struct, frozen=True, tag="leave"):
    """The visitor closed the page."""

    seq: int


Command = AttachCommand | ChangeCommand | RunCommand | CallCommand | FrameCommand | CancelCommand | LeaveCommand

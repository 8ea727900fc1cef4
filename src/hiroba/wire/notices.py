"""What the server tells a browser. Notices of a session are numbered, so that a page that was away misses none."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from hiroba.wire.ids import BindingId, JobId, NodeId, ScreenId, SessionKey
from hiroba.wire.page import BindingDescription, NodeDescription
from hiroba.wire.patches import Patch

__all__ = [
    "AcknowledgedNotice",
    "AnsweredNotice",
    "AttachedNotice",
    "ChangedNotice",
    "ErrorReport",
    "FinishedNotice",
    "JobSnapshot",
    "MessageNotice",
    "Notice",
    "Outcome",
    "PerformNotice",
    "ProgressNotice",
    "ProgressUnit",
    "QueuedNotice",
    "RefusedNotice",
    "RegionNotice",
    "ReplacedNotice",
    "Snapshot",
    "StartedNotice",
    "ToastNotice",
    "Update",
    "UpdatedNotice",
]

Outcome = Literal["done", "failed", "cancelled", "interrupted"]
CacheUse = Literal["full", "partial"]
"""Whether all that a run computes was kept from before, or something within."""


class Update(msgspec.Struct, frozen=True, array_like=True):
    """Changes of one node. The first part of each patch's path is the name of a property."""

    node: NodeId
    patches: list[Patch]


class ErrorReport(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a visitor is told of a failure; the traceback stays in the server's log."""

    message: str
    title: str = "Error"
    duration_s: float | None = 10
    visible: bool = True
    fields: dict[int, str] = {}
    """Messages of a validator, by node."""
    is_refusal: bool = False
    """Whether a value that the sender gave was refused, where otherwise the function failed."""
    is_full: bool = False
    """Whether the disk of the server had no space for what was to be kept."""


class ProgressUnit(msgspec.Struct, frozen=True, omit_defaults=True):
    """One level of a progress bar, the outermost first."""

    index: float | None = None
    length: float | None = None
    unit: str = "steps"
    progress: float | None = None
    """Share that is done, 0 to 1, when the author gave it in place of a count."""
    desc: str | None = None


class QueuedNotice(msgspec.Struct, frozen=True, omit_defaults=True, tag="queued"):
    """A job was accepted."""

    job: JobId
    binding: BindingId
    position: int = 0
    """How many jobs wait before it."""
    size: int = 0
    """How many jobs wait in the same line, this one included."""
    expected_s: float | None = None
    """How long it will probably wait and run, from the times of earlier runs."""


class StartedNotice(msgspec.Struct, frozen=True, omit_defaults=True, tag="started"):
    """A job began to run."""

    job: JobId
    expected_s: float | None = None


class ProgressNotice(msgspec.Struct, frozen=True, tag="progress"):
    """A running function told how far it is."""

    job: JobId
    units: list[ProgressUnit]


class UpdatedNotice(msgspec.Struct, frozen=True, omit_defaults=True, tag="updated"):
    """A job changed its outputs."""

    job: JobId
    updates: list[Update]
    is_partial: bool = False
    """Whether more will follow: a generator has yielded."""


class FinishedNotice(msgspec.Struct, frozen=True, omit_defaults=True, tag="finished"):
    """A job came to its end."""

    job: JobId
    outcome: Outcome
    duration_s: float = 0.0
    error: ErrorReport | None = None
    used_cache: CacheUse | None = None


class ChangedNotice(msgspec.Struct, frozen=True, omit_defaults=True, tag="changed"):
    """Properties changed outside a job: on another screen, or pushed by Python code."""

    updates: list[Update]
    origin: ScreenId | None = None
    """The screen that made the change and has it already."""


class ToastNotice(msgspec.Struct, frozen=True, omit_defaults=True, tag="toast"):
    """A short message at the edge of the page."""

    level: Literal["info", "warning", "success", "error"]
    message: str
    title: str = ""
    duration_s: float | None = 10
    job: JobId | None = None


class MessageNotice(msgspec.Struct, frozen=True, tag="message"):
    """Python code writes to the page of a component."""

    node: NodeId
    content: Any


class RegionNotice(msgspec.Struct, frozen=True, tag="region"):
    """A `render` function drew its part of the page anew."""

    node: NodeId
    children: list[NodeDescription]
    bindings: list[BindingDescription]
    kept: list[NodeId]
    """Nodes that stand there since an earlier drawing and keep what the visitor sees in them."""


class PerformNotice(msgspec.Struct, frozen=True, omit_defaults=True, tag="perform"):
    """A chain has come to a step that has a script: the page that began the chain goes on with it."""

    binding: BindingId
    after: JobId | None
    screen: ScreenId | None = None
    """The page that is meant; all of them if `None`."""


class ReplacedNotice(msgspec.Struct, frozen=True, tag="replaced"):
    """The author changed the program: the page loads it and goes on with the same session."""


class RefusedNotice(msgspec.Struct, frozen=True, omit_defaults=True, tag="refused"):
    """A command was not carried out."""

    seq: int
    code: Literal["running", "full", "malformed", "unknown", "forbidden", "often"]
    message: str = ""


class AnsweredNotice(msgspec.Struct, frozen=True, omit_defaults=True, tag="answered"):
    """A server function that a component called has ended, or what ran for a frame. Only the screen that asked is told."""

    call: int
    """The number of the `CallCommand` or the `FrameCommand`."""
    result: msgspec.Raw = msgspec.Raw(b"null")
    error: ErrorReport | None = None
    url: str | None = None
    """Where a large result is fetched, below the app's address; in place of `result`."""


class AcknowledgedNotice(msgspec.Struct, frozen=True, tag="acknowledged"):
    """All commands up to this number have been taken. Not numbered itself."""

    seq: int


class JobSnapshot(msgspec.Struct, frozen=True, omit_defaults=True):
    """A job that is not finished, for a screen that comes late."""

    job: JobId
    binding: BindingId
    is_running: bool = False
    is_streaming: bool = False
    elapsed_s: float = 0.0
    units: list[ProgressUnit] = []


class Snapshot(msgspec.Struct, frozen=True, omit_defaults=True):
    """All that a screen needs in place of the notices that it cannot get any more."""

    props: dict[int, dict[str, Any]]
    """What differs from the page's description, by node."""
    jobs: list[JobSnapshot] = []
    regions: list[RegionNotice] = []


class AttachedNotice(msgspec.Struct, frozen=True, omit_defaults=True, tag="attached"):
    """Answers `AttachCommand`. Not numbered itself."""

    session: SessionKey
    """Key of the session, for this page alone."""
    cursor: int
    """The number after which notices follow."""
    seq: int = 0
    """The last command of this screen that was taken."""
    is_new: bool = False
    snapshot: Snapshot | None = None


Notice = (
    AttachedNotice
    | AcknowledgedNotice
    | QueuedNotice
    | StartedNotice
    | ProgressNotice
    | UpdatedNotice
    | FinishedNotice
    | ChangedNotice
    | ToastNotice
    | RegionNotice
    | PerformNotice
    | ReplacedNotice
    | RefusedNotice
    | AnsweredNotice
    | MessageNotice
)

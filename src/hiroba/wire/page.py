"""The description of an app's page as data: it goes to JSON and back, and can be shown without the app's process."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from hiroba.wire.ids import BindingId, NodeId

__all__ = ["BindingDescription", "NodeDescription", "PageDescription", "Target"]


class NodeDescription(msgspec.Struct, omit_defaults=True):
    """A component or layout."""

    id: NodeId
    kind: str
    """Name of the class in small letters, and of the folder of its web component."""
    props: dict[str, Any] = {}
    """Only what differs from the defaults of the web component."""
    children: list[NodeDescription] = []


class Target(msgspec.Struct, frozen=True, array_like=True):
    """An event of a node."""

    node: NodeId | None
    """`None` when the end of another binding is meant."""
    event: str


class BindingDescription(msgspec.Struct, omit_defaults=True):
    """An event tied to a function, as far as a page must know it."""

    id: BindingId
    targets: list[Target] = []
    inputs: list[NodeId] = []
    outputs: list[NodeId] = []
    has_function: bool = True
    """Whether Python runs; otherwise all there is to do is done by `js` and `cancels`."""
    js: str | None = None
    cancels: list[BindingId] = []
    show_progress: Literal["full", "minimal", "hidden"] = "full"
    show_progress_on: list[NodeId] | None = None
    scroll_to_output: bool = False
    streams: bool = False
    """Whether it is fed by a stream of frames while the source is open."""
    stream_every_s: float = 0.5
    time_limit_s: float | None = None
    confirm: str | None = None
    """What the visitor is asked before it runs."""
    shortcut: str | None = None
    """Keys that do the same as the first of the targets: modifiers in order, then the key, in small letters."""


class PageDescription(msgspec.Struct, omit_defaults=True):
    """One page of an app."""

    title: str
    root: NodeDescription
    bindings: list[BindingDescription] = []
    route: str = ""
    routes: list[tuple[str, str]] = []
    """Route and name of every page of the app, when it has several."""
    fill_height: bool = False
    fill_width: bool = False
    css: str = ""
    js: str | None = None
    head: str = ""
    theme: dict[str, str] = {}
    """CSS variables that differ from the default theme, and their dark twins with `dark:` before the name."""
    max_file_bytes: int | None = None
    show_error: bool = False
    texts: dict[str, str] = {}
    """The author's texts in the visitor's language, by key."""
    languages: list[str] = []
    """Languages that the visitor can choose from."""
    footer_links: list[str] = []
    files_folder: str = ""
    """Where functions read files, for scripts of the author, which get the paths that functions get; only with such scripts."""

"""Every public name of Hiroba, with the module and the attribute that it stands for; "" is the module itself."""

from __future__ import annotations

__all__ = ["NAMES"]

NAMES: dict[str, tuple[str, str]] = {
    "Blocks": ("hiroba.graph.blocks", "Blocks"),
    "Button": ("hiroba.components.button", "Button"),
    "CopyData": ("hiroba.components.event_data", "CopyData"),
    "DeletedFileData": ("hiroba.components.event_data", "DeletedFileData"),
    "DownloadData": ("hiroba.components.event_data", "DownloadData"),
    "EditData": ("hiroba.components.event_data", "EditData"),
    "Error": ("hiroba.errors", "Error"),
    "EventData": ("hiroba.components.event_data", "EventData"),
    "FileData": ("hiroba.wire.values", "FileData"),
    "Info": ("hiroba.engine.messages", "Info"),
    "KeyUpData": ("hiroba.components.event_data", "KeyUpData"),
    "LikeData": ("hiroba.components.event_data", "LikeData"),
    "Progress": ("hiroba.engine.progress", "Progress"),
    "Request": ("hiroba.sessions.visit", "Request"),
    "RetryData": ("hiroba.components.event_data", "RetryData"),
    "SelectData": ("hiroba.components.event_data", "SelectData"),
    "SessionHandle": ("hiroba.sessions.handle", "SessionHandle"),
    "State": ("hiroba.components.state", "State"),
    "Success": ("hiroba.engine.messages", "Success"),
    "Textbox": ("hiroba.components.textbox", "Textbox"),
    "Timer": ("hiroba.components.timer", "Timer"),
    "UndoData": ("hiroba.components.event_data", "UndoData"),
    "Warning": ("hiroba.engine.messages", "Warning"),
    "on": ("hiroba.graph.on", "on"),
    "render": ("hiroba.graph.region", "render"),
    "skip": ("hiroba.engine.updates", "skip"),
    "update": ("hiroba.engine.updates", "update"),
    "validate": ("hiroba.engine.updates", "validate"),
}

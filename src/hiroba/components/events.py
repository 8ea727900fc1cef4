"""The events that components share, each defined once."""

from __future__ import annotations

from types import SimpleNamespace

from hiroba.components.event import Event

APPLY = Event("apply", "the visitor applies an edit")
BLUR = Event("blur", "the field is left")
BRANCH = Event("branch", "the visitor goes to another branch of the conversation")
CHANGE = Event("change", "the value becomes another one, whether the visitor or a function made it so", "always_last")
CLEAR = Event("clear", "the visitor empties it")
CLICK = Event("click", "it is pressed")
CLOSE = Event("close", "it is closed")
COLLAPSE = Event("collapse", "it is folded")
COPY = Event("copy", "the visitor copies its content")
DELETE = Event("delete", "the visitor removes a file")
DOUBLE_CLICK = Event("double_click", "it is pressed twice in short order")
DOWNLOAD = Event("download", "the visitor downloads its content")
EDIT = Event("edit", "the visitor edits a part of it")
END = Event("end", "playing comes to the end")
EXAMPLE_SELECT = Event("example_select", "the visitor picks an example")
EXPAND = Event("expand", "it is unfolded")
FOCUS = Event("focus", "the field is entered")
INPUT = Event("input", "the visitor changes the value")
KEY_UP = Event("key_up", "a key is let go in the field", "always_last")
LIKE = Event("like", "the visitor rates a message")
LOAD = Event("load", "the page opens")
OPEN = Event("open", "it is opened")
OPTION_SELECT = Event("option_select", "the visitor picks an option of a message")
PAUSE = Event("pause", "playing is interrupted")
PAUSE_RECORDING = Event("pause_recording", "recording is interrupted")
PLAY = Event("play", "playing begins")
PREVIEW_CLOSE = Event("preview_close", "the large view is closed")
PREVIEW_OPEN = Event("preview_open", "an item is shown large")
RELEASE = Event("release", "the handle is let go")
RETRY = Event("retry", "the visitor asks for another reply")
SEARCH = Event("search", "the visitor looks for something", "always_last")
SELECT = Event("select", "the visitor picks a part of it")
START_RECORDING = Event("start_recording", "recording begins")
STOP = Event("stop", "playing ends, or the stop button is pressed")
STOP_RECORDING = Event("stop_recording", "recording ends")
STREAM = Event("stream", "a piece of the stream has come")
SUBMIT = Event("submit", "the visitor submits it, with Enter or its button")
TICK = Event("tick", "the time of a timer is up")
UNDO = Event("undo", "the visitor takes back the last message")
UNLOAD = Event("unload", "the visitor has left")
UPLOAD = Event("upload", "the visitor uploads a file")


Events = SimpleNamespace(**{event.name: event for event in list(globals().values()) if isinstance(event, Event)})
"""The same by name, as authors of components write them: `EVENTS = [Events.change]`."""

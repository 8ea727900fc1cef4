"""What a component tells programs about itself, and how its values are written down, under names of the compatible API."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec

from hiroba.components.event import Event
from hiroba.components.node import Node, is_own_class
from hiroba.components.plain import to_plain
from hiroba.files.folders import get_upload_folder
from hiroba.wire.values import FileData

__all__ = ["Reflection"]


class Reflection(Node):
    """Methods with which programs look at components."""

    @property
    def GRADIO_CACHE(self) -> str:  # noqa: N802  # as existing components write it
        """Folder in which a component of an author's own may write files that it then returns."""
        folder = get_upload_folder()
        os.makedirs(folder, exist_ok=True)
        return folder

    @property
    def skip_api(self) -> bool:
        """Whether callers of the API neither give nor get this value."""
        return bool(getattr(self, "is_skipped_in_api", True))

    @property
    def stateful(self) -> bool:
        """Whether the value stays on the server: that of a `State`."""
        return self.kind == "state"

    @classmethod
    def has_event(cls, event: str | Event) -> bool:
        """Whether functions can be attached to an event of this name."""
        return (event.name if isinstance(event, Event) else event) in cls.EVENTS

    def get_block_name(self) -> str:
        """Return the kind of component: the name of its class in small letters, of a preset that of what it is made of."""
        return self.kind if is_own_class(type(self)) else self.get_block_class()

    def get_block_class(self) -> str:
        """Return the name of the class in small letters: of a preset its own, where `get_block_name` tells what it is made of."""
        return type(self).__name__.lower()

    def get_config(self) -> dict[str, Any]:
        """Return the parameters as the browser gets them, the value as it was given, and the kind as `name`."""
        return {**self.props(), "value": getattr(self, "value", None), "name": self.kind}

    def api_info(self) -> dict[str, Any]:
        """Return the JSON schema of the payload."""
        return {}

    def api_info_as_input(self) -> dict[str, Any]:
        """Return the JSON schema of what callers send."""
        return self.api_info()

    def api_info_as_output(self) -> dict[str, Any]:
        """Return the JSON schema of what callers get."""
        return self.api_info()

    def postprocess(self, value: Any) -> Any:
        """Return what the browser gets for `value`."""
        return value

    def process_example(self, value: Any) -> Any:
        """Return what stands for `value` in a table of examples: the payload, with the names of files in their places."""
        payload = to_plain(value) if isinstance(value, str | Path) else self.postprocess(value)
        return payload.orig_name if isinstance(payload, FileData) else payload

    def as_example(self, value: Any) -> Any:
        """Return what stands for `value` in a table of examples."""
        return self.process_example(value)

    def flag(self, payload: Any, flag_dir: str | Path = "") -> str:
        """Return a payload as a cell of a log holds it: texts as they are, the rest as JSON. `flag_dir` is for files, which callbacks copy."""
        return payload if isinstance(payload, str) else msgspec.json.encode(to_plain(payload)).decode()

    def read_from_flag(self, payload: Any) -> Any:
        """Return the payload that `flag` wrote down."""
        try:
            return msgspec.json.decode(payload)
        except (msgspec.DecodeError, TypeError):
            return payload

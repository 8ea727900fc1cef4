"""`KeptParts`: makes of the parts of a message what is kept of them, and the parts again when the conversation is opened.

Files are kept as copies, which the conversation finds by the digest of their content; the files themselves leave with the session. What
cannot be copied is named in the message.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import msgspec

from hiroba.components.message_seal import harmless, seal_of, unsealed, with_seal
from hiroba.errors import PayloadError
from hiroba.files.context import current_owner, current_store
from hiroba.files.store import Entry
from hiroba.interfaces.kept_message import KeptComponent, KeptFile, absent, kept_file
from hiroba.wire.values import FileData, as_file

__all__ = ["MAX_FILE_BYTES", "Copies", "KeptParts"]

MAX_FILE_BYTES = 20_000_000
"""Largest file that is copied."""
LARGEST_COMPONENT = 16_000
"""Bytes of a component that stand in the conversation itself. A larger one, such as a plot, is kept as a file."""

Part = dict[str, Any]


class Copies(Protocol):
    """Where the files of one owner's conversations are copied to."""

    def keep(self, id: str, entry: Entry) -> bool:
        """Copy a file of the session for the conversation `id`. Returns whether there is a copy."""

    def find(self, id: str, file: KeptFile) -> Entry | None:
        """Return the file as one of the session, or `None` where there is no copy."""


class KeptParts:
    """The parts of the messages of one conversation.

    Args:
        copies: Where files are copied to.
        id: Of the conversation.
        is_own: Whether what was kept never left the server: components from elsewhere need the mark of this app to run scripts.
    """

    def __init__(self, copies: Copies, id: str, is_own: bool) -> None:
        self._copies = copies
        self._id = id
        self._is_own = is_own

    def kept(self, part: Part) -> Part:
        """Return what is kept of a part."""
        if part.get("type") == "text":
            return {"type": "text", "text": str(part["text"])}
        try:
            kept: Part = _mapped(part, as_file, self._copied)
            if kept["type"] != "component":
                return kept
            seal = {} if self._is_own else {"seal": seal_of(kept)}
            return self._packed(unsealed(kept)) | seal
        except LookupError:
            return absent(_named(part))

    def shown(self, part: Part) -> Part:
        """Return a part as a function returns it."""
        if part.get("type") == "text":
            return part
        try:
            whole = self._unpacked(part) if part.get("type") == "packed" else part
            found: Part = _mapped(whole, kept_file, self._found)
            if self._is_own or "component" not in found:
                return found
            return harmless(with_seal(found, str(part.get("seal"))))
        except (LookupError, PayloadError):
            return absent(part)

    def _copied(self, file: FileData) -> dict[str, Any]:
        entry = current_store().entry_at(file.path)
        if entry is None or entry.size > MAX_FILE_BYTES or not self._copies.keep(self._id, entry):
            raise LookupError(file.path)
        kept = KeptFile(entry.blob.hash, file.orig_name or entry.name, entry.mime_type)
        return {name: getattr(kept, name) for name in kept.__struct_fields__}

    def _found(self, file: KeptFile) -> FileData:
        entry = self._entry(file)
        return FileData(path=entry.token, orig_name=file.name, mime_type=entry.mime_type, size=entry.size)

    def _entry(self, file: KeptFile) -> Entry:
        # What the session has already needs no copy.
        entry = current_store().find_content(file.kept, current_owner()) or self._copies.find(self._id, file)
        if entry is None:
            raise LookupError(file.name)
        return entry

    def _packed(self, component: Part) -> Part:
        part = {name: component.get(name) for name in ("type", "component", "value", "constructor_args", "props")}
        content = msgspec.json.encode(part)
        if len(content) <= LARGEST_COMPONENT:
            return part
        name = f"{part['component']}.json"
        file = current_store().put_bytes(content, name, "application/json", current_owner())
        local = current_store().find(file.path).path
        return {"type": "packed", "component": part["component"], "file": self._copied(FileData(path=str(local)))}

    def _unpacked(self, part: Part) -> Part:
        entry = self._entry(msgspec.convert(part["file"], KeptFile))
        try:
            found = msgspec.json.decode(entry.path.read_bytes())
            msgspec.convert(found, KeptComponent)
        except msgspec.DecodeError as error:
            raise LookupError(part["component"]) from error
        return dict(found)


def _named(part: Part) -> Part:
    """Return a part as `absent` names it, before its file was copied."""
    file = as_file(part.get("file"))
    return part if file is None else {"type": "file", "file": {"name": file.orig_name}}


def _mapped(value: Any, find: Callable[[Any], Any], replace: Callable[[Any], Any]) -> Any:
    found = find(value)
    if found is not None:
        return replace(found)
    if isinstance(value, dict):
        return {name: _mapped(item, find, replace) for name, item in value.items()}
    return [_mapped(item, find, replace) for item in value] if isinstance(value, list) else value

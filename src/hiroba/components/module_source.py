"""`ModuleSource`: JavaScript or CSS of an author's component: its text, a file that may change, or an address."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from hiroba.errors import ArgumentError

__all__ = ["ModuleSource"]

ADDRESSES = ("http://", "https://")
ENDINGS = (".js", ".mjs", ".css")


class ModuleSource:
    """Where the code of a component's page comes from.

    Args:
        name: Name of the parameter, for messages.
        given: Code; a path, or the text of one that ends in `.js`, `.mjs` or `.css`; an address that begins with `http`; or what turns
            into one of these by `str`. "" is no code at all.

    Raises:
        ArgumentError: The file is not there, or something else was given.
    """

    def __init__(self, name: str, given: Any) -> None:
        text = str(given)
        self.url = text if text.startswith(ADDRESSES) and "\n" not in text else None
        is_path = isinstance(given, Path) or (self.url is None and "\n" not in text and text.endswith(ENDINGS))
        self.path = Path(text) if is_path else None
        self._text = text
        if self.path is not None and not self.path.is_file():
            raise ArgumentError(
                f"`{name}` must be code, the path of a file or an address, and there is no file {text!r}."
            )

    @property
    def changed_s(self) -> float:
        """When the file was changed last; 0 where there is none."""
        try:
            return self.path.stat().st_mtime if self.path is not None else 0.0
        except OSError:
            return 0.0

    def describe(self) -> dict[str, str]:
        """Return the code as it is now, or its address, and an id that is another one when it is. Reads the file."""
        if self.url is not None:
            return {"url": self.url, "id": self.url}
        text = self.path.read_text(encoding="utf-8") if self.path is not None else self._text
        return {"text": text, "id": hashlib.sha256(text.encode()).hexdigest()[:16]}

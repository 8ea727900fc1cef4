"""What a function gets for a file: its path."""

from __future__ import annotations

__all__ = ["UploadedPath"]


class UploadedPath(str):
    """The path of an uploaded file, as text.

    Attributes:
        name: The path once more: older programs read `file.name`.
    """

    __slots__ = ("name",)

    def __init__(self, path: str) -> None:
        super().__init__()
        self.name = str(path)

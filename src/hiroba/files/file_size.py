"""`FileSize`: sizes in bytes, for limits such as `launch(max_file_size=5 * FileSize.MB)`."""

from __future__ import annotations

from typing import ClassVar

__all__ = ["FileSize"]


class FileSize:
    """Bytes in a unit; each unit is 1024 of the one before."""

    B: ClassVar[int] = 1
    KB: ClassVar[int] = 1024
    MB: ClassVar[int] = 1024**2
    GB: ClassVar[int] = 1024**3
    TB: ClassVar[int] = 1024**4

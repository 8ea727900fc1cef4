"""PlayableVideo: films in a format that every browser plays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, Literal

from hiroba.components.video import Video

__all__ = ["PlayableVideo"]


class PlayableVideo(Video):
    """A film that is always brought to MP4.

    Args:
        value: Initial film, or a function that returns it at each visit.
        format: `"mp4"`.
        **options: See `Video`.
    """

    kind: ClassVar[str] = "video"

    def __init__(
        self,
        value: str | Path | tuple[str | Path, str | Path | None] | Callable[..., Any] | None = None,
        *,
        format: Literal["mp4"] = "mp4",
        **options: Any,
    ) -> None:
        super().__init__(value, format=format, **options)  # type: ignore[arg-type]  # a pair brings subtitles

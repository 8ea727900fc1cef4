"""Microphone: sound to record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from hiroba.components.audio import Audio, Source
from hiroba.components.sound import SoundFormat

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Microphone"]


class Microphone(Audio):
    """Sound that is recorded in the page.

    Args:
        value: Initial sound, or a function that returns it at each visit.
        sources: Ways in; `None` offers the microphone alone.
        format: Format of files that functions return or get.
        **options: See `Audio`.
    """

    kind: ClassVar[str] = "audio"

    def __init__(
        self,
        value: str | Path | tuple[int, NDArray[np.generic]] | Callable[..., Any] | None = None,
        *,
        sources: list[Source] | Source | None = None,
        format: SoundFormat = "wav",
        **options: Any,
    ) -> None:
        super().__init__(value, sources=["microphone"] if sources is None else sources, format=format, **options)

"""Frames of films as pictures: a mark laid over them, and phones' films turned upright."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Mark", "draw_mark", "upright"]

_MARGIN_PX = 10


@dataclass(frozen=True)
class Mark:
    """A mark for the frames of a film.

    Attributes:
        pixels: uint8, shape (height, width, 4).
        position: A corner such as `"top-left"`, or the place of its upper left end in pixels.
    """

    pixels: NDArray[np.uint8]
    position: tuple[int, int] | str

    def place(self, width: int, height: int) -> tuple[int, int]:
        """Return its upper left end on a frame of this size."""
        if isinstance(self.position, tuple):
            return max(0, self.position[0]), max(0, self.position[1])
        own_height, own_width = self.pixels.shape[:2]
        x = _MARGIN_PX if "left" in self.position else width - own_width - _MARGIN_PX
        y = _MARGIN_PX if "top" in self.position else height - own_height - _MARGIN_PX
        return max(0, x), max(0, y)


def draw_mark(frame: Any, mark: Mark) -> Any:
    """Return a frame with a mark laid over it; what leaves the frame is cut off."""
    import numpy as np

    pixels = frame.to_ndarray(format="rgb24")
    x, y = mark.place(frame.width, frame.height)
    under = pixels[y : y + mark.pixels.shape[0], x : x + mark.pixels.shape[1]]
    over = mark.pixels[: under.shape[0], : under.shape[1]].astype(np.uint16)
    alpha = over[..., 3:]
    under[:] = ((over[..., :3] * alpha + under * (255 - alpha) + 127) // 255).astype(np.uint8)
    return _like(frame, pixels)


def upright(frame: Any) -> Any:
    """Return a frame as players show it: cameras note their tilt instead of turning the picture."""
    import numpy as np

    turns = round((getattr(frame, "rotation", 0) or 0) / 90) % 4
    if not turns:
        return frame
    return _like(frame, np.ascontiguousarray(np.rot90(frame.to_ndarray(format="rgb24"), turns)))


def _like(frame: Any, pixels: NDArray[np.uint8]) -> Any:
    made = type(frame).from_ndarray(pixels, format="rgb24")
    made.pts, made.time_base = frame.pts, frame.time_base
    return made

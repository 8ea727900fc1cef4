"""How a component uses the visitor's camera."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["WebcamOptions"]


@dataclass
class WebcamOptions:
    """How a component uses the visitor's camera.

    Attributes:
        mirror: Whether the picture is turned left to right, as in a mirror.
        constraints: What is asked of the camera, in the words of `MediaStreamConstraints` (`{"video": {"width": 640}}`).
    """

    mirror: bool = True
    constraints: dict[str, Any] | None = None

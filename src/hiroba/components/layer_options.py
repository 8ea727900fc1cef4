"""Layers of a canvas."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LayerOptions"]


@dataclass
class LayerOptions:
    """Layers of a canvas.

    Attributes:
        allow_additional_layers: Whether the visitor may add layers.
        layers: Names of the layers at the beginning; `None` makes one.
        disabled: Whether everything is drawn on one layer, and no layers are shown.
    """

    allow_additional_layers: bool = True
    layers: list[str] | None = None
    disabled: bool = False

    def __post_init__(self) -> None:
        self.layers = self.layers or ["Layer 1"]

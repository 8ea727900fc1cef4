"""Payloads as the model that an author's class names in `data_model`."""

from __future__ import annotations

from typing import Any

from hiroba.components.component import Component

__all__ = ["preprocessed"]


def preprocessed(component: Component, payload: Any) -> Any:
    """Return what a function gets for a payload; the component's `preprocess` gets it as an instance of its `data_model`.

    Raises:
        ValueError: The payload does not fit the model.
        PayloadError: The component cannot make anything of it.
    """
    model = component.data_model
    if model is not None and payload is not None and not isinstance(payload, model):
        payload = model.model_validate(payload)
    return component.preprocess(payload)

"""The verdict of a validator: which inputs are not as they must be, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hiroba.components.node import Node
from hiroba.engine.updates import is_verdict
from hiroba.errors import PayloadError

__all__ = ["Refusal", "refusal_of"]


class Refusal(PayloadError):
    """Inputs were refused, by a validator or because their files have left.

    Attributes:
        fields: What is wrong, by node.
        is_told_twice: Whether the edge of the page tells it too: not every component has a place for it.
    """

    def __init__(self, fields: dict[int, str], is_told_twice: bool = False) -> None:
        super().__init__(" ".join(fields.values()))
        self.fields = fields
        self.is_told_twice = is_told_twice


def refusal_of(verdict: Any, inputs: Sequence[Node]) -> Refusal | None:
    """Return what a validator's result refuses, or `None` if it lets the run pass.

    Args:
        verdict: One verdict for the first input, or a list with one for each; anything that is no verdict passes.
        inputs: The inputs of the validator.
    """
    verdicts = verdict if isinstance(verdict, (list, tuple)) else [verdict]
    fields = {
        int(node.id): str(one["message"])
        for node, one in zip(inputs, verdicts, strict=False)
        if is_verdict(one) and not one["is_valid"] and node.id is not None
    }
    return Refusal(fields) if fields else None

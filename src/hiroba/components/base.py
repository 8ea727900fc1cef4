"""The names that programs of the compatible API import from this place."""

from __future__ import annotations

from hiroba.components.component import Component
from hiroba.components.server_function import server

__all__ = ["Component", "ComponentBase", "FormComponent", "StreamingInput", "StreamingOutput", "server"]

ComponentBase = FormComponent = StreamingInput = StreamingOutput = Component
"""Bases of the compatible API that components derive from by what they can; here one class can all of it."""

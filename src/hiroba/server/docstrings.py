"""Reads the parts of a docstring that are told to programs."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

__all__ = ["parameter_texts", "summary"]

_PARAMETERS = ("args", "arguments", "parameters", "attributes")
_SECTION = re.compile(rf"^({'|'.join(_PARAMETERS)}|returns|raises|yields|examples?|notes?|source):\s*$", re.IGNORECASE)
_PARAMETER = re.compile(r"^\**(\w+)\s*(?:\([^)]*\))?:\s*(.*)$")


def summary(function: Callable[..., Any]) -> str:
    """Return what a function says of itself before its first section."""
    lines = (inspect.getdoc(function) or "").splitlines()
    end = next((i for i, line in enumerate(lines) if _SECTION.match(line.strip())), len(lines))
    return "\n".join(lines[:end]).strip()


def parameter_texts(function: Callable[..., Any]) -> dict[str, str]:
    """Return what a function says of its parameters, by name, as its `Args:` section has it, or a class in `Attributes:`."""
    lines = (inspect.getdoc(function) or "").splitlines()
    texts: dict[str, str] = {}
    is_inside, name = False, ""
    for line in lines:
        section = _SECTION.match(line.strip())
        if section:
            is_inside = section[1].lower() in _PARAMETERS
            continue
        found = _PARAMETER.match(line.strip()) if is_inside else None
        if found:
            name = found[1]
            texts[name] = found[2]
        elif is_inside and name and line.strip():
            texts[name] = f"{texts[name]} {line.strip()}"
    return texts

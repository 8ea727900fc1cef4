"""A specimen as a program: its text to read and copy, and the same program at work."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

import hiroba as gr
from hiroba.gallery.specimen import CALL, Made, Sample, Specimen

__all__ = ["draw", "write_call", "write_program"]

LONGEST_LINE = 56


def draw(specimen: Specimen, arguments: Mapping[str, Any]) -> Any:
    """Place what the program of a specimen makes, and return its node.

    Args:
        specimen: What is shown.
        arguments: What its class is called with; samples and made values as they are.

    Raises:
        HirobaError: The class does not take an argument.
    """
    names: dict[str, Any] = {"gr": gr}
    made: list[Any] = []

    def call() -> Any:
        node = getattr(gr, specimen.name)(**{name: _value(given, names) for name, given in arguments.items()})
        made.append(node)
        return node

    names["call"] = call
    # The text is the gallery's own: arguments are handed over as objects and never stand in it.
    exec(specimen.code.replace(CALL, "call()"), names)
    return made[0]


def write_program(specimen: Specimen, arguments: Mapping[str, Any]) -> str:
    """Return the program that shows a specimen, to be copied."""
    setups = dict.fromkeys(value.setup for value in arguments.values() if isinstance(value, Made) and value.setup)
    body = specimen.code.rstrip().replace(CALL, write_call(specimen.name, arguments))
    return (
        "import hiroba as gr\n"
        + "".join(setups)
        + f"\nwith gr.Blocks() as demo:\n{textwrap.indent(body, '    ')}\n\ndemo.launch()\n"
    )


def write_call(name: str, arguments: Mapping[str, Any]) -> str:
    """Return the call of a public class as code, on several lines where one would be long."""
    words = [f"{key}={_code(value)}" for key, value in arguments.items()]
    line = f"gr.{name}({', '.join(words)})"
    if len(line) <= LONGEST_LINE:
        return line
    return f"gr.{name}(\n" + "".join(f"    {word},\n" for word in words) + ")"


def _value(given: Any, names: dict[str, Any]) -> Any:
    if isinstance(given, Sample):
        return given.value()
    return given.value(names) if isinstance(given, Made) else given


def _code(value: Any) -> str:
    return value.code() if isinstance(value, (Sample, Made)) else repr(value)

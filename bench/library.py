"""The libraries under measurement, each with the interpreter that has it."""

import importlib.util
import os
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Library:
    """One library and where it is installed."""

    name: str
    """Its module, "hiroba" or "gradio"."""

    python: str
    """Path of the interpreter that can import it."""

    def version(self) -> str:
        """Return the version that is installed, asked of its interpreter."""
        code = f"from importlib.metadata import version; print(version({self.name!r}))"
        answer = subprocess.run([self.python, "-c", code], capture_output=True, text=True, check=False)
        return answer.stdout.strip() or "from source"


def find_libraries(names: list[str]) -> list[Library]:
    """Return those of `names` that can be measured here.

    Hiroba and, by default, the peer are looked for in the interpreter that runs this; `PEER_PYTHON` names another one
    for the peer.
    """
    peer_python = os.environ.get("PEER_PYTHON")
    places = {"hiroba": sys.executable, "gradio": peer_python or sys.executable}
    return [Library(name, places[name]) for name in names if _has(places[name], name)]


def _has(python: str, module: str) -> bool:
    """Tell whether an interpreter finds a module, without importing it."""
    if python == sys.executable:
        return importlib.util.find_spec(module) is not None
    code = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({module!r}) is None)"
    return subprocess.run([python, "-c", code], check=False).returncode == 0

"""Runs JavaScript in Node, as programs of others do that call an app."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from scripts.web import find_node

__all__ = ["WEB", "node_environment", "output_of_node", "run_in_node"]

WEB = Path(__file__).parents[1] / "web"


def node_environment() -> dict[str, str]:
    """Return the environment in which Node and npm are found."""
    node = find_node()
    assert node is not None
    return {**os.environ, "PATH": f"{node}{os.pathsep}{os.environ['PATH']}"}


def run_in_node(program: str, *arguments: str) -> Any:
    """Run a module that finds the packages of `web/`, and return what it prints as JSON."""
    return json.loads(output_of_node(program, *arguments))


def output_of_node(program: str, *arguments: str) -> str:
    """Run a module that finds the packages of `web/` to its end, and return what it prints."""
    ended = subprocess.run(
        ["node", "--input-type=module", "-", *arguments],
        cwd=WEB,
        env=node_environment(),
        input=program,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout

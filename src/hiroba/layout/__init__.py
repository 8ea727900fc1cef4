"""Where things stand on a page: rows, columns, groups, tabs, accordions and sidebars.

Programs may reach the public names from here too, as in `gr.layouts.Row`.
"""

from __future__ import annotations

from typing import Any

from hiroba._public_names import public_name_of


def __getattr__(name: str) -> Any:
    return public_name_of(__name__, name)

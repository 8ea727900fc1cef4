"""The example of `docs/custom-components.md` runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import hiroba as gr
from hiroba.testing import User

PAGE = Path(__file__).parent.parent / "docs" / "custom-components.md"


def test_the_example_runs() -> None:
    names: dict[str, Any] = {"__name__": "example"}
    (example,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    # Types of props are looked up in the module of their class, and an example that is run like this has none.
    exec(compile(example, "example", "exec"), names)
    counter: gr.CustomComponent = names["counter"]
    with User(names["demo"]) as user:
        assert user.call(counter, "next", 5) == 7
        user.set(counter, 7)
        user.fire(counter.pressed, {"at": 7})  # type: ignore[attr-defined]  # an event of the example
        assert user.value(names["last"]) == "7, 7"

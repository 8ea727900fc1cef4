"""Light or dark is the author's word, until the visitor has one."""

from __future__ import annotations

import pytest

import hiroba as gr
from hiroba.errors import ArgumentError
from hiroba.server.launch import settings_from


@pytest.mark.parametrize(
    ("blocks", "launched", "mode"),
    [
        ({}, {}, "system"),
        ({"mode": "dark"}, {}, "dark"),
        ({"mode": "dark"}, {"mode": "light"}, "light"),
        ({"mode": "interface"}, {}, "system"),
    ],
    ids=["neither", "app", "launch", "kind of an app"],
)
def test_mode_is_said_by_the_app_or_its_launch(blocks: dict[str, str], launched: dict[str, str], mode: str) -> None:
    assert settings_from(gr.Blocks(**blocks), **launched).mode == mode


def test_unknown_mode_is_refused() -> None:
    with pytest.raises(ArgumentError, match="`mode` must be one of 'light', 'dark', 'system', got 'blue'"):
        settings_from(gr.Blocks(), mode="blue")

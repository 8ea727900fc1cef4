"""The theme builder takes steps back and forth."""

from __future__ import annotations

import hiroba as gr
from hiroba.gallery.theme_builder import build_theme_builder
from hiroba.gallery.theme_history import ThemeHistory
from hiroba.testing import User


def test_a_step_is_taken_back_and_again_until_another_is_taken() -> None:
    history = ThemeHistory((("a", ""),)).then(["b", None]).then(["c", None])

    assert history.moved(-1).values == ("b", "")
    assert history.moved(-9).moved(+1).values == ("b", "")
    assert not history.moved(-1).then(["d", None]).can_redo
    assert history.then(["c", ""]) is history


def test_what_is_typed_into_a_field_is_one_step() -> None:
    typed = frozenset({1})
    history = ThemeHistory((("a", ""),))
    for text in ("L", "Lo", "Lora"):
        history = history.then(["a", text], typed)

    assert history.moved(-1).values == ("a", "")
    assert history.then(["b", "Lora"], typed).moved(-1).values == ("a", "Lora")


def test_buttons_take_a_choice_back() -> None:
    demo = build_theme_builder()
    parts = {getattr(node, "label", None) or getattr(node, "value", None): node for node in demo.nodes.values()}
    base, program = parts["Base"], parts["Program"]
    with User(demo) as user:
        user.set(base, "soft")
        assert "Soft" in user.value(program)
        user.fire(parts["Undo"].click)
        assert (user.value(base), "Default" in user.value(program)) == ("default", True)
        user.fire(parts["Redo"].click)
        assert (user.value(base), "Soft" in user.value(program)) == ("soft", True)


def test_what_the_browser_kept_changes_nothing_after_the_opening() -> None:
    demo = build_theme_builder()
    base = next(node for node in demo.nodes.values() if getattr(node, "label", None) == "Base")
    kept = next(node for node in demo.nodes.values() if isinstance(node, gr.BrowserState))
    with User(demo) as user:
        user.set(base, "soft")
        older = user.value(kept)
        user.set(base, "ocean")
        user.set(kept, older)
        assert user.value(base) == "ocean"

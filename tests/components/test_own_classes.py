"""Classes that authors make from components: with parameters of their own, and fewer of those there are."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import hiroba as gr
from hiroba.testing import User


class Name(gr.Textbox):
    def __init__(self, *args: Any, secret: str | None = None, **options: Any) -> None:
        super().__init__(*args, label="Name", **options)
        self.secret = secret


class Pick(gr.Dropdown):
    def __init__(self, names: list[str], is_sorted: bool = True, **options: Any) -> None:
        super().__init__(sorted(names) if is_sorted else names, **options)


def test_the_page_is_told_nothing_of_parameters_that_it_does_not_know() -> None:
    name = Name("Ada", secret="x")

    assert name.props() == gr.Textbox("Ada", label="Name").props()
    assert name.given == {"value": "Ada", "secret": "x"}


def test_a_function_returns_such_a_class_or_an_update_of_it() -> None:
    with gr.Blocks() as demo:
        name, pick = Name("Ada"), Pick(["b", "a"])
        whole, part = gr.Button(), gr.Button()
        whole.click(lambda: (Name("Eve", secret="y"), Pick(["d", "c"], is_sorted=False)), None, [name, pick])
        part.click(lambda: (gr.update(placeholder="Who"), gr.update(label="Letter")), None, [name, pick])

    with User(demo) as user:
        user.fire(whole.click)
        user.fire(part.click)

        assert user.value(name) == "Eve"
        assert user.prop(name, "placeholder") == "Who"
        assert user.prop(pick, "choices") == [["d", "d"], ["c", "c"]]
        assert user.prop(pick, "label") == "Letter"


def test_a_class_that_is_made_from_no_component_is_named_in_its_place() -> None:
    class Canvas(gr.Component):
        pass

    with pytest.warns(UserWarning, match="nothing to show a `Canvas` with"):
        canvas = Canvas(label="Drawing")

    assert canvas.kind == "component"
    assert (canvas.props()["class_name"], canvas.props()["label"]) == ("Canvas", "Drawing")


def test_what_a_wrapped_constructor_adds_belongs_to_what_a_function_returns(monkeypatch: pytest.MonkeyPatch) -> None:
    labels = iter(["Tab", "Name", "Name again", "Tab again"])
    for kind in (gr.Textbox, gr.Tab):
        monkeypatch.setattr(kind, "__init__", labelled(kind.__init__, labels))
    with gr.Blocks() as demo:
        with gr.Tab() as tab:
            name, show = gr.Textbox(), gr.Button()
        show.click(lambda: (gr.Textbox(lines=2), gr.Tab(interactive=False)), None, [name, tab])

    with User(demo) as user:
        user.fire(show.click)

        assert (user.prop(name, "label"), user.prop(tab, "label")) == ("Name again", "Tab again")


def labelled(constructor: Callable[..., None], labels: Iterator[str]) -> Callable[..., None]:
    @functools.wraps(constructor)
    def wrapper(self: gr.Textbox | gr.Tab, **options: Any) -> None:
        if "label" not in options:
            options["label"] = next(labels)
        constructor(self, **options)
        self.constructor_args.update(options)

    return wrapper

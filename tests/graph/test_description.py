"""What an author asks of an app before it is served, and an app made again from its description."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import hiroba as gr
from hiroba.testing import User


def _demo() -> gr.Blocks:
    with gr.Blocks(title="Greeter") as demo, gr.Row():
        name = gr.Textbox(label="Name")
        greeting = gr.Textbox(label="Greeting")
        kind = gr.Radio([("First", 1), ("Second", 2)], value=2, label="Kind")
        gr.Button("Greet").click(lambda n, k: f"Hello {n} {k}", [name, kind], greeting, api_name="greet")
    return demo


def test_an_app_describes_itself() -> None:
    demo = _demo()

    assert demo.get_config_file()["title"] == "Greeter"
    assert list(demo.get_api_info()["named_endpoints"]) == ["/greet"]
    assert demo.get_api_info(page="elsewhere")["named_endpoints"] == {}


def test_an_app_is_made_again_from_its_description() -> None:
    again = gr.Blocks.from_config(_demo().get_config_file(), [lambda n, k: f"Again {n} {k}"], "http://localhost:1")

    parts: dict[Any, Any] = {
        getattr(node, "label", None) or getattr(node, "value", None): node for node in again.nodes.values()
    }
    with User(again) as user:
        user.set(parts["Name"], "Ada")
        user.fire(parts["Greet"].click)
        assert user.value(parts["Greeting"]) == "Again Ada 2"


def test_a_plot_is_made_again_as_what_it_is() -> None:
    with gr.Blocks() as demo:
        gr.BarPlot(x="a", y="b")
    [plot] = gr.Blocks.from_config(demo.get_config_file(), [], "http://localhost:1").nodes.values()
    assert isinstance(plot, gr.BarPlot)


def test_captioned_pictures_and_states_are_made_again() -> None:
    picture = {"image": {"path": "/tmp/a.png", "meta": {"_type": "gradio.FileData"}}, "caption": "A"}
    described = [
        {"id": 1, "type": "gallery", "props": {"value": [picture]}},
        {"id": 2, "type": "state", "props": {"delete_callback": "<function forget>"}},
    ]
    config = {"components": described, "layout": {"children": [{"id": 1}]}, "dependencies": []}

    gallery, state = gr.Blocks.from_config(config, [], "http://localhost:1").nodes.values()

    assert isinstance(gallery, gr.Gallery)
    assert isinstance(state, gr.State)
    assert gallery.value == [("http://localhost:1/gradio_api/file=/tmp/a.png", "A")]
    assert state.delete_callback is None


def _load_it(text: str) -> str:
    return text


def test_endpoints_are_named_as_their_functions_and_as_authors_say() -> None:
    with gr.Blocks() as demo:
        text = gr.Textbox()
        text.input(_load_it, text, text)
        for name in ("make it", "v1.run", "/sum", "_private", "what?"):
            text.input(lambda text: text, text, text, api_name=name)

    assert list(demo.get_api_info()["named_endpoints"]) == [
        "/_load_it",
        "/make it",
        "/v1.run",
        "/sum",
        "/_private",
        "/what_",
    ]


class Card(gr.HTML):
    """A class of an author's own."""


def test_what_has_no_label_is_told_by_its_class_and_place() -> None:
    with gr.Blocks() as demo:
        parts = [gr.JSON(), gr.BarPlot(), Card(), gr.TextArea(), gr.Textbox(label="Name")]
        gr.Button().click(lambda: None, None, parts, api_name="take")
        gr.Button().click(lambda text, name: None, parts[-2:], api_name="give")
    endpoints = demo.get_api_info()["named_endpoints"]
    returns, parameters = endpoints["/take"]["returns"], endpoints["/give"]["parameters"]

    assert [(value["label"], value["parameter_name"]) for value in parameters] == [
        (f"parameter_{parts[3].id}", "text"),
        ("Name", "name"),
    ]
    assert [(value["label"], value["component"], value["python_type"]["type"]) for value in returns] == [
        (f"value_{parts[0].id}", "Json", "str | float | bool | list | dict"),
        (f"value_{parts[1].id}", "Barplot", "str | float | bool | list | dict"),
        (f"value_{parts[2].id}", "Card", "str"),
        (f"value_{parts[3].id}", "Textbox", "str"),
        ("Name", "Textbox", "str"),
    ]


def test_a_cleared_app_is_empty() -> None:
    demo = _demo()
    demo.clear()

    assert demo.get_config_file()["components"] == []


def test_the_end_of_a_visit_is_no_endpoint_unless_it_is_named() -> None:
    with gr.Blocks() as demo:
        demo.unload(lambda: None)
        demo.unload(lambda: None, api_name="left")

    assert list(demo.get_api_info()["named_endpoints"]) == ["/left"]


def test_a_slider_that_begins_anywhere_can_be_left_out() -> None:
    with gr.Blocks() as demo:
        slider = gr.Slider(3, 9, randomize=True)
        slider.release(lambda value: None, slider, api_name="take")
    (parameter,) = demo.get_api_info()["named_endpoints"]["/take"]["parameters"]

    assert (parameter["parameter_has_default"], parameter["parameter_default"]) == (True, 3)


@pytest.mark.parametrize(
    ("component", "default"),
    [
        (lambda: gr.Dataframe(headers=["p", "q"]), {"headers": ["p", "q"], "data": [], "metadata": None}),
        (lambda: gr.Dataframe(), {"headers": ["1", "2", "3"], "data": [], "metadata": None}),
        (lambda: gr.Label(), {}),
        (lambda: gr.Timer(2), 2),
    ],
    ids=["a table with headers", "a table", "a label", "a timer"],
)
def test_what_is_empty_or_ticks_can_be_left_out(component: Callable[[], gr.components.Component], default: Any) -> None:
    with gr.Blocks() as demo:
        gr.Button().click(str, component(), api_name="take")
    (parameter,) = demo.get_api_info()["named_endpoints"]["/take"]["parameters"]

    assert (parameter["parameter_has_default"], parameter["parameter_default"]) == (True, default)


def test_a_place_that_a_function_draws_shows_that_it_is_drawn() -> None:
    with gr.Blocks() as demo:
        gr.render()(lambda: gr.Textbox())

    (region,) = (node for node in demo.nodes.values() if node.kind == "region")
    assert region.props()["show_progress"] is True

"""HTML: markup, and values for its templates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pydantic
import pytest

import hiroba as gr
from hiroba.components.html import HTML
from hiroba.errors import BuildError
from hiroba.files.store import FileStore
from hiroba.testing import User


def test_html_passes_markup_both_ways() -> None:
    assert HTML().postprocess("<p>Hello</p>") == "<p>Hello</p>"
    assert HTML().preprocess("<p>Hello</p>") == "<p>Hello</p>"


def test_html_sends_values_for_templates_apart_from_its_own_parameters() -> None:
    html = HTML("x", color="red", elem_id="box")
    assert html.props()["props"] == {"color": "red"}
    assert html.props()["elem_id"] == "box"


def test_interactive_is_a_name_for_templates() -> None:
    class Table(HTML):
        def __init__(self, rows: list[int] | None = None, *, interactive: bool = True, **options: Any) -> None:
            super().__init__(html_template="${interactive}", rows=rows or [], interactive=interactive, **options)

    with gr.Blocks() as demo:
        table, fill, close = Table(), gr.Button(), gr.Button()
        fill.click(lambda: Table(rows=[1]), None, table)
        close.click(lambda: gr.update(interactive=False), None, table)

    with User(demo) as user:
        user.fire(fill.click)
        assert user.prop(table, "props") == {"rows": [1], "interactive": True}
        user.fire(close.click)
        assert user.prop(table, "props") == {"rows": [1], "interactive": False}


def test_html_keeps_values_for_templates_when_it_is_changed() -> None:
    html = HTML("x", color="red", size=2).copy_with(color="blue", max_height=100)
    assert html.props()["props"] == {"color": "blue", "size": 2}
    assert html.copy_with().props()["props"] == {"color": "blue", "size": 2}
    assert html.max_height == 100


def test_html_names_its_server_functions() -> None:
    def count() -> int:
        return 1

    assert HTML(server_functions=[count]).props()["server_functions"] == ["count"]


class Stars(gr.HTML):
    """A component of an author's own."""

    def __init__(self, label: str, value: int = 0, most: int = 5) -> None:
        script = "element.onclick = () => { trigger('rated', {stars: 3}); }"
        super().__init__(value, label=label, most=most, html_template="${value} of ${most}", js_on_load=script)


def test_a_subclass_is_shown_as_html_with_its_values() -> None:
    stars = Stars("Food", most=7)
    assert stars.kind == "html"
    assert (stars.props()["props"], stars.props()["class_name"]) == ({"most": 7}, "Stars")


def test_a_subclass_changes_by_its_own_parameters_and_by_those_that_it_does_not_take() -> None:
    with gr.Blocks() as demo:
        stars = Stars("Food", 2)
        grow, hide = gr.Button(), gr.Button()
        grow.click(lambda: Stars("Drinks", most=9), None, stars)
        hide.click(lambda: gr.HTML(visible=False), None, stars)
    with User(demo) as user:
        user.fire(grow.click)
        user.fire(hide.click)
        assert user.prop(stars, "props") == {"most": 9}
        assert (user.prop(stars, "label"), user.prop(stars, "visible")) == ("Drinks", False)
        assert user.value(stars) == 2


def test_values_of_templates_change_one_by_one() -> None:
    with gr.Blocks() as demo:
        html = gr.HTML("x", color="red", size=1)
        button = gr.Button()
        button.click(lambda: gr.HTML(color="blue"), None, html)
    with User(demo) as user:
        user.fire(button.click)
        assert user.prop(html, "props") == {"color": "blue", "size": 1}


def test_a_name_in_quotes_in_the_script_is_an_event() -> None:
    with gr.Blocks() as demo:
        stars, seen = Stars("Food"), gr.Textbox()

        @stars.rated(outputs=seen)
        def rated(event: gr.EventData) -> str:
            return str(event.stars)

    with User(demo) as user:
        user.fire(stars.rated, {"stars": 3})
        assert user.value(seen) == "3"
    with pytest.raises(AttributeError, match="trigger"):
        _ = stars.missing


def test_what_stands_inside_is_placed_below_it() -> None:
    with gr.Blocks() as demo, gr.HTML(html_template="<h1>Title</h1>@children") as card:
        inside = gr.Textbox()
    assert inside.parent is card
    assert card in demo.children


def test_an_uploaded_file_that_a_script_names_comes_as_its_path(store: FileStore) -> None:
    uploaded = store.put_bytes(b"hello", "a.txt")
    value = HTML().preprocess({"files": [uploaded.path], "text": "a/b", "none": "x" * 22 + "/a.txt"})
    assert Path(value["files"][0]).read_bytes() == b"hello"
    assert (value["text"], value["none"]) == ("a/b", "x" * 22 + "/a.txt")


def test_there_is_no_gallery_to_push_to() -> None:
    with pytest.raises(BuildError, match="no gallery"):
        Stars("Food").push_to_hub()
    entry = Stars("Food")._to_publish_format(author="ada")
    assert (entry["id"], entry["author"], entry["default_props"]["most"]) == ("stars", "ada", 5)
    assert "class Stars" in entry["python_code"]


class Basket(pydantic.BaseModel):
    items: list[str]


class BasketView(gr.HTML):
    data_model = Basket

    def preprocess(self, payload: Any) -> Any:
        return payload.items


def test_a_class_gets_its_payload_as_its_data_model_and_may_return_one() -> None:
    with gr.Blocks() as demo:
        basket, go, got = BasketView(html_template="${value.items}"), gr.Button(), gr.Textbox()
        go.click(lambda items: (Basket(items=[*items, "pear"]), ", ".join(items)), basket, [basket, got])

    with User(demo) as user:
        user.set(basket, Basket(items=["apple"]))
        user.fire(go.click)
        assert user.value(got) == "apple"
        user.fire(go.click)
        assert user.value(got) == "apple, pear"

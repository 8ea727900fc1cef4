"""HTML: markup, and values for its templates."""

from hiroba.components.html import HTML


def test_html_passes_markup_both_ways() -> None:
    assert HTML().postprocess("<p>Hello</p>") == "<p>Hello</p>"
    assert HTML().preprocess("<p>Hello</p>") == "<p>Hello</p>"


def test_html_sends_values_for_templates_apart_from_its_own_parameters() -> None:
    html = HTML("x", color="red", elem_id="box")
    assert html.props()["props"] == {"color": "red"}
    assert html.props()["elem_id"] == "box"


def test_html_keeps_values_for_templates_when_it_is_changed() -> None:
    html = HTML("x", color="red", size=2).copy_with(color="blue", max_height=100)
    assert html.props()["props"] == {"color": "blue", "size": 2}
    assert html.copy_with().props()["props"] == {"color": "blue", "size": 2}
    assert html.max_height == 100


def test_html_names_its_server_functions() -> None:
    def count() -> int:
        return 1

    assert HTML(server_functions=[count]).props()["server_functions"] == ["count"]

"""A tree reads entries in several forms, and tells what was chosen."""

import pytest

import hiroba as gr
from hiroba.components.server_function import server_functions_of
from hiroba.errors import ArgumentError, PayloadError, ReturnError


def test_entries_are_written_in_several_forms() -> None:
    tree = gr.Tree(nodes={"a": ["x", {"label": "y", "lazy": True}], "b": None}, render=False)

    assert tree.nodes == [
        {"id": "a", "label": "a", "children": [{"id": "a/x", "label": "x"}, {"id": "a/y", "label": "y", "lazy": True}]},
        {"id": "b", "label": "b"},
    ]


def test_children_are_loaded_by_the_function_alone() -> None:
    tree = gr.Tree(nodes=[{"label": "a", "lazy": True}], load=lambda id: [f"below {id}"], render=False)

    assert server_functions_of(tree)["children_of"]("a") == [{"id": "a/below a", "label": "below a"}]
    assert "load" not in tree.props()
    with pytest.raises(PayloadError, match="nothing below"):
        gr.Tree(render=False).children_of("a")


def test_one_or_several_are_chosen() -> None:
    assert gr.Tree(render=False).preprocess("a") == "a"
    several = gr.Tree(choosing="checkbox", render=False)
    assert (several.preprocess(None), several.preprocess(["a"])) == ([], ["a"])
    assert several.postprocess("a") == ["a"]
    with pytest.raises(PayloadError):
        several.preprocess([1])
    with pytest.raises(ReturnError):
        gr.Tree(render=False).postprocess(["a"])


@pytest.mark.parametrize("nodes", [5, "text", [5], [{"name": "x"}]])
def test_what_is_no_entry_is_refused(nodes) -> None:
    with pytest.raises(ArgumentError):
        gr.Tree(nodes=nodes, render=False)

"""Workflows: functions as steps, as a form, as endpoints, and as a file."""

import json
from pathlib import Path
from typing import Any

import pytest

import hiroba as gr
from hiroba.components.workflow_text import read_workflow
from hiroba.errors import ArgumentError, BuildError, Error, PayloadError, ReturnError
from hiroba.interfaces.workflow_graph import WorkflowGraph
from hiroba.testing import User


def shout(text: str) -> str:
    return text.upper()


def count(text: str) -> int:
    return len(text)


def repeat(text: str, times: int = 2) -> str:
    return " ".join([text] * int(times))


async def greet(name: str, request: gr.Request) -> tuple[str, bool]:
    return f"Hello {name}", request is not None


EDGES = [("shout", "count"), ("shout.output", "repeat.text"), ("count", "repeat.times")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "my_words.json"


def make(file: Path, bind: Any = (shout, count, repeat), edges: Any = EDGES) -> gr.Workflow:
    return gr.Workflow(str(file), bind=list(bind) if isinstance(bind, tuple) else bind, edges=edges)


def canvas_of(demo: gr.Blocks) -> gr.WorkflowCanvas:
    return next(node for node in demo.nodes.values() if isinstance(node, gr.WorkflowCanvas))


def button_of(demo: gr.Blocks, value: str) -> gr.Button:
    return next(node for node in demo.nodes.values() if isinstance(node, gr.Button) and node.value == value)


def test_functions_become_a_workflow_that_is_a_form_and_an_endpoint(file: Path) -> None:
    demo = make(file)
    text, _, output = [node for node in demo.nodes.values() if isinstance(node, (gr.Textbox, gr.Button))]

    with User(demo) as user:
        user.set(text, "hi")
        user.fire(button_of(demo, "Run repeat").click)
        assert user.value(output) == "HI HI"

    assert demo.title == "My words"
    assert [binding.options.api_name for binding in demo.bindings.items if binding.options.api_name] == ["repeat"]


def test_the_page_asks_what_can_be_placed_and_calls_it(file: Path) -> None:
    demo = make(file, {"hello": greet, "again": repeat}, None)
    canvas = canvas_of(demo)

    with User(demo) as user:
        templates = json.loads(user.call(canvas, "list_bound_fns", []))
        assert [port["label"] for port in templates[0]["inputs"]] == ["name"]
        assert templates[1]["inputs"][1] == {"id": "in_times", "label": "times", "type": "number", "default_value": 2}
        assert json.loads(user.call(canvas, "call_fn", ["hello", '["Ada"]'])) == ["Hello Ada", True]
        assert json.loads(user.call(canvas, "call_fn", ["again", ["a", 3]])) == ["a a a"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("call_fn", ["nothing", "[]"], "no function 'nothing'"),
        ("call_fn", [], "no function None"),
        ("call_fn", ["again", "["], "no JSON"),
        ("call_space", ["owner/space", "/predict", "[]"], "Hugging Face"),
        ("save_workflow", ["{}"], "with the key"),
    ],
)
def test_what_a_page_may_not_do_is_told(file: Path, name: str, data: list[Any], said: str) -> None:
    demo = make(file, {"again": repeat}, None)

    with User(demo) as user, pytest.raises(Error, match=said):
        user.call(canvas_of(demo), name, data)


def test_who_has_the_key_saves_and_the_next_page_shows_it(file: Path) -> None:
    demo = make(file)
    text = json.dumps({"schema_version": "2", "name": "Mine", "references": [], "operators": [], "subjects": []})

    with User(demo, query=f"write_token={demo.write_token}") as user:
        canvas = canvas_of(demo)
        assert user.call(canvas, "get_write_access") == "true"
        assert user.call(canvas, "save_workflow", [text]) == "ok"
        with pytest.raises(Error, match="This is no workflow"):
            user.call(canvas, "save_workflow", ['{"operators": 3}'])

    with User(demo) as other:
        assert json.loads(other.value(canvas_of(demo)))["name"] == "Mine"
        assert other.call(canvas_of(demo), "get_write_access") == "false"
    assert make(file).title == "Mine"


def _step(id: str, **more: Any) -> dict[str, Any]:
    port = {"label": "Text", "type": more.pop("type", "text")}
    return {"id": id, "label": id.title(), "inputs": [{"id": "in", **port}], "outputs": [{"id": "out", **port}], **more}


def _edge(start: str, end: str, port: str = "in") -> dict[str, str]:
    return {"from_node_id": start, "from_port_id": "out", "to_node_id": end, "to_port_id": port}


def test_what_is_put_in_goes_to_what_is_shown(file: Path) -> None:
    graph = {
        "schema_version": "2",
        "references": [_step("prompt", data={"out": "given"}), _step("relay")],
        "operators": [_step("loud", kind="fn", fn="shout")],
        "subjects": [_step("result"), _step("echo")],
        "edges": [_edge("prompt", "relay"), _edge("relay", "loud"), _edge("loud", "result"), _edge("prompt", "echo")],
    }
    file.write_text(json.dumps(graph))
    demo = make(file)
    prompt, _, result, echo = [node for node in demo.nodes.values() if isinstance(node, (gr.Textbox, gr.Button))]

    with User(demo) as user:
        user.fire(button_of(demo, "Run Result").click)
        assert (user.value(prompt), user.value(result), user.value(echo)) == ("given", "GIVEN", "given")


def test_a_step_of_a_kind_that_is_not_run_here_says_so(file: Path) -> None:
    steps = [_step("far", kind="space", space_id="a/b")]
    file.write_text(json.dumps({"schema_version": "2", "operators": steps}))
    demo = make(file)

    with User(demo) as user:
        user.fire(button_of(demo, "Run Far").click)
        assert "of the kind 'space'" in user.errors[-1].message


def test_a_text_of_the_first_version_becomes_one_of_the_second() -> None:
    old = {"version": "1", "name": "Old", "nodes": [{"id": "a", "kind": "transform", "source": "fn", "fn": "a"}]}

    new = json.loads(read_workflow(json.dumps(old)))

    assert new["schema_version"] == "2"
    assert new["operators"][0]["kind"] == "fn"
    assert gr.WorkflowCanvas().postprocess(json.dumps(old)) == json.dumps(new)


def test_a_circle_is_told() -> None:
    steps = [_step("a"), _step("b")]
    graph = WorkflowGraph({"operators": steps, "edges": [_edge("a", "b"), _edge("b", "a")]})

    with pytest.raises(BuildError, match="'a', 'b' need each other"):
        graph.upstream(["a"])


@pytest.mark.parametrize(
    "value",
    [
        "{",
        "[]",
        3,
        '{"schema_version": "3"}',
        '{"operators": [{}]}',
        '{"edges": [{"from_node_id": "a"}]}',
        '{"operators": [{"id": "a"}], "subjects": [{"id": "a"}]}',
        '{"operators": [{"id": "a", "inputs": [1]}]}',
    ],
)
def test_what_is_no_workflow_is_refused(value: Any, file: Path) -> None:
    with pytest.raises(ReturnError, match="WorkflowCanvas takes"):
        gr.WorkflowCanvas().postprocess(value)
    file.write_text(str(value))
    with pytest.raises(BuildError, match="holds no workflow"):
        make(file)


def test_a_canvas_takes_texts_alone_and_functions_of_different_names() -> None:
    assert gr.WorkflowCanvas().preprocess(None) is None
    assert gr.WorkflowCanvas().postprocess("") is None
    with pytest.raises(PayloadError, match="text of JSON"):
        gr.WorkflowCanvas().preprocess({"a": 1})
    with pytest.raises(ArgumentError, match="shout"):
        gr.WorkflowCanvas(server_functions=[shout, shout])


@pytest.mark.parametrize(
    ("edges", "said"),
    [([("nothing", "shout")], "function 'nothing'"), ([("shout", "repeat.number")], "'number' among the inputs")],
)
def test_an_edge_to_nowhere_is_refused(file: Path, edges: Any, said: str) -> None:
    with pytest.raises(ArgumentError, match=said):
        make(file, edges=edges)


def test_functions_in_place_of_a_file_are_refused() -> None:
    with pytest.raises(ArgumentError, match=r"path of a file.*given as `bind`"):
        gr.Workflow([len])  # type: ignore[arg-type]  # what is refused


def test_a_workflow_is_an_app_of_its_own(file: Path) -> None:
    with gr.Blocks(), pytest.raises(BuildError, match="app of its own"):
        make(file)

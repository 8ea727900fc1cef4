"""Programs whose parts come from elsewhere: pages, drawings, chains, and functions that ask for a component."""

from __future__ import annotations

import pytest

import hiroba as gr
from hiroba.components.node import Node
from hiroba.errors import BuildError
from hiroba.testing import User


def drawn(user: User, kind: type[Node], place: int = 0) -> Node:
    return [node for node in user.drawn() if isinstance(node, kind)][place]


def test_a_page_of_an_app_loads_by_its_own_name() -> None:
    with gr.Blocks() as demo:
        gr.Markdown("Home")
    with demo.route("Up") as up:
        number = gr.Number(label="N")
        up.load(lambda: 5, None, number)

    with User(demo, page="up") as user:
        assert user.value(number) == 5
    with User(demo) as user:
        assert user.value(number) is None
    assert not hasattr(up, "nothing_like_this")


def test_addresses_of_pages_are_made_from_their_names() -> None:
    with gr.Blocks() as demo:
        gr.Markdown("Home")
    names = ["Q&A: Things!", "Über uns", "a--b  c", "设置", "Q&A things"]
    assert [demo.route(name).route for name in names] == ["qa-things", "uber-uns", "a-b-c", "设置", "_qa-things"]
    assert demo.route("Other", "/deep/path/").route == "deep/path"
    with pytest.raises(BuildError):
        demo.route("!?")


def test_a_component_in_a_drawing_is_computed_again_and_again() -> None:
    calls: list[int] = []
    with gr.Blocks() as demo:
        count = gr.Number(1)

        @gr.render(inputs=count)
        def draw(n: int) -> None:
            for i in range(n):
                gr.Textbox(value=lambda: calls.append(1) or str(len(calls)), every=1, label=f"Box {i}")

    with User(demo) as user:
        before = user.value(drawn(user, gr.Textbox))  # type: ignore[arg-type]
        user.advance(1)
        assert int(user.value(drawn(user, gr.Textbox))) == int(before) + 1  # type: ignore[arg-type]

        user.set(count, 0)
        user.fire(count.change)
        told = len(calls)
        user.advance(5)
        assert len(calls) == told


def test_an_interface_stands_in_a_drawing() -> None:
    with gr.Blocks() as demo:

        @gr.render()
        def draw() -> None:
            gr.Interface(lambda x: x + "!", gr.Textbox(label="in"), gr.Textbox(label="out"), examples=[["a"]])

    with User(demo) as user:
        examples = drawn(user, gr.Dataset)
        assert isinstance(examples, gr.Dataset)
        user.set(examples, 0)
        user.fire(examples.click)
        submit = next(node for node in user.drawn() if isinstance(node, gr.Button) and node.value == "Submit")
        user.fire(submit.click)

        texts = {node.label: user.value(node) for node in user.drawn() if isinstance(node, gr.Textbox)}
        assert texts == {"in": "a", "out": "a!"}


def test_every_step_of_a_chain_knows_where_it_began() -> None:
    def tell(event: gr.SelectData) -> str:
        return f"{type(event.target).__name__} {event.value}"

    with gr.Blocks() as demo:
        choice, first, second = gr.Dropdown(["a", "b"]), gr.Textbox(), gr.Textbox()
        choice.select(tell, None, first).then(tell, None, second)

    with User(demo) as user:
        user.fire(choice.select, {"index": 1, "value": "b"})
        assert [user.value(first), user.value(second)] == ["Dropdown b", "Dropdown b"]


def test_what_listens_to_several_states_runs_once_for_a_change_of_all() -> None:
    with gr.Blocks() as demo:
        a, b, count, button = gr.State(0), gr.State(0), gr.Number(0), gr.Button()
        button.click(lambda: (1, 2), None, [a, b])
        gr.on([a.change, b.change], lambda n: n + 1, count, count)

    with User(demo) as user:
        user.fire(button.click)
        assert user.value(count) == 1


def test_a_parameter_of_a_component_class_gets_the_component_as_it_is() -> None:
    def grow(box: gr.Textbox, plain: str) -> gr.Textbox:
        return gr.Textbox(lines=box.lines + 1, label=f"{box.label}{box.value}{plain}")

    def rename(box: gr.Textbox) -> gr.Textbox:
        box.label, box.value = "renamed", box.value.upper()
        return box

    with gr.Blocks() as demo:
        box, plain, button, other = gr.Textbox("v", label="L", lines=3), gr.Textbox("p"), gr.Button(), gr.Button()
        button.click(grow, [box, plain], box)
        other.click(rename, box, box)

    with User(demo) as user:
        user.fire(button.click)
        user.fire(button.click)
        assert (user.prop(box, "lines"), user.prop(box, "label")) == (5, "Lvpvp")

        user.fire(other.click)
        assert (user.prop(box, "label"), user.value(box), user.prop(box, "lines")) == ("renamed", "V", 5)


def test_what_somebody_streams_from_is_streamed_without_saying_so() -> None:
    with gr.Blocks() as demo:
        camera, still, seen = gr.Image(sources=["webcam"]), gr.Image(), gr.Image()
        camera.stream(lambda picture: picture, camera, seen)

    with User(demo):
        assert (camera.props()["streaming"], still.props()["streaming"]) == (True, False)

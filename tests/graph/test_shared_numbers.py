"""What was made once, outside of a `render` function, and is drawn by it for every visitor."""

from __future__ import annotations

import pytest

import hiroba as gr
from hiroba.testing import User


class Greeter:
    """An app that is drawn for every visitor, as often as `again` changes."""

    def __init__(self) -> None:
        with gr.Blocks() as self.inner:
            self.name, self.greeting, self.greet = gr.Textbox(), gr.Textbox(), gr.Button()
            self.greet.click("Hello {}".format, self.name, self.greeting)
        with gr.Blocks() as self.demo:
            self.again = gr.Number(0)

            @gr.render(inputs=self.again)
            def draw(count: float) -> None:
                for _ in range(int(count)):
                    gr.Markdown("above")
                self.inner.render()


def test_an_app_that_is_drawn_for_two_visitors_shows_nothing_of_one_to_the_other() -> None:
    app = Greeter()
    with User(app.demo) as ann, User(app.demo, beside=ann) as ben:
        ann.set(app.name, "Ann")
        ben.set(app.name, "Ben")
        ben.set(app.again, 3)
        ann.fire(app.greet.click)

        assert [ann.value(app.greeting), ben.value(app.greeting), ben.value(app.name)] == ["Hello Ann", "", ""]


def test_an_app_that_is_drawn_anew_begins_anew() -> None:
    app = Greeter()
    with User(app.demo) as ann:
        ann.set(app.name, "Ann")
        ann.set(app.again, 2)

        assert ann.value(app.name) == ""
        assert not ann.errors


def test_a_component_that_functions_outside_fill_can_be_drawn() -> None:
    with gr.Blocks() as demo:
        late = gr.Textbox(render=False)
        lead = gr.Button()
        lead.click(lambda: "filled", None, late)

        @gr.render()
        def draw() -> None:
            late.render()

    with User(demo) as ann, User(demo, beside=ann) as ben:
        ann.fire(lead.click)

        assert [ann.value(late), ben.value(late)] == ["filled", ""]


def test_a_chat_that_is_drawn_around_a_chatbot_of_all_keeps_its_talks_apart() -> None:
    talk = gr.Chatbot(render=False)
    box = gr.Textbox(render=False)
    with gr.Blocks() as demo:

        @gr.render()
        def draw() -> None:
            gr.ChatInterface(lambda text, history: text.upper(), chatbot=talk, textbox=box)

    with User(demo) as ann, User(demo, beside=ann) as ben:
        ann.set(box, "secret")
        ann.fire(box.submit)

        assert "SECRET" in str(ann.value(talk))
        assert not ben.value(talk)


@pytest.mark.parametrize("is_placed", [True, False], ids=["placed", "loose"])
def test_a_layout_of_all_takes_nothing_of_one_visitor(is_placed: bool, caplog: pytest.LogCaptureFixture) -> None:
    with gr.Blocks() as demo:
        column = gr.Column(render=is_placed)

        @gr.render()
        def draw() -> None:
            with column:
                gr.Textbox("mine")

    with User(demo):
        assert "Column was made outside of the `render` function" in caplog.text
        assert column.children == []


def test_a_component_can_be_drawn_once_in_a_drawing(caplog: pytest.LogCaptureFixture) -> None:
    box = gr.Textbox(render=False)
    with gr.Blocks() as demo:

        @gr.render()
        def draw() -> None:
            box.render()
            box.render()

    with User(demo):
        assert "twice" in caplog.text


def test_an_app_stands_once_on_a_page() -> None:
    with gr.Blocks() as demo:
        with gr.Blocks() as inner:
            box = gr.Textbox()
        with pytest.warns(UserWarning, match="stands on the page already"):
            inner.render()
    with demo.route("Other"):
        inner.render()

    assert [page.container.children for page in demo.pages] == [[box], [box]]


def test_an_app_that_stands_on_the_page_cannot_be_drawn_too(caplog: pytest.LogCaptureFixture) -> None:
    with gr.Blocks() as inner:
        gr.Textbox()
    with gr.Blocks() as demo:
        inner.render()

        @gr.render()
        def draw() -> None:
            inner.render()

    with User(demo):
        assert "stands on the page already" in caplog.text

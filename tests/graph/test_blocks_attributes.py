"""What programs read of an app: what they gave it, by the name under which they gave it."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette

import hiroba as gr


def read(demo: gr.Blocks, *names: str) -> list[object]:
    return [getattr(demo, name) for name in names]


def test_an_app_tells_its_appearance() -> None:
    demo = gr.Blocks(css="p { color: teal }", theme="soft", title="Mine")
    assert read(demo, "css", "theme", "title", "js") == ["p { color: teal }", "soft", "Mine", None]


def test_an_app_tells_how_its_author_named_it() -> None:
    demo = gr.Blocks(elem_id="shell", elem_classes="wide", key="main")
    assert read(demo, "elem_id", "elem_classes", "key") == ["shell", ["wide"], "main"]


def test_an_interface_tells_its_parameters_and_their_defaults() -> None:
    demo = gr.Interface(str, "text", "text", description="What it does", examples_per_page=3)
    assert read(demo, "description", "examples_per_page", "article") == ["What it does", 3, None]


def test_a_chat_tells_its_parameters() -> None:
    chat = gr.ChatInterface(lambda text, history: text, save_history=True)
    assert read(chat, "save_history", "autofocus", "concurrency_limit") == [True, True, "default"]


def test_a_chat_tells_its_parts_and_what_its_function_does() -> None:
    def spoken(text: str, history: list[dict[str, object]], tone: str) -> object:
        yield text

    chat = gr.ChatInterface(spoken, save_history=True, examples=[["Sing", "low"]], additional_inputs=[gr.Textbox()])
    assert read(chat, "is_generator", "is_async", "provided_chatbot") == [True, False, False]
    assert isinstance(chat.conversation_id, gr.State)
    assert isinstance(chat.examples_handler, gr.Examples)
    assert [message["text"] for message in chat.examples_messages] == ["Sing"]
    bare = gr.ChatInterface(lambda text, history: text)
    assert read(bare, "conversation_id", "saved_conversations", "new_chat_button", "examples_handler") == [None] * 4


def test_a_chat_takes_its_parts_from_where_they_were_made() -> None:
    with gr.Blocks() as demo:
        talk, box, below = gr.Chatbot(), gr.Textbox(), gr.Markdown("Below")
        gr.ChatInterface(lambda text, history: text, chatbot=talk, textbox=box)
    assert demo.children[:3] == [below, talk, box]


@pytest.mark.parametrize(
    ("inputs", "outputs", "kind"),
    [("text", "text", "STANDARD"), ("text", None, "INPUT_ONLY"), (None, "text", "OUTPUT_ONLY")],
)
def test_an_interface_tells_what_it_is_made_of(inputs: str | None, outputs: str | None, kind: str) -> None:
    assert gr.Interface(lambda text="": text, inputs, outputs).interface_type.name == kind


def test_an_interface_of_one_component_is_unified() -> None:
    text = gr.Textbox()
    demo = gr.Interface(str.upper, text, text)
    assert demo.interface_type.name == "UNIFIED"
    assert demo.main_input_components == [text]


def test_an_app_tells_what_it_is_served_with() -> None:
    demo = gr.Blocks(css="p { color: teal }")
    assert read(demo, "root_path", "allowed_paths", "auth", "max_threads") == ["", [], None, 40]
    gr.mount_gradio_app(Starlette(), demo, "/demo", root_path="/below", allowed_paths=["shown"], css="p {}")
    assert read(demo, "root_path", "allowed_paths", "css") == ["/below", ["shown"], "p {}"]


def test_a_component_tells_where_it_may_write_and_who_gets_its_value() -> None:
    class Recorded(gr.Textbox):
        pass

    assert Path(Recorded().GRADIO_CACHE).is_dir()
    assert [(node.skip_api, node.stateful) for node in (gr.State(), gr.Textbox(), gr.Button())] == [
        (True, True),
        (False, False),
        (True, False),
    ]


def test_what_a_program_sets_is_what_it_reads() -> None:
    demo = gr.Blocks()
    demo.css = "p { color: teal }"  # type: ignore[attr-defined]  # as existing programs do
    assert read(demo, "css") == ["p { color: teal }"]


def test_an_app_has_no_other_attribute() -> None:
    with pytest.raises(AttributeError, match="'Blocks' object has no attribute 'colour'"):
        read(gr.Blocks(), "colour")

"""Parameters of older releases: taken with a warning that tells what to write, or refused with a hint."""

from typing import Any

import pytest

import hiroba as gr


@pytest.mark.parametrize(
    ("build", "buttons"),
    [
        (lambda: gr.Textbox(show_copy_button=True), ["copy"]),
        (lambda: gr.Image(show_download_button=False), ["share", "fullscreen"]),
        (lambda: gr.Chatbot(show_copy_button=True, show_share_button=False), ["copy", "copy_all"]),
        (lambda: gr.Gallery(show_share_button=False, buttons=["share", "download"]), ["download"]),
        (lambda: gr.LinePlot(show_export_button=True), ["export"]),
        (lambda: gr.Image(show_download_button=True), None),
        (lambda: gr.Chatbot(type="messages", bubble_full_width=False), None),
    ],
    ids=lambda value: "" if callable(value) else str(value),
)
def test_tools_are_shown_as_older_programs_say(build: Any, buttons: list[str] | None) -> None:
    with pytest.warns(FutureWarning, match=r"is of an older release\. Write (nothing|`buttons=\[.*\]`) in its place"):
        node = build()
    assert node.buttons == buttons


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: gr.Chatbot(type="tuples"), "`Chatbot` has no parameter `type`. Use messages alone"),
        (lambda: gr.Image(source="webcam"), "`Image` has no parameter `source`. Use `sources`, a list."),
        (lambda: gr.Textbox(lable="Name"), "`Textbox` has no parameter `lable`. Did you mean `label`?"),
        (lambda: gr.Row(xyz=1), "`Row` has no parameter `xyz`. It has: variant, scale"),
        (lambda: gr.Blocks(them="soft"), "`Blocks` has no parameter `them`. Did you mean `theme`?"),
        (lambda: gr.Blocks(xyz=1), "key, theme, css"),
        (lambda: gr.Interface(str, "text", "text", layout="row"), "`Interface` has no parameter `layout`."),
        (lambda: gr.ChatInterface(print, retry_btn=None), "Use nothing: a chat has that button by itself."),
        (lambda: gr.Markdown(show_label_button=1), "`Markdown` has no parameter `show_label_button`."),
    ],
    ids=lambda value: "" if callable(value) else str(value)[:30],
)
def test_a_parameter_of_no_release_is_refused_with_a_hint(build: Any, message: str) -> None:
    with pytest.raises(TypeError) as refusal:
        build()
    assert message in str(refusal.value)


def test_an_interface_flags_as_older_programs_say() -> None:
    with pytest.warns(FutureWarning, match=r"Write `flagging_mode='never'` in its place"):
        app = gr.Interface(str.upper, "text", "text", allow_flagging="never")
    assert app.flagging_mode == "never"


def test_a_chat_has_messages_as_older_programs_say() -> None:
    with pytest.warns(FutureWarning, match="Write nothing in its place"):
        gr.ChatInterface(print, type="messages")


def test_events_take_what_older_programs_say_of_their_endpoints() -> None:
    with gr.Blocks() as demo:
        name = gr.Textbox()
        name.change(str.upper, name, name, show_api=False)
        name.submit(None, name, name, _js="(text) => text + '!'")
        gr.on([name.blur], str.lower, name, name, show_api=True)
        with pytest.raises(TypeError, match=r"An event has no parameter `every`\. Use a `Timer`"):
            name.change(str.upper, name, name, every=1)
    hidden, script, shown = demo.bindings.items
    assert (hidden.options.api_visibility, shown.options.api_visibility) == ("undocumented", "public")
    assert script.js == "(text) => text + '!'"

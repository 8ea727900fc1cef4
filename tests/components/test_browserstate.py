"""BrowserState: what the visitor's browser keeps."""

import hiroba as gr
from hiroba.testing.user import User


def test_functions_get_the_default_until_something_is_kept() -> None:
    with gr.Blocks() as demo:
        stored = gr.BrowserState(["nothing"])
        found = gr.Textbox()
        demo.load(lambda value: value[0], stored, found)
    with User(demo) as user:
        assert user.value(found) == "nothing"


def test_each_start_has_names_and_secrets_of_its_own_where_none_are_given() -> None:
    one, other = gr.BrowserState(render=False), gr.BrowserState(render=False)
    assert one.storage_key != other.storage_key
    assert one.secret != other.secret
    assert gr.BrowserState(storage_key="a", secret="b", render=False).props() == {"storage_key": "a", "secret": "b"}

"""BrowserState: what the visitor's browser keeps."""

from dataclasses import dataclass

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


@dataclass
class Person:
    name: str
    age: int


def test_models_become_what_a_browser_can_keep() -> None:
    kept = {"name": "Ada", "age": 36}
    state = gr.BrowserState(Person("Ada", 36), render=False)

    assert state.postprocess(Person("Ada", 36)) == kept
    assert state.preprocess(None) == kept
    assert state.preprocess({"name": "Bo"}) == {"name": "Bo"}

"""Interface: the parts it is put together from, and what they are bound to."""

from collections.abc import Iterator
from typing import Any

import pytest

from hiroba.components.deeplinkbutton import DeepLinkButton
from hiroba.components.number import Number
from hiroba.components.state import State
from hiroba.components.textbox import Textbox
from hiroba.errors import ArgumentError
from hiroba.graph.binding import Binding
from hiroba.graph.blocks import Blocks
from hiroba.interfaces.interface import Interface
from hiroba.interfaces.tabbed_interface import TabbedInterface
from hiroba.testing import User


def greet(name: str, times: float = 1) -> str:
    """Greet someone."""
    return f"Hello {name}! " * int(times)


def count(limit: float) -> Iterator[float]:
    yield from range(int(limit))


def texts_of_buttons(app: Blocks) -> list[str]:
    return [node.value for node in app.nodes.values() if node.kind in ("button", "clearbutton")]


def runs_of(app: Blocks, function: Any) -> list[Binding]:
    return [binding for binding in app.bindings.items if binding.function is function]


def events_of(binding: Binding) -> list[str]:
    return [event for _, event in binding.targets]


def test_inputs_without_labels_are_named_after_parameters() -> None:
    app = Interface(greet, ["text", "number"], "text")

    assert [component.label for component in app.input_components] == ["name", "times"]
    assert [component.label for component in app.output_components] == ["output"]


def test_labels_that_were_given_stay() -> None:
    app = Interface(greet, [Textbox(label="Who"), Number()], Textbox(label="Words"))

    assert [component.label for component in app.input_components] == ["Who", "times"]


def test_a_button_and_enter_run_the_function_under_its_name() -> None:
    (run,) = runs_of(Interface(greet, ["text", "number"], "text"), greet)

    assert (events_of(run), run.api_name) == (["click", "submit", "submit"], "greet")


def test_buttons_submit_clear_and_flag() -> None:
    assert texts_of_buttons(Interface(greet, ["text", "number"], "text")) == ["Clear", "Submit", "Flag"]


def test_without_inputs_the_button_generates() -> None:
    assert "Generate" in texts_of_buttons(Interface(lambda: "made", None, "text"))


def test_a_generator_gets_a_button_that_stops_it() -> None:
    app = Interface(count, "number", "number")
    (run,) = runs_of(app, count)

    assert "Stop" in texts_of_buttons(app)
    assert [binding for binding in app.bindings.items if run in binding.cancels]


def test_live_without_inputs_runs_when_the_page_opens_and_at_a_press() -> None:
    app = Interface(lambda: 3, None, "number", live=True, flagging_mode="never")
    assert [events_of(binding) for binding in runs_of(app, app.fn)] == [["load"], ["click"]]


def test_live_runs_at_each_change() -> None:
    app = Interface(greet, ["text", "number"], "text", live=True)
    (run,) = runs_of(app, greet)

    assert (events_of(run), run.trigger_mode) == (["change", "change"], "always_last")
    assert "Submit" not in texts_of_buttons(app)


def test_flag_buttons_carry_their_options() -> None:
    app = Interface(greet, ["text", "number"], "text", flagging_options=["right", ("Odd", "odd")])

    assert texts_of_buttons(app)[-2:] == ["Flag as right", "Odd"]


def test_flagging_can_be_off() -> None:
    assert texts_of_buttons(Interface(greet, ["text", "number"], "text", flagging_mode="never")) == ["Clear", "Submit"]


def test_a_component_may_be_input_and_output() -> None:
    field = Textbox(label="Text")
    app = Interface(str.upper, field, field)

    assert [node for node in app.nodes.values() if node is field] == [field]


def test_a_state_by_name_is_one_state() -> None:
    app = Interface(lambda text, state: (text, state), ["text", "state"], ["text", "state"])
    states = [node for node in app.nodes.values() if isinstance(node, State)]

    assert len(states) == 1


def test_additional_inputs_stand_in_a_closed_fold() -> None:
    app = Interface(greet, "text", "text", additional_inputs="number")
    (fold,) = [node for node in app.nodes.values() if node.kind == "accordion"]

    assert (fold.label, fold.open, [child.kind for child in fold.children]) == ("Additional inputs", False, ["number"])


def test_components_made_inside_of_an_app_move_into_the_interface() -> None:
    with Blocks() as app:
        Interface(greet, [Textbox(label="Who"), Number(label="Times")], Textbox(label="Words"))

    assert [child.kind for child in app.children] == ["row"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((None, "text", "text"), "`fn` must be a function"),
        ((greet, "nonsense", "text"), "not the name of a component"),
        ((greet, 3, "text"), "`inputs` takes"),
    ],
    ids=["function", "name", "type"],
)
def test_wrong_arguments_are_refused(arguments: tuple[Any, Any, Any], message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        Interface(*arguments)


def test_tabs_hold_the_bindings_of_their_apps() -> None:
    upper, lower = Interface(str.upper, Textbox(), Textbox()), Interface(str.lower, Textbox(), Textbox())
    app = TabbedInterface([upper, lower], ["Up", "Down"], title="Case")

    assert [node.label for node in app.nodes.values() if node.kind == "tab"] == ["Up", "Down"]
    assert runs_of(app, str.upper)
    assert runs_of(app, str.lower)


def test_an_app_that_stands_in_tabs_works_alone_too() -> None:
    first, second = Interface(str.upper, Textbox(), Textbox()), Interface(str.lower, Textbox(), Textbox())
    TabbedInterface([first, second], ["Up", "Down"])

    with User(second) as user:
        user.set(second.input_components[0], "Ada")
        user.fire(second.input_components[0].submit)
        assert user.value(second.output_components[0]) == "ada"


def test_tabs_need_a_name_each() -> None:
    with pytest.raises(ArgumentError, match="a name for each of the 1 apps"):
        TabbedInterface([Interface(greet, "text", "text")], ["a", "b"])


def test_outputs_are_for_reading_unless_the_author_or_an_input_says_otherwise() -> None:
    plain = Interface(greet, ["text", "number"], "text")
    open_one = Interface(greet, ["text", "number"], Textbox(interactive=True))
    both = Textbox()
    shared = Interface(greet, both, both)

    described = [app.output_components[0].interactive for app in (plain, open_one, shared)]
    assert described == [False, True, None]


def test_a_link_can_be_shared_once_an_example_has_shown_its_answer() -> None:
    link = DeepLinkButton(interactive=False, render=False)
    app = Interface(str.upper, "text", "text", examples=["a", "b"], cache_examples=True, deep_link=link)
    with User(app) as user:
        assert user.prop(link, "interactive") is False
        user.set(app.examples_handler.dataset, 1)
        user.fire(app.examples_handler.dataset.click)
        assert (user.value(app.output_components[0]), user.prop(link, "interactive")) == ("B", True)

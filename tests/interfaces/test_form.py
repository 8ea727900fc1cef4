"""A form is made from a type, and gives an object of it."""

from __future__ import annotations

import datetime
import enum
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import pydantic
import pytest

import hiroba as gr
from hiroba.components.composite import FieldErrors
from hiroba.errors import ArgumentError, ReturnError
from hiroba.testing import User


class Size(enum.Enum):
    SMALL = 1
    VERY_LARGE = 2


@dataclass
class Place:
    city: str
    country: str = "Japan"


@dataclass
class Order:
    name: Annotated[str, msgspec.Meta(min_length=2, description="As on the bell")]
    count: Annotated[int, msgspec.Meta(ge=1, le=9)] = 3
    size: Size = Size.SMALL
    speed: Literal["slow", "fast"] = "fast"
    tags: list[str] = field(default_factory=list)
    extras: list[Literal["ice", "lemon"]] = field(default_factory=list)
    note: str | None = None
    when: datetime.date | None = None
    files: list[Path] = field(default_factory=list)
    place: Place = field(default_factory=lambda: Place("Nara"))
    more: dict[str, int] = field(default_factory=dict)


class Struct(msgspec.Struct):
    name: str
    share: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.5


class Model(pydantic.BaseModel):
    name: str = pydantic.Field(max_length=5, description="A short one", title="Short name")
    age: int = pydantic.Field(18, ge=0)
    place: Place

    @pydantic.field_validator("name")
    @classmethod
    def check(cls, name: str) -> str:
        if name == "bad":
            raise ValueError("This name is taken.")
        return name


def form_of(model) -> gr.Form:
    with gr.Blocks():
        return gr.Form(model)


def by_label(form: gr.Form) -> dict[str, object]:
    return {part.label: part for part in form.parts()}


def filled(form: gr.Form, **values: object) -> object:
    """What the form makes of the components' own values, and of others by label."""
    return form.assemble([values.get(part.label.split(" ")[0], part.value) for part in form.parts()])


def test_types_find_their_components() -> None:
    parts = by_label(form_of(Order))

    assert {label: type(part).__name__ for label, part in parts.items()} == {
        "Name": "Textbox",
        "Count": "Slider",
        "Size": "Radio",
        "Speed": "Radio",
        "Tags": "Textbox",
        "Extras": "CheckboxGroup",
        "Note (optional)": "Textbox",
        "When (optional)": "DateTime",
        "Files": "File",
        "City": "Textbox",
        "Country": "Textbox",
        "More": "Code",
    }
    assert parts["Name"].info == "As on the bell"
    assert parts["City"].value == "Nara"


def test_the_values_make_an_object() -> None:
    made = filled(
        form_of(Order),
        Name="Ada",
        Size="Very large",
        Tags="one\n\n two ",
        Extras=["ice"],
        When=datetime.datetime(2026, 5, 4),
        Files=["/tmp/a.txt"],
        More='{"a": 1}',
    )

    assert made == Order(
        "Ada", 3, Size.VERY_LARGE, "fast", ["one", "two"], ["ice"], None, datetime.date(2026, 5, 4), [Path("/tmp/a.txt")],
        Place("Nara"), {"a": 1},
    )  # fmt: skip


def test_numbers_without_a_default_are_empty_until_someone_gives_one() -> None:
    @dataclass
    class Body:
        weight: float
        age: int | None = None

    got: list[object] = []
    with gr.Blocks() as demo:
        form = gr.Form(Body)
        form.submit(got.append)
    with User(demo) as user:
        user.fire(form.button.click)
        assert got == []
        user.set(form.parts()[0], 2)
        user.fire(form.button.click)
    assert got == [Body(2.0, None)]


def test_sets_are_chosen_and_listed_as_lists_are() -> None:
    @dataclass
    class Kit:
        parts: set[Literal["bolt", "nut"]]
        names: frozenset[str] = frozenset({"x"})

    form = form_of(Kit)
    parts, names = form.parts()
    assert (type(parts), names.value) == (gr.CheckboxGroup, "x")
    assert form.assemble([["nut"], "a\nb"]) == Kit({"nut"}, frozenset("ab"))
    assert form.take_apart(Kit({"bolt"}, frozenset("c"))) == [["bolt"], "c"]
    assert form.assemble([[], ""]).parts == set()


def test_what_does_not_fit_is_told_at_its_field() -> None:
    form = form_of(Order)
    with pytest.raises(FieldErrors) as caught:
        filled(form, Name="A", Count=12, More="{", City="")

    found = {part.label: message for part, message in caught.value.messages.items()}
    assert found["Name"] == "This must have at least 2 characters, got 1."
    assert found["Count"] == "This must be at most 9, got 12."
    assert found["City"] == "This field is needed."
    assert found["More"].startswith("This must be JSON")


def test_a_struct_and_a_model_are_made_too() -> None:
    assert filled(form_of(Struct), Name="x") == Struct("x", 0.5)
    made = filled(form_of(Model), Short="Ada", City="Nara")
    assert made == Model(name="Ada", age=18, place=Place("Nara"))


def test_a_model_checks_its_own_rules() -> None:
    with pytest.raises(FieldErrors, match="This name is taken"):
        filled(form_of(Model), Short="bad", City="Nara")


def test_a_function_gets_the_object_and_errors_stand_at_the_fields() -> None:
    got: list[object] = []
    with gr.Blocks() as demo:
        form = gr.Form(Struct)
        told = gr.Textbox()
        form.submit(lambda struct: got.append(struct) or f"hello {struct.name}", outputs=told)
    name = form.parts()[0]

    with User(demo) as user:
        user.fire(form.button.click)
        assert got == []
        user.set(name, "Ada")
        user.fire(name.submit)
        assert user.value(told) == "hello Ada"
    assert got == [Struct("Ada", 0.5)]


def test_a_form_stands_among_other_inputs() -> None:
    with gr.Blocks() as demo:
        before, form, after, told = gr.Number(1), gr.Form(Struct, submit_label=None), gr.Number(2), gr.Textbox()
        button = gr.Button()

        @button.click(inputs=[before, form, after], outputs=told)
        def tell(first, struct, second):
            yield f"{first} {struct.name} {second}"

    with User(demo) as user:
        user.set(form.parts()[0], "Ada")
        user.fire(button.click)
        assert user.value(told) == "1 Ada 2"


ORDER = Order(
    "Ada", 5, Size.VERY_LARGE, "slow", ["one", "two"], ["ice"], "a note", datetime.date(2026, 5, 4), [],
    Place("Kyoto"), {"a": 1},
)  # fmt: skip


def test_a_returned_object_is_shown_in_the_fields_and_comes_back_from_them() -> None:
    got: list[object] = []
    with gr.Blocks() as demo:
        form, told, fill, tell, empty = gr.Form(Order), gr.Textbox(), gr.Button(), gr.Button(), gr.Button()

        @fill.click(outputs=[told, form])
        def show():
            yield "begun", gr.skip()
            yield "done", ORDER

        tell.click(got.append, form)
        empty.click(lambda: None, None, form)
    with User(demo) as user:
        user.fire(fill.click)
        assert user.value(told) == "done"
        user.fire(tell.click)
        user.fire(empty.click)
        assert user.value(form.parts()[0]) in ("", None)
    assert got == [ORDER]


def test_a_dictionary_fills_some_fields_and_an_update_changes_the_form() -> None:
    with gr.Blocks() as demo:
        form, part, hide = gr.Form(Model), gr.Button(), gr.Button()
        part.click(lambda: {"name": "Bob", "place": {"city": "Oslo"}}, None, form)
        hide.click(lambda: {form: gr.Form(visible=False)}, None, form)
    name, age, city, country = form.parts()
    with User(demo) as user:
        user.fire(part.click)
        assert [user.value(one) for one in (name, age, city, country)] == ["Bob", 18, "Oslo", "Japan"]
        user.fire(hide.click)
        assert user.prop(form, "visible") is False
    with pytest.raises(ReturnError, match="An object with the fields name, age, place was expected"):
        form.take_apart(Struct("x"))


def test_a_form_is_no_output_of_a_batch_function() -> None:
    with gr.Blocks(), pytest.raises(ArgumentError, match="batch"):
        gr.Button().click(lambda values: values, gr.Textbox(), gr.Form(Struct), batch=True)


def test_an_interface_without_inputs_takes_them_from_the_hints() -> None:
    def greet(name: str, times: Annotated[int, msgspec.Meta(ge=1)], loud: bool = False) -> str:
        return " ".join([name] * times) + "!" * loud

    demo = gr.Interface(greet, None, "text")

    assert [part.label for part in demo.input_components] == ["Name", "Times", "Loud"]
    with User(demo) as user:
        for part, value in zip(demo.input_components, ["a", 2, True], strict=True):
            user.set(part, value)
        assert demo.fn("a", 2, True) == "a a!"


def test_an_interface_whose_function_asks_for_the_request_keeps_no_inputs() -> None:
    def tell(request: gr.Request) -> str:
        return str(request)

    assert gr.Interface(tell, None, "text").input_components == []


@pytest.mark.parametrize("model", [5, int, "text"])
def test_what_is_no_type_of_fields_is_refused(model) -> None:
    with gr.Blocks(), pytest.raises(ArgumentError, match="A form is made from a dataclass"):
        gr.Form(model)


def test_a_form_without_a_type_joins_what_is_made_inside() -> None:
    with gr.Blocks(), gr.Form() as form:
        gr.Textbox()

    assert form.kind == "group"
    assert len(form.children) == 1

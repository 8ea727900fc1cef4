"""An argument is taken if its description, as a standard validator reads it, promises so, and refused with a sentence if not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import hiroba as gr
from hiroba.server.rest.fit import misfit

SCHEMAS: list[dict[str, Any]] = [
    {},
    {"type": "string"},
    {"type": ["integer", "null"]},
    {"type": "array", "items": {"type": "number"}},
    {"enum": ["a", 1, None]},
    {"anyOf": [{"type": "boolean"}, {"type": "array", "items": {"enum": ["a"]}}]},
    {
        "type": "object",
        "required": ["a"],
        "properties": {"a": {"type": "boolean"}},
        "additionalProperties": {"type": "null"},
    },
    {"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}},
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from([0.5, 1.0, "a", "b", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b"]), inner),
    max_leaves=6,
)


@settings(max_examples=300, derandomize=True, suppress_health_check=list(HealthCheck))
@given(value=JSON, schema=st.sampled_from(SCHEMAS))
@example(value=True, schema=SCHEMAS[2])
@example(value=1.0, schema=SCHEMAS[2])
def test_what_fits_is_what_the_standard_says(value: Any, schema: dict[str, Any]) -> None:
    wrong = misfit("x", value, schema)
    assert (wrong is None) == Draft202012Validator(schema).is_valid(value)
    assert wrong is None or (wrong.startswith("`x") and wrong.endswith("."))


def add(a: float, b: float = 2, unit: Literal["m", "km"] = "m", note: str | None = None) -> str:
    return f"{a + b} {unit} {note}"


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    with gr.Blocks() as demo:
        out = gr.Textbox()
        for node in (
            gr.Textbox(label="text"),
            gr.Number(label="number"),
            gr.Radio([1, "b"], label="radio"),
            gr.File(label="file"),
        ):
            gr.Button().click(lambda value: repr(value), node, out, api_name=node.label)
        gr.api(add)
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True)
    with httpx.Client(base_url=f"{url}api/") as http:
        yield http
    demo.close()


@pytest.mark.parametrize(
    ("name", "arguments", "answer"),
    [
        ("text", {"value": 5}, "`value` must be a text, got 5."),
        ("text", {"value": {}}, "`value` must be a text, got dict."),
        ("text", {"value": "5"}, "'5'"),
        ("number", {"value": "5"}, "`value` must be a number or null, got '5'."),
        ("number", {"value": None}, "None"),
        ("radio", {"value": 1}, "1"),
        ("radio", {"value": None}, "None"),
        ("file", {"value": None}, "None"),
        ("add", {"a": 1}, "3 m None"),
        ("add", {"a": None}, "`a` must be a number, got None."),
        ("add", {"a": 1, "b": {}}, "`b` must be a number, got dict."),
        ("add", {"a": 1, "unit": "mile"}, "`unit` must be one of 'm', 'km', got 'mile'."),
        ("add", {"a": 1, "note": None}, "3 m None"),
    ],
)
def test_who_calls_is_told_which_argument_does_not_fit(
    http: httpx.Client, name: str, arguments: dict[str, Any], answer: str
) -> None:
    got = http.post(name, json=arguments)
    assert (got.json().get("result") or got.json()["detail"]) == answer
    assert got.status_code == (422 if "must be" in answer else 200)

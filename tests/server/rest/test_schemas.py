"""What the documents of an app say of each component holds for what the app takes and gives."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

import hiroba as gr
from hiroba.components.component import Component

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

CHOICES = {"choices": ["a", "b"]}
OPTIONS: dict[str, dict[str, Any]] = {
    "Radio": CHOICES,
    "Dropdown": CHOICES,
    "CheckboxGroup": CHOICES,
    "Dataset": {"components": ["text"], "samples": [["a"], ["b"]]},
}
WITHOUT_VALUES = {"AnyWidget", "CustomComponent"}
"""Their author says what they take."""


def kinds() -> Iterator[tuple[str, type[Component]]]:
    for name in gr.__all__:
        value = getattr(gr, name)
        is_component = inspect.isclass(value) and issubclass(value, Component) and value.__name__ == name
        if is_component and not value.is_skipped_in_api and name not in WITHOUT_VALUES:
            yield name, value


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    with gr.Blocks(title="Everything") as demo:
        was_given = gr.JSON()
        for name, kind in kinds():
            node = kind(**OPTIONS.get(name, {}))
            value = node.example_value()
            gr.Button().click(lambda value=value: value, None, node, api_name=f"give_{name}")
            gr.Button().click(lambda x: [type(x).__name__], node, was_given, api_name=f"take_{name}")
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True)
    with httpx.Client(base_url=url) as http:
        yield http
    demo.close()


@pytest.mark.parametrize("path", ["/api/openapi.json", "/gradio_api/openapi.json"])
def test_the_documents_are_openapi(http: httpx.Client, path: str) -> None:
    OpenAPIV31SpecValidator(http.get(path).json()).validate()


def test_examples_fit_and_are_taken_and_results_are_as_described(http: httpx.Client) -> None:
    document = http.get("/api/openapi.json").json()
    lies: list[str] = []
    for path, item in document["paths"].items():
        if path.startswith(("/api/give", "/api/take")):
            lies += [f"{path}: {lie}" for lie in lies_of(http, path, item["post"], document["components"])]
    assert lies == []


def lies_of(http: httpx.Client, path: str, operation: dict[str, Any], components: Any) -> Iterator[str]:
    request = operation["requestBody"]["content"]["application/json"]
    yield from faults(request["schema"], request["example"], components)
    answer = http.post(path, json=request["example"])
    if answer.status_code != 200:
        yield answer.text
        return
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    yield from faults(schema, answer.json(), components)
    # The first alternative is the value; the others stand for nothing and for an update.
    if answer.json()["result"] is not None:
        yield from faults(schema["properties"]["result"]["anyOf"][0], answer.json()["result"], components)


def faults(schema: dict[str, Any], value: Any, components: Any) -> Iterator[str]:
    for error in Draft202012Validator({**schema, "components": components}).iter_errors(value):
        yield f"{error.json_path} {error.message[:300]}"

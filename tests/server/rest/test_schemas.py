"""What the documents of an app say of each component holds for what the app takes and gives."""

from __future__ import annotations

import base64
import copy
import inspect
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import requests
import schemathesis
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis.config import GenerationConfig, SchemathesisConfig
from schemathesis.core.failures import FailureGroup
from schemathesis.generation import GenerationMode

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
WITHOUT_VALUES = {"AnyWidget", "Component", "CustomComponent"}
"""Their author says what they take."""
BEYOND_SCHEMAS = {
    "what lies within a file": {"Audio", "Microphone", "Model3D", "PDF", "PlayableVideo", "Video"},
    "which files there are": {"FileExplorer"},
    "what leads where": {"Navbar"},
    "all that RFC 7946 asks of a map": {"Map"},
}
"""Components that refuse some of what fits their schema, by what no schema can say."""


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


def test_what_fits_is_taken_and_what_does_not_is_refused(http: httpx.Client) -> None:
    document = told_of_a_file(http, http.get("/api/openapi.json").json())
    config = SchemathesisConfig.from_dict({"base-url": str(http.base_url)})
    schema = schemathesis.openapi.from_dict({**document, "paths": once_each(document["paths"])}, config=config)
    with requests.Session() as session:
        lies = [lie for operation in schema.get_all_operations() for lie in broken_promises(operation.ok(), session)]
    assert lies == []


def told_of_a_file(http: httpx.Client, document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with addresses of files that can be had, since no generator could guess any."""
    picture = http.get("/hiroba/samples/picture.png").content
    path = http.post("/gradio_api/upload", files={"files": ("picture.png", picture)}).json()[0]
    address, known = copy.deepcopy(document["components"]["schemas"]["NewFile"]["anyOf"])
    address["enum"] = ["data:image/png;base64," + base64.b64encode(picture).decode()]
    known["properties"]["path"]["enum"] = [path]
    document["components"]["schemas"]["NewFile"]["anyOf"] = [address, known]
    return document


def once_each(paths: dict[str, Any]) -> dict[str, Any]:
    """Return the paths without those that take the same as one before, and parameters that all have once."""
    chosen: dict[str, Any] = {}
    for path, item in paths.items():
        if "requestBody" in item.get("post", {}):
            taken = {**item["post"]["requestBody"]["content"]["application/json"]["schema"]["properties"].get("x", {})}
            chosen.setdefault(repr({**taken, "title": "", "default": ""}), (path, item))
    first, *others = chosen.values()
    named = [(path, {"post": {**item["post"], "parameters": []}}) for path, item in others]
    return dict([first, *named, *((path, item) for path, item in paths.items() if "/jobs/" in path)])


def broken_promises(operation: Any, session: requests.Session) -> Iterator[str]:
    """Call an endpoint with the edges of its schemas, and yield what is not as the document says."""
    beyond = any(operation.path.endswith(f"/take_{name}") for names in BEYOND_SCHEMAS.values() for name in names)
    modes = [GenerationMode.NEGATIVE] if beyond else list(GenerationMode)
    config = GenerationConfig(modes=modes, deterministic=True, database="none")
    for case in operation.schema.iter_coverage_cases(operation, generation_modes=modes, generation_config=config):
        if "1" in str(case.query.get("async")).replace("true", "1"):
            case.query["async"] = "0"  # what is wrong with a value would be told by the job
        try:
            case.call_and_validate(session=session)
        except FailureGroup as failures:
            yield from (f"{operation.path} {case.body!r:.300}: {failure}" for failure in failures.exceptions)

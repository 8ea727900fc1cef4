"""Values that no page of ours would send, into every component: each is taken or refused, and no answer tells of the server's insides."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

import hiroba as gr
from hiroba.components.component import Component
from hiroba.server.app import create_app
from hiroba.server.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

LONGEST_ANSWER = 2000


def file(path: str) -> dict[str, Any]:
    return {"path": path, "meta": {"_type": "gradio.FileData"}, "orig_name": "../x", "url": path, "size": "x"}


NOT_A_PICTURE = file("data:image/png;base64,AAAA") | {"size": None}
DRAWING = file("data:image/svg+xml,<svg/>") | {"size": None}
OUTSIDE = file("/etc/passwd") | {"size": None}
KNOWN: list[Any] = [
    "a" * 10_000,
    10**400,
    [[OUTSIDE, None]],
    {"x": {"y": [[OUTSIDE]]}},
    {"image": OUTSIDE, "annotations": [[OUTSIDE, "x"]]},
    {"background": OUTSIDE, "layers": [OUTSIDE], "composite": OUTSIDE},
    [{"role": "user", "content": {"type": "file", "file": OUTSIDE}}],
    {"headers": ["a"], "data": [[OUTSIDE]], "metadata": 1},
    {"text": 1, "files": [OUTSIDE]},
    {"__proto__": {"x": 1}, "constructor": {"prototype": 1}},
    {"path": ["x"], "meta": {"_type": "gradio.FileData"}},
    file("x/y"),
    NOT_A_PICTURE,
    [NOT_A_PICTURE],
    {"image": NOT_A_PICTURE, "annotations": []},
    {"background": NOT_A_PICTURE, "layers": [NOT_A_PICTURE], "composite": NOT_A_PICTURE},
    DRAWING,
    file("data:audio/wav;base64,UklGRg==") | {"size": None},
    file("http://127.0.0.1:1/a.png") | {"size": None},
]
"""What has broken software of this kind before."""

FIELDS = [
    "value",
    "path",
    "meta",
    "image",
    "video",
    "text",
    "files",
    "data",
    "headers",
    "role",
    "content",
    "label",
    "background",
]
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["data:,", "2020-13-45"])
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=4), inner, max_size=4)
        | st.sampled_from([NOT_A_PICTURE, OUTSIDE, file("x/y")])
    ),
    max_leaves=8,
)


def _components() -> list[type[Component]]:
    """Return a component for each way to read a value."""
    public = [getattr(gr, name) for name in sorted(gr.__all__) if name != "AnyWidget"]
    kinds = [kind for kind in public if inspect.isclass(kind) and issubclass(kind, Component) and kind is not Component]
    return list({kind.preprocess: kind for kind in kinds}.values())


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = House(tmp_path_factory.mktemp("house"))
    with house.client:
        yield house


class House:
    """An app with an endpoint for each component, which says what it was given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names = []
        with gr.Blocks() as demo:
            out = gr.Textbox()
            for kind in _components():
                self.names.append(kind.__name__.lower())
                gr.Button().click(lambda value: f"{value}"[:500], kind(), out, api_name=self.names[-1])
        self.client = TestClient(create_app(demo, Settings(storage=folder / "files")), raise_server_exceptions=False)

    def send(self, name: str, value: Any, way: int) -> None:
        """Send a value in one of the ways of programs, and look at the answer."""
        path, body = ((f"/gradio_api/run/{name}", {"data": [value]}), (f"/api/{name}", {"value": value}))[way]
        answer = self.client.post(path, content=json.dumps(body).encode())
        assert answer.status_code in (200, 422), (path, answer.text[:300])
        assert "root:x:0" not in answer.text
        if answer.status_code == 422:
            assert len(answer.text) < LONGEST_ANSWER
            assert str(self.folder) not in answer.text
            assert "Traceback" not in answer.text
            if way == 1:
                assert {"title", "status", "detail"} <= answer.json().keys()


def test_what_has_broken_others_is_taken_or_refused(house: House) -> None:
    for name in house.names:
        for i, value in enumerate(KNOWN):
            house.send(name, value, i % 2)


@settings(max_examples=60, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_value_is_taken_or_refused(house: House, data: st.DataObject) -> None:
    house.send(data.draw(st.sampled_from(house.names)), data.draw(ANYTHING), data.draw(st.sampled_from([0, 1])))


def test_a_file_that_comes_back_in_a_value_tells_nothing_of_the_server(tmp_path: Path) -> None:
    with gr.Blocks() as demo:
        for kind in (gr.JSON, gr.HTML):
            gr.Button().click(lambda value: value, kind(), gr.JSON(), api_name=kind.__name__.lower())
        gr.Button().click(str, gr.Textbox(), gr.Textbox(), api_name="textbox")
    with TestClient(create_app(demo, Settings(storage=tmp_path / "files"))) as client:
        (token,) = client.post("/gradio_api/upload", files={"files": ("a.txt", b"a")}).json()
        for name in ("json", "html", "textbox"):
            answer = client.post(f"/gradio_api/run/{name}", json={"data": [{"deep": [file(token) | {"size": 1}]}]})
            assert (answer.status_code, str(tmp_path) in answer.text) == (200, False)


def test_an_address_that_cannot_be_fetched_is_the_callers_mistake() -> None:
    with gr.Blocks() as demo:
        gr.Button().click(lambda paper: paper, gr.File(), gr.Textbox(), api_name="file")
    with TestClient(create_app(demo, Settings())) as client:
        answer = client.post("/api/file", json={"paper": "http://nowhere.invalid/a.txt"})
    assert (answer.status_code, "could not be fetched" in answer.json()["detail"]) == (422, True)


def test_a_component_of_an_author_that_breaks_on_a_value_refuses_it() -> None:
    class Strict(gr.Textbox):
        def preprocess(self, payload: Any) -> Any:
            return payload["deep"][0].upper()

    with gr.Blocks() as demo:
        gr.Button().click(lambda value: value, Strict(label="Word"), gr.Textbox(), api_name="go")
    with TestClient(create_app(demo, Settings())) as client:
        answer = client.post("/gradio_api/run/go", json={"data": [5]})
        assert (answer.status_code, "'Word'" in answer.json()["error"]) == (422, True)
        assert client.post("/gradio_api/run/go", json={"data": [{"deep": ["x"]}]}).json()["data"] == ["X"]

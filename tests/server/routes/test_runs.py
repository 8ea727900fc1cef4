"""What a page is told of the runs that its browser keeps."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

import hiroba as gr
from hiroba.server.app import create_app
from hiroba.server.environment import with_environment
from hiroba.server.launch import settings_from


def _client(**options: Any) -> TestClient:
    with gr.Blocks() as demo:
        gr.Textbox()
    return TestClient(create_app(demo, settings_from(demo, **options)))


def test_runs_are_kept_and_linked_unless_the_author_says_otherwise() -> None:
    with _client() as client:
        answer = client.get("/hiroba/runs").json()
        assert (answer["is_kept"], answer["is_linked"]) == (True, True)
        listed = client.get("/gradio_api/runs", follow_redirects=False)
        assert (listed.status_code, listed.headers["location"]) == (307, "../#runs")
        assert client.get("/config").json()["run_history"] is True


def test_an_author_can_switch_them_off() -> None:
    with _client(run_history=False) as client:
        assert client.get("/hiroba/runs").json()["is_kept"] is False
        assert client.get("/gradio_api/runs").status_code == 404
        assert client.get("/config").json()["run_history"] is False


@pytest.mark.parametrize(("links", "is_linked"), [([], False), (["api"], False), (["runs"], True)])
def test_the_link_to_them_is_one_of_those_at_the_foot(links: list[str], is_linked: bool) -> None:
    with _client(footer_links=links) as client:
        assert client.get("/hiroba/runs").json()["is_linked"] is is_linked


def test_who_signs_in_has_runs_of_their_own() -> None:
    def key(client: TestClient, name: str) -> str:
        client.post("/login", data={"username": name, "password": "x"})
        return str(client.get("/hiroba/runs").json()["key"])

    with _client(auth=[("ada", "x"), ("grace", "x")]) as client:
        assert client.get("/hiroba/runs").status_code == 401
        first, second, again = key(client, "ada"), key(client, "grace"), key(client, "ada")
    assert first != second
    assert first == again


@pytest.mark.parametrize(("value", "is_kept"), [("false", False), ("0", False), ("true", True), ("", True)])
def test_the_environment_can_switch_them_off(value: str, is_kept: bool) -> None:
    assert with_environment({}, {"GRADIO_RUN_HISTORY": value})["run_history"] is is_kept
    assert with_environment({"run_history": True}, {"GRADIO_RUN_HISTORY": value})["run_history"] is True

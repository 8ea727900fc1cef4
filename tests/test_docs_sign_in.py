"""The examples of the page about signing in run, and do what the page says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from hiroba.server.app import create_app
from hiroba.server.launch import settings_from

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

PAGE = Path(__file__).resolve().parent.parent / "docs" / "sign-in.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
NAMES, ROLES, KEYS, PROVIDER = range(4)


def client_of(example: int) -> TestClient:
    names: dict[str, Any] = {}
    exec(compile(EXAMPLES[example], str(PAGE), "exec"), names)
    return TestClient(create_app(names["demo"], settings_from(names["demo"], **names["launch"])))


def test_every_example_has_a_test() -> None:
    assert len(EXAMPLES) == PROVIDER + 1


def test_members_enter() -> None:
    with client_of(NAMES) as client:
        assert "Members only." in client.get("/").text
        assert client.post("/login", data={"username": "bob", "password": "steam"}).status_code == 200
        assert client.get("/config").json()["username"] == "bob"


def test_roles_and_policies_hold() -> None:
    with client_of(ROLES) as client:
        assert client.post("/api/look").json()["result"] == "seen"
        assert client.post("/api/edit").status_code == 404
        client.post("/login", data={"username": "ada", "password": "engine"})
        assert client.post("/api/edit").json()["result"] == "edited"
        assert client.post("/api/count").status_code == 404


def test_a_key_opens_its_endpoint() -> None:
    with client_of(KEYS) as client:
        assert client.post("/api/count").status_code == 404
        headers = {"Authorization": "Bearer a secret of at least sixteen letters"}
        assert client.post("/api/count", headers=headers).json()["result"] == "counted"


def test_the_page_is_open_to_sign_in_from() -> None:
    with client_of(PROVIDER) as client:
        assert "hiroba-page" in client.get("/").text

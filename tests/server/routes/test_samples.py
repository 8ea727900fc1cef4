"""Samples are served, and taken by their addresses at whichever app."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

import hiroba as gr
from hiroba.files.sample import read_sample
from hiroba.server.app import create_app

NAMES = ["film.mp4", "paper.pdf", "picture.png", "solid.gltf", "sound.wav"]


@pytest.fixture(scope="module")
def client():
    with gr.Blocks() as demo:
        paper, number = gr.File(), gr.Number()
        gr.Button().click(lambda path: Path(path).stat().st_size, paper, number, api_name="size")
    with TestClient(create_app(demo), base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_served_and_taken_by_its_address(client: TestClient, name: str) -> None:
    content = client.get(f"/hiroba/samples/{name}").content

    answer = client.post("/api/size", json={"path": f"https://elsewhere.example/app/hiroba/samples/{name}"})

    assert answer.json()["result"] == len(content) > 100


@pytest.mark.parametrize("name", ["secret.txt", "..%2fsample.py", "..%2f..%2ferrors.py", "PICTURE.PNG"])
def test_nothing_else_is_a_sample(client: TestClient, name: str) -> None:
    assert client.get(f"/hiroba/samples/{name}").status_code == 404
    assert read_sample(name) is None

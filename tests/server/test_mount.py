"""An app inside another application, with the parameters of `launch`; and what further parameters of `launch` do."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

import hiroba as gr
from hiroba.server.app import create_app
from hiroba.server.settings import Settings


def _demo() -> gr.Blocks:
    with gr.Blocks(title="Inside") as demo:
        gr.Markdown("Hello")
    return demo


def test_a_mounted_app_honours_the_parameters_of_launch(tmp_path: Path) -> None:
    allowed = tmp_path / "note.txt"
    allowed.write_text("a note")
    outer = FastAPI()
    outer.add_api_route("/own", lambda: "mine")
    gr.mount_gradio_app(
        outer, _demo(), "/demo", allowed_paths=[str(allowed)], css="p{color:teal}", head="<meta name=x>", pwa=True
    )

    with TestClient(outer) as client:
        page = client.get("/demo/")
        assert "p{color:teal}" in page.text
        assert "<meta name=x>" in page.text
        assert client.get("/demo/manifest.json").json()["name"] == "Inside"
        assert client.get(f"/demo/gradio_api/file={allowed}").text == "a note"
        assert client.get("/own").json() == "mine"


def test_a_mounted_app_asks_for_a_name_where_its_author_wants_one() -> None:
    outer = FastAPI()
    gr.mount_gradio_app(outer, _demo(), "/demo", auth=("anna", "secret"), auth_message="Only for Anna")

    with TestClient(outer) as client:
        assert "Only for Anna" in client.get("/demo/").text


def test_routes_of_the_author_stand_beside_those_of_the_app() -> None:
    own = Route("/own", lambda request: PlainTextResponse("mine"))

    with TestClient(create_app(_demo(), Settings(app_kwargs={"routes": [own]}))) as client:
        assert client.get("/own").text == "mine"


def test_an_app_that_cannot_be_installed_has_no_manifest() -> None:
    with TestClient(create_app(_demo())) as client:
        assert client.get("/manifest.json").status_code == 404


def test_static_paths_are_given_out_by_every_app(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("static")
    (tmp_path / ".env").write_text("secret")
    gr.set_static_paths([tmp_path])
    try:
        with TestClient(create_app(_demo())) as client:
            assert client.get(f"/gradio_api/file={tmp_path}/a.txt").text == "static"
            assert client.get(f"/gradio_api/file={tmp_path}/.env").status_code in (403, 404)
    finally:
        gr.set_static_paths([])

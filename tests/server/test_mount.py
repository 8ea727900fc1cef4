"""An app inside another application, with the parameters of `launch`; and what further parameters of `launch` do."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from starlette.applications import Starlette
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


def test_an_app_is_found_with_and_without_the_slash_whatever_the_proxy_is_called() -> None:
    outer = FastAPI()
    gr.mount_gradio_app(outer, _demo(), "/tools/demo")

    with TestClient(outer, follow_redirects=False) as client:
        assert client.get("/tools/demo?a=1").headers["location"] == "demo/?a=1"
        assert client.get("/tools/demo/").status_code == 200


def test_two_apps_and_the_lifespan_of_the_application_around_them_live_together() -> None:
    happened: list[str] = []

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        happened.append("begun")
        yield
        happened.append("ended")

    outer = Starlette(lifespan=lifespan)
    for path in ("/a", "/b/c/"):
        with gr.Blocks() as demo:
            gr.api(lambda place=path: place, api_name="where")
        gr.mount_gradio_app(outer, demo, path)

    with TestClient(outer) as client:
        assert [client.post(f"{path}/api/where").json()["result"] for path in ("/a", "/b/c")] == ["/a", "/b/c/"]
    assert happened == ["begun", "ended"]


@pytest.mark.parametrize("sent", ["", "/x/y"])
@pytest.mark.parametrize("root_path", ["/x/y", "https://pub.example/x/y"])
def test_a_proxy_may_keep_or_take_away_the_path_that_launch_was_told(sent: str, root_path: str) -> None:
    with TestClient(create_app(_demo(), Settings(root_path=root_path))) as client:
        assert client.get(f"{sent}/").status_code == 200
        assert client.get(f"{sent}/config").json()["root"].endswith("/x/y")
        with client.websocket_connect(f"{sent}/hiroba/socket"):
            pass
        assert client.get("/x/y", follow_redirects=False).headers["location"] == "y/"


def test_a_proxy_may_say_which_path_it_took_away() -> None:
    with TestClient(create_app(_demo())) as client:
        told = client.get("/config", headers={"x-forwarded-prefix": "/x/y"}).json()["root"]
        lied = client.get("/config", headers={"x-forwarded-prefix": "//evil.example"}).json()["root"]
    assert (told, lied) == ("http://testserver/x/y", "http://testserver")


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


def _greeting() -> tuple[gr.Blocks, gr.I18n]:
    i18n = gr.I18n(en={"hello": "Hello there"}, es={"hello": "Hola a todos"})
    with gr.Blocks() as demo:
        gr.Markdown(i18n("hello"))
        gr.Textbox(label=i18n("hello"))
    return demo, i18n


@pytest.mark.parametrize(("language", "text"), [("es", "Hola a todos"), ("en", "Hello there"), ("ja", "Hello there")])
def test_texts_of_the_author_are_in_the_language_of_the_visitor(language: str, text: str) -> None:
    demo, i18n = _greeting()
    outer = FastAPI()
    gr.mount_gradio_app(outer, demo, "/demo", i18n=i18n)

    with TestClient(outer) as client:
        page = client.get("/demo/", headers={"Accept-Language": language}).text

    assert f'"texts":{{"hello":"{text}"}}' in page


def test_launch_takes_texts_of_the_author_too() -> None:
    demo, i18n = _greeting()
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True, i18n=i18n)

    with httpx.Client() as client:
        page = client.get(url, headers={"Accept-Language": "es"}).text
    demo.close()

    assert "Hola a todos" in page

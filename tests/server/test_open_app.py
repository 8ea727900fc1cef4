"""Routes that a program adds to the application that `launch` gives it, and values that no component can show."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.staticfiles import StaticFiles

import hiroba as gr
from hiroba.errors import ReturnError

Served = tuple[gr.Blocks, httpx.Client]


def louder(text: str) -> str:
    return text.upper()


@pytest.fixture
def served() -> Iterator[Served]:
    with gr.Blocks(title="Open") as demo:
        name = gr.Textbox(label="Name")
        name.submit(louder, name, name, api_name="louder")
    app, url, _ = demo.launch(prevent_thread_lock=True, quiet=True, auth=None)

    @app.get("/hello/{number}")
    def hello(number: int) -> dict[str, int]:
        return {"number": number}

    @app.post("/echo")
    async def echo(data: dict[str, int]) -> dict[str, int]:
        return data

    app.mount("/here", StaticFiles(directory=Path(__file__).parent))
    with httpx.Client(base_url=url) as client:
        yield demo, client
    demo.close()


def test_a_page_is_packed_for_who_takes_that(served: Served) -> None:
    _, client = served
    packed, plain = client.get("/"), client.get("/", headers={"Accept-Encoding": "identity"})
    assert (packed.headers.get("content-encoding"), plain.headers.get("content-encoding")) == ("gzip", None)
    assert packed.text == plain.text
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])
    assert packed.headers["vary"] == "Accept-Encoding"


def test_own_routes_are_served_beside_the_app(served: Served) -> None:
    demo, client = served
    assert client.get("/hello/3").json() == {"number": 3}
    assert client.get("/hello/three").status_code == 422
    assert client.post("/hello/3").status_code == 405
    assert client.post("/echo", json={"a": 1}).json() == {"a": 1}
    assert client.get(f"/here/{Path(__file__).name}").status_code == 200
    assert "<title>Open</title>" in client.get("/").text
    assert client.post("/api/louder", json={"text": "ada"}).json()["result"] == "ADA"
    assert demo.app.get_blocks() is demo
    with pytest.raises(AttributeError, match="has no attribute `nothing`"):
        _ = demo.app.nothing


def test_own_routes_are_guarded_like_the_app(served: Served) -> None:
    _, client = served
    assert client.post("/echo", json={"a": 1}, headers={"Origin": "http://elsewhere.example"}).status_code == 403


def test_an_app_describes_itself() -> None:
    with gr.Blocks() as demo:
        name = gr.Textbox(label="Name")
        name.submit(louder, name, name, api_name="louder")
    assert [component["type"] for component in demo.config["components"]] == ["textbox"]
    assert demo.config["dependencies"][0]["api_name"] == "louder"
    assert (demo.fns[0].fn, demo.fns[0].inputs, demo.blocks[1]) == (louder, [name], name)
    assert name.is_rendered
    assert name.constructor_args == {"label": "Name"}


def test_a_value_that_no_component_can_show_is_told_before_the_app_opens() -> None:
    with gr.Blocks() as demo:
        gr.Label(value=["cat"], label="Kind")
    with pytest.raises(ReturnError, match="classes and confidences") as failure:
        demo.launch(prevent_thread_lock=True, quiet=True)
    assert failure.value.__notes__ == ["This is the initial value of <Label 'Kind' #1>."]


def test_files_that_are_not_there_leave_their_places_empty(caplog: pytest.LogCaptureFixture) -> None:
    with gr.Blocks() as demo:
        picture = gr.Image("gone.png", label="Picture")
        gr.Examples([["gone.png"]], picture)
        said = {"role": "assistant", "content": "still here"}
        gr.Chatbot([said, {"role": "user", "content": {"path": "gone.png"}}], label="Talk")
        gr.Gallery([(gr.get_image("cheetah1.jpg"), "a cheetah"), "gone.png"], label="Album")
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True)
    try:
        page = httpx.get(url)
    finally:
        demo.close()
    assert page.status_code == 200
    assert "<Image 'Picture' #1> is empty: no file is at 'gone.png'." in caplog.text
    assert "The sample 'gone.png' of <Image 'Picture' #1> is shown as a text" in caplog.text
    assert '"samples":[["gone.png"]]' in page.text
    assert "<Chatbot 'Talk' #3> is shown without" in caplog.text
    assert "<Gallery 'Album' #4> is shown without ['gone.png']: no file is there." in caplog.text
    assert "still here" in page.text
    assert '"caption":"a cheetah"' in page.text

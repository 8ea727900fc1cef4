"""The files of the page, as browsers fetch them."""

import re

from starlette.testclient import TestClient

import hiroba as gr
from hiroba.server.app import create_app


def test_first_page_of_three_components_is_small() -> None:
    with gr.Blocks() as demo:
        name, greeting = gr.Textbox(label="Name"), gr.Textbox(label="Greeting")
        gr.Button("Greet").click(str.title, name, greeting)
    with TestClient(create_app(demo), headers={"Accept-Encoding": "br, gzip"}) as client:
        page = client.get("/")
        files = re.findall(r'(?:href|src)="\./(hiroba/assets/[^"]+)"', page.text)
        answers = [page, *(client.get(f"/{name}") for name in files)]
    assert {answer.headers["content-encoding"] for answer in answers[1:]} == {"br"}
    # With the heads of the answers and the first frame 1.36 kB more; 40 in all are the aim (docs/performance.md).
    assert sum(int(answer.headers["content-length"]) for answer in answers) < 1


def test_a_part_that_is_gone_says_so_on_the_page_that_asks_for_it() -> None:
    with gr.Blocks() as demo:
        gr.Textbox()
    with TestClient(create_app(demo)) as client:
        part = "/hiroba/assets/assets/Toasts-00000000.js"
        script = client.get(part, headers={"Sec-Fetch-Dest": "script", "Accept-Language": "de"})
        other = client.get(part)

    assert (script.status_code, other.status_code) == (200, 404)
    assert script.headers["content-type"].startswith("text/javascript")
    assert script.headers["cache-control"] == "no-store"
    assert "Ein Teil dieser Seite konnte nicht geladen werden." in script.text

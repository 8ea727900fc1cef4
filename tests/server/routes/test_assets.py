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
    assert sum(int(answer.headers["content-length"]) for answer in answers) < 38_640

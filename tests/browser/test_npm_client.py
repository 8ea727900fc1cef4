"""The JavaScript client of existing programs, unmodified, on pages of the app's own site and of others."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

import hiroba as gr
from hiroba.server.security import Security

PACKAGE = Path(__file__).resolve().parents[2] / "web" / "node_modules" / "@gradio" / "client"
PROGRAM = """async ([url, credentials]) => {
  const { Client } = await import("/npm/dist/index.min.js");
  const app = await Client.connect(url, { events: ["data", "status"], credentials }).catch((error) => error.message);
  if (typeof app === "string") return app;
  const stages = [], texts = [];
  for await (const message of app.submit("/count", [2])) (message.type === "data" ? texts : stages).push(message.stage ?? message.data[0]);
  const endless = app.submit("/count", [2000]);
  let seen = 0;
  for await (const message of endless) if (message.type === "data" && ++seen === 2) await endless.cancel();
  const [paper] = (await app.predict("/keep", [new File(["roses"], "poem.txt")])).data;
  return {
    endpoints: Object.keys((await app.view_api()).named_endpoints),
    last: [stages.at(-1), texts.at(-1)],
    ended: seen < 1000,
    paper: await (await fetch(paper.url, { credentials })).text(),
    failure: await app.predict("/fail", ["x"]).catch((error) => error.message),
    reached: await app.reconnect(),
  };
}"""
EXPECTED = {
    "endpoints": ["/count", "/keep", "/fail"],
    "last": ["complete", "0 1 "],
    "ended": True,
    "paper": "roses",
    "failure": "There is no x",
    "reached": "connected",
}


@pytest.fixture(scope="module")
def other_site() -> Iterator[int]:
    """Serve the package and an empty page; both names of this machine lead there, and are two origins."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            pass

        def translate_path(self, path: str) -> str:
            return super().translate_path(path.removeprefix("/npm"))

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(PACKAGE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def demo() -> gr.Blocks:
    def count(end: float) -> Iterator[str]:
        text = ""
        for number in range(int(end)):
            text += f"{number} "
            time.sleep(0.01)
            yield text

    def fail(what: str) -> str:
        raise gr.Error(f"There is no {what}")

    with gr.Blocks() as app:
        end, text, paper = gr.Number(label="End"), gr.Textbox(), gr.File()
        gr.Button().click(count, end, text, api_name="count")
        gr.Button().click(lambda paper: paper, paper, paper, api_name="keep")
        gr.Button().click(fail, text, text, api_name="fail")
    return app


def test_the_npm_client_works_on_its_own_site_and_on_an_allowed_one(
    serve: Callable[..., str], open_page: Callable[..., Page], other_site: int
) -> None:
    allowed = f"http://127.0.0.1:{other_site}"
    url = serve(
        demo(),
        security=Security(allowed_origins=[allowed]),
        app_kwargs={"routes": [Mount("/npm", StaticFiles(directory=PACKAGE))]},
    )

    page = open_page(url)
    assert page.evaluate(PROGRAM, [url, "same-origin"]) == EXPECTED
    page.goto(f"{allowed}/package.json")
    assert page.evaluate(PROGRAM, [url, "same-origin"]) == EXPECTED
    assert page.evaluate(PROGRAM, [url, "include"]) == EXPECTED
    page.goto(f"http://localhost:{other_site}/package.json")
    assert page.evaluate(PROGRAM, [url, "same-origin"]) == "Failed to fetch"

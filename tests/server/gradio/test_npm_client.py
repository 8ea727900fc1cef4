"""The JavaScript client of existing programs, unmodified, in Node against an app."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.node import run_in_node

import hiroba as gr

PROGRAM = """
import { Client } from "@gradio/client";

const app = await Client.connect(process.argv[2], { events: ["data", "status", "log"] });
const all = async (messages) => { const found = []; for await (const message of messages) found.push(message); return found; };
const data = (messages) => messages.filter((message) => message.type === "data").map((message) => message.data);
const words = (error) => error.message;

const whole = await all(app.submit("/count", { end: 3 }));
const endless = app.submit("/count", [1000000]);
let seen = 0;
for await (const message of endless) if (message.type === "data" && ++seen === 2) await endless.cancel();

const [written, size] = (await app.predict("/store", { paper: new File(["roses"], "pöem.txt") })).data;
console.log(JSON.stringify({
  endpoints: Object.keys((await app.view_api()).named_endpoints),
  by_name: (await app.predict("/count", { end: 1 })).data,
  stages: whole.filter((message) => message.type === "status").map((message) => message.stage),
  texts: data(whole),
  records: data(await all(app.submit("/records", [3]))).flat(),
  ended: seen < 1000,
  file: [await (await fetch(written.url)).text(), written.orig_name, size],
  blob: (await app.predict("/store", [new Blob(["tulips"])])).data[1],
  state: [(await app.predict("/add", ["a"])).data[0], (await app.predict("/add", ["b"])).data[0]],
  batch: (await Promise.all([1, 2, 3].map((n) => app.predict("/double", [n])))).map((result) => result.data[0]),
  notes: (await all(app.submit("/note", ["x"]))).filter((message) => message.type === "log").map((message) => message.log),
  failure: await app.predict("/fail", ["cheese"]).catch(words),
  reached: await app.reconnect(),
  pieces: await app.component_server(+process.argv[3], "weigh", { binary: true, data: { file: new Blob(["abc"]), kind: "layer" } }),
  plain: await app.component_server(+process.argv[3], "double", 21),
}));
process.exit(0);
"""


CANCEL_PROGRAM = """
import { Client } from "@gradio/client";

const [url, key] = process.argv.slice(2);
const seen = {};
for (const [way, options] of Object.entries({ key: { token: key }, auth: { auth: ["ada", "secret"] } })) {
  const app = await Client.connect(url, { events: ["data", "status"], ...options });
  const endless = app.submit("/count", [2000]);
  seen[way] = 0;
  for await (const message of endless) if (message.type === "data" && ++seen[way] === 2) await endless.cancel();
}
console.log(JSON.stringify(seen));
process.exit(0);
"""


def double(number: int) -> int:
    return number * 2


def weigh(form: Any) -> list[Any]:
    return [form.data["kind"], [len(content) for _, content in form.files]]


def count(end: float) -> Iterator[str]:
    text = ""
    for number in range(int(end)):
        text += f"{number} "
        time.sleep(0.01)
        yield text


def records(end: float) -> Iterator[dict[str, Any]]:
    for number in range(int(end)):
        yield {"number": number, "before": list(range(number))}


def note(text: str) -> str:
    gr.Info(f"noted {text}")
    return text


def fail(what: str) -> str:
    raise gr.Error(f"There is no {what}")


@pytest.fixture
def app() -> Iterator[tuple[str, int]]:
    """Return the address of an app and the number of the component with server functions."""
    with gr.Blocks() as demo:
        number, text, record = gr.Number(label="End"), gr.Textbox(label="Text"), gr.JSON()
        paper, size, items = gr.File(label="Paper"), gr.Number(label="Size"), gr.State([])
        scales = gr.HTML("", server_functions=[double, weigh])
        gr.Button().click(count, number, text, api_name="count")
        gr.Button().click(records, number, record, api_name="records")
        gr.Button().click(lambda paper: (paper, Path(paper).stat().st_size), paper, [paper, size], api_name="store")
        gr.Button().click(
            lambda item, items: (len(items) + 1, [*items, item]), [text, items], [size, items], api_name="add"
        )
        gr.Button().click(
            lambda ns: [[n * 2 for n in ns]], number, size, batch=True, max_batch_size=4, api_name="double"
        )
        gr.Button().click(note, text, text, api_name="note")
        gr.Button().click(fail, text, text, api_name="fail")
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True)
    assert scales.id is not None
    yield url, scales.id
    demo.close()


def test_the_npm_client_cancels_what_it_began_with_a_key_or_a_sign_in() -> None:
    with gr.Blocks() as demo:
        number, text = gr.Number(), gr.Textbox()
        gr.Button().click(count, number, text, api_name="count")
    key = "a-key-that-is-long-enough"
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True, auth=("ada", "secret"), api_keys={"nightly": key})

    seen = run_in_node(CANCEL_PROGRAM, url, key)

    assert max(seen.values()) < 1000
    demo.close()


def test_the_npm_client_works_unmodified(app: tuple[str, int]) -> None:
    url, scales = app

    found = run_in_node(PROGRAM, url, str(scales))

    stages = found.pop("stages")
    assert (stages[0], stages[-1]) == ("pending", "complete")
    assert found == {
        "endpoints": ["/count", "/records", "/store", "/add", "/double", "/note", "/fail"],
        "by_name": ["0 "],
        "texts": [["0 "], ["0 1 "], ["0 1 2 "], ["0 1 2 "]],
        "records": [{"number": n, "before": list(range(n))} for n in (0, 1, 2, 2)],
        "ended": True,
        "file": ["roses", "pöem.txt", 5],
        "blob": 6,
        "state": [1, 2],
        "batch": [2, 4, 6],
        "notes": ["noted x"],
        "failure": "There is no cheese",
        "reached": "connected",
        "pieces": ["layer", [3]],
        "plain": 42,
    }

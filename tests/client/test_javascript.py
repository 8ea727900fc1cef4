"""The JavaScript client, built as its package is, in Node against an app."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.client.conftest import Served
from tests.node import WEB, node_environment, run_in_node

from hiroba.client import Client

PROGRAM = """
import { Client, CallError } from "./client/dist/index.js";

const client = new Client(process.argv[2]);
const texts = [];
for await (const text of await client.submit("count", { end: 3 })) texts.push(text);
const [loud, length] = await client.call("shout", { paper: new File(["quiet"], "paper.txt") });
const failure = await client.call("fail", { what: "cheese" }).catch((error) => error);
console.log(JSON.stringify({
  greeting: await client.call("greet", { name: "Ada" }),
  last: texts.at(-1),
  length,
  loud: await (await fetch(loud.url)).text(),
  failure: [failure instanceof CallError, failure.message],
  remembered: [await client.call("remember", { item: "a" }), await client.call("remember", { item: "b" })],
}));
"""


@pytest.mark.slow
def test_the_package_does_what_the_python_client_does(served: Served, tmp_path: Path) -> None:
    subprocess.run(["npm", "run", "--silent", "build:client"], cwd=WEB, env=node_environment(), check=True, timeout=120)

    found = run_in_node(PROGRAM, served.url)

    with Client(served.url) as client:
        greeting = client.call("greet", name="Ada")
    assert found == {
        "greeting": greeting,
        "last": "0 1 2 ",
        "length": 5,
        "loud": "QUIET",
        "failure": [True, "There is no cheese"],
        "remembered": [1, 2],
    }

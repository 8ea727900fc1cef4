"""An app that is killed by tests: it writes a line into a file for each run, and waits in it as long as it is told."""

import os
import sys
import time
from pathlib import Path

import hiroba as gr

FOLDER = Path(sys.argv[1])


def work(number: int) -> int:
    with open(FOLDER / "runs", "a") as file:
        file.write(f"{number}\n")
    while (FOLDER / f"hold-{number}").exists():
        time.sleep(0.01)
    return number * 2


def again(number: int) -> int:
    return work(number)


with gr.Blocks() as demo:
    number, result = gr.Number(precision=0), gr.Number(precision=0)
    gr.Button("Work").click(work, number, result, api_name="work", concurrency_limit=2)
    gr.Button("Again").click(again, number, result, api_name="again", repeatable=True)

demo.launch(
    server_port=int(sys.argv[2]),
    quiet=True,
    store=FOLDER / "store" if "stored" in sys.argv else None,
    shutdown_grace_s=float(os.environ.get("GRACE_S", "20")),
)

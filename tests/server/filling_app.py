"""An app on a small disk of its own, which it fills and empties when a test says so, and which keeps whatever an app may keep there."""

import os
import sys
from pathlib import Path

import hiroba as gr
from hiroba.files.store import FileStore
from hiroba.interfaces.chat_logger import ChatLogger
from hiroba.interfaces.conversation_tree import KeptConversation
from hiroba.interfaces.example_cache import ExampleCache
from hiroba.interfaces.sqlite_conversation_store import SqliteConversationStore
from hiroba.sessions.deep_links import DeepLink, DeepLinks

DISK, PORT = Path(os.environ["TMPDIR"]), int(sys.argv[1])
FILLER = DISK / "filler"


def fill(keep: int) -> str:
    """Take all of the disk but some bytes."""
    FILLER.unlink(missing_ok=True)
    with FILLER.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
        file.truncate(max(0, file.tell() - keep))
    return "full"


def empty() -> str:
    """Give the disk back."""
    FILLER.unlink(missing_ok=True)
    return "empty"


def tell() -> dict[str, int]:
    """Return what lies on the disk beside the filler and the databases, with sizes."""
    paths = [path for path in DISK.rglob("*") if path.is_file() and path != FILLER and ".sqlite" not in path.name]
    return {str(path.relative_to(DISK)): path.stat().st_size for path in paths}


def make(letters: float) -> str:
    path = DISK / "made.txt"
    path.write_text("x" * int(letters))
    return str(path)


def long(text: str) -> str:
    return text * 50_000


links = DeepLinks(FileStore(DISK / "linked"), DISK / "links.sqlite")
conversations = SqliteConversationStore(DISK / "conversations.sqlite")
ratings = ChatLogger(DISK / "ratings")


def link(text: str) -> str:
    return links.keep("session", DeepLink("/", {1: "textbox"}, {1: {"value": text}}))


def converse(text: str) -> int:
    conversations.save("ada", KeptConversation("1", text))
    return len(conversations.list("ada", text))


def rate(text: str) -> None:
    ratings.flag(
        gr.LikeData(None, {"index": 0, "value": text, "liked": True}), [{"role": "assistant", "content": text}]
    )


flags = gr.CSVLogger(verbose=False, dataset_file_name="flags.csv")


def flag(text: str) -> int:
    return flags.flag([text])


os.environ["GRADIO_EXAMPLES_CACHE"] = str(DISK / "examples")
with gr.Blocks() as demo:
    text, file, count = gr.Textbox(), gr.File(), gr.Number(precision=0)
    flags.setup([text], str(DISK / "flags"))
    examples = ExampleCache(long, [text], [text], [["a"]])
    gr.Button().click(make, count, file, api_name="make")
    gr.Button().click(flag, text, count, api_name="flag")
    gr.Button().click(link, text, text, api_name="link")
    gr.Button().click(converse, text, count, api_name="converse")
    gr.Button().click(rate, text, None, api_name="rate")
    gr.Button().click(lambda value: value, text, text, api_name="echo")
    gr.Button().click(lambda: examples.answer(0)[0][:1], None, text, api_name="example")
    share = gr.DeepLinkButton()

app, _, _ = demo.launch(
    server_port=PORT, quiet=True, store=DISK / "store" if "stored" in sys.argv else None, prevent_thread_lock=True
)
for function in (fill, empty, tell):
    app.get(f"/disk/{function.__name__}")(function)
demo.block_thread()

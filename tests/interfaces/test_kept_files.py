"""Files and components in conversations that are kept: there again in another session, for their owner alone."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import hiroba as gr
from hiroba.errors import StorageFullError
from hiroba.interfaces.conversation_store import MemoryConversationStore
from hiroba.interfaces.kept_parts import MAX_FILE_BYTES
from hiroba.testing import User

ANN = "a" * 64
BIG = {"rows": ["bees"] * 5_000}


class Talk:
    """A visitor of a chat that takes files."""

    def __init__(self, reply: Callable[..., Any], **options: Any) -> None:
        self.seen: list[Path] = []

        def answer(message: Any, history: list[Any]) -> Any:
            self.seen = [Path(part["file"]["path"]) for said in history for part in said["content"] if "file" in part]
            return reply()

        self.demo = gr.ChatInterface(answer, multimodal=True, **options)
        assert self.demo.chat_history_dataset is not None
        self.list = self.demo.chat_history_dataset
        self.user = User(self.demo)
        self.user.fire(self.list.load, {"browser": ANN})

    def say(self, text: str, *files: Path) -> None:
        self.user.set(self.demo.textbox, {"text": text, "files": [str(file) for file in files]})
        self.user.fire(self.demo.textbox.submit)

    def open(self, **told: Any) -> None:
        self.user.fire(self.list.click, {"value": self.ids[0], **told})

    @property
    def ids(self) -> list[str]:
        return [item["id"] for item in self.user.prop(self.list, "items")]

    @property
    def branches(self) -> Any:
        return self.user.prop(self.demo.chatbot, "branches")

    @property
    def parts(self) -> list[Any]:
        """The parts of all messages, but for where their files are in this session."""
        messages = self.user.value(self.demo.chatbot)
        return [_without_places(part) for message in messages for part in message["content"]]


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        # Each test house has a secret of its own to sign with.
        dropped = ("path", "url") if "orig_name" in value else ("seal",)
        return {name: _without_places(item) for name, item in value.items() if name not in dropped}
    return [_without_places(item) for item in value] if isinstance(value, list) else value


class Forgetful(MemoryConversationStore):
    """Keeps conversations, and has lost the files."""

    def load_file(self, owner: str, id: str, content_hash: str) -> None:
        return None


class Full(MemoryConversationStore):
    """Keeps conversations on a disk without room for files."""

    def keep_file(self, owner: str, id: str, content_hash: str, path: Path) -> bool:
        raise StorageFullError("The disk is full.")


class TextsAlone:
    """A store of somebody who knows nothing of files."""

    def __init__(self) -> None:
        store = MemoryConversationStore()
        self.save, self.load, self.list, self.delete = store.save, store.load, store.list, store.delete
        self.forget_before = store.forget_before


@pytest.fixture
def talks(tmp_path: Path) -> Iterator[Callable[..., Talk]]:
    made: list[Talk] = []

    def make(reply: Callable[..., Any] = lambda: "Nice", **options: Any) -> Talk:
        made.append(Talk(reply, **{"history": tmp_path / "talks.sqlite", **options}))
        return made[-1]

    yield make
    for talk in made:
        talk.user.close()


@pytest.fixture
def red(tmp_path: Path) -> Path:
    path = tmp_path / "red.png"
    path.write_bytes(b"red")
    return path


def test_a_file_is_there_again_and_functions_get_its_path(talks: Any, red: Path) -> None:
    talks().say("Look", red)
    talk = talks()
    talk.open()
    assert talk.parts[0]["file"]["orig_name"] == "red.png"
    talk.say("And?")
    assert [path.read_bytes() for path in talk.seen] == [b"red"]
    assert (talk.branches, len(talk.ids)) == ([], 1)


@pytest.mark.parametrize(
    "reply",
    [
        lambda red: gr.Image(red),
        lambda red: gr.Gallery([(red, "Red"), red]),
        lambda red: [gr.File([red]), {"path": red, "alt_text": "Red"}, "See"],
        lambda red: gr.JSON(BIG),
        lambda red: gr.HTML("<b>1</b>", js_on_load="element.click()"),
        lambda red: gr.ChatMessage([gr.Image(red), "Thought"], metadata={"title": "Search", "status": "done"}),
    ],
    ids=["image", "gallery", "parts", "large", "script", "thought"],
)
def test_components_are_there_again_as_they_were(talks: Any, red: Path, reply: Any) -> None:
    first = talks(lambda: reply(str(red)))
    first.say("Show", red)
    talk = talks()
    talk.open()
    assert talk.parts == first.parts
    talk.say("And?")
    assert (talk.user.errors, talk.branches) == ([], [])


def test_another_answer_with_a_file_of_the_same_name_is_another_branch(talks: Any, red: Path) -> None:
    talk = talks(lambda: gr.File(str(red)))
    talk.say("Show")
    red.write_bytes(b"redder")
    talk.user.fire(talk.demo.chatbot.retry, {"index": 0, "value": ""})
    assert talk.branches == [{"index": 1, "place": 1, "count": 2}]
    talk.user.fire(talk.demo.chatbot.branch, {"index": 1, "step": -1})
    assert talk.parts[1]["value"]["size"] == len(b"red")


def test_what_is_too_large_is_named(talks: Any, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    with film.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    talks().say("Look", film)
    talk = talks()
    talk.open()
    assert talk.parts[0]["text"] == "[film.mp4: no copy was kept]"


@pytest.mark.parametrize("store", [Forgetful, Full, TextsAlone, lambda: MemoryConversationStore(max_file_bytes=2)])
def test_a_conversation_goes_on_without_what_was_not_kept(talks: Any, red: Path, store: Any) -> None:
    history = store()
    talks(history=history).say("Look", red)
    talk = talks(history=history)
    talk.open()
    assert talk.parts[0]["text"] == "[red.png: no copy was kept]"
    talk.say("And?")
    assert (talk.user.errors, talk.branches, len(talk.ids)) == ([], [], 1)


class PageTalk(Talk):
    """A visitor whose browser keeps conversations."""

    def __init__(self, reply: Callable[..., Any]) -> None:
        super().__init__(reply, save_history=True)

    @property
    def saved(self) -> Any:
        return self.user.value(self.demo.saved_conversations)

    def find(self, saved: Any, **told: Any) -> None:
        self.user.set(self.demo.saved_conversations, saved)
        self.user.fire(self.list.load, told)

    def send(self, file: Path) -> str:
        """Bring a file to the server, as the page does. Returns its token."""
        self.user.set(self.demo.textbox, {"text": "", "files": [str(file)]})
        return str(self.user.value(self.demo.textbox)["files"][0]["path"])


@pytest.fixture
def pages() -> Iterator[Callable[..., PageTalk]]:
    made: list[PageTalk] = []

    def make(reply: Callable[..., Any] = lambda: "Nice") -> PageTalk:
        made.append(PageTalk(reply))
        return made[-1]

    yield make
    for page in made:
        page.user.close()


def test_a_page_that_sends_its_copies_finds_the_files_again(pages: Any, red: Path) -> None:
    first = pages(lambda: gr.Image(str(red)))
    first.say("Look", red)
    page = pages()
    page.find(first.saved)
    page.open(files=[page.send(red), "x/y", 7, None])
    assert page.parts == first.parts
    page.say("And?")
    assert [path.read_bytes() for path in page.seen] == [b"red"]
    assert (page.user.errors, page.branches, len(page.ids)) == ([], [], 1)


def test_a_page_that_stayed_open_finds_its_files_in_a_new_session(pages: Any, red: Path) -> None:
    first = pages()
    first.say("Look", red)
    page = pages()
    page.find(first.saved, value=first.ids[0], files=[page.send(red)])
    assert page.parts == first.parts
    page.say("And?")
    assert (page.user.errors, page.branches, page.ids) == ([], [], first.ids)


def test_a_page_opens_what_another_one_has_at_the_server(pages: Any, red: Path) -> None:
    first = pages()
    first.say("Look", red)
    first.say("And?")
    page = pages()
    page.user, own = User(first.demo, beside=first.user), page.user
    page.demo, page.list = first.demo, first.list
    own.close()
    page.find(first.saved)
    page.open(files=[str(path) for path in first.seen])
    assert page.parts == first.parts


def test_a_page_without_copies_names_the_files(pages: Any, red: Path) -> None:
    first = pages()
    first.say("Look", red)
    page = pages()
    page.find(first.saved)
    page.open()
    assert page.parts[0]["text"] == "[red.png: no copy was kept]"


def test_a_digest_opens_no_file_of_somebody_else(pages: Any, red: Path) -> None:
    owner = pages()
    owner.say("Look", red)
    thief = pages()
    thief.user, own = User(thief.demo, beside=owner.user), thief.user
    own.close()
    thief.find(owner.saved)
    thief.open()
    assert thief.parts[0]["text"] == "[red.png: no copy was kept]"


def test_a_script_that_somebody_wrote_into_a_kept_conversation_does_not_run(pages: Any) -> None:
    content = [{"type": "component", "component": "html", "value": "<b>1</b>", "props": {"js_on_load": "steal()"}}]
    message = {"follows": -1, "message": {"role": "assistant", "content": content}}
    page = pages()
    page.find([{"id": "a", "title": "A", "updated_s": 1.0, "messages": [message], "leaf": 0}])
    page.open()
    assert "js_on_load" not in page.parts[0]["props"]

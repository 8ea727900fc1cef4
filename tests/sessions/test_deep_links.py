"""Deep links: a page as it was, for whoever opens the address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import hiroba as gr
from hiroba.errors import PayloadError
from hiroba.files.store import FileStore
from hiroba.sessions.deep_links import LASTS_S, MAX_OF_SESSION, DeepLink, DeepLinks
from hiroba.testing.user import User


class Now:
    """A clock that is turned by hand."""

    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


@pytest.fixture
def links(store: FileStore, now: Now) -> Iterator[DeepLinks]:
    links = DeepLinks(store, clock=now)
    yield links
    links.close()


def test_a_link_fills_the_page_of_whoever_opens_it(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("honey")
    with gr.Blocks() as demo:
        name, password, loaded = gr.Textbox("nobody"), gr.Textbox(type="password"), gr.Textbox()
        pick, file, visits = gr.Dropdown(["a"]), gr.File(), gr.State(0)
        button = gr.DeepLinkButton()
        more = gr.Button()
        more.click(lambda: (gr.Dropdown(choices=["b"], value="b"), str(note), 7), None, [pick, file, visits])
        echo = gr.Button()
        shown = gr.Textbox()
        echo.click(lambda *given: repr(given), [pick, visits], shown)
        demo.load(lambda: "fresh", None, loaded)
    with User(demo) as ada:
        ada.set(name, "Ada")
        ada.set(password, "secret")
        ada.set(loaded, "mine")
        ada.fire(more.click)
        link = ada.call(button, "share")

        assert ada.call(button, "share") == link
        bob = User(demo, query=f"deep_link={link}", beside=ada)

        assert (bob.value(name), bob.value(password), bob.value(loaded)) == ("Ada", "", "mine")
        ada._house.attendance.end(ada._session)
        assert Path(bob.received(file)).read_text() == "honey"
        bob.fire(echo.click)
        assert bob.value(shown) == "('b', 0)"


def test_a_link_that_is_not_known_opens_the_page_as_new_and_says_so() -> None:
    with gr.Blocks() as demo:
        name = gr.Textbox("nobody")
    for query in ("deep_link=" + "x" * 32, "deep_link=../../etc/passwd"):
        with User(demo, query=query) as user:
            assert user.value(name) == "nobody"
            assert "not known here" in user.messages[0][1]


def test_links_expire_with_their_files(links: DeepLinks, store: FileStore, now: Now) -> None:
    file = store.put_bytes(b"honey", "note.txt", owner="someone")
    name = links.keep("someone", a_page(path=file.path, meta={"_type": "gradio.FileData"}))
    store.release("someone")
    found = links.find(name)

    assert found is not None
    assert store.find(found.props[1]["value"]["path"]).path.read_bytes() == b"honey"
    now.seconds += LASTS_S + 1
    assert links.find(name) is None
    links.keep("someone", a_page())
    assert not links.has_files(found.props)


def test_a_session_has_so_many_links_at_most(links: DeepLinks) -> None:
    names = [links.keep("someone", a_page(number=number)) for number in range(MAX_OF_SESSION + 1)]

    assert links.find(names[0]) is None
    assert all(links.find(name) for name in names[1:])


def test_a_page_that_is_too_large_has_no_link(links: DeepLinks) -> None:
    with pytest.raises(PayloadError, match="5 MB"):
        links.keep("someone", a_page(text="x" * 5_000_000))


def test_links_outlive_the_process_where_they_are_kept(store: FileStore, tmp_path: Path) -> None:
    before = DeepLinks(store, tmp_path / "links.sqlite")
    name = before.keep("someone", a_page(number=1))
    before.close()

    after = DeepLinks(store, tmp_path / "links.sqlite")
    assert after.find(name) == a_page(number=1)
    after.close()


def a_page(**value: object) -> DeepLink:
    return DeepLink("", {1: "textbox"}, {1: {"value": value}})


def test_a_link_brings_nothing_that_its_maker_wrote_and_that_would_run_for_others() -> None:
    forged = {"type": "component", "component": "html", "value": "x", "constructor_args": {}, "props": {"head": "x"}}
    with gr.Blocks() as demo:
        page, name, talk = gr.HTML("fine"), gr.Textbox(), gr.Chatbot()
        free, made, button = gr.Markdown("free", sanitize_html=False), gr.HTML(), gr.DeepLinkButton()
        gr.Button().click(lambda: "<b>made</b>", None, made)
    with User(demo) as mallory:
        for node in (page, name, free, made):
            mallory.set(node, "<img src=x onerror=alert(1)>")
        mallory._session.hear(talk.id, "value", [{"role": "user", "content": [forged]}])
        mallory.fire(demo.children[-1].click)
        bob = User(demo, query=f"deep_link={mallory.call(button, 'share')}", beside=mallory)
        assert [bob.value(node) for node in (page, talk, free, made)] == ["fine", [], "free", "<b>made</b>"]
        assert bob.value(name) == "<img src=x onerror=alert(1)>"

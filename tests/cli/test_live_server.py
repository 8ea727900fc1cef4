import httpx
import pytest

import hiroba as gr
from hiroba.cli.live_server import LiveServer


def app(word: str) -> gr.Blocks:
    with gr.Blocks(title=word) as demo:
        gr.Button("Say").click(lambda: word, None, gr.Textbox(label="Said"), api_name="say")
        with demo.route(f"{word} page", f"/{word}"):
            gr.Markdown(word)
    return demo


def say(url: str) -> str:
    return str(httpx.post(f"{url}gradio_api/run/say", json={"data": []}).json()["data"][0])


@pytest.fixture
def server():  # type: ignore[no-untyped-def]
    server = LiveServer({"server_name": "127.0.0.1"})
    yield server
    server.close()


def test_a_launch_serves_at_first_and_replaces_later(server: LiveServer) -> None:
    with server.directing():
        assert gr.NO_RELOAD
        _, url, _ = app("one").launch(quiet=True)
        first = say(url)
        assert not gr.NO_RELOAD
        app("two").launch(quiet=True)

    assert (first, say(url)) == ("one", "two")
    assert httpx.get(f"{url}two").status_code == 200
    assert httpx.get(f"{url}one").status_code == 404
    assert "<title>two</title>" in httpx.get(url).text


def test_what_cannot_change_while_it_serves_is_told(server: LiveServer, capsys: pytest.CaptureFixture[str]) -> None:
    with server.directing():
        app("one").launch(quiet=True)
        app("two").launch(quiet=True, auth=("ada", "secret"))

    assert "`auth` takes effect after a restart" in capsys.readouterr().out


def test_routes_of_a_server_are_replaced_too(server: LiveServer) -> None:
    def serve(word: str) -> str:
        mine = gr.Server()
        mine.api(lambda: word, name="say")
        mine.get(f"/{word}")(lambda: word)
        _, url, _ = mine.launch(quiet=True)
        return str(url)

    with server.directing():
        url = serve("one")
        before = (say(url), httpx.get(f"{url}one").json())
        serve("two")

    assert before == ("one", "one")
    assert (say(url), httpx.get(f"{url}two").json()) == ("two", "two")
    assert httpx.get(f"{url}one").status_code == 404


def test_a_program_that_fails_before_it_launches_has_a_page_with_its_error(server: LiveServer) -> None:
    url = server.show_failure("app.py", "NameError: name '<b>' is not defined")
    assert url is not None
    first = httpx.get(url)
    server.show_failure("app.py", "SyntaxError: invalid syntax")
    second = httpx.get(f"{url}any/page")
    german = httpx.get(url, headers={"Accept-Language": "de-AT,en;q=0.5"})
    elsewhere = httpx.get(url, headers={"Host": "rebound.example"})
    with server.directing():
        app("one").launch(quiet=True)

    assert (first.status_code, second.status_code, elsewhere.status_code) == (503, 503, 421)
    assert "name &#x27;&lt;b&gt;&#x27; is not defined" in first.text
    assert "SyntaxError" in second.text
    assert '<html lang="de"' in german.text
    assert "Das Programm ist fehlgeschlagen" in german.text
    assert "SyntaxError" not in elsewhere.text
    assert first.headers["ETag"] != second.headers["ETag"]
    assert say(url) == "one"
    assert server.show_failure("app.py", "") is None

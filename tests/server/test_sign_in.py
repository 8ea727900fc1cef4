"""Signing in: nothing of the app is given to those who have not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

import hiroba as gr
from hiroba.server.app import create_app
from hiroba.server.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def client_for(auth: Any) -> TestClient:
    with gr.Blocks(title="Club") as demo:
        secret = gr.Textbox(label="Secret")
        gr.Button().click(lambda request: request, secret, secret, api_name="echo")
    return TestClient(create_app(demo, Settings(auth=auth)))


@pytest.fixture(
    params=[("ada", "engine"), [("bob", "x"), ("ada", "engine")], lambda name, word: word == "engine"],
    ids=["pair", "pairs", "function"],
)
def client(request: pytest.FixtureRequest) -> Iterator[TestClient]:
    with client_for(request.param) as client:
        yield client


def test_the_form_says_nothing_of_the_app_but_its_title(client: TestClient) -> None:
    page = client.get("/", headers={"accept": "text/html"}).text
    assert "Club" in page
    assert "Secret" not in page


@pytest.mark.parametrize("path", ["/config", "/gradio_api/info", "/gradio_api/openapi.json", "/gradio_api/file=x/y"])
def test_nothing_is_described_before_signing_in(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 401


def test_a_socket_is_closed_before_signing_in(client: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect) as closed, client.websocket_connect("/hiroba/socket"):
        pass
    assert closed.value.code == 4401


def test_the_right_password_opens_the_app(client: TestClient) -> None:
    assert client.post("/login", data={"username": "ada", "password": "engine"}).status_code == 200
    assert client.get("/config").json()["username"] == "ada"


def test_a_wrong_password_opens_nothing(client: TestClient) -> None:
    answer = client.post("/login", data={"username": "ada", "password": "steam"})
    assert answer.status_code == 400
    assert client.get("/config").status_code == 401


def test_signing_out_closes_the_app(client: TestClient) -> None:
    client.post("/login", data={"username": "ada", "password": "engine"})
    client.get("/logout", follow_redirects=False)
    assert client.get("/config").status_code == 401


def test_an_invented_cookie_opens_nothing(client: TestClient) -> None:
    client.cookies.set("hiroba-access", "invented")
    assert client.get("/config").status_code == 401


def test_an_endless_form_is_refused(client: TestClient) -> None:
    assert client.post("/login", content=b"x" * 100_000).status_code == 413


def sign_in(client: TestClient, **further: Any) -> Any:
    return client.post("/login", data={"username": "ada", "password": "engine"}, **further)


def test_the_cookie_is_kept_from_scripts_and_other_sites(client: TestClient) -> None:
    cookie = sign_in(client).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie


def test_the_cookie_stays_with_the_host_under_https(client: TestClient) -> None:
    cookie = sign_in(client, headers={"x-forwarded-proto": "https"}).headers["set-cookie"]
    assert cookie.startswith("__Host-hiroba-access=")
    assert "Secure" in cookie
    assert "Path=/;" in cookie


def test_each_sign_in_has_a_secret_of_its_own(client: TestClient) -> None:
    sign_in(client)
    first = client.cookies["hiroba-access"]
    sign_in(client)
    assert client.cookies["hiroba-access"] != first
    client.cookies.clear()
    client.cookies.set("hiroba-access", first)
    assert client.get("/config").status_code == 401


def test_guessing_is_slowed_down_whether_or_not_there_is_such_a_name(client: TestClient) -> None:
    def tries(name: str) -> list[tuple[int, str]]:
        answers = [client.post("/login", data={"username": name, "password": str(i)}) for i in range(7)]
        return [(answer.status_code, answer.text) for answer in answers]

    known, unknown = tries("ada"), tries("nobody")
    assert known == unknown
    assert known[-1][0] == 429


def test_another_site_cannot_sign_a_visitor_out(client: TestClient) -> None:
    sign_in(client)
    for sender in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}, {"origin": "null"}):
        answer = client.get("/logout", headers=sender, follow_redirects=False)
        assert "Sign out of Club?" in answer.text
    assert client.post("/logout", headers={"origin": "https://evil.example"}).status_code == 403
    assert client.get("/config").status_code == 200


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example", "/\\evil.example", "x:y", "a\r\nb", "/a//b", "..//x"]
)
def test_a_link_cannot_lead_to_another_site(client: TestClient, target: str) -> None:
    answer = client.post("/login", params={"next": target}, data={"username": "ada", "password": "engine"})
    assert answer.json()["next"] == "./"


def test_a_link_may_lead_to_a_page_of_the_app(client: TestClient) -> None:
    assert sign_in(client, params={"next": "settings?tab=2"}).json()["next"] == "./settings?tab=2"


def test_a_function_that_blocks_holds_up_nobody() -> None:
    begun, may_end = threading.Event(), threading.Event()

    def slow(name: str, word: str) -> bool:
        begun.set()
        return may_end.wait(20)

    with client_for(slow) as client:
        other = TestClient(client.app)
        other.portal = client.portal
        answers: list[int] = []
        thread = threading.Thread(target=lambda: answers.append(sign_in(client).status_code))
        thread.start()
        assert begun.wait(20)
        assert other.get("/hiroba/health").status_code == 200
        may_end.set()
        thread.join(20)
    assert answers == [200]


def test_functions_see_the_name_and_not_the_secret() -> None:
    seen: list[gr.Request] = []
    with gr.Blocks() as demo:
        gr.Button().click(lambda request: seen.append(request), None, None, api_name="look")

        def look(request: gr.Request) -> None:
            seen.append(request)

        gr.Button().click(look, None, None, api_name="see")
    with TestClient(create_app(demo, Settings(auth=("ada", "engine")))) as client:
        sign_in(client)
        client.post("/gradio_api/run/see", json={"data": []})
        secret = client.cookies["hiroba-access"]
    assert seen[0].username == "ada"
    assert secret not in str(dict(seen[0].headers)) + str(seen[0].cookies)


def test_roles_follow_from_the_name_and_may_be_taken_away() -> None:
    with gr.Blocks() as demo:
        gr.api(lambda: "done", api_name="edit", roles=["editor"])
    roles: dict[str, Any] = {"ada": "editor"}
    with TestClient(create_app(demo, Settings(auth=("ada", "engine"), roles=roles.get))) as client:
        sign_in(client)
        assert client.post("/api/edit").status_code == 200
    roles.clear()
    with TestClient(create_app(demo, Settings(auth=("ada", "engine"), roles=roles.get))) as client:
        assert sign_in(client).status_code == 400


def test_where_people_sign_in_elsewhere_a_stranger_gets_no_form() -> None:
    with gr.Blocks(title="Club") as demo:
        gr.Textbox(label="Secret")
    app = create_app(demo, Settings(auth_dependency=lambda request: request.headers.get("x-person")))
    with TestClient(app) as client:
        refused = client.get("/", headers={"accept": "text/html"})
        assert (refused.status_code, "<form" in refused.text, "Secret" in refused.text) == (401, False, False)
        assert "You may not open this page" in refused.text
        form = client.get("/login", headers={"accept": "text/html"})
        assert (form.status_code, "<form" in form.text) == (401, False)
        assert client.get("/", headers={"accept": "text/html", "x-person": "ada"}).status_code == 200

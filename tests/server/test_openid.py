"""Signing in with an identity provider: one that keeps to the rules, and one that an attacker has in hand."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

import hiroba as gr
from hiroba.errors import ArgumentError
from hiroba.server.access.provider import ASK_KEYS_EVERY_S, Provider, ProviderError
from hiroba.server.app import create_app
from hiroba.server.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

KEY = RSAKey.generate_key(2048, {"kid": "first"})
EVENT = {"http://schemas.openid.net/event/backchannel-logout": {}}


def app_for(issuer: str, roles_of_app: Any = None, **further: Any) -> Any:
    def who(request: gr.Request, profile: gr.OAuthProfile | None, token: gr.OAuthToken | None) -> list[Any]:
        return [request.username, profile and profile.name, token and token.token]

    def told(profile: gr.OAuthProfile) -> list[Any]:
        return [profile["sub"], profile["groups"], profile["isPro"], profile.picture]

    with gr.Blocks(title="Club") as demo:
        gr.Button().click(who, None, gr.JSON(), api_name="who")
        gr.Button().click(lambda: "edited", None, gr.Textbox(), api_name="edit", roles=["editors"])
        gr.Button().click(told, None, gr.JSON(), api_name="told")
    openid = gr.OpenIDConnect(issuer=issuer, client_id="app", client_secret="a secret of the app", **further)
    return create_app(demo, Settings(auth=openid, roles=roles_of_app))


class Forger:
    """A provider that signs and answers whatever a test wants."""

    def __init__(self) -> None:
        self.key = KEY
        self.shown = [self.key]
        self.claims: dict[str, Any] = {}
        self.header: dict[str, Any] = {"alg": "RS256", "kid": "first"}
        self.signing: Any = self.key
        self.nonce = ""
        self.id_token: str | None = None
        self.redeemed: list[str] = []
        self.asked: list[dict[str, list[str]]] = []
        forger = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.answer(forger.get(self.path))

            def do_POST(self) -> None:
                form = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
                self.answer(forger.token(form))

            def answer(self, content: dict[str, Any] | None) -> None:
                self.send_response(200 if content is not None else 400)
                self.end_headers()
                self.wfile.write(json.dumps(content or {}).encode())

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def get(self, path: str) -> dict[str, Any]:
        if path.startswith("/keys"):
            return {"keys": [key.as_dict(private=False) for key in self.shown]}
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "end_session_endpoint": f"{self.issuer}/end",
        }

    def token(self, form: dict[str, list[str]]) -> dict[str, Any] | None:
        self.asked.append(form)
        if form["code"][0] in self.redeemed:
            return None
        self.redeemed.append(form["code"][0])
        return {"id_token": self.id_token or self.sign(), "access_token": "t", "scope": "openid", "expires_in": 60}

    def sign(self, **claims: Any) -> str:
        now_s = int(time.time())
        usual = {"iss": self.issuer, "aud": "app", "sub": "1", "iat": now_s, "exp": now_s + 60, "nonce": self.nonce}
        every = {"preferred_username": "ada", "name": "Ada L.", "groups": ["editors"]}
        whole = {**usual, **every, **self.claims, **claims}
        return jwt.encode(self.header, {k: v for k, v in whole.items() if v is not None}, self.signing)


@pytest.fixture
def forger() -> Iterator[Forger]:
    forger = Forger()
    yield forger
    forger.server.shutdown()
    forger.server.server_close()


@pytest.fixture
def client(forger: Forger) -> Iterator[TestClient]:
    with TestClient(app_for(forger.issuer), base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client


def go(client: TestClient, forger: Forger) -> dict[str, str]:
    """Begin to sign in, and return what the provider is asked."""
    address = client.get("/login").headers["location"]
    query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    forger.nonce = query["nonce"]
    return query


def back(client: TestClient, **query: str) -> Any:
    return client.get("/login/callback", params=query)


def is_in(client: TestClient) -> bool:
    return client.get("/config").status_code == 200


def test_a_right_token_opens_the_app(client: TestClient, forger: Forger) -> None:
    query = go(client, forger)
    assert (query["response_type"], query["code_challenge_method"]) == ("code", "S256")
    assert back(client, code="c", state=query["state"], iss=forger.issuer).headers["location"] == "../"
    assert client.post("/api/who").json()["result"] == ["ada", "Ada L.", "t"]
    assert client.post("/api/edit").json()["result"] == "edited"


def test_a_function_gets_all_that_the_provider_says(client: TestClient, forger: Forger) -> None:
    forger.claims = {"isPro": True, "picture": 7}
    back(client, code="c", state=go(client, forger)["state"], iss=forger.issuer)
    assert client.post("/api/told").json()["result"] == ["1", ["editors"], True, ""]
    assert forger.asked[0]["redirect_uri"] == ["http://127.0.0.1/login/callback"]


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"aud": "another app"},
        {"aud": ["app", "another app"]},
        {"aud": ["app", "another app"], "azp": "another app"},
        {"iss": "https://another.example"},
        {"exp": 1},
        {"exp": None},
        {"exp": True},
        {"iat": 9_999_999_999},
        {"sub": None},
        {"sub": 7},
    ],
    ids=str,
)
def test_a_wrong_token_opens_nothing(client: TestClient, forger: Forger, claims: dict[str, Any]) -> None:
    query = go(client, forger)
    forger.claims = claims
    assert back(client, code="c", state=query["state"]).status_code == 400
    assert not is_in(client)


def test_a_token_without_a_signature_opens_nothing(client: TestClient, forger: Forger) -> None:
    query = go(client, forger)
    _head, body, _ = forger.sign().split(".")
    none = "eyJhbGciOiJub25lIn0"
    forger.id_token = f"{none}.{body}."
    assert back(client, code="c", state=query["state"]).status_code == 400
    assert not is_in(client)


def test_the_public_key_is_no_secret_to_sign_with(client: TestClient, forger: Forger) -> None:
    query = go(client, forger)
    forger.header = {"alg": "HS256", "kid": "first"}
    forger.signing = OctKey.import_key("the public key, or any other text that is long enough")
    assert back(client, code="c", state=query["state"]).status_code == 400
    assert not is_in(client)


def test_a_token_of_another_key_opens_nothing(client: TestClient, forger: Forger) -> None:
    query = go(client, forger)
    forger.signing = RSAKey.generate_key(2048, {"kid": "first"})
    assert back(client, code="c", state=query["state"]).status_code == 400


@pytest.mark.parametrize("state", ["", "mixed up", None])
def test_a_mixed_up_state_opens_nothing(client: TestClient, forger: Forger, state: str | None) -> None:
    query = go(client, forger)
    wrong = state if state is not None else query["state"][:8] + "x" * 35
    assert back(client, code="c", state=wrong).status_code == 400
    assert not forger.asked


def test_another_browser_cannot_finish_a_sign_in(client: TestClient, forger: Forger) -> None:
    query = go(client, forger)
    client.cookies.clear()
    assert back(client, code="c", state=query["state"]).status_code == 400
    assert not forger.asked


def test_a_code_opens_once(client: TestClient, forger: Forger) -> None:
    query = go(client, forger)
    cookies = dict(client.cookies)
    back(client, code="c", state=query["state"])
    client.cookies.clear()
    for name, value in cookies.items():
        client.cookies.set(name, value)
    assert back(client, code="c", state=query["state"]).status_code == 400
    assert not is_in(client)


def test_an_answer_of_another_issuer_opens_nothing(client: TestClient, forger: Forger) -> None:
    query = go(client, forger)
    assert back(client, code="c", state=query["state"], iss="https://another.example").status_code == 400
    assert not forger.asked


def test_new_keys_of_the_provider_are_fetched(forger: Forger) -> None:
    async def play() -> str:
        now_s = [time.time()]
        settings = gr.OpenIDConnect(issuer=forger.issuer, client_id="app")
        provider = Provider(settings, lambda: now_s[0])
        await provider.claims({"id_token": forger.sign(nonce="n")}, "n")
        forger.signing = RSAKey.generate_key(2048, {"kid": "second"})
        forger.shown, forger.header = [forger.signing], {"alg": "RS256", "kid": "second"}
        with pytest.raises(ProviderError, match="not signed"):
            await provider.claims({"id_token": forger.sign(nonce="n")}, "n")
        now_s[0] += ASK_KEYS_EVERY_S
        return str((await provider.claims({"id_token": forger.sign(nonce="n")}, "n"))["sub"])

    assert asyncio.run(play()) == "1"


def test_roles_of_the_app_count_beside_those_of_the_provider(forger: Forger) -> None:
    given: dict[str, list[str] | None] = {"ada": ["editors"]}
    with TestClient(
        app_for(forger.issuer, roles_of_app=given.get), base_url="http://127.0.0.1", follow_redirects=False
    ) as client:
        forger.claims = {"groups": []}
        back(client, state=go(client, forger)["state"], code="x")
        assert client.post("/api/edit").json()["result"] == "edited"
        given["ada"] = None
        client.get("/logout")
        assert back(client, state=go(client, forger)["state"], code="y").status_code == 403


def test_the_provider_can_sign_somebody_out(client: TestClient, forger: Forger) -> None:
    back(client, code="c", state=go(client, forger)["state"])
    for claims in ({"events": None}, {"events": {}}, {"events": EVENT, "nonce": "n"}, {"events": EVENT, "aud": "x"}):
        token = forger.sign(**{"nonce": None, **claims})
        assert client.post("/login/signed-out", data={"logout_token": token}).status_code == 400
    assert is_in(client)
    token = forger.sign(events=EVENT, nonce=None)
    with client.websocket_connect("ws://127.0.0.1/hiroba/socket") as socket:
        socket.send_text(json.dumps([{"type": "attach", "screen": "s"}]))
        assert '"attached"' in socket.receive_text()
        assert client.post("/login/signed-out", data={"logout_token": token}).status_code == 200
        # The page that is open hears of nothing more.
        with pytest.raises(WebSocketDisconnect):
            socket.receive_text()
    assert not is_in(client)


def test_signing_out_signs_out_at_the_provider(client: TestClient, forger: Forger) -> None:
    back(client, code="c", state=go(client, forger)["state"])
    address = client.post("/logout").headers["location"]
    assert address.startswith(f"{forger.issuer}/end?id_token_hint=")
    assert not is_in(client)


@pytest.mark.parametrize(
    ("allowed", "claims", "may"),
    [
        (["ada"], {}, True),
        (["bob"], {}, False),
        (["*@example.com"], {"email": "ada@example.com", "email_verified": True}, True),
        (["*@example.com"], {"email": "ada@example.com"}, False),
        (lambda claims: "editors" in claims["groups"], {}, True),
    ],
)
def test_only_those_enter_who_are_allowed(forger: Forger, allowed: Any, claims: dict[str, Any], may: bool) -> None:
    app = app_for(forger.issuer, allowed=allowed)
    forger.claims = claims
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as client:
        answer = back(client, code="c", state=go(client, forger)["state"])
        assert (answer.status_code, is_in(client)) == ((303, True) if may else (403, False))


def test_a_page_offers_to_sign_in_and_tells_no_secret(client: TestClient) -> None:
    page = client.get("/", headers={"accept": "text/html"})
    assert 'href="login' in page.text
    assert "a secret of the app" not in page.text + str(page.headers) + repr(client.app.state.service.settings)


def test_the_way_in_speaks_the_language_of_the_visitor(client: TestClient) -> None:
    german = {"accept-language": "de", "accept": "text/html"}
    assert ">Anmelden</a>" in client.get("/", headers=german).text
    refused = client.get("/login/callback?error=access_denied", headers=german).text
    assert "Der Anbieter hat Sie nicht eingelassen." in refused
    assert '<html lang="de"' in refused


@pytest.mark.parametrize("issuer", ["http://example.com", "example.com", "ftp://example.com"])
def test_a_provider_is_spoken_to_in_private(issuer: str) -> None:
    with pytest.raises(ArgumentError, match="https"):
        gr.OpenIDConnect(issuer=issuer, client_id="app")


@pytest.mark.filterwarnings("ignore")
def test_a_real_provider_lets_in() -> None:
    import oidc_provider_mock

    person = oidc_provider_mock.User(
        sub="7", claims={"preferred_username": "ada", "name": "Ada L.", "groups": ["editors"]}
    )
    with oidc_provider_mock.run_server_in_thread(require_nonce=True, user_claims=[person]) as provider:
        issuer = f"http://localhost:{provider.server_port}"
        with TestClient(app_for(issuer), base_url="http://127.0.0.1", follow_redirects=False) as client:
            address = client.get("/login").headers["location"]
            answer = httpx.post(address, data={"sub": "7"})
            query = parse_qs(urlsplit(answer.headers["location"]).query)
            back(client, **{name: values[0] for name, values in query.items()})
            assert client.post("/api/who").json()["result"][:2] == ["ada", "Ada L."]
            assert client.post("/api/edit").json()["result"] == "edited"

"""Every way to call, every policy, every kind of caller: who may not call is refused and told nothing, whichever way they take."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from tests.server.event_page import event_page

import hiroba as gr
from hiroba.components.binding_options import ACCESS
from hiroba.server.app import create_app
from hiroba.server.around import mount_app
from hiroba.server.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

PEOPLE = {"ada": "engine", "bob": "steam"}
KEY = "a-secret-of-a-program"
SCOPED = "another-secret-of-one"
POLICIES = {access.replace(" ", "_"): {"access": access} for access in ACCESS} | {"editors": {"roles": ["editor"]}}
CALLERS = ["nobody", "bob", "ada", "key", "scoped key"]
PROGRAMS = {
    "page": (),
    "signed_in": ("bob", "ada", "key"),
    "key": ("key", "scoped key"),
    "public": ("nobody", "bob", "ada", "key"),
    "editors": ("ada",),
}
"""Which callers may call by the interfaces for programs; the scoped key opens `key` alone."""
PAGES = {
    "page": ("nobody", "bob", "ada"),
    "signed_in": ("bob", "ada"),
    "key": (),
    "public": ("nobody", "bob", "ada"),
    "editors": ("ada",),
}
"""Which callers may call from the page, where it is open."""


class HouseClient(TestClient):
    """A caller, for whom the addresses of the app begin where it is mounted."""

    def __init__(self, house: House) -> None:
        super().__init__(house.outer)
        self.root = house.root

    def request(self, method: str, url: Any, **options: Any) -> Any:
        """Send a request."""
        return super().request(method, self.root + str(url), **options)

    def websocket_connect(self, url: str, subprotocols: Any = None, **options: Any) -> Any:
        """Open a socket."""
        return super().websocket_connect(self.root + url, subprotocols, **options)

    @property
    def identity(self) -> dict[str, str]:
        """The header fields that say who calls."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        key = self.headers.get("authorization")
        return {**({"cookie": cookies} if cookies else {}), **({"authorization": key} if key else {})}


class House:
    """An app with an endpoint for each policy, which notes who has run it."""

    def __init__(self, access: Any, root: str = "") -> None:
        self.root = root
        self.ran: list[str] = []
        with gr.Blocks() as demo:
            out = gr.Textbox()
            for name, options in POLICIES.items():
                gr.Button(name).click(self.runner(name), None, out, api_name=name, **options)
            self.html = gr.HTML(server_functions=[self.serve])
            for name, options in POLICIES.items():
                read, ask = self.runner(f"read_{name}"), self.runner(f"ask_{name}")
                gr.api(gr.mcp.resource(f"book://{name}")(read), api_name=f"read_{name}", **options)
                gr.api(gr.mcp.prompt(name=f"ask_{name}")(ask), api_name=f"ask_{name}", **options)
            gr.Button().click(self.write, None, gr.File(), api_name="write", access="signed in")
        self.app = create_app(
            demo,
            Settings(
                auth=list(PEOPLE.items()),
                roles={"ada": ["editor"]},
                access=access,
                mcp_server=True,
                api_keys={"all": KEY, "one": gr.ApiKey(secret=SCOPED, endpoints=["key"])},
            ),
        )
        self.service = self.app.state.service
        self.outer = mount_app(Starlette(), self.app, root) if root else self.app
        self.numbers = {name: i for i, name in enumerate(POLICIES)}
        self.clients: dict[str, TestClient] = {}

    def serve(self) -> str:
        self.ran.append("serve")
        return "served"

    def write(self) -> str:
        """Return a file of whoever has called."""
        return str(Path(__file__))

    def runner(self, name: str) -> Callable[[], str]:
        def run() -> str:
            self.ran.append(name)
            return name

        return run

    def open(self, first: TestClient) -> None:
        for caller in CALLERS:
            client = HouseClient(self)
            client.portal = first.portal
            if caller in PEOPLE:
                assert client.post("/login", data={"username": caller, "password": PEOPLE[caller]}).status_code == 200
            if "key" in caller:
                client.headers["authorization"] = f"Bearer {KEY if caller == 'key' else SCOPED}"
            self.clients[caller] = client


@pytest.fixture(
    scope="module", params=[("public", ""), (None, ""), (None, "/sub")], ids=["open page", "closed page", "mounted"]
)
def house(request: pytest.FixtureRequest) -> Iterator[House]:
    house = House(*request.param)
    with TestClient(house.outer) as first:
        house.open(first)
        yield house


def by_rest(client: TestClient, name: str, number: int) -> None:
    client.post(f"/api/{name}")


def by_rest_job(client: TestClient, name: str, number: int) -> None:
    started = client.post(f"/api/{name}?async=1")
    if started.status_code == 202:
        client.get(f"/api/jobs/{started.json()['id']}/events")


def by_number(client: TestClient, name: str, number: int) -> None:
    client.post("/gradio_api/run/predict", json={"data": [], "fn_index": number})


def by_queue_and_name(client: TestClient, name: str, number: int) -> None:
    body = {"api_name": name, "data": [], "session_hash": f"named-{id(client)}"}
    if client.post("/gradio_api/queue/join", json=body).status_code == 200:
        client.get("/gradio_api/queue/data", params={"session_hash": body["session_hash"]})


def by_run(client: TestClient, name: str, number: int) -> None:
    client.post(f"/gradio_api/run/{name}", json={"data": []})


def by_call(client: TestClient, name: str, number: int) -> None:
    started = client.post(f"/gradio_api/call/{name}", json={"data": []}).json()
    if "event_id" in started:
        client.get(f"/gradio_api/call/{name}/{started['event_id']}")


def by_call_with_names(client: TestClient, name: str, number: int) -> None:
    started = client.post(f"/gradio_api/call/v2/{name}", json={}).json()
    if "event_id" in started:
        client.get(f"/gradio_api/call/v2/{name}/{started['event_id']}")


def by_queue(client: TestClient, name: str, number: int) -> None:
    body = {"fn_index": number, "data": [], "session_hash": f"queue-{id(client)}"}
    if client.post("/gradio_api/queue/join", json=body).status_code == 200:
        client.get("/gradio_api/queue/data", params={"session_hash": body["session_hash"]})


def by_tool(client: TestClient, name: str, number: int) -> None:
    rpc(client, "tools/call", {"name": name, "arguments": {}})


def rpc(client: TestClient, method: str, params: dict[str, Any]) -> str:
    call = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
    accept = {"Accept": "application/json, text/event-stream"}
    return client.post("/gradio_api/mcp/", json=call, headers=accept).text


def by_socket(client: TestClient, name: str, number: int) -> None:
    try:
        with client.websocket_connect("/hiroba/socket", headers=dict(client.headers)) as socket:
            socket.send_text(json.dumps([{"type": "attach", "screen": "s"}]))
            socket.receive_text()
            socket.send_text(json.dumps([{"type": "run", "seq": 1, "binding": number}]))
            while True:
                text = socket.receive_text()
                if '"finished"' in text or '"refused"' in text:
                    return
    except WebSocketDisconnect:
        return


def by_plain_commands(client: TestClient, name: str, number: int) -> None:
    """Send the command over plain HTTP, as a page does where sockets do not get through."""
    try:
        with client.websocket_connect("/hiroba/socket", headers=dict(client.headers)) as socket:
            socket.send_text(json.dumps([{"type": "attach", "screen": "s"}]))
            key = json.loads(socket.receive_text())[-1][1]["session"]
            run = [{"type": "run", "seq": 1, "binding": number}]
            answer = client.post("/hiroba/commands", params={"session": key, "screen": "s"}, json=run)
            if answer.status_code == 200 and '"refused"' not in answer.text:
                while '"finished"' not in socket.receive_text():
                    pass
    except WebSocketDisconnect:
        return


def by_events(client: Any, name: str, number: int) -> None:
    """Hear by server-sent events, ask by POST, and come back in between as after a lost connection."""

    async def go() -> None:
        async with event_page(client.app, client.identity, client.root) as page:
            if page.status != 200:
                return
            key = (await page.hear("attached"))["session"]
        async with event_page(client.app, client.identity, client.root, session=key, reason="reconnect") as page:
            assert (await page.hear("attached"))["session"] == key
            if '"refused"' not in await page.ask({"type": "run", "seq": 1, "binding": number}):
                await page.hear("finished")

    client.portal.call(go)


FROM_PAGES = (by_socket, by_plain_commands, by_events)
WAYS = [
    *FROM_PAGES,
    by_rest,
    by_rest_job,
    by_number,
    by_queue_and_name,
    by_run,
    by_call,
    by_call_with_names,
    by_queue,
    by_tool,
]


@pytest.mark.parametrize("caller", CALLERS)
@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_only_those_run_it_who_may(house: House, way: Any, policy: str, caller: str) -> None:
    house.ran.clear()
    way(house.clients[caller], policy, house.numbers[policy])
    table = PAGES if way in FROM_PAGES else PROGRAMS
    may = caller in table[policy]
    if way in FROM_PAGES and caller == "nobody" and house.service.settings.is_closed:
        may = False
    assert house.ran == ([policy] if may else [])


@pytest.mark.parametrize("caller", CALLERS)
def test_nobody_is_told_of_what_they_may_not_call(house: House, caller: str) -> None:
    client = house.clients[caller]
    mine = {name for name, callers in PROGRAMS.items() if caller in callers}
    whole = set() if caller == "scoped key" else {f"{way}_{name}" for way in ("read", "ask") for name in mine}
    everything = mine | whole | ({"write"} if caller in PROGRAMS["signed_in"] else set())
    info = client.get("/gradio_api/info").json()
    assert {name.strip("/") for name in info["named_endpoints"]} == everything
    rest = client.get("/api/openapi.json").json()["paths"]
    assert {path.removeprefix("/api/") for path in rest if "jobs" not in path} == everything
    compatible = client.get("/gradio_api/openapi.json").json()["paths"]
    assert {path.rsplit("/", 1)[1] for path in compatible} == everything
    config = client.get("/config").json()
    assert {dependency["api_name"] for dependency in config["dependencies"]} == everything
    tools = rpc(client, "tools/list", {})
    assert {name for name in POLICIES if f'"name":"{name}"' in tools} == mine
    for kind, way in (("resources", "read"), ("prompts", "ask")):
        told = rpc(client, f"{kind}/list", {})
        assert {name for name in POLICIES if f'"name":"{way}_{name}"' in told} == {
            name for name in mine if f"{way}_{name}" in whole
        }
    refused = client.post("/api/nothing").text
    assert {name for name in POLICIES if f"`{name}`" in refused} == mine


@pytest.mark.parametrize("caller", ["nobody", "bob", "ada"])
def test_the_page_has_the_bindings_of_its_visitor_alone(house: House, caller: str) -> None:
    answer = house.clients[caller].get("/", headers={"accept": "text/html"}).text
    if "hiroba-page" not in answer:
        assert caller == "nobody"
        return
    page = json.loads(answer.split('id="hiroba-page"')[1].split(">", 1)[1].split("</script>")[0])
    told = {binding["id"] for binding in page["bindings"]} & set(house.numbers.values())
    assert told == {house.numbers[name] for name, callers in PAGES.items() if caller in callers}


@pytest.mark.parametrize("caller", CALLERS)
def test_server_functions_are_for_those_who_may_use_the_app(house: House, caller: str) -> None:
    house.ran.clear()
    body = {"component_id": house.html.id, "fn_name": "serve", "session_hash": f"server-{caller}", "data": None}
    answer = house.clients[caller].post("/gradio_api/component_server", json=body)
    is_open = not house.service.settings.is_closed
    may = caller in ("bob", "ada", "key") or (is_open and caller == "nobody")
    assert (answer.status_code == 200, house.ran) == (may, ["serve"] if may else [])


@pytest.mark.parametrize("thief", ["nobody", "bob", "key"])
def test_the_key_of_a_session_opens_nothing_to_another_caller(house: House, thief: str) -> None:
    house.ran.clear()
    ada = house.clients["ada"]
    with ada.websocket_connect("/hiroba/socket") as socket:
        socket.send_text(json.dumps([{"type": "attach", "screen": "s"}]))
        key = json.loads(socket.receive_text())[-1][1]["session"]
        for command in (
            {"type": "run", "seq": 1, "binding": house.numbers["signed_in"]},
            {"type": "call", "seq": 2, "node": house.html.id, "name": "serve", "args": []},
            {"type": "leave", "seq": 3},
        ):
            answer = house.clients[thief].post(
                "/hiroba/commands", params={"session": key, "screen": "s"}, json=[command]
            )
            assert answer.status_code in (401, 403, 410)
        upload = {"name": "a.txt", "size": 0}
        taken = house.clients[thief].post("/hiroba/uploads", params={"session": key}, json=upload)
        assert taken.status_code in (201, 401, 403)
    assert house.ran == []


@pytest.mark.parametrize("thief", ["nobody", "bob", "key"])
def test_the_key_of_a_session_attaches_no_other_caller(house: House, thief: str) -> None:
    ada, other = house.clients["ada"], house.clients[thief]
    with ada.websocket_connect("/hiroba/socket") as socket:
        socket.send_text(json.dumps([{"type": "attach", "screen": "s"}]))
        key = json.loads(socket.receive_text())[-1][1]["session"]

        async def steal() -> None:
            async with event_page(other.app, other.identity, house.root, session=key, reason="reconnect") as page:
                if page.status == 200:
                    attached = await page.hear("attached")
                    assert (attached["is_new"], attached["session"] == key) == (True, False)

        assert other.portal is not None
        other.portal.call(steal)  # type: ignore[attr-defined]  # of `HouseClient`


@pytest.mark.parametrize("caller", CALLERS)
def test_only_those_read_resources_and_fill_in_prompts_who_may(house: House, caller: str) -> None:
    for name, callers in PROGRAMS.items():
        house.ran.clear()
        rpc(house.clients[caller], "resources/read", {"uri": f"book://{name}"})
        rpc(house.clients[caller], "prompts/get", {"name": f"ask_{name}", "arguments": {}})
        may = caller in callers and caller != "scoped key"
        assert house.ran == ([f"read_{name}", f"ask_{name}"] if may else [])


def test_a_file_is_given_to_those_who_know_its_id_alone(house: House) -> None:
    file = house.clients["ada"].post("/api/write").json()["result"]
    address = urlsplit(file["url"]).path.removeprefix(house.root)
    assert house.clients["ada"].get(address).content == Path(__file__).read_bytes()
    start, name = address.rsplit("/", 1)
    for caller in CALLERS:
        for guess in (f"{start[:-1]}/{name}", f"{start}x/{name}", f"/gradio_api/file={__file__}"):
            assert house.clients[caller].get(guess).status_code in (401, 403, 404)


def test_where_nothing_is_public_the_address_of_a_file_opens_nothing_to_a_stranger() -> None:
    with gr.Blocks() as demo:
        gr.Button().click(lambda: __file__, None, gr.File(), api_name="write")
    app = create_app(demo, Settings(auth=list(PEOPLE.items())))
    with TestClient(app) as ada:
        ada.post("/login", data={"username": "ada", "password": PEOPLE["ada"]})
        address = urlsplit(ada.post("/api/write").json()["result"]["url"]).path
        stranger = TestClient(app)
        stranger.portal = ada.portal
        assert (ada.get(address).status_code, stranger.get(address).status_code) == (200, 401)


@pytest.mark.parametrize("thief", ["nobody", "bob", "key", "scoped key"])
def test_an_upload_is_neither_seen_nor_taken_up_nor_given_up_by_another_caller(house: House, thief: str) -> None:
    ada, other = house.clients["ada"], house.clients[thief]
    upload = ada.post("/hiroba/uploads", json={"name": "a.txt", "size": 2}).json()["id"]
    assert ada.patch(f"/hiroba/uploads/{upload}", headers={"Upload-Offset": "0"}, content=b"a").status_code == 200
    stolen = [
        other.get(f"/hiroba/uploads/{upload}"),
        other.patch(f"/hiroba/uploads/{upload}", headers={"Upload-Offset": "1"}, content=b"x"),
        other.delete(f"/hiroba/uploads/{upload}"),
    ]
    assert {answer.status_code for answer in stolen} <= {401, 403, 404}
    rest = ada.patch(f"/hiroba/uploads/{upload}", headers={"Upload-Offset": "1"}, content=b"b").json()
    assert ada.get(f"/gradio_api/file={rest['file']['path']}").content == b"ab"


@pytest.mark.parametrize("thief", ["nobody", "bob", "key", "scoped key"])
def test_a_job_is_neither_read_nor_ended_by_another_caller(house: House, thief: str) -> None:
    job = house.clients["ada"].post("/api/signed_in?async=1").json()["id"]
    other = house.clients[thief]
    for method, path in (("GET", ""), ("GET", "/events"), ("DELETE", "")):
        assert other.request(method, f"/api/jobs/{job}{path}").status_code in (401, 404)
    assert other.get(f"/gradio_api/call/signed_in/{job}").status_code in (401, 403, 404)
    assert house.clients["ada"].get(f"/api/jobs/{job}").status_code == 200


@pytest.mark.parametrize("caller", CALLERS)
def test_only_those_send_files_who_may_call_something(house: House, caller: str) -> None:
    client = house.clients[caller]
    sent = [
        client.post("/hiroba/uploads", json={"name": "a.txt", "size": 0}).status_code,
        client.post("/gradio_api/upload", files={"files": ("a.txt", b"a")}).status_code,
    ]
    assert sent == [201, 200]  # there is something public

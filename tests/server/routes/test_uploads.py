import asyncio
import json

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from hiroba.files.store import UNCLAIMED, FileStore
from hiroba.server.routes.uploads import upload_routes


@pytest.fixture
def store(tmp_path):
    return FileStore(tmp_path / "store")


@pytest.fixture
def app(store):
    return Starlette(routes=upload_routes(store, 1024))


@pytest.fixture
def client(app):
    return TestClient(app)


def leftovers(store):
    return list((store.folder / "unfinished").iterdir())


@pytest.mark.parametrize("address", ["/gradio_api/upload", "/upload"])
def test_a_form_gives_a_token_for_each_file(store, client, address):
    files = [("files", ("../статья 日本.txt", b"one")), ("files", ("b.png", b"two", "image/png"))]
    answer = client.post(address, files=files)
    assert answer.status_code == 200
    entries = [store.find(token) for token in answer.json()]
    assert [(entry.name, entry.path.read_bytes()) for entry in entries] == [
        ("статья 日本.txt", b"one"),
        ("b.png", b"two"),
    ]
    assert {entry.owner for entry in entries} == {UNCLAIMED}


def test_a_large_file_of_a_form_arrives_whole(store):
    client = TestClient(Starlette(routes=upload_routes(store)))
    content = bytes(range(256)) * 4000
    (token,) = client.post("/upload", files={"files": ("a.bin", content)}).json()
    assert store.resolve(token).read_bytes() == content


def test_a_form_over_the_limit_is_refused_and_leaves_nothing(store, client):
    files = [("files", ("a.txt", b"fits")), ("files", ("b.txt", b"x" * 1025))]
    answer = client.post("/gradio_api/upload", files=files)
    assert answer.status_code == 413
    assert answer.json()["detail"] == "The file 'b.txt' exceeds the maximum allowed size of 1 KB."
    assert store.total_bytes == 0


def test_a_full_store_is_told(tmp_path):
    store = FileStore(tmp_path / "small", max_bytes=10)
    client = TestClient(Starlette(routes=upload_routes(store)))
    answer = client.post("/upload", files={"files": ("a.txt", b"x" * 11)})
    assert (answer.status_code, store.total_bytes) == (507, 0)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"junk", "multipart/form-data; boundary=X"),
        (b"junk", "text/plain"),
        (b"--X", "multipart/form-data; boundary=X"),
    ],
)
def test_what_is_no_form_is_refused(client, body, content_type):
    answer = client.post("/upload", content=body, headers={"content-type": content_type})
    assert answer.status_code == 400
    assert "form" in answer.json()["detail"]


def test_a_head_that_is_too_long_is_refused_as_such(client):
    answer = client.post("/upload", files={"files": ("a" * 100_000, b"x")})
    assert answer.status_code == 413


def test_a_form_without_files_gives_nothing(client):
    assert client.post("/upload", files={"other": ("a", b"x")}).json() == []


@pytest.fixture
def known(store):
    """A client of routes that know who asks by `?session=`."""
    return TestClient(
        Starlette(routes=upload_routes(store, owner_of=lambda request: request.query_params.get("session")))
    )


def test_what_a_session_sends_belongs_to_it(store, known):
    (token,) = known.post("/upload?session=s", files={"files": ("a.txt", b"one")}).json()
    file = known.post("/hiroba/uploads?session=s", json={"name": "b.txt", "size": 0}).json()["file"]
    assert {store.find(token).owner, store.find(file["path"]).owner} == {"s"}


def test_what_nobody_sends_belongs_to_nobody(store, known):
    (token,) = known.post("/upload", files={"files": ("a.txt", b"one")}).json()
    assert store.find(token).owner == UNCLAIMED


def test_old_uploads_that_nobody_used_are_removed(tmp_path):
    now = [0.0]
    store = FileStore(tmp_path / "aging", clock=lambda: now[0])
    client = TestClient(Starlette(routes=upload_routes(store)))
    client.post("/upload", files={"files": ("a.txt", b"one")})
    now[0] = 13 * 3600.0
    client.post("/upload", files={"files": ("b.txt", b"fresh")})
    assert store.total_bytes == 5


def scope(method, path, headers=(), query=b""):
    return {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query,
        "headers": [(name.encode(), value.encode()) for name, value in headers],
        "asgi": {"spec_version": "2.4"},
    }


async def call(app, scope, messages):
    """Send `messages` to the app, each an ASGI message or something to await, and return status and body."""
    sent = []
    waiting = iter(messages)

    async def receive():
        message = next(waiting)
        return await message if asyncio.iscoroutine(message) else message

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent)


def piece(body, more_body=True):
    return {"type": "http.request", "body": body, "more_body": more_body}


GONE = {"type": "http.disconnect"}
PART = b'--X\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
FORM = [("content-type", "multipart/form-data; boundary=X")]


def test_a_form_whose_sender_leaves_leaves_nothing_behind(app, store):
    asyncio.run(call(app, scope("POST", "/upload", FORM), [piece(PART + b"half"), GONE]))
    assert (store.total_bytes, leftovers(store)) == (0, [])


def test_the_rest_of_a_refused_body_is_read_so_that_the_answer_is(app):
    messages = [piece(PART + b"x" * 300_000), piece(b"x"), piece(b"x", more_body=False)]
    assert asyncio.run(call(app, scope("POST", "/upload", FORM), messages))[0] == 413


def test_an_endless_rest_is_not_read_to_its_end(app):
    messages = [piece(b"x" * 1_000_000)] * 40
    assert asyncio.run(call(app, scope("POST", "/upload", FORM), messages))[0] == 400


def test_a_sender_who_leaves_after_being_refused_does_no_harm(app):
    assert asyncio.run(call(app, scope("POST", "/upload", FORM), [piece(b"x" * 300_000), GONE]))[0] == 400


def test_progress_is_told_while_a_form_arrives(store):
    app = Starlette(routes=upload_routes(store))
    told = []

    async def scene():
        heard = asyncio.Event()

        async def listen():
            async def send(message):
                told.append(message.get("body", b""))
                if b"update" in told[-1]:
                    heard.set()

            query = scope("GET", "/gradio_api/upload_progress", query=b"upload_id=u")
            await app(query, asyncio.Event().wait, send)

        async def last():
            await heard.wait()
            return piece(b"\r\n--X--\r\n", more_body=False)

        listener = asyncio.create_task(listen())
        form = scope("POST", "/gradio_api/upload", FORM, b"upload_id=u")
        await call(app, form, [piece(PART + b"x" * 300_000), last()])
        await listener

    asyncio.run(scene())
    events = [json.loads(line.removeprefix("data: ")) for line in b"".join(told).decode().split("\n\n") if line]
    assert {event["orig_name"] for event in events[:-1]} == {"a.txt"}
    assert sum(event["chunk_size"] for event in events[:-1]) == 300_000
    assert events[-1] == {"msg": "done"}


def test_progress_needs_an_id(client):
    assert client.get("/gradio_api/upload_progress").status_code == 400


def begin(client, size, name="a.txt", kind="text/plain"):
    return client.post("/hiroba/uploads", json={"name": name, "size": size, "type": kind})


def send(client, upload_id, offset, content):
    return client.patch(f"/hiroba/uploads/{upload_id}", content=content, headers={"upload-offset": str(offset)})


def test_an_upload_in_two_pieces_becomes_a_file(store, client):
    upload = begin(client, 6, "../日本.txt")
    assert (upload.status_code, upload.headers["upload-offset"]) == (201, "0")
    upload_id = upload.json()["id"]
    assert send(client, upload_id, 0, b"one").json() == {"id": upload_id, "offset": 3, "size": 6, "file": None}
    file = send(client, upload_id, 3, b"two").json()["file"]
    assert (file["orig_name"], file["size"], file["mime_type"]) == ("日本.txt", 6, "text/plain")
    assert store.resolve(file["path"]).read_bytes() == b"onetwo"


def test_head_tells_where_an_upload_stands(client):
    upload_id = begin(client, 6).json()["id"]
    send(client, upload_id, 0, b"one")
    headers = client.head(f"/hiroba/uploads/{upload_id}").headers
    assert (headers["upload-offset"], headers["upload-length"], headers["cache-control"]) == ("3", "6", "no-store")


def test_a_lost_connection_loses_only_what_did_not_arrive(app, client):
    upload_id = begin(client, 1000).json()["id"]
    patch = scope("PATCH", f"/hiroba/uploads/{upload_id}", [("upload-offset", "0")])
    asyncio.run(call(app, patch, [piece(b"x" * 600), GONE]))
    assert client.head(f"/hiroba/uploads/{upload_id}").headers["upload-offset"] == "600"
    assert send(client, upload_id, 600, b"x" * 400).json()["file"]["size"] == 1000


def test_a_connection_lost_before_its_first_byte_loses_nothing(app, client):
    upload_id = begin(client, 1000).json()["id"]
    asyncio.run(call(app, scope("PATCH", f"/hiroba/uploads/{upload_id}", [("upload-offset", "0")]), [GONE]))
    assert client.head(f"/hiroba/uploads/{upload_id}").headers["upload-offset"] == "0"


def test_the_last_answer_is_given_again(client):
    upload_id = begin(client, 3).json()["id"]
    file = send(client, upload_id, 0, b"one").json()["file"]
    assert client.get(f"/hiroba/uploads/{upload_id}").json()["file"] == file
    assert send(client, upload_id, 0, b"one").json()["file"] == file


def test_a_piece_at_the_wrong_place_is_refused(client):
    upload_id = begin(client, 6).json()["id"]
    send(client, upload_id, 0, b"one")
    answer = send(client, upload_id, 0, b"one")
    assert answer.status_code == 409
    assert "stands at byte 3" in answer.json()["detail"]


def test_a_piece_that_is_too_long_ends_the_upload(store, client):
    upload_id = begin(client, 3).json()["id"]
    assert send(client, upload_id, 0, b"long").status_code == 413
    assert client.head(f"/hiroba/uploads/{upload_id}").status_code == 404
    assert store.total_bytes == 0


@pytest.mark.parametrize("offset", ["", "-1", "two", "9" * 30, "²"])
def test_a_piece_without_a_place_is_refused(client, offset):
    upload_id = begin(client, 3).json()["id"]
    answer = client.patch(f"/hiroba/uploads/{upload_id}", content=b"x", headers={"upload-offset": offset.encode()})
    assert answer.status_code == 400
    assert "Upload-Offset" in answer.json()["detail"]


def test_too_much_is_refused_before_it_is_sent(client):
    answer = begin(client, 1025)
    assert answer.status_code == 413
    assert "maximum allowed size" in answer.json()["detail"]


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"name": "a"}', b'{"name": "a", "size": -1}', b'{"name": 1, "size": 1}']
)
def test_an_upload_that_does_not_say_what_it_is_is_refused(client, body):
    answer = client.post("/hiroba/uploads", content=body)
    assert answer.status_code == 400
    assert "An upload begins with" in answer.json()["detail"]


def test_an_upload_can_be_given_up(store, client):
    upload_id = begin(client, 6).json()["id"]
    send(client, upload_id, 0, b"one")
    assert client.delete(f"/hiroba/uploads/{upload_id}").status_code == 204
    assert client.delete(f"/hiroba/uploads/{upload_id}").status_code == 404
    assert store.total_bytes == 0

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from hiroba.files.access import AccessRules
from hiroba.files.media.saved import save_bytes_to_cache
from hiroba.files.store import FileStore
from hiroba.server.routes.files import file_routes

CONTENT = bytes(range(100))


@pytest.fixture
def store(tmp_path):
    return FileStore(tmp_path / "store")


@pytest.fixture
def client(store, tmp_path):
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "note.html").write_text("welcome")
    (tmp_path / "closed.txt").write_text("secret")
    return TestClient(Starlette(routes=file_routes(store, AccessRules([tmp_path / "open"]))))


@pytest.mark.parametrize("address", ["/hiroba/files/{}", "/gradio_api/file={}", "/file={}"])
def test_a_file_is_given_out_by_its_token(store, client, address):
    token = store.put_bytes(CONTENT, "статья 日本 #1.png").path
    answer = client.get(address.format(quote(token)))
    assert (answer.status_code, answer.content, answer.headers["content-type"]) == (200, CONTENT, "image/png")


def test_a_file_is_given_out_by_the_path_that_functions_get(store, client):
    file = store.put_bytes(CONTENT, "статья #1.html")
    answer = client.get(f"/gradio_api/file={quote(str(store.resolve(file.path)))}")
    assert (answer.content, answer.headers["content-disposition"][:10]) == (CONTENT, "attachment")
    assert client.get(f"/gradio_api/file={store.entries_folder}").status_code == 403
    assert client.get(f"/gradio_api/file={next(store.folder.rglob('blobs/*'))}").status_code == 403


def test_the_address_in_the_file_data_is_the_one(store, client):
    assert client.get("/" + store.put_bytes(CONTENT, "50% a?.png").url).content == CONTENT


@pytest.mark.parametrize("is_kept", [False, True], ids=["of the store", "kept by a function"])
def test_no_file_can_run_as_a_page_of_this_server(is_kept, store, client, tmp_path, monkeypatch):
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    kept = save_bytes_to_cache(b"<script>", "page.html", str(tmp_path))
    url = f"/gradio_api/file={kept}" if is_kept else store.put_bytes(b"<script>", "page.html").url
    headers = client.get(url).headers
    assert headers["content-disposition"] == 'attachment; filename="page.html"'
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("sandbox; default-src 'none'")


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("a.png", "inline"),
        ("a.mp3", "inline"),
        ("a.mp4", "inline"),
        ("a.pdf", "inline"),
        ("a.svg", "attachment"),
        ("a.txt", "attachment"),
        ("a.xhtml", "attachment"),
        ("a", "attachment"),
    ],
)
def test_only_media_are_shown(store, client, name, way):
    assert client.get(store.put_bytes(b"x", name).url).headers["content-disposition"].startswith(way)


def test_a_type_that_the_sender_made_up_does_not_open_a_page(store, client):
    answer = client.get(store.put_bytes(b"<script>", "a.png", mime_type="text/html; charset=utf-8").url)
    assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize("name", ["a.pdf", "a.wav", "a.mp4"])
def test_viewer_and_player_of_the_browser_may_start(store, client, name):
    policy = client.get(store.put_bytes(b"x", name).url).headers["content-security-policy"]
    assert "sandbox" not in policy
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize("name", ["a%41.txt", "a%2fb.txt", "a;b.txt", "a#b.txt"])
def test_a_name_that_nobody_quoted_leads_to_the_file(store, client, name):
    file_id = store.put_bytes(b"x", name).path.split("/")[0]
    assert client.get(f"/gradio_api/file={file_id}/{name}").content == b"x"
    assert client.get(f"/gradio_api/file={file_id[:-1]}/{name}").status_code == 404


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("a b.txt", 'attachment; filename="a b.txt"'),
        ("日本.txt", "attachment; filename=\"__.txt\"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.txt"),
        ("50%.txt", "attachment; filename=\"50_.txt\"; filename*=UTF-8''50%25.txt"),
    ],
)
def test_a_download_has_the_name_of_the_file(store, client, name, header):
    assert client.get(store.put_bytes(b"x", name).url).headers["content-disposition"] == header


def test_a_file_of_the_store_may_be_kept_and_is_not_sent_twice(store, client):
    url = store.put_bytes(CONTENT, "a.png").url
    first = client.get(url)
    assert first.headers["cache-control"] == "private, max-age=31536000, immutable"
    again = client.get(url, headers={"if-none-match": f'"other", W/{first.headers["etag"]}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert client.get(url, headers={"if-none-match": "*"}).status_code == 304
    assert client.get(url, headers={"if-none-match": '"other"'}).status_code == 200


def test_head_tells_the_size_alone(store, client):
    answer = client.head(store.put_bytes(CONTENT, "a.png").url)
    assert (answer.status_code, answer.headers["content-length"], answer.content) == (200, "100", b"")


@pytest.fixture(scope="module")
def ask_range(tmp_path_factory):
    """A function that asks for a range of a file that holds `CONTENT`."""
    store = FileStore(tmp_path_factory.mktemp("ranges") / "store")
    client = TestClient(Starlette(routes=file_routes(store, AccessRules())))
    url = store.put_bytes(CONTENT, "a.bin").url
    yield lambda header: client.get(url, headers={"range": header})
    store.close()


@given(start=st.integers(0, 120), length=st.integers(1, 120))
def test_a_range_gives_these_bytes_alone(start, length, ask_range):
    answer = ask_range(f"bytes={start}-{start + length - 1}")
    expected = CONTENT[start : start + length]
    assert answer.status_code == (206 if expected else 416)
    assert not expected or answer.content == expected


@pytest.mark.parametrize(
    ("asked", "content", "told"),
    [
        ("bytes=90-", CONTENT[90:], "bytes 90-99/100"),
        ("bytes=-5", CONTENT[-5:], "bytes 95-99/100"),
        ("bytes=-500", CONTENT, "bytes 0-99/100"),
        ("bytes=98-500", CONTENT[98:], "bytes 98-99/100"),
    ],
)
def test_open_ranges_are_understood(store, client, asked, content, told):
    answer = client.get(store.put_bytes(CONTENT, "a.bin").url, headers={"range": asked})
    assert (answer.status_code, answer.content, answer.headers["content-range"]) == (206, content, told)


@given(asked=st.text(st.sampled_from("bytes=0123456789-, ")) | st.from_regex(r"bytes=[0-9,\- ]{0,30}", fullmatch=True))
def test_no_range_header_breaks_the_server(asked, ask_range):
    assert ask_range(asked).status_code in (200, 206, 400, 416)


def test_a_range_of_another_version_gives_the_whole_file(store, client):
    url = store.put_bytes(CONTENT, "a.bin").url
    etag = client.get(url).headers["etag"]
    assert client.get(url, headers={"range": "bytes=0-4", "if-range": etag}).status_code == 206
    assert client.get(url, headers={"range": "bytes=0-4", "if-range": '"other"'}).content == CONTENT


@pytest.mark.parametrize(
    "address",
    ["/hiroba/files/nobody/a.txt", "/gradio_api/file=nobody/a.txt", "/file=", "/gradio_api/file=../closed.txt"],
)
def test_an_unknown_token_is_not_found(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.headers["cache-control"] == "no-store"
    assert "is not here" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/hiroba/files/nobody/a.txt", 404, "There is no such file"),
        ("/gradio_api/file=/etc/hostname", 403, "You may not open this file"),
    ],
)
def test_people_who_follow_a_link_to_a_file_that_is_not_given_out_get_a_page(client, address, status, words):
    answer = client.get(address, headers={"accept": "text/html,*/*"})
    assert (answer.status_code, answer.headers["cache-control"]) == (status, "no-store")
    assert f"<h1>{words}</h1>" in answer.text


def test_a_file_whose_session_left_is_not_found(store, client):
    file = store.put_bytes(b"x", "a.txt", owner="s")
    store.release("s")
    assert client.get(file.url).status_code == 404


def test_a_file_that_was_deleted_behind_our_back_is_not_found(store, client):
    file = store.put_bytes(b"x", "a.txt")
    store.resolve(file.path).unlink()
    assert client.get(file.url).status_code == 404


def test_a_file_under_allowed_paths_is_given_out_and_asked_for_anew(client, tmp_path):
    answer = client.get(f"/gradio_api/file={tmp_path}/open/note.html")
    assert (answer.status_code, answer.text) == (200, "welcome")
    assert answer.headers["cache-control"] == "private, no-cache"
    again = client.get(f"/file={tmp_path}/open/note.html", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304


def test_a_page_under_allowed_paths_is_shown_and_runs_in_an_origin_of_its_own(client, tmp_path):
    headers = client.get(f"/gradio_api/file={tmp_path}/open/note.html").headers
    assert headers["content-disposition"] == 'inline; filename="note.html"'
    policy = headers["content-security-policy"].split()
    assert (policy[:2], "allow-same-origin" in policy) == (["sandbox", "allow-scripts"], False)


def test_what_visitors_sent_is_not_shown_where_the_store_lies_in_an_allowed_folder(store, tmp_path):
    client = TestClient(Starlette(routes=file_routes(store, AccessRules([tmp_path]))))
    path = store.resolve(store.put_bytes(b"<script>", "page.html").path)
    assert client.get(f"/file={path}").headers["content-disposition"] == 'attachment; filename="page.html"'


def test_a_file_is_found_below_the_folder_of_the_app(store, tmp_path):
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts/mine.woff2").write_bytes(b"wOF2")
    (tmp_path / "closed.txt").write_text("secret")
    rules = AccessRules([tmp_path / "fonts"], working_dir=tmp_path)
    client = TestClient(Starlette(routes=file_routes(store, rules)))

    assert client.get("/gradio_api/file=fonts/mine.woff2").content == b"wOF2"
    assert client.get("/gradio_api/file=closed.txt").status_code == 404
    assert client.get("/gradio_api/file=fonts/%2e%2e/closed.txt").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "{}/closed.txt",
        "{}/open/../closed.txt",
        "{}/open/%2e%2e/closed.txt",
        "{}/store",
        "/etc/passwd",
        "/a%00b",
        "{}/open",
    ],
)
def test_other_paths_are_refused(client, tmp_path, path):
    answer = client.get("/gradio_api/file=" + path.format(tmp_path))
    assert answer.status_code == 403
    assert "allowed_paths" in answer.json()["detail"]


def test_a_file_that_vanishes_while_it_is_asked_for_is_not_found(store, tmp_path):
    class Vanishing(AccessRules):
        def find_served(self, path):
            return tmp_path / "gone"

    client = TestClient(Starlette(routes=file_routes(store, Vanishing())))
    assert client.get("/file=/gone").status_code == 404

"""An app with a form for each operation of a web service."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

import hiroba as gr
from hiroba.errors import ArgumentError, LaunchError
from hiroba.interfaces.openapi_document import operations_of
from hiroba.testing import User

DOCUMENT: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Books", "description": "A small library."},
    "paths": {
        "/books/{id}": {
            "parameters": [{"$ref": "#/components/parameters/Id"}],
            "get": {
                "summary": "Find a book",
                "parameters": [
                    {
                        "name": "lang",
                        "in": "query",
                        "schema": {"type": "string", "enum": ["en", "ja"], "default": "en"},
                    },
                    {"name": "tags", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
                    {"name": "X-Trace", "in": "header", "schema": {"type": "string"}},
                ],
            },
            "delete": {"summary": "Remove a book"},
        },
        "/books": {
            "post": {
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Book"}}},
                }
            }
        },
        "/covers": {
            "put": {
                "requestBody": {
                    "content": {
                        "multipart/form-data": {
                            "schema": {
                                "type": "object",
                                "required": ["file"],
                                "properties": {
                                    "file": {"type": "string", "format": "binary"},
                                    "count": {"type": "integer", "default": 2},
                                },
                            }
                        }
                    }
                }
            }
        },
        "/away": {"get": {}},
        "/missing": {"get": {}},
    },
    "components": {
        "parameters": {"Id": {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}},
        "schemas": {
            "Book": {
                "type": "object",
                "properties": {
                    "title": {"type": "string", "example": "Kokoro"},
                    "year": {"type": "integer"},
                    "next": {"$ref": "#/components/schemas/Book"},
                },
            }
        },
    },
}


class _Service(BaseHTTPRequestHandler):
    """Answers with what it was asked."""

    def _answer(self) -> None:
        if self.path == "/v1/away":
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.2:1/secret")
            self.end_headers()
            return
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8", "replace")
        told = {"method": self.command, "path": self.path, "body": body}
        told |= {name: self.headers.get(name) for name in ("Authorization", "X-Trace")}
        content = json.dumps(DOCUMENT if self.path == "/openapi.json" else told).encode()
        self.send_response(404 if self.path.endswith("missing") else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815  # the names that the library calls

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Service)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


class _Form:
    """The form of the only operation of an app."""

    def __init__(self, demo: gr.Blocks, user: User) -> None:
        self._nodes = list(demo.nodes.values())
        self._user = user

    def fill(self, label: str, value: Any) -> None:
        self._user.set(next(node for node in self._nodes if getattr(node, "label", None) == label), value)

    def send(self) -> Any:
        self._user.fire(
            next(n for n in self._nodes if isinstance(n, gr.Button) and n.value in ("Submit", "Generate")).click
        )
        return self._user.value(next(node for node in self._nodes if isinstance(node, gr.JSON)))


def _app(service: str, path: str, method: Any, **options: Any) -> gr.Blocks:
    return gr.load_openapi(DOCUMENT, f"{service}/v1", paths=[path], methods=[method], **options)


def test_a_call_goes_where_the_document_says(service: str) -> None:
    demo = _app(service, "/books/", "get", auth_token="secret")

    with User(demo) as user:
        form = _Form(demo, user)
        form.fill("id (required)", "a/../b?c")
        form.fill("tags", '["old", "new"]')
        form.fill("X-Trace", "7")
        answer = form.send()

    assert answer["path"] == "/v1/books/a%2F..%2Fb%3Fc?lang=en&tags=old&tags=new"
    assert (answer["Authorization"], answer["X-Trace"]) == ("Bearer secret", "7")


def test_a_body_begins_with_an_example(service: str) -> None:
    demo = _app(service, "/books", "post")

    with User(demo) as user:
        answer = _Form(demo, user).send()

    assert json.loads(answer["body"])["title"] == "Kokoro"
    assert json.loads(answer["body"])["year"] == 0


def test_a_file_is_sent_as_a_part_of_a_form(service: str, tmp_path: Path) -> None:
    demo = _app(service, "/covers", "put")
    (tmp_path / "cover.txt").write_text("a cover")

    with User(demo) as user:
        form = _Form(demo, user)
        form.fill("file (required)", str(tmp_path / "cover.txt"))
        answer = form.send()

    assert 'name="file"; filename="cover.txt"\r\nContent-Type: text/plain\r\n\r\na cover' in answer["body"]
    assert 'name="count"\r\n\r\n2' in answer["body"]


@pytest.mark.parametrize(
    ("path", "method", "filled", "said"),
    [
        ("/books/", "get", {}, "Fill in id."),
        ("/books/", "delete", {"id (required)": ".."}, "`id` cannot be '..'."),
        ("/books/", "get", {"id (required)": "1", "tags": "["}, "tags is no JSON"),
        ("/books/", "get", {"id (required)": "1", "X-Trace": "1\nHost: x"}, "A header cannot have several lines."),
        ("/books", "post", {"Request body": "{"}, "The request body is no JSON"),
        ("/away", "get", {}, "leads to another host, 127.0.0.2:1"),
        ("/missing", "get", {}, "answered 404"),
    ],
)
def test_what_cannot_work_is_told(service: str, path: str, method: str, filled: dict[str, str], said: str) -> None:
    demo = _app(service, path, method)

    with User(demo) as user:
        form = _Form(demo, user)
        for label, value in filled.items():
            form.fill(label, value)
        form.send()
        assert said in user.errors[-1].message


def test_a_service_that_is_away_is_told() -> None:
    demo = _app("http://127.0.0.1:9", "/missing", "get")

    with User(demo) as user:
        _Form(demo, user).send()
        assert "could not be reached" in user.errors[-1].message


def test_the_document_may_be_at_an_address_or_in_a_file(service: str, tmp_path: Path) -> None:
    (tmp_path / "api.json").write_text(json.dumps(DOCUMENT))

    for source in (f"{service}/openapi.json", str(tmp_path / "api.json")):
        demo = gr.load_openapi(source, service, exclude_paths=["/books"])
        assert demo.title == "Books"
        assert sorted(b.options.api_name or "" for b in demo.bindings.items if b.options.api_name) == []


def test_operations_have_names_for_programs(service: str) -> None:
    demo = gr.load_openapi(DOCUMENT, service, methods=["GET", "delete"])  # type: ignore[list-item]

    names = {binding.function.__name__ for binding in demo.bindings.items if binding.function is not None}

    assert {"get_books_id", "delete_books_id", "get_away", "get_missing"} <= names


@pytest.mark.parametrize(
    ("document", "base_url", "error", "said"),
    [
        ("nowhere.json", "http://x", LaunchError, r"nowhere\.json"),
        ({}, "http://x", ArgumentError, "No operation"),
        (DOCUMENT, "file:///etc", ArgumentError, "base_url"),
        (3, "http://x", ArgumentError, "openapi_spec"),
    ],
    ids=["no file", "empty", "no web address", "no document"],
)
def test_what_is_no_document_is_refused(document: Any, base_url: str, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        gr.load_openapi(document, base_url)


def test_a_document_that_is_out_of_shape_is_read_as_far_as_it_goes() -> None:
    odd = {"paths": {"/a": {"get": {"parameters": [{"$ref": "#/nowhere"}, 3], "requestBody": {"content": 4}}}, "/b": 5}}

    assert [(one.path, one.fields) for one in operations_of(odd)] == [("/a", ())]

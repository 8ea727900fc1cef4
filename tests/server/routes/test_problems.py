"""What is not there, and what breaks: a page for people, JSON for programs."""

import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from hiroba.server.routes.problems import problem_handlers

PEOPLE = {"accept": "text/html,*/*"}


async def refuse(request: Request) -> Response:
    raise HTTPException(int(request.path_params["status"]), "for programs")


async def fail(request: Request) -> Response:
    raise ValueError("a detail for developers")


@pytest.fixture
def client() -> TestClient:
    routes = [Route("/refuse/{status}", refuse), Route("/fail", fail)]
    app = Starlette(routes=routes, exception_handlers=problem_handlers())
    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nowhere/at/all", 404, "There is no such page"),
        ("/login", 404, "Nobody has to sign in here"),
        ("/refuse/403", 403, "You may not open this page"),
        ("/refuse/503", 503, "This app has too many visitors"),
        ("/fail", 500, "Something broke on the server"),
    ],
)
def test_people_get_a_page_that_says_what_to_do(client: TestClient, path: str, status: int, words: str) -> None:
    answer = client.get(path, headers=PEOPLE)

    assert answer.status_code == status
    assert words in answer.text
    assert "a detail for developers" not in answer.text


def test_the_way_back_leads_to_the_first_page(client: TestClient) -> None:
    assert 'href="../../"' in client.get("/nowhere/at/all", headers=PEOPLE).text


def test_programs_get_json(client: TestClient) -> None:
    assert client.get("/refuse/403").json() == {"detail": "for programs"}
    assert client.get("/fail").json() == {"detail": "Something broke on the server."}


def test_other_refusals_stay_plain(client: TestClient) -> None:
    assert client.get("/refuse/413", headers=PEOPLE).json() == {"detail": "for programs"}

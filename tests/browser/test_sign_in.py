"""Signing in and out as people do: with a password, with an identity provider, and what a page shows when the right to it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import violations

import hiroba as gr

PHONE = {"viewport": {"width": 390, "height": 700}, "has_touch": True, "is_mobile": True, "color_scheme": "dark"}


def demo() -> gr.Blocks:
    def who(request: gr.Request) -> str:
        return str(request.username)

    with gr.Blocks(title="Club") as app:
        gr.Markdown("# Members")
        name = gr.Textbox(label="Who")
        app.load(who, None, name)
        gr.LoginButton()
    return app


@pytest.fixture
def issuer() -> Iterator[str]:
    import oidc_provider_mock

    people = [
        oidc_provider_mock.User(sub="7", claims={"preferred_username": "ada"}),
        oidc_provider_mock.User(sub="8", claims={"preferred_username": "bob"}),
    ]
    with oidc_provider_mock.run_server_in_thread(require_nonce=True, user_claims=people) as provider:
        yield f"http://localhost:{provider.server_port}"


def form_of(page: Page) -> None:
    expect(page.get_by_label("Password")).to_be_visible()


def test_a_password_opens_the_app_until_the_account_ends(
    serve: Callable[..., str], open_page: Callable[..., Page]
) -> None:
    people = [("ada", "engine"), ("bob", "steam")]
    url = serve(demo(), auth=people, auth_message="Members only.")
    page = open_page(url, **PHONE)
    assert violations(page) == []

    page.keyboard.type("ada")
    page.keyboard.press("Tab")
    page.keyboard.type("wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Incorrect username or password. Check both and try again.")
    expect(page.get_by_label("Password")).to_be_focused()
    assert violations(page) == []
    page.keyboard.type("engine")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Who")).to_have_value("ada")

    beside = page.context.new_page()
    beside.goto(url)
    expect(beside.get_by_label("Who")).to_have_value("ada")
    people.remove(("ada", "engine"))
    form_of(page)
    form_of(beside)

    beside.get_by_label("Username").fill("bob")
    beside.get_by_label("Password").fill("steam")
    beside.get_by_role("button", name="Login").click()
    beside.get_by_role("link", name="Logout (bob)").click()
    form_of(beside)


@pytest.mark.filterwarnings("ignore")
def test_a_provider_opens_the_app_to_those_who_may(
    serve: Callable[..., str], open_page: Callable[..., Page], issuer: str
) -> None:
    provider = gr.OpenIDConnect(issuer=issuer, client_id="app", client_secret="a secret", allowed=["ada"])
    page = open_page(serve(demo(), auth=provider))
    assert violations(page) == []

    def sign_in_as(person: str) -> None:
        page.get_by_role("textbox").fill(person)
        page.get_by_role("button", name="Authorize").click()

    page.get_by_role("link", name="Sign in").click()
    sign_in_as("8")
    expect(page.get_by_role("alert")).to_have_text("You are bob, who may not use this app.")
    assert violations(page) == []
    page.get_by_role("link", name="Sign in again").click()
    page.get_by_role("button", name="Deny").click()
    expect(page.get_by_role("alert")).to_have_text("The provider did not let you in.")
    page.get_by_role("link", name="Sign in again").click()
    sign_in_as("7")
    expect(page.get_by_label("Who")).to_have_value("ada")
    page.get_by_role("link", name="Logout (ada)").click()
    page.wait_for_url(lambda address: address.startswith(issuer) or address.endswith("/"))

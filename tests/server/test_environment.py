"""What the environment says where `launch` is given nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import hiroba as gr
from hiroba.errors import ArgumentError
from hiroba.server.environment import heartbeat_s, with_environment
from hiroba.server.launch import settings_from

ENVIRONMENT = {
    "GRADIO_SERVER_NAME": "0.0.0.0",
    "GRADIO_SERVER_PORT": "7900",
    "GRADIO_ROOT_PATH": "/demo",
    "GRADIO_ALLOWED_PATHS": "/a, /b",
    "GRADIO_SHARE": "True",
    "GRADIO_TEMP_DIR": "/files",
    "GRADIO_NUM_PORTS": "5",
}


def test_variables_fill_what_was_left_out() -> None:
    found = with_environment({"server_name": None, "share": None}, ENVIRONMENT)

    assert (found["server_name"], found["ports"]) == ("0.0.0.0", range(7900, 7905))
    assert (found["root_path"], found["allowed_paths"], found["storage"]) == ("/demo", ["/a", "/b"], "/files")
    assert found["share"] is True


def test_the_program_wins_over_variables() -> None:
    found = with_environment({"server_port": 1, "allowed_paths": [], "share": False}, ENVIRONMENT)

    assert (found["server_port"], found["allowed_paths"], found["share"]) == (1, [], False)


def test_without_variables_the_defaults_hold() -> None:
    found = with_environment({}, {})

    assert (found["server_name"], found["ports"], found["root_path"]) == ("127.0.0.1", range(7860, 7960), "")


def test_an_empty_address_is_this_machine() -> None:
    assert with_environment({"server_name": ""}, {})["server_name"] == "127.0.0.1"


def test_signs_of_life_come_as_often_as_the_environment_says() -> None:
    assert (heartbeat_s({"GRADIO_HEARTBEAT_INTERVAL": "2.5"}), heartbeat_s({})) == (2.5, 15)
    with pytest.warns(UserWarning, match="GRADIO_HEARTBEAT_INTERVAL"):
        assert heartbeat_s({"GRADIO_HEARTBEAT_INTERVAL": "-1"}) == 15


def test_a_port_that_is_no_number_is_refused_by_name() -> None:
    with pytest.raises(ArgumentError, match="GRADIO_SERVER_PORT"):
        with_environment({}, {"GRADIO_SERVER_PORT": "http"})


PROVIDER = {
    "OPENID_PROVIDER_URL": "https://hub.example.com",
    "OAUTH_CLIENT_ID": "app",
    "OAUTH_CLIENT_SECRET": "secret",
    "OAUTH_SCOPES": "openid profile read-repos",
}


def _with_button() -> gr.Blocks:
    with gr.Blocks() as demo:
        gr.LoginButton()
    return demo


def _that_asks() -> gr.Blocks:
    def who(profile: gr.OAuthProfile | None) -> str:
        return "nobody" if profile is None else profile.name

    with gr.Blocks() as demo:
        demo.load(who, None, gr.Textbox())
    return demo


@pytest.mark.parametrize("make", [_with_button, _that_asks])
def test_an_app_that_asks_who_somebody_is_takes_the_provider_of_the_environment(
    make: Callable[[], gr.Blocks], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in PROVIDER.items():
        monkeypatch.setenv(name, value)
    settings = settings_from(make())

    assert isinstance(settings.auth, gr.OpenIDConnect)
    assert (settings.auth.issuer, settings.auth.client_id) == ("https://hub.example.com", "app")
    assert settings.auth.scopes == ["openid", "profile", "read-repos"]
    assert not settings.is_closed


def test_other_apps_and_those_with_a_sign_in_of_their_own_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in PROVIDER.items():
        monkeypatch.setenv(name, value)

    assert settings_from(gr.Blocks()).auth is None
    assert settings_from(_with_button(), auth=("ada", "engine")).auth == ("ada", "engine")
    assert settings_from(_with_button(), auth_dependency=lambda request: "ada").auth is None

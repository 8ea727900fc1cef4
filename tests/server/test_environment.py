"""What the environment says where `launch` is given nothing."""

from __future__ import annotations

import pytest

from hiroba.errors import ArgumentError
from hiroba.server.environment import with_environment

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


def test_a_port_that_is_no_number_is_refused_by_name() -> None:
    with pytest.raises(ArgumentError, match="GRADIO_SERVER_PORT"):
        with_environment({}, {"GRADIO_SERVER_PORT": "http"})

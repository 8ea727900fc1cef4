from __future__ import annotations

import socket
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from tests.browser.cutting_proxy import CuttingProxy
from tests.client.conftest import Served, served

import hiroba as gr
from hiroba.cli.checks.address import address_checks
from hiroba.cli.checks.machine import machine_checks, port_checks
from hiroba.cli.main import main

__all__ = ["served"]


def test_a_healthy_machine_and_app_have_no_fault(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", served.url]) == 0, capsys.readouterr().out

    out = capsys.readouterr().out
    assert "WebSockets get through" in out
    assert "arrives bit by bit" in out


def test_a_port_that_an_app_has_is_told(served: Served) -> None:
    port = urlsplit(served.url).port or 0

    found = next(port_checks(port, 1))

    assert found.text == f"Port {port} is taken by an app of Hiroba"


def test_a_proxy_that_refuses_websockets_is_named(served: Served) -> None:
    with closing(CuttingProxy(urlsplit(served.url).port or 0, refuses_upgrades=True)) as proxy:
        faults = [finding.text for finding in address_checks(proxy.url) if finding.level == "fault"]

    assert len(faults) == 1
    assert "WebSockets do not get through" in faults[0]


def test_an_app_that_asks_to_sign_in_is_no_fault() -> None:
    with gr.Blocks() as demo:
        gr.api(lambda: 1, api_name="one")
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True, auth=("ada", "engine"))
    found = list(address_checks(url))
    inside = list(address_checks(url, auth=("ada", "engine")))
    refused = list(address_checks(url, auth=("ada", "wrong")))
    lost = list(address_checks(f"{url}wrong/path"))
    demo.close()

    assert [finding.level for finding in found] == ["good", "note"]
    assert "WebSockets were not looked at" in found[-1].text
    assert {finding.level for finding in inside} == {"good"}
    assert "WebSockets get through" in inside[-1].text
    assert "is refused with status" in refused[1].text
    assert [finding.level for finding in lost] == ["fault"]
    assert "is no app of Hiroba" in lost[0].text


def test_a_key_leads_behind_the_sign_in(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with gr.Blocks() as demo:
        gr.api(lambda: 1, api_name="one")
    key = "k" * 40
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True, auth=("ada", "engine"), api_keys={"nightly": key})
    monkeypatch.setenv("HIROBA_KEY", key)
    main(["doctor", url])
    out = capsys.readouterr().out
    demo.close()

    assert "arrives bit by bit" in out
    assert "A key opens no pages" in out


def test_an_address_where_nothing_is_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"http://127.0.0.1:{free.getsockname()[1]}"

    faults = list(address_checks(address))

    assert [fault.level for fault in faults] == ["fault"]
    assert "cannot be reached" in faults[0].text


def test_a_web_proxy_before_this_machine_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "intranet.example")

    assert any("through the proxy" in finding.text for finding in machine_checks() if finding.level == "fault")

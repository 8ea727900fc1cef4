import socket
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from hiroba.errors import FileError, FileTooLargeError, UnsafeAddressError
from hiroba.files.fetch import fetch_public, is_public_address

PEM = Path(__file__).with_name("localhost.pem")


class Answers(BaseHTTPRequestHandler):
    """Answers `/ROUTE/…` with what the method of that name sends."""

    def do_GET(self):
        getattr(self, "send_" + self.path.split("/")[1])()

    def send_file(self, body=b"content", **headers):
        self.send_response(200)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def send_typed(self):
        self.send_file(**{"Content-Type": "image/PNG; charset=x"})

    def send_path(self):
        self.send_file(self.path.encode())

    def send_short(self):
        self.send_file(**{"Content-Length": "100"})

    def send_endless(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"x" * 10_000)

    def send_drops(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"x")
        self.wfile.flush()
        self.server.over.wait(10)

    def send_silence(self):
        self.server.over.wait(10)

    def send_missing(self):
        self.send_error(404, "Not Found")

    def send_junk(self):
        self.wfile.write(b"junk\r\n\r\n")

    def send_to(self, target=None):
        self.send_response(302)
        self.send_header("Location", target or "/" + self.path.split("/", 2)[2])
        self.end_headers()

    def send_round(self):
        self.send_to("/round/")

    def send_nowhere(self):
        self.send_response(302)
        self.end_headers()

    def send_unescaped(self):
        self.send_to("/path/日".encode().decode("latin-1"))

    def send_private(self):
        self.send_to("http://10.0.0.1/secret")

    def send_local(self):
        self.send_to("file:///etc/passwd")

    def log_message(self, *_):
        """Say nothing."""


def run_server(context=None):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.over = threading.Event()
    server.daemon_threads = True
    server.handle_error = lambda *_: None
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    return server


def stop(server):
    server.over.set()
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def site():
    server = run_server()
    yield f"http://127.0.0.1:{server.server_port}"
    stop(server)


@pytest.fixture(scope="module")
def secure_port():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    server = run_server(context)
    yield server.server_port
    stop(server)


def is_loopback(address):
    return address in ("127.0.0.1", "::1")


def fetch(url, max_bytes=1000, **options):
    return fetch_public(url, max_bytes, is_public=is_loopback, **options)


def test_a_file_is_fetched_with_its_name_and_type(site):
    file = fetch(f"{site}/file/a%20b.png?size=5")
    assert (file.content, file.name, file.mime_type) == (b"content", "a b.png", "image/png")


def test_the_type_that_the_server_says_counts(site):
    assert fetch(f"{site}/typed/a.txt").mime_type == "image/png"


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        ("/path/a?b=c%20d", "/path/a?b=c%20d"),
        ("/path/日 本", "/path/%E6%97%A5%20%E6%9C%AC"),
        ("/path/?q=é", "/path/?q=%C3%A9"),
    ],
)
def test_an_address_is_escaped_where_its_writer_did_not(site, asked, sent):
    assert fetch(site + asked).content == sent.encode()


def test_a_redirect_is_followed(site):
    assert fetch(f"{site}/to/file/a.png").name == "a.png"
    assert fetch(f"{site}/unescaped/").content == b"/path/%E6%97%A5"


@pytest.mark.parametrize("route", ["private", "local"])
def test_a_redirect_to_a_private_place_is_refused(site, route):
    with pytest.raises(UnsafeAddressError):
        fetch(f"{site}/{route}/")


def test_endless_redirects_are_refused(site):
    with pytest.raises(FileError, match="redirects more than 5 times"):
        fetch(f"{site}/round/")


@pytest.mark.parametrize("route", ["file", "endless"])
def test_an_answer_over_the_limit_is_refused(site, route):
    with pytest.raises(FileTooLargeError):
        fetch(f"{site}/{route}/a.png", max_bytes=5)


@pytest.mark.parametrize(
    ("route", "message"),
    [
        ("missing", "404 Not Found"),
        ("nowhere", "answered with 302"),
        ("short", "could not be fetched"),
        ("junk", "could not be"),
    ],
)
def test_what_goes_wrong_names_the_address(site, route, message):
    with pytest.raises(FileError, match=f"/{route}/.*{message}"):
        fetch(f"{site}/{route}/a")


@pytest.mark.parametrize("route", ["drops", "silence"])
def test_a_server_that_takes_too_long_is_left(site, route):
    with pytest.raises(FileError, match="could not be fetched"):
        fetch(f"{site}/{route}/", timeout_s=0.2)


def test_no_time_is_no_answer(site):
    with pytest.raises(FileError, match="timed out"):
        fetch(f"{site}/file/", timeout_s=0)


def test_a_closed_port_is_told():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(FileError, match="refused"):
            fetch(f"http://127.0.0.1:{unused.getsockname()[1]}/")


def test_certificates_are_checked_against_the_name(secure_port):
    trusting = ssl.create_default_context(cafile=str(PEM))
    assert fetch(f"https://localhost:{secure_port}/file/a.png", context=trusting).content == b"content"
    with pytest.raises(FileError, match="CERTIFICATE_VERIFY_FAILED"):
        fetch(f"https://127.0.0.1:{secure_port}/file/a.png", context=trusting)
    with pytest.raises(FileError, match="CERTIFICATE_VERIFY_FAILED"):
        fetch(f"https://localhost:{secure_port}/file/a.png")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "ftp://example.com/",
        "http:///a",
        "http://user:password@example.com/",
        "http://example.com:99999/",
        "http://a..b/",
        "http://[::1/",
        "words",
        "",
    ],
)
def test_what_is_not_on_the_public_network_is_refused(url):
    with pytest.raises(UnsafeAddressError):
        fetch_public(url, 1000)


def test_a_name_is_looked_up_once(site, monkeypatch):
    lookups = []
    real = socket.getaddrinfo

    def look_up(host, *rest, **options):
        lookups.append(host)
        return real("127.0.0.1", *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    port = site.rpartition(":")[2]
    assert fetch(f"http://rebinding.example:{port}/file/").content == b"content"
    assert [host for host in lookups if host != "127.0.0.1"] == ["rebinding.example"]


def test_a_name_with_one_private_address_is_refused(monkeypatch):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(UnsafeAddressError, match=r"10\.0\.0\.1"):
        fetch_public("http://two.example/", 1000)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses_are_public(address):
    assert is_public_address(address)


@pytest.mark.parametrize(
    "address",
    [
        *[
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
        ],
        *["255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1"],
        *["::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::127.0.0.1"],
        *["64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:1::1"],
    ],
)
def test_all_other_addresses_are_not(address):
    assert not is_public_address(address)

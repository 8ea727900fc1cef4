"""`launch`: serve an app from this process, on a thread of its own."""

from __future__ import annotations

import asyncio
import logging
import socket
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from hiroba.components.binding_options import Access
from hiroba.components.listed import listed
from hiroba.errors import ArgumentError, LaunchError, PortInUseError
from hiroba.graph.blocks import MODES, Blocks
from hiroba.graph.i18n import I18n
from hiroba.server.director import current_director
from hiroba.server.environment import provider_of, with_environment
from hiroba.server.listening import listen
from hiroba.server.memory import give_back_large_memory, limit_arenas
from hiroba.server.notebook import close_former, inline_address, is_notebook, is_shell, show_inline
from hiroba.server.running import remember
from hiroba.server.security import Security
from hiroba.server.settings import Settings
from hiroba.server.signals import Termination

__all__ = ["Launched", "launch", "settings_from"]

logger = logging.getLogger(__name__)

START_WITHIN_S = 30.0
ONE_PROCESS = (
    "`num_workers`: one process serves this app, because it keeps the sessions of its visitors. For functions that compute for long, "
    'give their events `executor="process"`.'
)
SWITCH_S = 0.0005
"""How long a function that computes may keep the interpreter to itself. With 8 of them Python's own 5 ms let `/hiroba/health` wait for 136 ms,
and this lets it wait for about 30 ms."""


class Served(tuple[Any, str, str | None]):
    """What `launch` returns. A notebook, where it often is the last line of a cell, shows the app and not this."""

    def _ipython_display_(self) -> None:
        pass


class Launched:
    """An app that is being served.

    Attributes:
        app: The ASGI application of the app.
        served: What is served: the same, or the application around it.
        url: Where a browser on this machine finds it, with a slash at the end.
        server: The server, of uvicorn.
        termination: Handles SIGTERM, if this server does.
    """

    def __init__(self, app: Any, config: Any, listener: socket.socket, url: str) -> None:
        import uvicorn

        self.app = app
        self.served = config.app
        self.url = url
        self.termination: Termination | None = None
        self.server = uvicorn.Server(config)
        self._listener = listener
        self._thread = threading.Thread(target=self._serve, name="hiroba-server", daemon=True)

    def start(self) -> None:
        """Begin to serve, and return when the first request can come.

        Raises:
            LaunchError: The server did not start; its log says why.
        """
        # Each time the server's thread wants to go on while functions compute, it waits for this long and once for each of them.
        sys.setswitchinterval(min(sys.getswitchinterval(), SWITCH_S))
        limit_arenas()
        give_back_large_memory()
        self._thread.start()
        deadline = time.monotonic() + START_WITHIN_S
        while not self.server.started:
            if not self._thread.is_alive() or time.monotonic() > deadline:
                raise LaunchError("The server did not start. The reason stands above, in its log.")
            time.sleep(0.002)

    def finish(self) -> None:
        """Stop serving once what runs has ended and was delivered, or the grace period is over."""
        service = self.app.state.service
        asyncio.run_coroutine_threadsafe(service.drain(), service.loop).result()
        self.close()

    def close(self) -> None:
        """Stop serving; connections are closed."""
        if self.termination is not None:
            self.termination.remove()
        service = self.app.state.service
        if self._thread.is_alive():
            service.loop.call_soon_threadsafe(service.begin_to_close)
        self.server.should_exit = True
        self._thread.join(timeout=5)

    def wait(self) -> None:
        """Return when the server has stopped."""
        while self._thread.is_alive():
            self._thread.join(timeout=0.5)

    def _serve(self) -> None:
        self.server.run(sockets=[self._listener])


def launch(
    blocks: Blocks,
    inline: bool | None = None,
    inbrowser: bool = False,
    share: bool | None = None,
    debug: bool = False,
    max_threads: int = 40,
    auth: Any = None,
    auth_message: str | None = None,
    prevent_thread_lock: bool = False,
    show_error: bool = False,
    server_name: str | None = None,
    server_port: int | None = None,
    *,
    favicon_path: str | Path | None = None,
    ssl_keyfile: str | None = None,
    ssl_certfile: str | None = None,
    ssl_keyfile_password: str | None = None,
    quiet: bool = False,
    footer_links: list[Any] | None = None,
    allowed_paths: list[str] | None = None,
    blocked_paths: list[str] | None = None,
    root_path: str | None = None,
    state_session_capacity: int = 10_000,
    auth_dependency: Any = None,
    max_file_size: str | int | None = None,
    strict_cors: bool = True,
    mcp_server: bool | None = None,
    store: str | Path | None = None,
    shutdown_grace_s: float = 20.0,
    security: Security | None = None,
    access: Access | None = None,
    roles: Any = None,
    api_keys: Any = None,
    theme: Any = None,
    mode: Literal["light", "dark", "system"] | None = None,
    css: str | None = None,
    css_paths: Any = None,
    js: str | None = None,
    head: str | None = None,
    head_paths: Any = None,
    height: int | str = 500,
    width: int | str = "100%",
    app_kwargs: dict[str, Any] | None = None,
    pwa: bool | None = None,
    share_server_address: str | None = None,
    share_server_protocol: Literal["http", "https"] | None = None,
    share_server_tls_certificate: str | None = None,
    ssl_verify: bool = True,
    run_history: bool | None = None,
    enable_monitoring: bool | None = None,
    node_server_name: str | None = None,
    node_port: int | None = None,
    ssr_mode: bool | None = None,
    num_workers: int | None = None,
    i18n: I18n | None = None,
) -> tuple[Any, str, str | None]:
    """Serve an app.

    Args:
        blocks: The app.
        inline: Whether the app is shown under the present cell of a notebook; `None` shows it where there is one.
        inbrowser: Whether a browser is opened.
        share: Whether a public address is asked for; there is none yet, and the app is served on this machine only.
        debug: Whether the call waits also where a notebook or a prompt would go on.
        max_threads: How many plain functions run at once.
        auth: Who may sign in: a (name, password) pair, a list of pairs, or a function of both; or an `OpenIDConnect`. Where it is left
            out, an app with a LoginButton takes the provider that OPENID_PROVIDER_URL, OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET and
            OAUTH_SCOPES name, and its page stays open.
        auth_message: Text above the form.
        prevent_thread_lock: Whether the call returns at once, and the program has to stay alive by itself.
        show_error: Whether visitors see the text of any exception.
        server_name: Address to listen on; `None` takes `GRADIO_SERVER_NAME`, or else this machine only.
        server_port: Port; `None` keeps that of an app that is served already, or else takes the first free one from `GRADIO_SERVER_PORT`
            or 7860 on.
        favicon_path: Picture for the browser's tab.
        ssl_keyfile: Key for HTTPS.
        ssl_certfile: Certificate for HTTPS.
        ssl_keyfile_password: Password of the key.
        quiet: Whether nothing is printed.
        footer_links: Links at the foot of the page.
        allowed_paths: Files and folders that functions may give out.
        blocked_paths: Files and folders that are never given out.
        root_path: Path under which a proxy shows the app.
        state_session_capacity: Most sessions that are kept.
        auth_dependency: A function of the request that returns the visitor's name, or `None` to refuse.
        max_file_size: Largest file that a visitor may send, in bytes or as `"5mb"`.
        strict_cors: Whether pages of other sites are refused.
        mcp_server: Whether endpoints are offered as MCP tools.
        store: Folder in which sessions and jobs are written down, so that they survive a restart; `None` keeps them in memory.
        shutdown_grace_s: How long running functions may take to end after SIGTERM. A second signal ends the process at once.
        security: What protects visitors, and may be loosened by name.
        access: Who may run the functions that do not say it themselves: `"signed in"`, `"public"` (the page is open then as well), `"page"` (the
            app's page, no program) or `"key"` (the page, and programs with an API key). `None` means `"signed in"` where people can sign in,
            `"public"` elsewhere.
        roles: What those who have signed in may do: a function of the name that returns names of roles, or `None` to let somebody go; or a
            dictionary by name. It is asked at sign-in and again every 10 s.
        api_keys: Keys of programs by name: secrets, or `ApiKey`s. Keys that `hiroba key` made in the folder `store` count as well.
        theme: A theme of `hiroba.themes`, or its name.
        mode: How the page looks to those who have not chosen: `"light"`, `"dark"`, or as their system has it. Their choice is remembered.
        css: CSS added to the page.
        css_paths: Files with CSS.
        js: JavaScript that runs when the page opens.
        head: HTML added to the page's head.
        head_paths: Files with such HTML.
        height: Height of the app in a notebook, in pixels or as CSS.
        width: Its width.
        app_kwargs: `routes`, `middleware`, `exception_handlers` and `debug` for the Starlette application; `docs_url`, `redoc_url` and
            `openapi_url`: paths that lead to the page about the endpoints and to their OpenAPI document.
        pwa: Whether a visitor's browser offers to install the app.
        share_server_address: Changes nothing, for there is no sharing yet.
        share_server_protocol: The same.
        share_server_tls_certificate: The same.
        ssl_verify: Changes nothing: the server never asks itself over HTTPS.
        run_history: Whether a visitor's browser keeps what functions took and gave, so that they find it again; yes by default.
            It stays in the browser. With `False`, what was kept before is deleted.
        enable_monitoring: Changes nothing: there is no page that watches visitors.
        node_server_name: Changes nothing: the page needs no Node.
        node_port: The same.
        ssr_mode: The same: the first page arrives with its content in any case.
        num_workers: More than one is answered with a warning: one process serves an app, because it keeps its sessions. Functions that compute
            run in processes of their own with `executor="process"`.
        i18n: Texts of the app in other languages.

    Returns:
        (ASGI app, local address, public address or `None`).

    Raises:
        PortInUseError: The port is taken.
        ArgumentError: A parameter has a value that cannot work.
    """
    options = {name: value for name, value in locals().items() if name != "blocks"}
    director = current_director.get()
    if director is not None:
        return director.take(blocks, options)

    former_ports = [port] if (port := blocks.server_port) is not None else []
    blocks.close()
    close_former(blocks)
    if num_workers is not None and num_workers > 1:
        logger.warning("%s", ONE_PROCESS)
    options = with_environment(options)
    # Pages that are open stay at the address of the former launch.
    options["ports"] = [*former_ports, *options["ports"]]
    _check_address(options)
    settings = settings_from(blocks, **options)
    settings.bound_to = options["server_name"]
    launched = _launched(blocks, settings, options)
    is_awaited = options["debug"] or not (prevent_thread_lock or _is_interactive())
    launched.termination = Termination(launched.finish, is_awaited)
    launched.termination.install()
    launched.start()
    blocks.launched = launched
    remember(blocks)
    _announce(launched.url, options["share"], quiet, inbrowser)
    if inline if inline is not None else is_notebook():
        show_inline(inline_address(launched.url, settings.root_path), width, height)
    if is_awaited:
        blocks.block_thread()
    return Served((launched.served, launched.url, None))


def _launched(blocks: Blocks, settings: Settings, options: dict[str, Any]) -> Launched:
    """Return a server for an app, which listens and does not serve yet."""
    import uvicorn

    from hiroba.server.app import create_app
    from hiroba.server.around import mount_app
    from hiroba.server.patience import PatientProtocol

    app = create_app(blocks, settings)
    app.state.service.prepare()
    host, certificate = options["server_name"], options["ssl_certfile"]
    try:
        listener = listen(host, options["server_port"], options["ports"])
    except PortInUseError:
        app.state.service.let_go()
        raise
    served = app if blocks.outer is None else mount_app(blocks.outer, app, "")
    config = uvicorn.Config(
        served,
        log_level="warning",
        http=PatientProtocol,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        server_header=False,
        ssl_keyfile=options["ssl_keyfile"],
        ssl_certfile=certificate,
        ssl_keyfile_password=options["ssl_keyfile_password"],
        root_path=settings.root_path if settings.root_path.startswith("/") else "",
        timeout_graceful_shutdown=2,
    )
    shown = "localhost" if host in ("0.0.0.0", "::") else host
    url = f"{'https' if certificate else 'http'}://{shown}:{listener.getsockname()[1]}/"
    return Launched(app, config, listener, url)


def settings_from(blocks: Blocks, **options: Any) -> Settings:
    """Return settings for parameters of `launch`; what is left out takes its default.

    Raises:
        ArgumentError: A parameter has a value that cannot work.
    """
    look = {**blocks.appearance, **{name: value for name, value in options.items() if value is not None}}
    blocks.note_serving(options)
    auth, access = options.get("auth"), options.get("access")
    if auth is None and options.get("auth_dependency") is None and (auth := provider_of(blocks)) is not None:
        access = access or "public"  # such programs decide in their functions what is for whom
    return Settings(
        show_error=bool(options.get("show_error")),
        max_threads=options.get("max_threads") or 40,
        max_file_bytes=Settings.size(options.get("max_file_size")),
        allowed_paths=options.get("allowed_paths") or (),
        blocked_paths=options.get("blocked_paths") or (),
        storage=Path(options["storage"]) if options.get("storage") else None,
        root_path=options.get("root_path") or "",
        app_kwargs=options.get("app_kwargs") or {},
        pwa=bool(options.get("pwa")),
        strict_cors=options.get("strict_cors", True),
        session_capacity=options.get("state_session_capacity") or 10_000,
        auth=auth,
        auth_message=options.get("auth_message"),
        auth_dependency=options.get("auth_dependency"),
        favicon_path=_favicon(options.get("favicon_path")),
        footer_links=options.get("footer_links"),
        run_history=options.get("run_history") is not False,
        mcp_server=bool(options.get("mcp_server")),
        store=Path(options["store"]) if options.get("store") else None,
        shutdown_grace_s=options.get("shutdown_grace_s", 20.0),
        security=options.get("security") or Security(),
        access=access,
        roles=options.get("roles"),
        api_keys=options.get("api_keys"),
        theme=look.get("theme"),
        mode=_mode(look.get("mode") or blocks.look),
        css=_joined("css", look),
        js=look.get("js"),
        i18n=options.get("i18n"),
        head=_joined("head", look),
    )


def _favicon(path: Any) -> Any:
    """Return the picture for the browser's tab; for one that is not there it is `None`, and the log says so."""
    if not isinstance(path, (str, Path)):
        return path
    if path and Path(path).is_file():
        return Path(path)
    if path:
        logger.warning("`favicon_path` names no file: there is no %r, so the tab has the picture of Hiroba.", str(path))
    return None


def _check_address(options: Mapping[str, Any]) -> None:
    """Check what the server listens with before anything is made for it.

    Raises:
        ArgumentError: It cannot work.
    """
    host, key, certificate = (options[name] for name in ("server_name", "ssl_keyfile", "ssl_certfile"))
    if not isinstance(host, str):
        raise ArgumentError(f'`server_name` must be an address such as "0.0.0.0", got {host!r}.')
    if key and not certificate:
        raise ArgumentError("`ssl_keyfile` needs its certificate. Give that as `ssl_certfile`.")
    for name, path in (("ssl_keyfile", key), ("ssl_certfile", certificate)):
        if path and not (isinstance(path, (str, Path)) and Path(path).is_file()):
            raise ArgumentError(f"`{name}` must be the path of a PEM file that is there, got {path!r}.")


def _mode(mode: Any) -> str:
    if mode not in MODES:
        raise ArgumentError(f"`mode` must be one of {', '.join(map(repr, MODES))}, got {mode!r}.")
    return str(mode)


def _joined(name: str, look: Mapping[str, Any]) -> str:
    """Return what `css` or `head` and the files of `css_paths` or `head_paths` say together.

    Raises:
        ArgumentError: They are no texts, or a file cannot be read.
    """
    text, paths = look.get(name) or "", look.get(f"{name}_paths") or []
    files = [paths] if isinstance(paths, (str, Path)) else listed(f"{name}_paths", paths, "paths")
    if isinstance(text, Path):
        text, files = "", [text, *files]
    if not isinstance(text, str):
        raise ArgumentError(f"`{name}` must be a text, got {text!r}.")
    try:
        return "\n".join([text, *(Path(file).read_text() for file in files)]).strip()
    except (OSError, TypeError, UnicodeDecodeError) as error:
        raise ArgumentError(
            f"`{name}_paths` must be files with text that can be read, got {paths!r}: {error}."
        ) from error


def _announce(url: str, share: bool | None, quiet: bool, inbrowser: bool) -> None:
    if not quiet:
        print(f"* Running on local URL:  {url.rstrip('/')}", flush=True)
        if share:
            print("* `share=True` needs a hub, and none is set up. The app is served on this machine only.", flush=True)
    if inbrowser:
        import webbrowser

        webbrowser.open(url)


def _is_interactive() -> bool:
    return hasattr(sys, "ps1") or is_shell()

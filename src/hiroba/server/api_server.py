"""`Server`: an application of one's own routes that offers functions as endpoints too, with the lines, streams and clients of an app.

Where FastAPI is installed, a `Server` is a FastAPI application; elsewhere it is a Starlette application with the same decorators for routes
(`small_api.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from hiroba.errors import BuildError
from hiroba.graph import mcp
from hiroba.graph.api import api
from hiroba.graph.blocks import Blocks
from hiroba.server.app import create_app
from hiroba.server.author_api import Api
from hiroba.server.launch import launch, settings_from
from hiroba.server.pages.docs_page import render_docs_page

__all__ = ["App", "Server"]

NONE_MATTERS = {"openapi_url", "docs_url", "redoc_url"}


class App(Api):  # type: ignore[misc, unused-ignore]  # which class it is, the installed packages say
    """The application of an app, as programs of the compatible API make one for a server of their own."""

    blocks: Blocks | None = None

    @staticmethod
    def create_app(
        blocks: Blocks,
        app: Any = None,
        app_kwargs: dict[str, Any] | None = None,
        auth_dependency: Any = None,
        strict_cors: bool = True,
        mcp_server: bool | None = None,
        debug: bool = False,
        **options: Any,
    ) -> Any:
        """Return the ASGI application that serves an app.

        Args:
            blocks: The app.
            app: Must be `None`: to serve an app inside of another application, use `mount_gradio_app`.
            app_kwargs: See `launch`.
            auth_dependency: See `launch`.
            strict_cors: See `launch`.
            mcp_server: See `launch`.
            debug: Whether errors are shown with their trace.
            **options: Further parameters of `launch`.

        Raises:
            BuildError: `app` is given.
        """
        if app is not None:
            raise BuildError(
                "`create_app` makes an application of its own. Use `mount_gradio_app(app, blocks, path)` instead."
            )
        settings = settings_from(
            blocks,
            app_kwargs={"debug": debug, **(app_kwargs or {})},
            auth_dependency=auth_dependency,
            strict_cors=strict_cors,
            mcp_server=mcp_server,
            **options,
        )
        return create_app(blocks, settings)

    def get_blocks(self) -> Blocks:
        """Return the app that is served here.

        Raises:
            BuildError: None is yet.
        """
        if self.blocks is None:
            raise BuildError("No app is served here yet. Call `launch` first.")
        return self.blocks


class _Mcp:
    """What a function is to programs that speak the Model Context Protocol."""

    tool = staticmethod(mcp.tool)
    resource = staticmethod(mcp.resource)
    prompt = staticmethod(mcp.prompt)


class Server(App):
    """An application of one's own routes that offers functions as endpoints too.

    `@server.get("/")` and its kin serve what a browser asks for, as in FastAPI; `@server.api` offers a function to programs, which wait in
    line, stream and can be cancelled as with any app. `launch` begins to serve. Routes are served before those of the app; the sign-in of
    `launch(auth=...)` protects the endpoints, not the routes.

    Where FastAPI is installed, a server is a FastAPI application and takes all of these; elsewhere it takes `debug`, `title`,
    `description`, `version`, `openapi_url`, `docs_url`, `redoc_url`, `middleware`, `exception_handlers`, `on_startup`, `on_shutdown`,
    `lifespan`, and the others change nothing.

    Args:
        debug: Whether errors are shown with their trace.
        title: Title of the document about the routes.
        summary: A sentence about them.
        description: What they are for.
        version: Version of them.
        openapi_url: Where their OpenAPI document is; nowhere if `None`.
        openapi_tags: Tags of that document.
        servers: Servers of that document.
        dependencies: What each route depends on.
        default_response_class: How results are sent.
        redirect_slashes: Whether an address with a slash too many or too few leads to the right one.
        docs_url: Where a page about the routes is; nowhere if `None`.
        redoc_url: Where the same page is, too; nowhere if `None`.
        middleware: Layers around all routes.
        exception_handlers: Functions that answer when something is raised.
        on_startup: What to call before it serves.
        on_shutdown: What to call after it has served.
        lifespan: A context in which it serves.
        terms_of_service: Stands in the document.
        contact: Stands in the document.
        license_info: Stands in the document.
        root_path: Path under which a proxy shows the server.
        root_path_in_servers: Whether the document names it.
        responses: Further responses in the document.
        callbacks: Calls back, in the document.
        webhooks: Calls of others, in the document.
        deprecated: Whether the document calls the routes deprecated.
        include_in_schema: Whether the routes stand in the document.
        generate_unique_id_function: Makes the ids of operations.
        separate_input_output_schemas: Whether the document has other schemas for what comes than for what goes.
        **extra: Whatever else FastAPI takes.
    """

    def __init__(
        self,
        *,
        debug: bool = False,
        title: str = "FastAPI",
        summary: str | None = None,
        description: str = "",
        version: str = "0.1.0",
        openapi_url: str | None = "/openapi.json",
        openapi_tags: list[dict[str, Any]] | None = None,
        servers: list[dict[str, Any]] | None = None,
        dependencies: Any = None,
        default_response_class: Any = None,
        redirect_slashes: bool = True,
        docs_url: str | None = "/docs",
        redoc_url: str | None = "/redoc",
        middleware: Any = None,
        exception_handlers: Any = None,
        on_startup: Any = None,
        on_shutdown: Any = None,
        lifespan: Any = None,
        terms_of_service: str | None = None,
        contact: dict[str, Any] | None = None,
        license_info: dict[str, Any] | None = None,
        root_path: str = "",
        root_path_in_servers: bool = True,
        responses: dict[int | str, dict[str, Any]] | None = None,
        callbacks: Any = None,
        webhooks: Any = None,
        deprecated: bool | None = None,
        include_in_schema: bool = True,
        generate_unique_id_function: Any = None,
        separate_input_output_schemas: bool = True,
        **extra: Any,
    ) -> None:
        options = {name: value for name, value in locals().items() if name not in ("self", "extra", "__class__")}
        given = {name: value for name, value in options.items() if value is not None or name in NONE_MATTERS}
        # The pages of FastAPI load their scripts from another server; ours loads none.
        super().__init__(**{**given, **extra, "docs_url": None, "redoc_url": None})
        self._apis: list[tuple[Callable[..., Any], dict[str, Any]]] = []
        self._own_lifespan = self.router.lifespan_context
        for path in (docs_url, redoc_url) if openapi_url else ():
            if path:
                self.router.add_route(path, self._docs, include_in_schema=False)

    @property
    def mcp(self) -> _Mcp:
        """Decorators that say what a function is to programs that speak the Model Context Protocol: `server.mcp.tool()`."""
        return _Mcp()

    def api(
        self,
        fn: Callable[..., Any] | None = None,
        *,
        name: str | None = None,
        description: str | None = None,
        concurrency_limit: int | Literal["default"] | None = "default",
        concurrency_id: str | None = None,
        queue: bool = True,
        batch: bool = False,
        max_batch_size: int = 4,
        api_visibility: Literal["public", "private", "undocumented"] = "public",
        time_limit: float | None = None,
        stream_every: float = 0.5,
    ) -> Any:
        """Offer a function as an endpoint: a decorator, with or without options.

        Args:
            fn: The function; left out where options stand before it.
            name: Its name as an endpoint; that of the function if `None`.
            description: What it does; its docstring if `None`.
            concurrency_limit: This and all that follow are parameters of `BindingOptions`.
            concurrency_id: See there.
            queue: See there.
            batch: See there.
            max_batch_size: See there.
            api_visibility: See there.
            time_limit: See there.
            stream_every: See there.
        """
        options = {
            "api_name": name,
            "api_description": description,
            "concurrency_limit": concurrency_limit,
            "concurrency_id": concurrency_id,
            "queue": queue,
            "batch": batch,
            "max_batch_size": max_batch_size,
            "api_visibility": api_visibility,
            "time_limit": time_limit,
            "stream_every": stream_every,
        }

        def attach(function: Callable[..., Any]) -> Callable[..., Any]:
            self._apis.append((function, options))
            return function

        return attach if fn is None else attach(fn)

    def launch(self, *args: Any, **options: Any) -> tuple[Any, str, str | None]:
        """Begin to serve; see `hiroba.server.launch.launch` for the parameters. What was launched before ends.

        Returns:
            (this application, local address, public address or `None`).
        """
        with Blocks(mode="server", title=self.title) as blocks:
            for function, endpoint in self._apis:
                api(function, **endpoint)
        if self.blocks is not None:
            self.blocks.close()
            self.router.routes.pop()
            self.router.lifespan_context = self._own_lifespan
        blocks.outer = self
        self.blocks = blocks
        return launch(blocks, *args, **options)

    async def _docs(self, request: Request) -> Response:
        return HTMLResponse(render_docs_page(self.openapi(), str(self.openapi_url).lstrip("/")))

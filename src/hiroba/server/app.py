"""Assembles the ASGI application of an app from its routes and transports."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from typing import Any

from starlette.applications import Starlette
from starlette.routing import BaseRoute, WebSocketRoute

from hiroba.graph.blocks import Blocks
from hiroba.server.access.door import Door
from hiroba.server.gradio.routes import gradio_routes
from hiroba.server.guard import Guard
from hiroba.server.mcp.server import McpServer
from hiroba.server.open_app import OpenApp
from hiroba.server.own_loop import OwnLoop
from hiroba.server.page import PageFiles
from hiroba.server.prefix import Prefix
from hiroba.server.rest.routes import rest_routes
from hiroba.server.routes.assets import asset_routes
from hiroba.server.routes.code import code_routes
from hiroba.server.routes.docs import docs_routes
from hiroba.server.routes.files import file_routes
from hiroba.server.routes.health import health_routes
from hiroba.server.routes.install import install_routes
from hiroba.server.routes.pages import page_routes
from hiroba.server.routes.problems import problem_handlers
from hiroba.server.routes.runs import run_routes
from hiroba.server.routes.samples import sample_routes
from hiroba.server.routes.uploads import upload_routes
from hiroba.server.service import Service
from hiroba.server.settings import Settings
from hiroba.server.siblings import Siblings
from hiroba.server.texts import text_routes
from hiroba.server.transports.events import event_routes
from hiroba.server.transports.websocket import serve_socket

__all__ = ["create_app", "replace_app"]

LOOK_AFTER_S = 1.0


def create_app(blocks: Blocks, settings: Settings | None = None) -> OpenApp:
    """Return the ASGI application that serves an app. Several can live in one process.

    Args:
        blocks: The app.
        settings: How it is served.
    """
    service = Service(blocks, settings or Settings())
    tools = McpServer(service) if service.settings.mcp_server else None

    @asynccontextmanager
    async def lifespan(app: Starlette | None = None) -> AsyncIterator[None]:
        if service.home is not None:  # a test client enters an app that is being served
            yield
            return
        await asyncio.to_thread(service.prepare)
        service.start()
        service.gatekeeper.start()
        siblings = Siblings(service.folder)
        if (
            service.settings.bound_to is None
        ):  # another server has been given the app, and listens once this has returned
            service.loop.call_later(LOOK_AFTER_S, siblings.look)
        try:
            async with tools.run() if tools is not None else nullcontext():
                yield
        finally:
            siblings.leave()
            await service.gatekeeper.stop()
            service.stop()

    further = service.settings.app_kwargs
    app = OpenApp(
        debug=bool(further.get("debug")),
        routes=_routes(service, tools),
        middleware=further.get("middleware"),
        lifespan=lifespan,
        exception_handlers={**problem_handlers(), **(further.get("exception_handlers") or {})},
    )
    app.state.service = service
    app.state.tools = tools
    if service.settings.has_door:
        app.add_middleware(Door, service=service)
    app.add_middleware(Guard, settings=service.settings)
    if service.settings.root_path:
        app.add_middleware(Prefix, root_path=service.settings.root_path)
    app.add_middleware(OwnLoop, service=service, lifespan=lifespan)
    return app


async def replace_app(app: OpenApp, blocks: Blocks, settings: Settings) -> None:
    """Let an application that is being served go on with another version of its program, on the loop that serves it.

    Sessions, their values and what runs in them stay. Who may sign in, where it listens and whether it offers tools stay as they were.

    Args:
        app: What `create_app` returned.
        blocks: The other version.
        settings: How it is served.
    """
    service: Service = app.state.service
    await service.replace(blocks, settings)
    app.replace_routes(_routes(service, app.state.tools))


def _routes(service: Service, tools: McpServer | None) -> list[BaseRoute]:
    files = PageFiles()
    routes: list[BaseRoute] = [
        *(tools.routes() if tools is not None else []),
        _Socket("/hiroba/socket", service),
        *text_routes(),
        *asset_routes(files.folder),
        *sample_routes(),
        *code_routes(service),
        *run_routes(service),
        *file_routes(service.gate.store, service.gate.rules),
        *upload_routes(service.gate.store, service.settings.max_file_bytes, service.session_of),
        *event_routes(service),
        *gradio_routes(service),
        *page_routes(service, files),
        *install_routes(service),
        *docs_routes(service.settings.app_kwargs),
        *(service.settings.app_kwargs.get("routes") or []),
        *rest_routes(service),
        *health_routes(service),
    ]
    return routes


class _Socket(WebSocketRoute):
    """The socket as plain ASGI, without an object for each message."""

    def __init__(self, path: str, service: Service) -> None:
        super().__init__(path, self._serve)
        self._service = service

    async def _serve(self, *_: Any) -> None:
        raise NotImplementedError

    async def handle(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve a connection."""
        await serve_socket(self._service, scope, receive, send)

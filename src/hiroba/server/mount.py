"""`mount_gradio_app`: an app inside another server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from hiroba.graph.blocks import Blocks
from hiroba.server.app import create_app
from hiroba.server.launch import settings_from

__all__ = ["mount_gradio_app"]


def mount_gradio_app(app: Any, blocks: Blocks, path: str, **options: Any) -> Any:
    """Serve an app under a path of a FastAPI or Starlette application.

    Args:
        app: The application around it.
        blocks: The app.
        path: Path under which it is served, such as `"/demo"`.
        **options: Parameters of `launch` that concern how it is served: `auth`, `allowed_paths`, `max_file_size`, `show_error`, ...

    Returns:
        The application around it.
    """
    inner = create_app(blocks, settings_from(blocks, **options))
    outer_lifespan = app.router.lifespan_context

    @asynccontextmanager
    async def lifespan(outer: Any) -> AsyncIterator[Any]:
        async with outer_lifespan(outer) as state, inner.router.lifespan_context(inner):
            yield state

    app.router.lifespan_context = lifespan
    app.mount(path.rstrip("/"), inner)
    return app

"""`mount_gradio_app`: an app inside another server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hiroba.graph.blocks import Blocks
from hiroba.server.app import create_app
from hiroba.server.around import mount_app
from hiroba.server.environment import with_environment
from hiroba.server.launch import settings_from

__all__ = ["mount_gradio_app"]


def mount_gradio_app(
    app: Any,
    blocks: Blocks,
    path: str,
    server_name: str = "0.0.0.0",
    server_port: int = 7860,
    footer_links: list[Any] | None = None,
    run_history: bool | None = None,
    app_kwargs: dict[str, Any] | None = None,
    *,
    auth: Any = None,
    auth_message: str | None = None,
    auth_dependency: Any = None,
    root_path: str | None = None,
    allowed_paths: list[str] | None = None,
    blocked_paths: list[str] | None = None,
    favicon_path: str | Path | None = None,
    show_error: bool = True,
    max_file_size: str | int | None = None,
    ssr_mode: bool | None = None,
    node_server_name: str | None = None,
    node_port: int | None = None,
    enable_monitoring: bool | None = None,
    pwa: bool | None = None,
    i18n: Any = None,
    mcp_server: bool | None = None,
    theme: Any = None,
    css: str | None = None,
    css_paths: Any = None,
    js: Any = None,
    head: str | None = None,
    head_paths: Any = None,
    **further: Any,
) -> Any:
    """Serve an app under a path of a FastAPI or Starlette application.

    Args:
        app: The application around it.
        blocks: The app.
        path: Path under which it is served, such as `"/demo"`.
        server_name: The address on which the application around it listens, as far as its author knows; changes nothing.
        server_port: Its port; changes nothing.
        footer_links: This and all that follow are parameters of `launch`.
        run_history: See `launch`.
        app_kwargs: See `launch`.
        auth: See `launch`.
        auth_message: See `launch`.
        auth_dependency: See `launch`.
        root_path: See `launch`.
        allowed_paths: See `launch`.
        blocked_paths: See `launch`.
        favicon_path: See `launch`.
        show_error: See `launch`.
        max_file_size: See `launch`.
        ssr_mode: See `launch`.
        node_server_name: See `launch`.
        node_port: See `launch`.
        enable_monitoring: See `launch`.
        pwa: See `launch`.
        i18n: See `launch`.
        mcp_server: See `launch`.
        theme: See `launch`.
        css: See `launch`.
        css_paths: See `launch`.
        js: See `launch`.
        head: See `launch`.
        head_paths: See `launch`.
        **further: Parameters of `launch` beyond the compatible API: `security`, `store`, `strict_cors`, ...

    Returns:
        The application around it.

    Raises:
        ArgumentError: A parameter has a value that cannot work.
    """
    known = {name: value for name, value in locals().items() if name not in ("app", "blocks", "path", "further")}
    inner = create_app(blocks, settings_from(blocks, **with_environment({**known, **further})))
    return mount_app(app, inner, path)

"""The descriptions of an app that its author asks for before it is served."""

from __future__ import annotations

from typing import Any

from hiroba.graph.blocks import Blocks
from hiroba.graph.caller import NOBODY
from hiroba.server.gradio.config import describe_config
from hiroba.server.gradio.info import describe_endpoints
from hiroba.server.service import Service
from hiroba.server.settings import Settings

__all__ = ["config_of", "endpoints_of"]


def config_of(blocks: Blocks) -> dict[str, Any]:
    """Return what `/config` answers."""
    return describe_config(_service(blocks), blocks.launched.url.rstrip("/") if blocks.launched else "", NOBODY)


def endpoints_of(blocks: Blocks, is_whole: bool, page: str | None) -> dict[str, Any]:
    """Return what `/gradio_api/info` answers, for all pages or one."""
    found = describe_endpoints(_service(blocks).model, is_whole)
    one = blocks.page(page) if page is not None else None
    if page is None:
        return found
    names = {f"/{binding.api_name}" for binding in (one.bindings if one else [])}
    return {
        **found,
        "named_endpoints": {name: told for name, told in found["named_endpoints"].items() if name in names},
    }


def _service(blocks: Blocks) -> Service:
    if blocks.launched is not None:
        service: Service = blocks.launched.app.state.service
        return service
    return Service(blocks, Settings())

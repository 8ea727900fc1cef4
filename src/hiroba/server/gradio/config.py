"""The description of the whole app that clients read first."""

from __future__ import annotations

from typing import Any

from hiroba._version import API_VERSION
from hiroba.components.component import Component
from hiroba.components.node import Container, Node
from hiroba.components.state import State
from hiroba.engine.arguments import takes_event
from hiroba.graph.binding import Binding
from hiroba.graph.caller import Caller
from hiroba.graph.describe import plain
from hiroba.server.footer import LINKS
from hiroba.server.gradio.addresses import API_PREFIX, with_addresses
from hiroba.server.service import Service

__all__ = ["describe_config"]


def describe_config(service: Service, root: str, caller: Caller) -> dict[str, Any]:
    """Return the description.

    Args:
        service: The app at work.
        root: Its address, as the caller sees it, without a slash at the end.
        caller: Who asks; of what they may not call nothing is told.
    """
    blocks, settings, model = service.blocks, service.settings, service.model
    hidden = model.hidden_from(caller)
    sees_page = caller.scopes is None and (caller.name is not None or not settings.is_closed)
    endpoints = model.endpoints(caller).values()
    used = {id(node) for binding in endpoints for node in (*binding.all_inputs, *binding.outputs)}
    nodes = [node for node in model.nodes.values() if sees_page or id(node) in used]
    pages = {
        page.route: {
            "layout": _layout(page.container) if sees_page else {"id": 0, "children": []},
            "components": [node.id for node in page.container.walk() if sees_page or id(node) in used],
            "dependencies": [binding.id for binding in page.bindings if binding.id not in hidden],
        }
        for page in blocks.pages
    }
    return {
        "version": API_VERSION,
        "api_prefix": API_PREFIX,
        "mode": blocks.mode,
        "app_id": service.app_id,
        "dev_mode": False,
        "analytics_enabled": False,
        "components": with_addresses(root)([_component(service, node) for node in nodes]),
        "css": settings.css or None,
        "connect_heartbeat": _needs_heartbeat(service),
        "js": settings.js,
        "head": settings.head or None,
        "title": blocks.title,
        "space_id": None,
        "enable_queue": True,
        "show_error": settings.show_error,
        "run_history": settings.run_history,
        "stylesheets": [],
        "footer_links": list(LINKS) if settings.footer_links is None else settings.footer_links,
        "is_colab": False,
        "max_file_size": settings.max_file_bytes,
        "theme": "default",
        "protocol": "sse_v3",
        "fill_height": blocks.fill_height,
        "fill_width": blocks.fill_width,
        "pwa": False,
        "pages": [[page.route, page.name, page.is_listed] for page in blocks.pages],
        "page": pages,
        "mcp_server": settings.mcp_server,
        "dependencies": [_dependency(b) for b in model.bindings.values() if b.id not in hidden],
        "layout": pages[""]["layout"],
        "username": caller.name,
        "root": root,
    }


def _needs_heartbeat(service: Service) -> bool:
    """Tell whether it matters when a program goes. An open heartbeat keeps a program of Node from ending by itself."""
    events = {event for binding in service.model.bindings.values() for _, event in binding.targets}
    return bool(events & {"unload", "stream"}) or any(isinstance(node, State) for node in service.model.nodes.values())


def _layout(node: Node) -> dict[str, Any]:
    description: dict[str, Any] = {"id": node.id or 0}
    if isinstance(node, Container):
        description["children"] = [_layout(child) for child in node.children]
    return description


def _component(service: Service, node: Node) -> dict[str, Any]:
    props = service.model.with_files(lambda: {name: plain(value) for name, value in node.props().items()})
    description: dict[str, Any] = {
        "id": node.id,
        "type": node.kind,
        "props": {**props, "name": type(node).__name__.lower()},
        "skip_api": True,
    }
    if isinstance(node, Component):
        schema = node.api_info()
        value = None if node.id is None else service.model.initial_value(node.id)
        description["props"]["value"] = value
        description |= {
            "skip_api": node.is_skipped_in_api,
            "api_info": schema,
            "api_info_as_input": schema,
            "api_info_as_output": schema,
            "example_inputs": node.example_payload(),
        }
    return description


def _dependency(binding: Binding) -> dict[str, Any]:
    options = binding.options
    before = binding.follows[0] if binding.follows else None
    return {
        "id": binding.id,
        "targets": [[None if node is None else node.id, event] for node, event in binding.targets]
        or [[None, outcome] for _, outcome in binding.follows]
        or _never(binding),
        "inputs": [node.id for node in binding.all_inputs],
        "outputs": [node.id for node in binding.outputs],
        # Of no use to those who load the app: they may not call it.
        "backend_fn": binding.function is not None and binding.is_callable_by_api,
        "js": binding.js,
        "queue": options.queue,
        "api_name": binding.api_name if binding.is_callable_by_api else False,
        "api_description": options.api_description,
        "scroll_to_output": options.scroll_to_output,
        "show_progress": options.show_progress,
        "batch": options.batch,
        "max_batch_size": options.max_batch_size,
        "cancels": [other.id for other in binding.cancels],
        "types": {
            "generator": binding.is_generator,
            "cancel": bool(binding.cancels),
            "endpoint": not binding.targets and not binding.follows,
        },
        "collects_event_data": takes_event(binding.function),
        "trigger_after": before[0].id if before else None,
        "trigger_only_on_success": bool(before and before[1] == "success"),
        "trigger_only_on_failure": bool(before and before[1] == "failure"),
        "trigger_mode": binding.trigger_mode,
        "api_visibility": options.api_visibility if binding.is_callable_by_api else "private",
        "rendered_in": None,
        "render_id": None,
        "connection": "sse",
        "time_limit": options.time_limit,
        "stream_every": options.stream_every,
    }


def _never(binding: Binding) -> list[list[Any]]:
    """Return a target at which nothing happens, for what is called by programs alone: Gradio makes no app of a description without one."""
    return [[node.id, "change"] for node in binding.outputs if node.visible is False][:1]

"""`POST /hiroba/code`: what a visitor did in the page, written out as code that does the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hiroba.components.component import Component
from hiroba.errors import PayloadTooLargeError
from hiroba.graph.binding import Binding
from hiroba.graph.model import AppModel
from hiroba.server.body import read_body
from hiroba.server.code.call import CallExample, Target, example_of
from hiroba.server.code.languages import code_of
from hiroba.server.gradio.addresses import root_of, with_addresses
from hiroba.server.gradio.info import parameters_of
from hiroba.server.rest.problem import problem
from hiroba.server.service import Service
from hiroba.server.visits import caller_of
from hiroba.wire.ids import BindingId

__all__ = ["code_routes"]

MAX_BODY_BYTES = 4 * 1024 * 1024
MAX_CALLS = 200


class _Run(msgspec.Struct):
    binding: int
    values: list[Any]
    """A payload for each input, state included."""


class _Runs(msgspec.Struct):
    runs: list[_Run]


def code_routes(service: Service) -> list[Route]:
    """Return the route."""

    async def write(request: Request) -> Response:
        if not service.admits(request.scope):
            return problem(403, "Calls from pages of other sites are not allowed.")
        refusal = f"What was recorded may have at most {MAX_BODY_BYTES} bytes. Record fewer calls."
        try:
            runs = msgspec.json.decode(await read_body(request, MAX_BODY_BYTES, refusal), type=_Runs).runs
        except PayloadTooLargeError as error:
            return problem(413, str(error))
        except (msgspec.DecodeError, RecursionError) as error:
            return problem(422, f"`runs` must be a list of objects with `binding` and `values`: {error}.")
        if len(runs) > MAX_CALLS:
            return problem(422, f"At most {MAX_CALLS} calls are written out at once, got {len(runs)}.")
        target = Target(root_of(request, service.settings), service.settings.entry())
        callable_now = service.model.endpoints(caller_of(request.scope))
        calls = [call for run in runs if (call := _call(service.model, callable_now, run, target)) is not None]
        languages = [{"id": one.id, "name": one.name, "code": code} for one, code in code_of(calls, target)]
        content = {"address": target.address, "calls": len(calls), "languages": languages if calls else []}
        return Response(
            msgspec.json.encode(content), media_type="application/json", headers={"Cache-Control": "no-store"}
        )

    return [Route("/hiroba/code", write, methods=["POST"])]


def _call(model: AppModel, callable_now: Mapping[str, Binding], run: _Run, target: Target) -> CallExample | None:
    """Return a call, or `None` for what programs cannot call."""
    binding = model.bindings.get(BindingId(run.binding))
    if binding is None or callable_now.get(str(binding.api_name)) is not binding:
        return None
    parameters = parameters_of(model, binding)
    told = [
        value
        for node, value in zip(binding.all_inputs, run.values, strict=False)
        if isinstance(node, Component) and not node.is_skipped_in_api
    ]
    fill = with_addresses(target.address)
    arguments = {parameter.name: fill(value) for parameter, value in zip(parameters, told, strict=False)}
    return example_of(str(binding.api_name), parameters, arguments)

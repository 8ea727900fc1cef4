"""`SmallApi`: routes for functions by decorators, for a `Server` where FastAPI is not installed.

A parameter of a function is taken from the path if the path names it, from the body if its annotation is a structure, else from the query; a
parameter annotated with Starlette's `Request` is the request. What the function returns is sent as JSON, unless it is a response.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import is_dataclass
from typing import Any, get_type_hints

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

__all__ = ["SmallApi"]

Handler = Callable[..., Any]


class SmallApi(Starlette):
    """Routes for functions.

    Args:
        title: Title of the document that describes them.
        description: What they are for.
        version: Version of them.
        openapi_url: Where that document is served; nowhere if `None`.
        docs_url: Where a page leads to it; nowhere if `None`.
        **options: As Starlette takes them; others are left out.
    """

    def __init__(
        self,
        *,
        title: str = "Server",
        description: str = "",
        version: str = "0.1.0",
        openapi_url: str | None = "/openapi.json",
        docs_url: str | None = None,
        **options: Any,
    ) -> None:
        known = {name: value for name, value in options.items() if name in STARLETTE and value is not None}
        super().__init__(**known)
        self.title, self.description, self.version, self.openapi_url = title, description, version, openapi_url
        self._operations: list[_Operation] = []
        if openapi_url:
            self.router.add_route(openapi_url, lambda request: _json(self.openapi()), include_in_schema=False)

    def api_route(
        self, path: str, *, methods: Sequence[str] = ("GET",), **options: Any
    ) -> Callable[[Handler], Handler]:
        """Serve a function at a path.

        Args:
            path: The path, with parameters in braces: `"/items/{id}"`.
            methods: The methods that it answers.
            **options: `response_class` (a response of Starlette's that takes the result), `status_code`, `name`, `summary`,
                `include_in_schema`; others are left out.
        """

        def attach(function: Handler) -> Handler:
            operation = _Operation(path, list(methods), function, options)
            self._operations.append(operation)
            self.router.routes.append(
                Route(path, operation.answer, methods=list(methods), name=options.get("name") or function.__name__)
            )
            return function

        return attach

    def add_api_route(self, path: str, endpoint: Handler, **options: Any) -> None:
        """The same without a decorator."""
        self.api_route(path, **options)(endpoint)

    def get(self, path: str, **options: Any) -> Callable[[Handler], Handler]:
        """Answer GET."""
        return self.api_route(path, methods=["GET"], **options)

    def post(self, path: str, **options: Any) -> Callable[[Handler], Handler]:
        """Answer POST."""
        return self.api_route(path, methods=["POST"], **options)

    def put(self, path: str, **options: Any) -> Callable[[Handler], Handler]:
        """Answer PUT."""
        return self.api_route(path, methods=["PUT"], **options)

    def patch(self, path: str, **options: Any) -> Callable[[Handler], Handler]:
        """Answer PATCH."""
        return self.api_route(path, methods=["PATCH"], **options)

    def delete(self, path: str, **options: Any) -> Callable[[Handler], Handler]:
        """Answer DELETE."""
        return self.api_route(path, methods=["DELETE"], **options)

    def openapi(self) -> dict[str, Any]:
        """Return an OpenAPI document about the functions."""
        paths: dict[str, Any] = {}
        for operation in self._operations:
            if operation.options.get("include_in_schema", True):
                for method in operation.methods:
                    paths.setdefault(operation.path, {})[method.lower()] = operation.describe()
        info = {"title": self.title, "version": self.version, "description": self.description}
        return {"openapi": "3.1.0", "info": info, "paths": paths}


class _Operation:
    """A function at a path."""

    def __init__(self, path: str, methods: list[str], function: Handler, options: dict[str, Any]) -> None:
        self.path, self.methods, self.function, self.options = path, methods, function, options
        self._parameters = inspect.signature(function).parameters
        self._hints = get_type_hints(function)

    async def answer(self, request: Request) -> Response:
        """Read the arguments, call the function, and send what it returns."""
        try:
            arguments = {name: await self._argument(name, request) for name in self._parameters}
        except (msgspec.ValidationError, msgspec.DecodeError, _Missing) as error:
            return _json({"detail": str(error)}, 422)
        if inspect.iscoroutinefunction(self.function):
            result = await self.function(**arguments)
        else:
            result = await run_in_threadpool(self.function, **arguments)
        if isinstance(result, Response):
            return result
        status, response_class = self.options.get("status_code") or 200, self.options.get("response_class")
        if response_class is not None:
            response: Response = response_class(result, status_code=status)
            return response
        return _json(result, status)

    def describe(self) -> dict[str, Any]:
        """Return what stands in the document about it."""
        text = inspect.getdoc(self.function) or ""
        places = {name: self._place(name) for name in self._parameters}
        described: dict[str, Any] = {
            "summary": self.options.get("summary") or self.function.__name__.replace("_", " ").capitalize(),
            "description": text,
            "parameters": [
                {"name": name, "in": place, "required": self._is_required(name), "schema": _schema(self._hint(name))}
                for name, place in places.items()
                if place in ("path", "query")
            ],
            "responses": {"200": {"description": "What the function returns."}},
        }
        for name in (name for name, place in places.items() if place == "body"):
            described["requestBody"] = {"content": {"application/json": {"schema": _schema(self._hint(name))}}}
        return described

    async def _argument(self, name: str, request: Request) -> Any:
        place = self._place(name)
        if place == "request":
            return request
        if place == "body":
            return _convert(msgspec.json.decode(await request.body()), self._hint(name))
        values = request.path_params if place == "path" else request.query_params
        if name in values:
            return msgspec.convert(values[name], self._hint(name), strict=False)
        if self._is_required(name):
            raise _Missing(f"The parameter `{name}` is missing.")
        return self._parameters[name].default

    def _place(self, name: str) -> str:
        hint = self._hints.get(name)
        if inspect.isclass(hint) and issubclass(hint, Request):
            return "request"
        if f"{{{name}}}" in self.path or f"{{{name}:" in self.path:
            return "path"
        return "body" if _is_structure(hint) else "query"

    def _hint(self, name: str) -> Any:
        return self._hints.get(name, Any)

    def _is_required(self, name: str) -> bool:
        return self._parameters[name].default is inspect.Parameter.empty


class _Missing(ValueError):
    """A request lacks a parameter."""


def _is_structure(hint: Any) -> bool:
    plain = getattr(hint, "__origin__", hint)
    is_class = inspect.isclass(plain)
    return is_class and (
        issubclass(plain, (dict, list, msgspec.Struct)) or is_dataclass(plain) or hasattr(plain, "model_validate")
    )


def _convert(value: Any, hint: Any) -> Any:
    if hasattr(hint, "model_validate"):
        return hint.model_validate(value)
    return msgspec.convert(value, hint)


def _schema(hint: Any) -> dict[str, Any]:
    if hasattr(hint, "model_json_schema"):
        described: dict[str, Any] = hint.model_json_schema()
        return described
    try:
        return msgspec.json.schema(hint)
    except TypeError:
        return {}


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value, enc_hook=_plain), status, media_type="application/json")


def _plain(value: Any) -> Any:
    if hasattr(value, "model_dump"):
        return value.model_dump()
    raise TypeError(f"A `{type(value).__name__}` cannot be sent as JSON.")


STARLETTE = frozenset(inspect.signature(Starlette.__init__).parameters)

"""The pages of an app."""

from __future__ import annotations

import gzip
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from hiroba.graph.i18n import translated
from hiroba.server.appearance import dressed
from hiroba.server.code.call import Target
from hiroba.server.gradio.addresses import API_PREFIX, root_of, with_whole_addresses
from hiroba.server.gradio.info import describe_endpoints
from hiroba.server.language import language_of, tags_of
from hiroba.server.page import PageFiles, render_page
from hiroba.server.pages.api_page import render_api_page
from hiroba.server.pages.problem import render_problem
from hiroba.server.policy import makes_scripts, needs_open_scripts, page_policy
from hiroba.server.service import Service
from hiroba.server.visitor import introduce
from hiroba.server.visits import caller_of
from hiroba.wire.ids import BindingId

__all__ = ["page_routes"]

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Vary": "Accept-Encoding",
}


def page_routes(service: Service, files: PageFiles) -> list[Route]:
    """Return the routes of the app's pages."""
    rendered: dict[tuple[str, frozenset[BindingId], str, int], _Rendered] = {}
    tags = tags_of(service.settings.i18n)
    needs_open = needs_open_scripts(service.blocks, service.settings)
    needs_eval = makes_scripts(service.blocks, service.settings)
    files_folder = service.gate.store.entries_folder if needs_eval else None

    def handler(route: str) -> Callable[[Request], Awaitable[Response]]:
        async def serve(request: Request) -> Response:
            language = language_of(request.scope, tags)
            if request.query_params.get("view") == "api":
                way = "../" * route.count("/") or "./"
                return HTMLResponse(_api_page(service, request, language, way), headers=HEADERS)
            hidden = service.model.hidden_from(caller_of(request.scope, "page"))
            key = (route, hidden, language, files.build)
            if key not in rendered:
                page = service.model.page(route, hidden)
                if page is None:
                    return HTMLResponse(render_problem("not_found", language=language), 404)
                root = "../" * route.count("/") or "./"
                shown = dressed(page, service.settings, language, files_folder)
                html = await run_in_threadpool(render_page, shown, files, root, service.settings, language)
                policy = page_policy(html, service.settings, needs_open, needs_eval)
                rendered[key] = _Rendered(html, gzip.compress(html), {**HEADERS, "Content-Security-Policy": policy})
            response = rendered[key].answer(request)
            introduce(request, response)
            service.arrivals.expect(request.scope, route)
            return response

        return serve

    routes = [Route(f"/{page.route}", handler(page.route)) for page in service.blocks.pages]
    routes += [Route(f"/{page.route}/", _without_slash) for page in service.blocks.pages if page.route]
    icon = service.settings.favicon_path
    if icon is not None:
        routes.append(
            Route("/favicon.ico", lambda request: FileResponse(icon, headers={"X-Content-Type-Options": "nosniff"}))
        )
    return routes


@dataclass(frozen=True)
class _Rendered:
    """A page that is made once, and given out often."""

    html: bytes
    packed: bytes
    headers: dict[str, str]

    def answer(self, request: Request) -> Response:
        if "gzip" not in request.headers.get("Accept-Encoding", ""):
            return HTMLResponse(self.html, headers=self.headers)
        return HTMLResponse(self.packed, headers={**self.headers, "Content-Encoding": "gzip"})


def _without_slash(request: Request) -> Response:
    """Lead to the page itself, by an address that is right behind any proxy."""
    name = request.url.path.rstrip("/").rsplit("/", 1)[-1]
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"../{name}{query}", 307)


def _api_page(service: Service, request: Request, language: str, way: str) -> str:
    root = root_of(request, service.settings)
    target = Target(root, service.settings.entry())
    info = with_whole_addresses(root)(describe_endpoints(service.model, caller=caller_of(request.scope)))
    for name, binding in service.model.endpoints().items():
        if told := info["named_endpoints"].get(f"/{name}"):
            told |= {"streams": binding.is_generator, "entry": service.settings.entry(binding.options.access)}
        elif binding.options.access == "key" and binding.options.api_visibility == "public":
            info["opens_more"] = True
    mcp = f"{root}{API_PREFIX}/mcp/" if service.settings.mcp_server else None
    i18n = service.settings.i18n
    title, info = translated([service.blocks.title, info], i18n.texts(language) if i18n else {})
    return render_api_page(title, target, info, mcp, way, language)

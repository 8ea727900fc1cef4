"""Routes that give out files: by token from the store, by path under the rules of the app.

Whatever the content, it cannot run as a page of this server. Of the store only images, sounds, videos and PDF are shown, everything
else is downloaded, browsers may not guess other types, and a policy forbids scripts. What an author put into a folder and allowed
is shown as it is; its scripts run in an origin of their own.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from hiroba.errors import UnknownFileError
from hiroba.files.access import AccessRules, is_named_by_content
from hiroba.files.mime_types import guess_mime_type, is_shown
from hiroba.files.store import Entry, FileStore
from hiroba.files.tokens import URL_PREFIX
from hiroba.server.routes.problems import refuse_file

__all__ = ["file_routes"]

_POLICY = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"
# A browser's own player and its viewer for PDF do not work inside a sandbox; neither lets content reach the origin.
_VIEWER_POLICY = "default-src 'none'; media-src 'self'; object-src 'self'; style-src 'unsafe-inline'"
# A report that an author allowed draws itself with scripts, often in a frame. Without `allow-same-origin` these reach neither cookies nor the app.
_REPORT_POLICY = (
    "sandbox allow-scripts allow-forms allow-modals allow-downloads allow-popups allow-popups-to-escape-sandbox"
)
_VIEWED = ("audio/", "video/", "application/pdf")
_BY_TOKEN = "private, max-age=31536000, immutable"
_BY_PATH = "private, no-cache"


def file_routes(store: FileStore, rules: AccessRules) -> list[Route]:
    """Return the routes that give out files.

    `/hiroba/files/ID/NAME` answers for tokens alone, whatever the name. `/gradio_api/file=…` and `/file=…`, which existing clients know, answer
    for tokens, paths of the store, and paths that `rules` allow, absolute or below the folder of the app.

    Args:
        store: Knows the tokens.
        rules: Decide about paths.
    """

    async def send_by_token(request: Request) -> Response:
        return _answer_token(request, store, request.path_params["id"])

    async def send_by_token_or_path(request: Request) -> Response:
        path = request.path_params["path"]
        if store.holds(path):
            # As functions know it, and write it into markup. The id in it opens the file, as in a token.
            return _answer_token(request, store, Path(path).parent.name)
        if not path.startswith("/"):
            below = await run_in_threadpool(rules.find_served_below, path)
            return (
                _answer_token(request, store, path.partition("/")[0])
                if below is None
                else await _answer_served(request, store, below)
            )
        real = await run_in_threadpool(rules.find_served, path)
        if real is None:
            return refuse_file(
                request, 403, "This file may not be given out. The author of the app can allow it by `allowed_paths`."
            )
        return await _answer_served(request, store, real)

    return [
        Route(f"/{URL_PREFIX}{{id}}/{{name:path}}", send_by_token, name="file"),
        Route("/gradio_api/file={path:path}", send_by_token_or_path),
        Route("/file={path:path}", send_by_token_or_path),
    ]


class _FileAnswer(FileResponse):
    chunk_size = 256 * 1024
    """Fewer ways to the thread that reads: 64 KiB, the default, halves the speed of large files."""


async def _answer_served(request: Request, store: FileStore, path: Path) -> Response:
    # The store may lie in an allowed folder, such as that for temporary files. What is in it was put there by visitors, too; so may be
    # what a function keeps.
    policy = _POLICY if store.holds(path) or is_named_by_content(path) else _REPORT_POLICY
    return await run_in_threadpool(_answer_path, request, path, policy)


def _answer_token(request: Request, store: FileStore, file_id: str) -> Response:
    # The id alone opens the file. A name that was not quoted in an address, such as `100%25.txt`, is another one here.
    try:
        entry: Entry = store.entry(file_id)
        stat = os.stat(entry.path)
    except (UnknownFileError, FileNotFoundError):
        return refuse_file(
            request, 404, "This file is not here any more: it left with the session that it belonged to."
        )
    headers = {"etag": f'"{entry.blob.hash}"', "cache-control": _BY_TOKEN}
    return _answer(request, entry.path, entry.name, entry.mime_type, stat, headers, _POLICY)


def _answer_path(request: Request, path: Path, policy: str) -> Response:
    try:
        stat = os.stat(path)
    except FileNotFoundError:
        return refuse_file(request, 404, "This file is not here any more.")
    headers = {"etag": f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"', "cache-control": _BY_PATH}
    return _answer(request, path, path.name, guess_mime_type(path.name), stat, headers, policy)


def _answer(
    request: Request, path: Path, name: str, mime_type: str, stat: os.stat_result, headers: dict[str, str], policy: str
) -> Response:
    opens_viewer = is_shown(mime_type) and mime_type.startswith(_VIEWED)
    headers |= {
        "content-disposition": _disposition(name, is_shown(mime_type) or policy == _REPORT_POLICY),
        "content-security-policy": _VIEWER_POLICY if opens_viewer else policy,
        "x-content-type-options": "nosniff",
    }
    if _is_known(request, headers["etag"]):
        return Response(status_code=304, headers=headers)
    return _FileAnswer(path, headers=headers, media_type=mime_type, stat_result=stat)


def _is_known(request: Request, etag: str) -> bool:
    tags = [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]
    return etag in tags or tags == ["*"]


def _disposition(name: str, is_shown: bool) -> str:
    """Return the header by RFC 6266: the name in ASCII for old readers, and as it is in the form of RFC 5987."""
    kind = "inline" if is_shown else "attachment"
    plain = "".join(letter if " " <= letter <= "~" and letter not in '"\\%' else "_" for letter in name)
    exact = f"; filename*=UTF-8''{quote(name, safe='')}" if plain != name else ""
    return f'{kind}; filename="{plain}"{exact}'

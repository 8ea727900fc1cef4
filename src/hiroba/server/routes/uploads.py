"""Routes by which files enter: the form that existing clients send, and uploads that survive a lost connection."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hiroba.errors import (
    FileTooLargeError,
    HirobaError,
    PayloadError,
    PayloadTooLargeError,
    StorageFullError,
    UnknownFileError,
    UploadConflictError,
)
from hiroba.files.multipart import MultipartReceiver
from hiroba.files.resumable import ResumableUpload, ResumableUploads
from hiroba.files.store import UNCLAIMED, FileStore
from hiroba.files.uploads import Upload
from hiroba.server.body import read_body
from hiroba.server.event_stream import EventStream
from hiroba.server.routes.upload_progress import UploadProgress
from hiroba.server.visits import caller_of

__all__ = ["upload_routes"]

_PIECE_BYTES = 256 * 1024
_UNCLAIMED_AGE_S = 12 * 3600.0
_MAX_DESCRIPTION_BYTES = 64 * 1024
_MAX_DRAINED_BYTES = 32 * 1024 * 1024
_STATUS: dict[type[HirobaError], int] = {
    PayloadTooLargeError: 413,
    PayloadError: 400,
    UnknownFileError: 404,
    UploadConflictError: 409,
    FileTooLargeError: 413,
    StorageFullError: 507,
}

_Handler = Callable[[Request], Awaitable[Response]]


class _NewUpload(msgspec.Struct):
    """Body of the request that begins an upload."""

    name: str
    size: int
    type: str | None = None

    def __post_init__(self) -> None:
        if self.size < 0:
            raise ValueError("`size` must not be negative")


def upload_routes(
    store: FileStore, max_file_bytes: int | None = None, owner_of: Callable[[Request], str | None] | None = None
) -> list[Route]:
    """Return the routes by which files enter the store.

    Args:
        store: Receives the files.
        max_file_bytes: The longest file that is accepted; `None` for no limit.
        owner_of: Tells the session that sends a request; `None` where there is none. What no session sends belongs to nobody
            until one uses it, and is removed if none does.
    """
    find_owner = owner_of or (lambda request: None)
    uploads = ResumableUploads(store, max_file_bytes)
    return [*_form_routes(store, max_file_bytes, find_owner), *_resumable_routes(uploads, find_owner)]


def _form_routes(
    store: FileStore, max_file_bytes: int | None, owner_of: Callable[[Request], str | None]
) -> list[Route]:
    progress = UploadProgress()

    async def take_form(request: Request) -> Response:
        await run_in_threadpool(store.sweep, _UNCLAIMED_AGE_S, only_unclaimed=True)
        owner = owner_of(request) or UNCLAIMED

        def open_upload(name: str, mime_type: str | None) -> Upload:
            return store.open_upload(name, owner, mime_type=mime_type, max_bytes=max_file_bytes)

        content_type = request.headers.get("content-type", "")
        with (
            progress.follow(request.query_params.get("upload_id")) as report,
            MultipartReceiver(content_type, open_upload) as receiver,
        ):
            async for piece in _pieces(request):
                await run_in_threadpool(receiver.feed, piece)
                report(receiver.received)
            files = await run_in_threadpool(receiver.finish)
        return JSONResponse([file.path for file in files])

    async def tell_progress(request: Request) -> Response:
        upload_id = request.query_params.get("upload_id")
        if not upload_id:
            raise PayloadError("`upload_id` is missing. Use the id that the upload was sent with.")
        return EventStream(_progress_events(progress, upload_id))

    routes = []
    for prefix in ("/gradio_api", ""):
        routes.append(Route(f"{prefix}/upload", _answering_errors(take_form), methods=["POST"]))
        routes.append(Route(f"{prefix}/upload_progress", _answering_errors(tell_progress), methods=["GET"]))
    return routes


def _resumable_routes(uploads: ResumableUploads, owner_of: Callable[[Request], str | None]) -> list[Route]:
    async def create(request: Request) -> Response:
        asked = _decode(await _description(request))
        owner = owner_of(request) or UNCLAIMED
        resumable = await run_in_threadpool(
            uploads.create, asked.name, asked.size, asked.type, owner, caller_of(request.scope).name
        )
        return _tell(resumable, 201)

    async def tell(request: Request) -> Response:
        return _tell(uploads.find(request.path_params["id"], caller_of(request.scope).name))

    async def append(request: Request) -> Response:
        resumable = uploads.find(request.path_params["id"], caller_of(request.scope).name)
        place = _offset_of(request)
        if resumable.file is None:
            async for piece in _pieces(request):
                await run_in_threadpool(resumable.upload.write, piece, place)
                place += len(piece)
            await run_in_threadpool(uploads.finish_if_complete, resumable)
        return _tell(resumable)

    async def remove(request: Request) -> Response:
        await run_in_threadpool(uploads.remove, request.path_params["id"], caller_of(request.scope).name)
        return Response(status_code=204)

    one = "/hiroba/uploads/{id}"
    return [
        Route("/hiroba/uploads", _answering_errors(create), methods=["POST"]),
        Route(one, _answering_errors(tell), methods=["GET"]),
        Route(one, _answering_errors(append), methods=["PATCH"]),
        Route(one, _answering_errors(remove), methods=["DELETE"]),
    ]


def _tell(resumable: ResumableUpload, status: int = 200) -> Response:
    upload = resumable.upload
    state = {"id": resumable.id, "offset": upload.offset, "size": upload.size, "file": resumable.file}
    headers = {"upload-offset": str(upload.offset), "upload-length": str(upload.size), "cache-control": "no-store"}
    return Response(msgspec.json.encode(state), status, headers, media_type="application/json")


async def _description(request: Request) -> bytes:
    refusal = f"What describes an upload may have at most {_MAX_DESCRIPTION_BYTES} bytes."
    return await read_body(request, _MAX_DESCRIPTION_BYTES, refusal)


def _decode(body: bytes) -> _NewUpload:
    try:
        return msgspec.json.decode(body, type=_NewUpload)
    except msgspec.DecodeError as error:
        message = f'An upload begins with {{"name": "a.txt", "size": 5, "type": "text/plain"}} as JSON: {error}.'
        raise PayloadError(message) from error


def _offset_of(request: Request) -> int:
    text = request.headers.get("upload-offset", "")
    if not (text.isascii() and text.isdigit() and len(text) < 20):
        raise PayloadError(f"The header `Upload-Offset` must be the place of the first byte in the file, got {text!r}.")
    return int(text)


async def _pieces(request: Request) -> AsyncIterator[bytes]:
    """Yield the body in pieces large enough to be worth a way to a thread, also the last one of a lost connection."""
    gathered = bytearray()
    try:
        async for chunk in request.stream():
            gathered += chunk
            if len(gathered) >= _PIECE_BYTES:
                yield bytes(gathered)
                gathered.clear()
    except ClientDisconnect:
        if gathered:
            yield bytes(gathered)
        raise
    if gathered:
        yield bytes(gathered)


async def _progress_events(progress: UploadProgress, upload_id: str) -> AsyncIterator[str]:
    async for name, count in progress.read(upload_id):
        yield _event({"msg": "update", "orig_name": name, "chunk_size": count})
    yield _event({"msg": "done"})


def _event(message: dict[str, object]) -> str:
    return f"data: {json.dumps(message)}\n\n"


def _answering_errors(handler: _Handler) -> _Handler:
    """Return `handler`, with errors of files and forms as answers that say what to do."""

    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except tuple(_STATUS) as error:
            await _drain(request)
            status = next(status for kind, status in _STATUS.items() if isinstance(error, kind))
            return JSONResponse({"detail": str(error)}, status)
        except ClientDisconnect:
            return Response(status_code=400)

    return answer


async def _drain(request: Request) -> None:
    """Read what is still coming, up to a limit: a browser that is not done sending never looks at the answer."""
    count = 0
    try:
        async for chunk in request.stream():
            count += len(chunk)
            if count > _MAX_DRAINED_BYTES:
                return
    except (ClientDisconnect, RuntimeError):
        return

"""The fallback where WebSockets do not get through: notices as server-sent events, commands by POST. The messages are the same."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from itertools import chain

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hiroba.errors import PayloadTooLargeError
from hiroba.server.body import read_body
from hiroba.server.event_stream import Event, EventStream
from hiroba.server.service import Service
from hiroba.server.transports.commands import MAX_COMMAND_BYTES, Malformed, carry_out, decode_commands, split_message
from hiroba.server.transports.frames import Frame, attached_frame, next_frame
from hiroba.server.visits import caller_of, visit_of
from hiroba.sessions.screen import Screen
from hiroba.sessions.session import Session
from hiroba.wire.commands import AttachCommand, LeaveCommand
from hiroba.wire.ids import ScreenId, SessionKey

__all__ = ["event_routes"]

TOO_LARGE = f"A frame may hold at most {MAX_COMMAND_BYTES} bytes."
HEARTBEAT_S = 15.0


@dataclass
class _Line:
    """What one stream of events follows."""

    session: Session
    screen: Screen
    cursor: int
    connection: int


def event_routes(service: Service) -> list[Route]:
    """Return the routes of the fallback."""

    async def attach(request: Request) -> Response:
        """Attach a screen; the answer is the stream of frames."""
        if not service.admits(request.scope):
            return JSONResponse({"detail": "Not allowed from here."}, 403)
        try:
            commands = decode_commands(await read_body(request, MAX_COMMAND_BYTES, TOO_LARGE))
        except (Malformed, PayloadTooLargeError) as error:
            return JSONResponse({"detail": str(error)}, 400)
        if len(commands) != 1 or not isinstance(commands[0], AttachCommand):
            return JSONResponse({"detail": "One `attach` command was expected."}, 400)
        session, screen, notice = service.attendance.attach(
            commands[0], visit_of(request.scope, commands[0].query, "page")
        )
        service.arrivals.has_arrived(request.scope, commands[0].page)
        line = _Line(session, screen, notice.cursor, screen.connections)
        return EventStream(_events(service, line, attached_frame(session, commands[0], notice)))

    async def command(request: Request) -> Response:
        """Carry out commands of an attached screen; the answers are those to them alone."""
        if not service.admits(request.scope):
            return JSONResponse({"detail": "Not allowed from here."}, 403)
        session = service.attendance.get(SessionKey(request.query_params.get("session", "")))
        screen = session.screens.get(ScreenId(request.query_params.get("screen", ""))) if session else None
        if session is None or screen is None or session.owner != caller_of(request.scope).name:
            return JSONResponse({"detail": "There is no such session."}, 410)
        try:
            text, content = split_message(
                await read_body(request, MAX_COMMAND_BYTES, TOO_LARGE), service.settings.max_file_bytes
            )
            commands = decode_commands(text)
        except (Malformed, PayloadTooLargeError) as error:
            return JSONResponse({"detail": str(error)}, 400)
        answers = [carry_out(service.engine, session, screen, command, content) for command in commands]
        if any(isinstance(command, LeaveCommand) for command in commands):
            may_return = service.arrivals.is_expected(request.scope, session.page)
            service.attendance.detach(session, screen, screen.connections, has_left=True, may_return=may_return)
        return Response(msgspec.json.encode([(0, answer) for answer in answers]), media_type="application/json")

    return [
        Route("/hiroba/notices", attach, methods=["POST"]),
        Route("/hiroba/commands", command, methods=["POST"]),
    ]


async def _events(service: Service, line: _Line, first: Frame) -> AsyncIterator[Event]:
    news = asyncio.Event()
    feed = line.session.feed
    stop = feed.listen(news.set)
    service.readers += 1
    frame: Frame | None = first
    del first
    try:
        while True:
            if frame is not None:
                event = _event(frame)
                del frame
                yield event
            elif feed.is_closed:
                return
            else:
                news.clear()
                try:
                    await asyncio.wait_for(news.wait(), HEARTBEAT_S)
                except TimeoutError:
                    yield b": still here\n\n"
            line.cursor, frame = next_frame(service.engine, line.session, line.screen, line.cursor)
    finally:
        stop()
        service.readers -= 1
        service.attendance.detach(line.session, line.screen, line.connection, has_left=False)


def _event(frame: Frame) -> Event:
    return b"data: " + frame + b"\n\n" if isinstance(frame, bytes) else chain([b"data: "], frame, [b"\n\n"])

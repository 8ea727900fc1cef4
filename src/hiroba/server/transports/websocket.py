"""The WebSocket of a page, as plain ASGI: commands come in, frames of notices go out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import aclosing
from typing import Any

from hiroba.server.service import Service
from hiroba.server.transports.commands import MAX_COMMAND_BYTES, Malformed, carry_out, decode_commands, split_message
from hiroba.server.transports.frames import Frame, attached_frame, next_frame, single_frame
from hiroba.server.unhurried import unhurried
from hiroba.server.visits import visit_of
from hiroba.sessions.feed import Feed
from hiroba.sessions.screen import Screen
from hiroba.sessions.session import Session
from hiroba.wire.commands import AttachCommand, LeaveCommand
from hiroba.wire.notices import QueuedNotice, RefusedNotice, StartedNotice

__all__ = ["serve_socket"]

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

LEFT = (1001, 4001)
"""Codes with which a browser, and a page of ours, says that the page is left."""

ATTACH_WITHIN_S = 20.0

SETTLE_S = 0.002
"""How long word that a run has begun is kept back. It is less than a frame of a screen lasts."""


class _Line:
    """What the reader and the writer of a connection share.

    Attributes:
        news: Set when there is something to send.
        owes: Whether commands were taken of which the page does not know yet.
    """

    __slots__ = ("news", "owes", "screen", "session")

    def __init__(self, session: Session, screen: Screen) -> None:
        self.session = session
        self.screen = screen
        self.news = asyncio.Event()
        self.owes = False

    def acknowledge(self) -> None:
        """Let the page know which commands were taken, with what it is told next."""
        self.owes = True
        self.news.set()


async def serve_socket(service: Service, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
    """Serve one connection of a page until it ends."""
    await receive()
    if not service.admits(scope):
        await send({"type": "websocket.close", "code": 4403, "reason": "Not allowed from here."})
        return
    await send({"type": "websocket.accept"})
    first = await _first_command(receive)
    if first is None:
        await send({"type": "websocket.close", "code": 4400, "reason": "The first message must attach a screen."})
        return
    session, screen, notice = service.attendance.attach(first, visit_of(scope, first.query, "page"))
    service.arrivals.has_arrived(scope, first.page)
    connection, cursor, frame = screen.connections, notice.cursor, attached_frame(session, first, notice)
    del notice  # its snapshot holds values that may be large
    await _send(send, frame)
    line = _Line(session, screen)
    writer = asyncio.create_task(_write(service, line, cursor, send))
    has_left = True
    try:
        has_left = await _read(service, line, receive, send)
    finally:
        writer.cancel()
        may_return = service.arrivals.is_expected(scope, session.page)
        service.attendance.detach(session, screen, connection, has_left, may_return)


async def _first_command(receive: Receive) -> AttachCommand | None:
    try:
        message = await asyncio.wait_for(receive(), ATTACH_WITHIN_S)
        commands = decode_commands(message.get("text") or message.get("bytes") or b"")
    except (TimeoutError, Malformed):
        return None
    return commands[0] if commands and isinstance(commands[0], AttachCommand) else None


async def _read(service: Service, line: _Line, receive: Receive, send: Send) -> bool:
    """Carry out commands until the connection ends; tell whether the page was closed."""
    has_left = False
    while True:
        message = await receive()
        if message["type"] == "websocket.disconnect":
            return has_left or message.get("code") in LEFT
        frame = message.get("text") or message.get("bytes") or b""
        try:
            text, content = split_message(frame, service.settings.max_file_bytes)
            commands = decode_commands(text) if len(frame) <= MAX_COMMAND_BYTES else []
            if not commands:
                raise Malformed(f"A frame may hold at most {MAX_COMMAND_BYTES} bytes, and at least one command.")
        except Malformed as error:
            await _send(send, single_frame(RefusedNotice(0, "malformed", str(error))))
            continue
        for command in commands:
            has_left = has_left or isinstance(command, LeaveCommand)
            answer = carry_out(service.engine, line.session, line.screen, command, content)
            if isinstance(answer, RefusedNotice):
                await _send(send, single_frame(answer))
        line.acknowledge()


async def _write(service: Service, line: _Line, cursor: int, send: Send) -> None:
    """Send what is new in the session's feed, at the pace of the reader."""
    session, news = line.session, line.news
    stop = session.feed.listen(news.set)
    service.readers += 1
    try:
        while True:
            await _settle(line, cursor)
            news.clear()
            owed, line.owes = line.owes, False
            cursor, frame = next_frame(service.engine, session, line.screen, cursor, is_acknowledged=owed)
            if frame is not None:
                sending = _send(send, frame)
                del frame
                await sending
            elif session.feed.is_closed:
                await send({"type": "websocket.close", "code": 4410, "reason": "The session has ended."})
                return
            else:
                await news.wait()
    finally:
        stop()
        service.readers -= 1


async def _settle(line: _Line, cursor: int) -> None:
    """Let a run that could begin at once come to its first news, for a moment: most are told to the page by one frame then."""
    if _has_just_begun(line.session.feed, cursor):
        line.news.clear()
        timer = asyncio.get_running_loop().call_later(SETTLE_S, line.news.set)
        await line.news.wait()
        timer.cancel()


def _has_just_begun(feed: Feed, cursor: int) -> bool:
    following = feed.read(cursor) if feed.number == cursor + 2 else None
    return following is not None and [type(entry.notice) for _, entry in following] == [QueuedNotice, StartedNotice]


async def _send(send: Send, frame: Frame) -> None:
    """Send a frame, a large one as several messages: `+` before all of its pieces but the last, `.` before that."""
    if isinstance(frame, bytes):
        await _send_text(send, frame)
        return
    async with aclosing(unhurried(frame)) as pieces:
        del frame
        mark, piece = b"", await anext(pieces)
        async for following in pieces:
            await _send_text(send, b"+" + piece)
            mark, piece = b".", following
        await _send_text(send, mark + piece)


async def _send_text(send: Send, text: bytes) -> None:
    message = {"type": "websocket.send", "text": text.decode()}
    del text
    await send(message)

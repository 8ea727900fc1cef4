"""`DeepLinks`: what pages looked like, under names that cannot be guessed, for `?deep_link=NAME`."""

from __future__ import annotations

import hashlib
import pickle
import re
import secrets
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import msgspec

from hiroba.components.browserstate import BrowserState
from hiroba.components.component import Component
from hiroba.components.message_seal import is_sealed
from hiroba.components.node import Node
from hiroba.components.timer import Timer
from hiroba.errors import FileError, PayloadError, StorageFullError, UnknownFileError
from hiroba.files.store import FileStore
from hiroba.sessions.database import Database
from hiroba.sessions.session import Session
from hiroba.wire.ids import NodeId
from hiroba.wire.notices import ToastNotice
from hiroba.wire.values import FileData, is_file

__all__ = ["DeepLink", "DeepLinks", "open_link", "take_link"]

LASTS_S = 7 * 24 * 3600.0
MAX_BYTES = 4 * 1024 * 1024
"""Most that the values of one page may take as JSON."""
MAX_FILE_BYTES = 200 * 1024 * 1024
"""Most that the files of one page may take; further ones are left out."""
MAX_TOTAL_BYTES = 2 * 1024 * 1024 * 1024
"""Most that all links may take; the oldest go first."""
MAX_LINKS = 10_000
MAX_OF_SESSION = 20
"""A session that makes more loses its oldest ones."""
RUNNING_KINDS = frozenset({"html", "plot", "anywidget", "modulecomponent", "customcomponent"})
"""Components whose value can hold scripts, or go to code of an author that shows it as it is."""
NAME_BYTES = 24
NAME = re.compile(r"[A-Za-z0-9_-]{32}")
TABLE = """CREATE TABLE IF NOT EXISTS links
    (name TEXT PRIMARY KEY, session TEXT, digest TEXT, made_s REAL, bytes INTEGER, content BLOB)"""


class DeepLink(msgspec.Struct):
    """What a page looked like.

    Attributes:
        page: Its route.
        kinds: The kind of each node, so that a program that has changed since is not filled with what does not fit.
        props: Properties as on the wire, by node.
        arguments: Constructor arguments that functions had changed, pickled, by node.
    """

    page: str
    kinds: dict[int, str]
    props: dict[int, dict[str, Any]]
    arguments: dict[int, bytes] = {}


class DeepLinks:
    """Keeps what pages looked like. Safe to use from several threads.

    Args:
        store: Where the files in values are; links have files of their own in it, which stay when sessions end.
        path: The database. If `None`, links last as long as this process; files do in any case.
        clock: Tells the seconds since 1970.
    """

    def __init__(self, store: FileStore, path: Path | None = None, clock: Callable[[], float] = time.time) -> None:
        self._store = store
        self._path = path or store.folder / "deep_links.sqlite"
        self._clock = clock
        self._lock = threading.Lock()
        self._database: Database | None = None

    def keep(self, session: str, link: DeepLink) -> str:
        """Keep a look, and return its name; the same look of the same session has one name.

        Raises:
            PayloadError: The values are too large.
            StorageFullError: The disk is full; no copy of a file stays.
        """
        content = msgspec.msgpack.encode(link)
        if len(content) > MAX_BYTES:
            raise PayloadError(
                f"This page holds {len(content) / 1e6:.0f} MB of values, and a link may hold {MAX_BYTES / 1e6:.0f} MB. "
                "Empty the largest fields, then try again."
            )
        digest = hashlib.sha256(content).hexdigest()
        with self._lock:
            now_s = self._clock()
            self._forget("made_s < ?", now_s - LASTS_S)
            for (name,) in self._run("SELECT name FROM links WHERE session = ? AND digest = ?", session, digest):
                return str(name)
            name = secrets.token_urlsafe(NAME_BYTES)
            files = _Files(self._store, f"link:{name}")
            try:
                link.props = files.copied(link.props)
                content = msgspec.msgpack.encode(link)
                size = len(content) + files.bytes
                self._run("INSERT INTO links VALUES (?, ?, ?, ?, ?, ?)", name, session, digest, now_s, size, content)
                self._make_room(session)
            except StorageFullError:
                self._store.release(f"link:{name}")
                raise
        return name

    def find(self, name: str) -> DeepLink | None:
        """Return what is kept under a name; `None` if there is nothing, or it is too old."""
        if not NAME.fullmatch(name):
            return None
        with self._lock:
            rows = self._run("SELECT content FROM links WHERE name = ? AND made_s >= ?", name, self._clock() - LASTS_S)
        return msgspec.msgpack.decode(rows[0][0], type=DeepLink) if rows else None

    def has_files(self, value: Any) -> bool:
        """Whether all files in a value are still there."""
        return all(self._is_there(file) for file in _files_in(value))

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            if self._database is not None:
                self._database.close()

    def _is_there(self, file: dict[str, Any]) -> bool:
        try:
            return _is_elsewhere(file) or bool(self._store.find(str(file["path"])))
        except UnknownFileError:
            return False

    def _make_room(self, session: str) -> None:
        newest = "SELECT name FROM links WHERE session = ? ORDER BY made_s DESC, rowid DESC LIMIT ?"
        self._forget(f"session = ? AND name NOT IN ({newest})", session, session, MAX_OF_SESSION)
        self._forget("name NOT IN (SELECT name FROM links ORDER BY made_s DESC, rowid DESC LIMIT ?)", MAX_LINKS)
        total = "SELECT name, sum(bytes) OVER (ORDER BY made_s DESC, rowid DESC) AS total FROM links"
        self._forget(f"name IN (SELECT name FROM ({total}) WHERE total > ?)", MAX_TOTAL_BYTES)

    def _forget(self, condition: str, *values: Any) -> None:
        for (name,) in self._run(f"DELETE FROM links WHERE {condition} RETURNING name", *values):
            self._store.release(f"link:{name}")

    def _run(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        if self._database is None:
            self._database = Database(self._path)
            self._database.run(TABLE)
        return self._database.run(statement, *values)


def take_link(session: Session) -> DeepLink:
    """Return what the page of a session looks like now, without what belongs to its visitor alone. Safe from any thread."""
    link = DeepLink(session.page, {}, {})
    for id, props in list(session.props.items()):
        node = session.app.nodes.get(id)
        if node is None or _is_private(session.component(node)):
            continue
        link.kinds[int(id)], link.props[int(id)] = node.kind, _harmless(session, node, props)
        if id in session.arguments:
            try:
                link.arguments[int(id)] = pickle.dumps(session.arguments[id])
            except Exception:  # any object may refuse in its own way; the component then keeps its first arguments
                continue
    return link


def open_link(session: Session, links: DeepLinks, query: str) -> None:
    """Fill a new session with what a link in the query of its page's address brings."""
    name = parse_qs(query).get("deep_link", [""])[0]
    if not name:
        return
    link = links.find(name)
    if link is None or link.page != session.page:
        text = "This link is not known here, or it has expired. The page has opened without its values."
        session.unreported.append(ToastNotice("warning", text))
        return
    filled = {NodeId(id) for id, kind in link.kinds.items() if _fill(session, links, link, id, kind)}
    session.filled = frozenset(filled)


def _fill(session: Session, links: DeepLinks, link: DeepLink, id: int, kind: str) -> bool:
    node = session.app.nodes.get(NodeId(id))
    if node is None or node.kind != kind or _is_private(node):
        return False
    props = {name: value for name, value in link.props[id].items() if links.has_files(value)}
    session.props[node.id or NodeId(id)] = props
    if id in link.arguments:
        session.argue(node, pickle.loads(link.arguments[id]))
    return "value" in props


def _harmless(session: Session, node: Node, props: dict[str, Any]) -> dict[str, Any]:
    """Return properties without a value that the visitor has made up and that would run as a script on the page of whoever opens the link."""
    shown = session.component(node)
    runs = node.kind in RUNNING_KINDS or getattr(shown, "sanitize_html", True) is False
    if node.id in session.said and (runs or _has_forged_part(props.get("value"))):
        return {name: value for name, value in props.items() if name != "value"}
    return dict(props)


def _has_forged_part(value: Any) -> bool:
    if isinstance(value, dict):
        return ("component" in value and not is_sealed(value)) or any(map(_has_forged_part, value.values()))
    return isinstance(value, list) and any(map(_has_forged_part, value))


def _is_private(node: Node) -> bool:
    is_password = getattr(node, "type", None) == "password"
    return is_password or isinstance(node, (BrowserState, Timer)) or not isinstance(node, Component)


def _files_in(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value] if is_file(value) else [file for item in value.values() for file in _files_in(item)]
    return [file for item in value for file in _files_in(item)] if isinstance(value, list) else []


def _is_elsewhere(file: dict[str, Any]) -> bool:
    return str(file["path"]).startswith(("http://", "https://", "data:"))


class _Files:
    """The files of one link."""

    def __init__(self, store: FileStore, owner: str) -> None:
        self._store = store
        self._owner = owner
        self.bytes = 0

    def copied(self, value: Any) -> Any:
        """Return a value with files that belong to the link; what is gone, or too large, is `None`."""
        if isinstance(value, dict):
            return self._copy(value) if is_file(value) else {key: self.copied(item) for key, item in value.items()}
        return [self.copied(item) for item in value] if isinstance(value, (list, tuple)) else value

    def _copy(self, file: dict[str, Any]) -> dict[str, Any] | None:
        if _is_elsewhere(file):
            return file
        try:
            entry = self._store.find(str(file["path"]))
            if entry.owner is None:
                return file
            if self.bytes + entry.size > MAX_FILE_BYTES:
                return None
            kept = self._put(entry.path, entry.name)
        except StorageFullError:
            raise
        except FileError:
            return None
        self.bytes += entry.size
        return {**file, "path": kept.path, "url": kept.url}

    def _put(self, path: Path, name: str) -> FileData:
        value = self._store.value_at(path)
        if value is not None:
            return self._store.put_value(value, name, self._owner)
        return self._store.put_path(path, name=name, owner=self._owner)

"""`hiroba run app.py`: serve a program, and serve it again whenever it changes.

The server goes on while the program is run anew, so that visitors keep their sessions, what they typed, their state, and what is running.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from hiroba.cli.live_server import LiveServer
from hiroba.cli.program import Program
from hiroba.errors import ArgumentError, LaunchError

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "program", metavar="PROGRAM[:NAME]", help="the Python file, and the app in it if it launches none"
    )
    parser.add_argument("arguments", nargs="*", metavar="-- ARGUMENT", help="arguments of the program")
    parser.add_argument("--host", help="address to listen on (default: the program's own, or this machine only)")
    parser.add_argument(
        "--port", type=int, help="port (default: the program's own, or the first free one from 7860 on)"
    )
    parser.add_argument("--no-reload", action="store_true", help="serve the program as it is now, whatever changes")
    parser.add_argument(
        "--compat", action="store_true", help="let `import gradio` mean Hiroba, so that the program runs unchanged"
    )
    parser.add_argument(
        "--watch", action="append", default=[], type=Path, metavar="FOLDER", help="a further folder to watch"
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve the program until it is interrupted."""
    path, _, name = arguments.program.partition(":")
    file = Path(path).resolve()
    if not file.is_file():
        raise ArgumentError(f"There is no program `{path}`. Give the path of a Python file: `hiroba run app.py`.")
    if arguments.compat:
        from hiroba.cli.compat import let_gradio_mean_hiroba

        let_gradio_mean_hiroba()
    program = Program(file, [path, *arguments.arguments], name or None)
    server = LiveServer({name: value for name, value in _place(arguments).items() if value is not None})
    is_served = _attempt(program, server, is_waiting=not arguments.no_reload)
    if not is_served and arguments.no_reload:
        return 1
    try:
        if arguments.no_reload:
            server.wait()
        else:
            _watch(program, server, arguments.watch)
    finally:
        server.close()
    return 0


def _place(arguments: argparse.Namespace) -> dict[str, Any]:
    return {"server_name": arguments.host, "server_port": arguments.port}


def _watch(program: Program, server: LiveServer, folders: list[Path]) -> None:
    from watchfiles import PythonFilter, watch

    places = [program.folder, *(folder.resolve() for folder in folders)]
    changes = watch(*places, watch_filter=PythonFilter(), raise_interrupt=False)
    for changed in changes:
        names = sorted({Path(path).name for _, path in changed})
        if program.concerns(path for _, path in changed):
            print(f"* {', '.join(names)} changed: running {program.file.name} again", flush=True)
            _attempt(program, server)


def _attempt(program: Program, server: LiveServer, is_waiting: bool = True) -> bool:
    """Run the program, and serve what it launches; if it fails, tell why and go on with the version before.

    Args:
        program: The program.
        server: What serves its app.
        is_waiting: Whether it runs again when it is mended, so that a page may wait for it.
    """
    try:
        with server.directing():
            program.run()
            if not server.has_taken:
                server.take(program.app(), {})
    except (KeyboardInterrupt, LaunchError):
        raise
    except BaseException as error:  # any program may fail in any way, and it may be mended while we wait
        if isinstance(error, SystemExit) and server.has_taken:
            return True
        text = program.tell(error)
        print(text, file=sys.stderr, flush=True)
        server.tell_failure(program.summary(error))
        if is_waiting and server.is_first_run:
            url = server.show_failure(program.file.name, text)
            print(f"* Waiting for {program.file.name} to change{f'; {url} shows the error' if url else ''}", flush=True)
        return False
    return True

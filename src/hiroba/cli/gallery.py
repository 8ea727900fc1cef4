"""`hiroba gallery`: every component and layout, to try."""

from __future__ import annotations

import argparse

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--host", default=None, metavar="NAME", help="address to listen on; this machine only if left out"
    )
    parser.add_argument("--port", type=int, default=None, help="port; the first free one from 7860 on if left out")
    parser.add_argument("--no-browser", action="store_true", help="only tell the address")


def run(arguments: argparse.Namespace) -> int:
    """Serve the gallery until it is interrupted."""
    from hiroba.gallery import build_gallery

    build_gallery().launch(
        server_name=arguments.host, server_port=arguments.port, inbrowser=not arguments.no_browser, debug=True
    )
    return 0

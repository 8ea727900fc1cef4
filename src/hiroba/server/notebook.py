"""Apps inside of notebooks: shown under the cell that launches them, and made by a `%%blocks` cell."""

from __future__ import annotations

import html
import sys
from typing import Any

__all__ = ["is_notebook", "is_shell", "load_ipython_extension", "show_inline"]


def is_shell() -> bool:
    """Tell whether IPython runs this program: a notebook or its prompt."""
    # Widgets import IPython in plain programs too; only where it runs does it have a shell.
    return _shell() is not None


def is_notebook() -> bool:
    """Tell whether what is displayed appears under a cell."""
    return type(_shell()).__name__ in ("ZMQInteractiveShell", "Shell")


def show_inline(url: str, width: int | str = "100%", height: int | str = 500) -> None:
    """Show an app under the present cell.

    Args:
        url: Where the visitor's browser finds it.
        width: Width, in pixels or as CSS.
        height: Height, in pixels or as CSS.
    """
    from IPython.display import HTML, display

    style = f"width:{_length(width)};height:{_length(height)};border:0"
    address = html.escape(url, quote=True)
    allow = "autoplay; camera; microphone; clipboard-read; clipboard-write; fullscreen"
    display(HTML(f'<iframe src="{address}" style="{html.escape(style)}" allow="{allow}"></iframe>'))  # type: ignore[no-untyped-call]


def load_ipython_extension(ipython: Any) -> None:
    """Add the cell magic `%%blocks`: what the cell builds is launched and shown under it. `%load_ext hiroba` calls this.

    Args:
        ipython: The shell.
    """

    def blocks(line: str, cell: str) -> None:
        from hiroba.graph.blocks import Blocks

        with Blocks() as demo:
            result = ipython.run_cell(f"import hiroba as gr\n{cell}")
        result.raise_error()
        _close_before(ipython)
        ipython.user_ns["demo"] = demo
        demo.launch(inline=True, quiet=True, prevent_thread_lock=True)

    ipython.register_magic_function(blocks, magic_kind="cell", magic_name="blocks")


def _close_before(ipython: Any) -> None:
    """Close the app of a cell that ran before, so that running a cell again does not leave a server behind."""
    before = ipython.user_ns.get("demo")
    if callable(getattr(before, "close", None)):
        before.close()


def _shell() -> Any:
    shell_of = getattr(sys.modules.get("IPython"), "get_ipython", None)
    return shell_of() if shell_of is not None else None


def _length(value: int | str) -> str:
    return f"{value}px" if isinstance(value, int) or str(value).isdigit() else str(value)

"""Apps inside of notebooks: shown under the cell that launches them, and made by a `%%blocks` cell."""

from __future__ import annotations

import html
import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from hiroba.graph.blocks import Blocks

__all__ = ["close_former", "inline_address", "is_notebook", "is_shell", "load_ipython_extension", "show_inline"]


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
    from IPython.display import display

    style = f"width:{_length(width)};height:{_length(height)};border:0"
    address = html.escape(url, quote=True)
    allow = "autoplay; camera; microphone; clipboard-read; clipboard-write; fullscreen"
    frame = f'<iframe src="{address}" style="{html.escape(style)}" allow="{allow}"></iframe>'
    display({"text/html": frame, "text/plain": url}, raw=True)  # type: ignore[no-untyped-call]


def inline_address(url: str, root_path: str) -> str:
    """Return where the visitor's browser finds an app: below a proxy's path, where its author or the hub of the notebook names one.

    Args:
        url: Where a browser on this machine finds it.
        root_path: What the author gave to `launch`.
    """
    if root_path:
        return root_path.rstrip("/") + "/"
    hub = os.environ.get("JUPYTERHUB_SERVICE_PREFIX")
    return f"{hub.rstrip('/')}/proxy/{urlsplit(url).port}/" if hub else url


def close_former(blocks: Blocks) -> None:
    """Close what this cell served when it ran before, so that running it again does not leave a server behind.

    Args:
        blocks: What it serves now.
    """
    now = _present_cell()
    if now is None:
        return
    for other, cell in list(_cells.items()):
        if other is not blocks and other.launched is not None and cell.ran_before(now):
            other.close()
    _cells[blocks] = now


class _Cell(NamedTuple):
    id: str
    code: str
    run: int

    def ran_before(self, now: _Cell) -> bool:
        """Whether this is the same cell, in an earlier run. Some notebooks do not name cells; there the code tells."""
        return self.run != now.run and (self.id == now.id if self.id and now.id else self.code == now.code)


_cells: WeakKeyDictionary[Blocks, _Cell] = WeakKeyDictionary()


def _present_cell() -> _Cell | None:
    shell = _shell()
    if not hasattr(shell, "get_parent"):
        return None
    asked = shell.get_parent() or {}
    id = str((asked.get("metadata") or {}).get("cellId") or "")
    return _Cell(id, str((asked.get("content") or {}).get("code") or ""), shell.execution_count)


def load_ipython_extension(ipython: Any) -> None:
    """Add the cell magic `%%blocks`: what the cell builds is launched and shown under it. `%load_ext hiroba` calls this.

    Args:
        ipython: The shell.
    """

    def blocks(line: str, cell: str) -> None:
        from hiroba.graph.blocks import Blocks

        with Blocks() as demo:
            result = ipython.run_cell(f"import hiroba as gr\n{cell}", silent=True)
        result.raise_error()
        ipython.user_ns["demo"] = demo
        demo.launch(inline=True, quiet=True, prevent_thread_lock=True)

    ipython.register_magic_function(blocks, magic_kind="cell", magic_name="blocks")


def _shell() -> Any:
    shell_of = getattr(sys.modules.get("IPython"), "get_ipython", None)
    return shell_of() if shell_of is not None else None


def _length(value: int | str) -> str:
    return f"{value}px" if isinstance(value, int) or str(value).isdigit() else str(value)

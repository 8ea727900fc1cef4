"""`Workflow`: functions as steps on a canvas, which visitors connect and run; and the same as a form and as endpoints."""

from __future__ import annotations

import json
import os
import secrets
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hiroba.components.audio import Audio
from hiroba.components.builder import current_builder
from hiroba.components.button import Button
from hiroba.components.checkbox import Checkbox
from hiroba.components.component import Component
from hiroba.components.file import File
from hiroba.components.image import Image
from hiroba.components.json import JSON
from hiroba.components.markdown import Markdown
from hiroba.components.model3d import Model3D
from hiroba.components.number import Number
from hiroba.components.textbox import Textbox
from hiroba.components.video import Video
from hiroba.components.workflow_text import checked_workflow, read_workflow
from hiroba.components.workflowcanvas import WorkflowCanvas
from hiroba.errors import ArgumentError, BuildError, Error
from hiroba.graph.blocks import Blocks
from hiroba.interfaces.workflow_graph import Port, Task, WorkflowGraph, function_step, workflow_of_functions
from hiroba.interfaces.workflow_run import call_bound, run_task
from hiroba.layout.column import Column
from hiroba.layout.group import Group
from hiroba.sessions.visit import Request

__all__ = ["Workflow"]

MOST_BYTES = 5 * 1024 * 1024
APP_VIEW = "workflow-app"
NEEDS_HUB = (
    "Steps of the kind {kind!r} ask services of Hugging Face, which are not called here. "
    "Give a function as `bind` that calls them, and place it instead."
)
COMPONENTS: dict[str, Callable[..., Component]] = {
    "audio": lambda **options: Audio(type="filepath", **options),
    "boolean": Checkbox,
    "file": File,
    "image": lambda **options: Image(type="filepath", **options),
    "model3d": Model3D,
    "number": Number,
    "video": Video,
}


class Workflow(Blocks):
    """Functions as steps on a canvas: visitors place them, connect them, fill them in and run them.

    The workflow is kept in a file. Everybody may change and run it on the own page; it is saved by who opens the page with the key that the
    program prints when it starts. The same workflow is a form below the canvas, and an endpoint for each part of it that hangs together, as it
    was when the program started.

    Steps run the functions of `bind`. Steps that ask a Space, a model or a dataset of Hugging Face are shown and kept, and say when they are
    run that they cannot be.

    Args:
        graph: Path of the file, seen from the folder of the program; `"workflow.json"` if `None`. It is made when the workflow is saved first.
        bind: Functions that can be placed: a list, or a dictionary by name. They get and return texts, numbers, yes or no, and JSON; one with
            a parameter annotated as `Request` gets the request.
        edges: What leads where in a workflow that is made from `bind`, because there is no file: pairs of `"function"` or `"function.port"`.

    Attributes:
        write_token: The key with which a page may save.

    Raises:
        BuildError: It stands inside of another app, or the file holds no workflow.
        ArgumentError: `edges` names what is not there, or `graph` is no path.
    """

    def __init__(
        self,
        graph: str | None = None,
        *,
        bind: dict[str, Callable[..., Any]] | list[Callable[..., Any]] | None = None,
        edges: list[tuple[str, str]] | None = None,
    ) -> None:
        if current_builder.get() is not None:
            raise BuildError("A Workflow is an app of its own, and cannot be made inside of another one.")
        if graph is not None and not isinstance(graph, (str, os.PathLike)):
            raise ArgumentError(f"`graph` must be the path of a file, got {graph!r}. Functions are given as `bind`.")
        here = Path(sys._getframe(1).f_code.co_filename).resolve().parent
        self._file = here / (graph or "workflow.json")
        functions = {getattr(one, "__name__", repr(one)): one for one in bind} if isinstance(bind, list) else bind
        self._functions: dict[str, Callable[..., Any]] = dict(functions or {})
        self._edges = list(edges or [])
        self._saving = threading.Lock()
        self.write_token = secrets.token_urlsafe(24)
        self._callers = {"fn": lambda order, request: call_bound(self._functions, order, request)}
        text = self._read()
        shown = WorkflowGraph.read(text)
        super().__init__(mode="workflow", title=shown.name)
        with self:
            WorkflowCanvas(self._read, server_functions=self._server_functions(), app_view=APP_VIEW)
            with Column(elem_id=APP_VIEW):
                Markdown(f"# {shown.name}")
                tasks = shown.tasks()
                if not tasks:
                    Markdown("This workflow gives nothing yet.")
                for task in tasks:
                    self._place(shown, task)

    def launch(self, *args: Any, **options: Any) -> Any:
        """Serve this app, as `Blocks.launch` does, and print with which key a page may save."""
        if not options.get("quiet"):
            print(
                f"* To change the workflow for all, add this to the address: ?write_token={self.write_token}",
                flush=True,
            )
        return super().launch(*args, **options)

    def _read(self) -> str:
        """Return the workflow as it is kept, or as it is made from the functions."""
        if self._file.is_file():
            try:
                return read_workflow(self._file.read_text(encoding="utf-8"))
            except ValueError as error:
                raise BuildError(f"The file {str(self._file)!r} holds no workflow: {error}") from None
        name = self._file.stem.replace("_", " ").replace("-", " ").capitalize()
        return json.dumps(workflow_of_functions(self._functions, self._edges, name))

    def _place(self, graph: WorkflowGraph, task: Task) -> None:
        """Make the form of a part of the workflow, which is its endpoint too."""
        with Group():
            inputs = [_component(port) for port in task.inputs]
        button = Button(f"Run {task.label}", variant="primary")
        outputs = [_component(port, is_output=True) for port in task.outputs]

        def run(*values: Any, request: Request) -> Any:
            given = run_task(graph, task, values, self._callers, request)
            return given[0] if len(given) == 1 else given

        run.__doc__ = f"Run {task.label}."
        button.click(run, inputs, outputs, api_name=task.name)

    def _server_functions(self) -> list[Callable[..., Any]]:
        functions, save = self._functions, self._save

        def list_bound_fns(_data: Any = None) -> str:
            return json.dumps([function_step(name, function) for name, function in functions.items()])

        def call_fn(data: list[Any], request: Request) -> str:
            return json.dumps(call_bound(functions, data, request), default=str)

        def call_space(_data: Any = None) -> str:
            raise Error(NEEDS_HUB.format(kind="space"))

        def call_model(_data: Any = None) -> str:
            raise Error(NEEDS_HUB.format(kind="model"))

        def fetch_dataset(_data: Any = None) -> str:
            raise Error(NEEDS_HUB.format(kind="dataset"))

        def get_write_access(request: Request, _data: Any = None) -> str:
            return json.dumps(self._may_save(request))

        def save_workflow(data: list[Any], request: Request) -> str:
            return save(data, request)

        return [list_bound_fns, call_fn, call_space, call_model, fetch_dataset, get_write_access, save_workflow]

    def _may_save(self, request: Request) -> bool:
        given = request.query_params.get("write_token", "")
        return secrets.compare_digest(str(given).encode(), self.write_token.encode())

    def _save(self, data: Any, request: Request) -> str:
        if not self._may_save(request):
            raise Error("Open the page with the key that the program printed to save the workflow.")
        text = data[0] if isinstance(data, list) and data else data
        if not isinstance(text, str) or len(text.encode()) > MOST_BYTES:
            raise Error("A workflow is a text of at most 5 MB.")
        try:
            checked_workflow(json.loads(text))
        except ValueError as error:
            raise Error(f"This is no workflow: {error}") from None
        with self._saving:
            beside = self._file.with_suffix(".new")
            beside.write_text(text, encoding="utf-8")
            os.replace(beside, self._file)
        return "ok"


def _component(port: Port, is_output: bool = False) -> Component:
    options: dict[str, Any] = {"label": port.label, "interactive": not is_output}
    if port.type == "json" and is_output:
        return JSON(label=port.label)
    if port.type == "markdown" and is_output:
        return Markdown(label=port.label, container=True)
    value = json.dumps(port.value) if isinstance(port.value, (dict, list)) else port.value
    if not is_output and port.type in ("text", "markdown", "number", "boolean", "json"):
        options["value"] = value
    return COMPONENTS.get(port.type, Textbox)(**options)

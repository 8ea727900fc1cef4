"""WorkflowCanvas: steps that are connected, each with what goes into it and what comes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from hiroba.components import events
from hiroba.components.component import Component
from hiroba.components.node import Visibility
from hiroba.components.workflow_text import read_workflow
from hiroba.errors import ArgumentError, PayloadError, ReturnError

if TYPE_CHECKING:
    from hiroba.components.timer import Timer

__all__ = ["WorkflowCanvas"]

EMPTY = '{"schema_version": "2", "name": "Workflow"}'
"""A workflow without steps."""


class WorkflowCanvas(Component):
    """A canvas on which visitors place steps, connect what comes out of one with what goes into another, and run them.

    The value is a text of JSON with `"references"` (what is put in), `"operators"` (what runs), `"subjects"` (what is shown as a result) and
    `"edges"`; texts of the first version, with `"nodes"`, are taken and become that. Functions get and return the text.

    The page calls these of `server_functions`, where they are given, each with one list: `list_bound_fns([])` returns the functions that can
    be placed, as JSON; `call_fn([name, arguments])`, `call_space([space, endpoint, arguments])`, `call_model([model, endpoint, arguments])` and
    `fetch_dataset([dataset, config, split, row, count])` run an operator of that kind, and return a JSON list of results or an object with
    `"error"`; `save_workflow([text])` keeps the workflow, and returns `"ok"`; `get_write_access([])` returns `"true"` where the visitor may
    save. `Workflow` gives all of these.

    Args:
        value: The workflow, or a function that returns it at each visit.
        label: Name above the canvas.
        every: See `ComponentOptions`.
        inputs: See `ComponentOptions`.
        show_label: Whether the label is shown.
        visible: See `NodeOptions`.
        elem_id: See `NodeOptions`.
        elem_classes: See `NodeOptions`.
        render: See `NodeOptions`.
        key: See `NodeOptions`.
        preserved_by_key: See `NodeOptions`.
        container: Whether it has a frame.
        server_functions: Functions that the page may call. What they get comes from a visitor.
        app_view: `elem_id` of a layout that shows the workflow as a form. Visitors can go from one to the other, and those who may not save
            begin with the form.

    Raises:
        ArgumentError: Two of `server_functions` have the same name.
    """

    change = events.CHANGE

    def __init__(
        self,
        value: str | Callable[..., str | None] | None = None,
        *,
        label: str | None = None,
        every: Timer | float | None = None,
        inputs: Component | Sequence[Component] | set[Component] | None = None,
        show_label: bool = False,
        visible: Visibility = True,
        elem_id: str | None = None,
        elem_classes: list[str] | str | None = None,
        render: bool = True,
        key: int | str | tuple[int | str, ...] | None = None,
        preserved_by_key: list[str] | str | None = "value",
        container: bool = False,
        server_functions: list[Callable[..., Any]] | None = None,
        app_view: str | None = None,
    ) -> None:
        names = [getattr(function, "__name__", str(function)) for function in server_functions or []]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise ArgumentError(f"`server_functions` need different names, got {', '.join(sorted(twice))} twice.")
        self.server_functions = list(server_functions or [])
        self.app_view = app_view
        super().__init__(
            value,
            label=label,
            every=every,
            inputs=inputs,
            show_label=show_label,
            visible=visible,
            elem_id=elem_id,
            elem_classes=elem_classes,
            render=render,
            key=key,
            preserved_by_key=preserved_by_key,
            container=container,
            interactive=True,
        )

    def props(self) -> dict[str, Any]:
        """Return the parameters; of the functions only the names."""
        names = [getattr(function, "__name__", str(function)) for function in self.server_functions]
        return {**super().props(), "server_functions": names}

    def preprocess(self, payload: Any) -> str | None:
        """Return the text.

        Raises:
            PayloadError: The payload is none.
        """
        if payload is not None and not isinstance(payload, str):
            raise PayloadError(f"A workflow as a text of JSON was expected, got {payload!r:.200}.")
        return payload

    def postprocess(self, value: Any) -> str | None:
        """Return the text, in the second version.

        Raises:
            ReturnError: `value` is no workflow.
        """
        if value is None or value == "":
            return None
        try:
            return read_workflow(value)
        except (ValueError, TypeError) as error:
            raise ReturnError(f"A WorkflowCanvas takes a text of JSON with a workflow. {error}") from None

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a text."""
        return {"type": "string"}

    def example_payload(self) -> Any:
        """Return a workflow without steps."""
        return EMPTY

    def example_value(self) -> Any:
        """Return a workflow without steps."""
        return EMPTY

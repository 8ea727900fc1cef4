"""`Interface`: a function with inputs on one side and outputs on the other."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import Any, Literal

from hiroba.components.builder import require_builder
from hiroba.components.button import Button
from hiroba.components.clearbutton import ClearButton
from hiroba.components.component import Component
from hiroba.components.deeplinkbutton import DeepLinkButton
from hiroba.components.event import Trigger
from hiroba.components.markdown import Markdown
from hiroba.components.own_text import OwnText, with_own_texts
from hiroba.components.state import State
from hiroba.errors import ArgumentError
from hiroba.graph.binding import is_generator_function
from hiroba.graph.blocks import Blocks
from hiroba.graph.on import on
from hiroba.interfaces.examples import Examples
from hiroba.interfaces.flag_buttons import FlagButtons, flag_each_run, flag_options, flagging_callback_from
from hiroba.interfaces.flagging import FlaggingCallback
from hiroba.interfaces.hinted import from_hints, needs_arguments
from hiroba.interfaces.interface_parts import (
    Components,
    as_accordion,
    as_button,
    as_components,
    name_inputs,
    name_outputs,
    place,
)
from hiroba.interfaces.pipelines import pipeline_parts
from hiroba.layout.accordion import Accordion
from hiroba.layout.column import Column
from hiroba.layout.row import Row

__all__ = ["Interface", "InterfaceTypes"]

SUBMIT, STOP, CLEAR = OwnText("Submit"), OwnText("Stop"), OwnText("Clear")

QUIET: dict[str, Any] = {
    "queue": False,
    "show_progress": "hidden",
    "api_name": "_interface_step",
    "api_visibility": "undocumented",
}
"""Options of steps that only change what is shown. No program needs them, but an app that was loaded elsewhere (`load`) calls them."""


class InterfaceTypes(Enum):
    """What an interface is made of."""

    STANDARD = auto()
    INPUT_ONLY = auto()
    OUTPUT_ONLY = auto()
    UNIFIED = auto()


class Interface(Blocks):
    """An app around one function.

    Args:
        fn: The function. A generator shows each value that it yields, and gets a Stop button.
        inputs: Components, or their names such as `"text"`, one for each parameter. `None` leaves a Generate button.
        outputs: Components, or their names, one for each value returned.
        examples: Rows of values that fill the inputs at a click; see `Examples`.
        cache_examples: Whether the answers to examples are computed beforehand; see `Examples`.
        cache_mode: `"eager"` or `"lazy"`; see `Examples`.
        examples_per_page: How many examples are shown at once.
        example_labels: Texts shown in place of examples.
        preload_example: The example shown when the page opens, where answers are kept.
        live: Whether the function runs at each change of an input; there is no Submit button then.
        title: Heading, and name of the browser's tab.
        description: Markdown below the heading.
        article: Markdown at the end of the page.
        flagging_mode: `"manual"` shows buttons, `"auto"` flags every run, `"never"` none; `None` means `"manual"`.
        flagging_options: What the buttons say and write: texts, or pairs of both.
        flagging_dir: Where flagged runs are kept.
        flagging_callback: What keeps them; a `CSVLogger` if `None`.
        analytics_enabled: Accepted for compatibility; nothing is ever reported.
        batch: Whether the function takes lists of inputs.
        max_batch_size: Most inputs that one call takes.
        api_visibility: Whether programs see the endpoint.
        api_name: Its name; that of the function if `None`.
        api_description: Its description; the function's docstring if `None`.
        allow_duplication: Accepted for compatibility.
        concurrency_limit: How many runs go on at once.
        additional_inputs: Further inputs, in a fold below.
        additional_inputs_accordion: The fold, or its title.
        submit_btn: The button that runs, or its text.
        stop_btn: The button that ends a generator, or its text.
        clear_btn: The button that empties, or its text; `None` shows none.
        delete_cache: As in `Blocks`.
        show_progress: How much the outputs show of a running function.
        fill_width: As in `Blocks`.
        time_limit: Seconds after which a streamed input ends.
        stream_every: Seconds between pieces of a streamed input.
        deep_link: A `DeepLinkButton` below all that, or its text; `True` makes one. It rests until there is a result.
        validator: Checks the inputs first; see `BindingOptions`.
        **kwargs: Appearance, as `launch` takes it.

    Raises:
        ArgumentError: A parameter has a value that cannot work.
    """

    def __init__(
        self,
        fn: Callable[..., Any],
        inputs: Components,
        outputs: Components,
        examples: Any = None,
        *,
        cache_examples: bool | None = None,
        cache_mode: Literal["eager", "lazy"] | None = None,
        examples_per_page: int = 10,
        example_labels: list[str] | None = None,
        preload_example: int | Literal[False] = 0,
        live: bool = False,
        title: str | None = None,
        description: str | None = None,
        article: str | None = None,
        flagging_mode: Literal["never", "auto", "manual"] | None = None,
        flagging_options: list[str] | list[tuple[str, str]] | None = None,
        flagging_dir: str = ".gradio/flagged",
        flagging_callback: FlaggingCallback | None = None,
        analytics_enabled: bool | None = None,
        batch: bool = False,
        max_batch_size: int = 4,
        api_visibility: Literal["public", "private", "undocumented"] = "public",
        api_name: str | None = None,
        api_description: str | Literal[False] | None = None,
        _api_mode: bool = False,
        allow_duplication: bool = False,
        concurrency_limit: int | Literal["default"] | None = "default",
        additional_inputs: Components = None,
        additional_inputs_accordion: str | Accordion | None = None,
        submit_btn: str | Button = SUBMIT,
        stop_btn: str | Button = STOP,
        clear_btn: str | Button | None = CLEAR,
        delete_cache: tuple[int, int] | None = None,
        show_progress: Literal["full", "minimal", "hidden"] = "full",
        fill_width: bool = False,
        time_limit: int | None = 30,
        stream_every: float = 0.5,
        deep_link: str | DeepLinkButton | bool | None = None,
        validator: Callable[..., Any] | None = None,
        **kwargs: Any,
    ) -> None:
        if not callable(fn):
            raise ArgumentError(f"`fn` must be a function, got {fn!r}. Give its name without brackets.")
        if flagging_mode not in (None, "never", "auto", "manual"):
            raise ArgumentError(f'`flagging_mode` must be "never", "auto", "manual" or None, got {flagging_mode!r}.')
        if inputs is None and needs_arguments(fn):
            fn, inputs = from_hints(fn)
        self.fn = fn
        self.main_input_components = as_components(inputs, "inputs")
        self.additional_input_components = as_components(additional_inputs, "additional_inputs")
        self.input_components = [*self.main_input_components, *self.additional_input_components]
        self.output_components = _shared_states(self.input_components, as_components(outputs, "outputs"))
        name_inputs(self.input_components, fn)
        name_outputs(self.output_components)
        _close([component for component in self.output_components if component not in self.input_components])
        self.live = live
        self.flagging_mode = flagging_mode or os.environ.get("GRADIO_FLAGGING_MODE") or "manual"
        self.flagging_options = flag_options(flagging_options)
        self.flagging_callback = flagging_callback_from(flagging_callback)
        self.flagging_dir = flagging_dir
        self._texts = (title, description, article)
        self._buttons = (submit_btn, stop_btn, clear_btn)
        self._fold = additional_inputs_accordion
        self._link = _link_button(deep_link)
        self._options: dict[str, Any] = {
            "api_name": api_name,
            "api_visibility": api_visibility,
            "api_description": api_description,
            "batch": batch,
            "max_batch_size": max_batch_size,
            "concurrency_limit": concurrency_limit,
            "show_progress": show_progress,
            "validator": validator,
        }
        self._streaming: dict[str, Any] = {"time_limit": time_limit, "stream_every": stream_every}
        # An interface made inside of another app is placed there when its own building ends.
        super().__init__(
            mode="interface", title=title or "Hiroba", fill_width=fill_width, delete_cache=delete_cache, **kwargs
        )
        with self:
            self._build()
            if examples is not None:
                self.examples_handler = Examples(
                    examples,
                    _without_states(self.input_components),
                    _without_states(self.output_components),
                    fn,
                    cache_examples,
                    cache_mode,
                    examples_per_page,
                    batch=batch,
                    visible_columns=[*range(len(_without_states(self.main_input_components)))] or None,
                    example_labels=example_labels,
                    preload=preload_example,
                )
                if self.examples_handler.cache_examples:
                    self._wake_link(self.examples_handler.load_input_event)
            if article:
                Markdown(article)

    @property
    def interface_type(self) -> InterfaceTypes:
        """Whether it has inputs and outputs, only one of both, or outputs that are its inputs."""
        if not self.input_components:
            return InterfaceTypes.OUTPUT_ONLY
        if not self.output_components:
            return InterfaceTypes.INPUT_ONLY
        is_unified = self.input_components == self.output_components
        return InterfaceTypes.UNIFIED if is_unified else InterfaceTypes.STANDARD

    @classmethod
    def from_pipeline(cls, pipeline: Any, **kwargs: Any) -> Interface:
        """Return an interface for a pipeline of transformers or diffusers; what it takes and gives follows from its task.

        Args:
            pipeline: The pipeline.
            **kwargs: Arguments of `Interface` that win over those that follow from the pipeline.

        Raises:
            ArgumentError: No interface is known for its task.
        """
        return cls(**{**pipeline_parts(pipeline), **kwargs})

    def _build(self) -> None:
        title, description, _ = self._texts
        if title:
            Markdown(f"# {title}")
        if description:
            Markdown(description)
        outputs = [component for component in self.output_components if component not in self.input_components]
        flags: FlagButtons | None = None
        with Row():
            if self.input_components:
                with Column():
                    self._place_inputs()
                    buttons = self._place_buttons()
                    if not outputs:
                        flags = self._place_flags()
            if outputs or not self.input_components:
                with Column():
                    place(outputs)
                    if not self.input_components:
                        buttons = self._place_buttons()
                    flags = self._place_flags()
        if self._link is not None:
            self._link.render()
        self._bind(*buttons, flags)

    def _place_inputs(self) -> None:
        place(self.main_input_components)
        if self.additional_input_components:
            with as_accordion(self._fold):
                place(self.additional_input_components)

    def _place_buttons(self) -> tuple[Button | None, Button | None, Button | None]:
        """Return the buttons that run, end and empty, where they are shown."""
        submit_btn, stop_btn, clear_btn = self._buttons
        run = stop = None
        with Row():
            clear = None if clear_btn is None else _clear_button(clear_btn)
            if not self.live or not self.input_components:
                text = OwnText("Generate") if submit_btn == SUBMIT and not self.input_components else submit_btn
                run = as_button(text, "submit_btn", variant="primary")
                if is_generator_function(self.fn):
                    stop = as_button(stop_btn, "stop_btn", variant="stop", visible=False)
        return run, stop, clear

    def _place_flags(self) -> FlagButtons | None:
        if self.flagging_mode != "manual" or not self.output_components:
            return None
        with Row():
            return FlagButtons(self.flagging_options, self.flagging_callback, self.flagging_dir)

    def _bind(self, run: Button | None, stop: Button | None, clear: Button | None, flags: FlagButtons | None) -> None:
        starts = [run.click] if run is not None else []
        starts += [trigger for component in self.input_components if (trigger := _trigger(component, "submit"))]
        if self.live and self.input_components:
            dependency = self._bind_live()
        elif stop is not None and run is not None:
            dependency = self._bind_stoppable(starts, run, stop)
        else:
            if self.live:
                self.load(self.fn, None, self.output_components)
            dependency = on(starts, self.fn, self.input_components, self.output_components, **self._options)
        known = list(dict.fromkeys([*self.input_components, *self.output_components]))
        if clear is not None:
            _bind_clear(clear, known)
            # In the compatible API there is also a step that closes parts of the page.
            require_builder("An interface").bindings.numbers.skip("")
        if flags is not None:
            flags.bind(known, [*([clear.click] if clear is not None else []), *starts])
        self._wake_link(dependency)
        if flags is None and self.flagging_mode == "auto" and dependency is not None:
            flag_each_run(dependency, known, self.flagging_callback, self.flagging_dir)

    def _wake_link(self, dependency: Any) -> None:
        """Let visitors share what they see as soon as it holds a result."""
        if self._link is not None and dependency is not None:
            dependency.success(lambda: {"__type__": "update", "interactive": True}, None, self._link, **QUIET)

    def _bind_live(self) -> Any:
        streams = [
            trigger
            for c in self.input_components
            if getattr(c, "streaming", False) and (trigger := _trigger(c, "stream"))
        ]
        if streams:
            return on(
                streams, self.fn, self.input_components, self.output_components, **self._options, **self._streaming
            )
        changes = [trigger for component in self.input_components if (trigger := _trigger(component, "change"))]
        return on(
            changes, self.fn, self.input_components, self.output_components, trigger_mode="always_last", **self._options
        )

    def _bind_stoppable(self, starts: Sequence[Trigger], run: Button, stop: Button) -> Any:
        def show(is_running: bool) -> list[dict[str, Any]]:
            return [{"__type__": "update", "visible": not is_running}, {"__type__": "update", "visible": is_running}]

        first = on(list(starts), lambda: show(True), None, [run, stop], **QUIET)
        dependency = first.then(self.fn, self.input_components, self.output_components, **self._options)
        dependency.then(lambda: show(False), None, [run, stop], **QUIET)
        stop.click(lambda: show(False), None, [run, stop], cancels=dependency, **QUIET)
        return dependency


def _close(outputs: Sequence[Component]) -> None:
    """Let visitors change outputs only where the author says so; that flagging reads them does not open them."""
    for component in outputs:
        if component.interactive is None:
            component.interactive = component.given["interactive"] = False


def _link_button(given: str | DeepLinkButton | bool | None) -> DeepLinkButton | None:
    if isinstance(given, DeepLinkButton):
        return given.unrender()
    if isinstance(given, str):
        return DeepLinkButton(given, interactive=False, render=False)
    return DeepLinkButton(interactive=False, render=False) if given else None


def _trigger(component: Component, event: str) -> Trigger | None:
    return getattr(component, event) if event in component.EVENTS else None


def _clear_button(given: str | Button) -> Button:
    if not isinstance(given, str):
        return as_button(given, "clear_btn")
    return with_own_texts(ClearButton(value=str(given)), value=given)


def _bind_clear(clear: Button, components: list[Component]) -> None:
    if isinstance(clear, ClearButton):
        clear.add(components)
        return
    fields = _without_states(components)
    clear.click(
        lambda: [None] * len(fields) if len(fields) != 1 else None, None, fields, queue=False, api_visibility="private"
    )


def _shared_states(inputs: Sequence[Component], outputs: Sequence[Component]) -> list[Component]:
    """Return the outputs, where a state that was given by name is the one among the inputs."""
    states = [component for component in inputs if isinstance(component, State)]
    return [
        states[0] if isinstance(component, State) and states and component not in inputs else component
        for component in outputs
    ]


def _without_states(components: Sequence[Component]) -> list[Component]:
    return [component for component in components if not isinstance(component, State)]

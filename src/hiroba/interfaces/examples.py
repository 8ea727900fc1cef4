"""`Examples`: samples that fill inputs at a click, and outputs where answers are kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any, Literal

from hiroba.components.binding_options import BindingOptions
from hiroba.components.builder import current_builder, require_builder
from hiroba.components.component import Component
from hiroba.components.count import as_count
from hiroba.components.dataset import Dataset, check_sample_labels
from hiroba.components.listed import listed
from hiroba.components.node import Visibility
from hiroba.errors import ArgumentError
from hiroba.graph.blocks import Blocks
from hiroba.graph.unfold_outputs import UNCHANGED
from hiroba.interfaces.example_cache import ExampleCache
from hiroba.interfaces.example_rows import example_rows
from hiroba.sessions.visit import Request

__all__ = ["Examples"]


class Examples:
    """Samples below a form; a click on one fills the inputs.

    Args:
        examples: A row of values for each example; a plain list where there is one input; or a folder, see `example_rows`.
        inputs: What a click fills.
        outputs: What is filled from kept answers, or by `fn` with `run_on_click`.
        fn: What computes the answers.
        cache_examples: Whether answers are kept, so that a click calls nothing; `None` takes `GRADIO_CACHE_EXAMPLES`.
        cache_mode: `"eager"` computes them when the app starts, `"lazy"` at the first click; `None` takes `GRADIO_CACHE_MODE`.
        examples_per_page: How many are shown at once.
        label: Name above them.
        elem_id: `id` of their HTML element.
        run_on_click: Whether a click also calls `fn`, where answers are not kept.
        preprocess: Whether `fn` gets Python values; `False` gives it the raw payload.
        postprocess: `False` sends what `fn` returns as it is.
        api_visibility: Whether programs see the endpoint that loads an example.
        api_name: Its name.
        api_description: Its description.
        batch: Whether `fn` takes lists.
        example_labels: Texts shown in place of the values.
        visible_columns: Places of the inputs that are shown; all if `None`.
        visible: As in `NodeOptions`.
        preload: The example that is shown with its kept answer when the page opens, with `cache_mode="eager"` and where no input
            has a `value`; `False` shows none.

    Attributes:
        dataset: The component that shows them.
        load_input_event: What fills the inputs; continue with `.then`.

    Raises:
        ArgumentError: `examples` have no form that is known, or answers shall be kept and there is no `fn` or no outputs.
    """

    def __init__(
        self,
        examples: Any,
        inputs: Component | Sequence[Component],
        outputs: Component | Sequence[Component] | None = None,
        fn: Callable[..., Any] | None = None,
        cache_examples: bool | None = None,
        cache_mode: Literal["eager", "lazy"] | None = None,
        examples_per_page: int = 10,
        _api_mode: bool = False,
        label: str | None = None,
        elem_id: str | None = None,
        run_on_click: bool = False,
        preprocess: bool = True,
        postprocess: bool = True,
        api_visibility: Literal["public", "private", "undocumented"] = "undocumented",
        api_name: str | None = "load_example",
        api_description: str | Literal[False] | None = None,
        batch: bool = False,
        *,
        example_labels: list[str] | None = None,
        visible_columns: list[int] | None = None,
        visible: Visibility = True,
        preload: int | Literal[False] = 0,
    ) -> None:
        self.inputs = [inputs] if isinstance(inputs, Component) else listed("inputs", inputs, "components")
        self.outputs = [outputs] if isinstance(outputs, Component) else listed("outputs", outputs or (), "components")
        self.fn = fn
        self.examples = example_rows(examples, self.inputs)
        self.cache_examples, self.cache_mode = _caching(cache_examples, cache_mode, fn, self.outputs)
        self.preload = preload
        self._loading: dict[str, Any] = {"api_visibility": api_visibility, "api_description": api_description}
        self._api_name = api_name
        filled = [i for i in range(len(self.inputs)) if any(row[i] is not None for row in self.examples)]
        wanted = filled if visible_columns is None else _columns(visible_columns, len(self.inputs))
        shown = [i for i in filled if i in wanted] or filled
        self._filled, self._shown = filled, shown
        self.dataset = Dataset(
            components=[self.inputs[i] for i in shown],
            samples=[[row[i] for i in shown] for row in self.examples],
            label=label,
            type="tuple",
            samples_per_page=as_count("examples_per_page", examples_per_page) or 10,
            sample_labels=check_sample_labels("example_labels", example_labels, len(self.examples)),
            elem_id=elem_id,
            visible=visible,
        )
        if current_builder.get() is None:  # Made on its own: there is no page yet on which a click could do something.
            self.load_input_event: Any = None
        elif self.cache_examples:
            assert fn is not None
            cache = ExampleCache(
                fn,
                self.inputs,
                self.outputs,
                self.examples,
                is_batch=batch,
                preprocess=preprocess,
                postprocess=postprocess,
            )
            self.load_input_event = self._bind_cache(cache)
        else:
            self.load_input_event = self._bind_inputs()
            if run_on_click and fn is not None:
                then = self.load_input_event.then
                then(
                    fn,
                    self.inputs,
                    self.outputs,
                    api_visibility="undocumented",
                    batch=batch,
                    preprocess=preprocess,
                    postprocess=postprocess,
                )

    def _bind_inputs(self, api_name: str | None = None) -> Any:
        if not self._filled:
            return None
        return self.dataset.click(
            self._inputs_of,
            self.dataset,
            [self.inputs[i] for i in self._filled],
            show_progress="hidden",
            queue=False,
            api_name=api_name or self._api_name,
            **(self._loading if api_name is None else {"api_visibility": "undocumented"}),
        )

    def _bind_cache(self, cache: ExampleCache) -> Any:
        builder = require_builder("Keeping the answers of examples")

        def load_example(example_tuple: tuple[int, list[Any]], request: Request) -> Any:
            answer = cache.answer(example_tuple[0], request)
            return answer[0] if len(self.outputs) == 1 else answer

        filling = self._bind_inputs("load_example_input")
        last = filling.then(
            load_example, self.dataset, self.outputs, postprocess=False, api_name=self._api_name, **self._loading
        )
        if self.cache_mode == "eager" and isinstance(builder, Blocks):
            builder.startup_tasks.append(cache.fill)
        place = self._preloaded()
        if place is not None:
            first = place, self.dataset.samples[place]

            def open_with(request: Request) -> Any:
                return load_example(first, request)

            quietly: dict[str, Any] = {"show_progress": "hidden", "queue": False, "api_name": False}
            targets = [self.inputs[i] for i in self._filled]
            builder.bind([(None, "load")], lambda: self._inputs_of(first), BindingOptions(outputs=targets, **quietly))
            options = BindingOptions(outputs=self.outputs, postprocess=False, **quietly)
            builder.bind([(None, "load")], open_with, options)
        return last

    def _preloaded(self) -> int | None:
        """Return which example a page opens with: one whose answer is there, and where no input has a value of its author."""
        if self.preload is False or self.preload >= len(self.examples) or self.cache_mode != "eager":
            return None
        return None if any("value" in self.inputs[i].given for i in self._filled) else self.preload

    def _inputs_of(self, example_tuple: tuple[int, list[Any]]) -> Any:
        """Return what the inputs get. A function may have given the dataset other samples, of the shown inputs or of all."""
        index, sample = example_tuple
        row = self.examples[index] if index < len(self.examples) else []
        is_own = bool(row) and all(value is row[i] for i, value in zip(self._shown, sample, strict=False))
        if is_own:
            given = dict(enumerate(row))
        else:
            given = dict(zip(self._filled if len(sample) == len(self._filled) else self._shown, sample, strict=False))
        values = [given.get(i, UNCHANGED) for i in self._filled]
        return values[0] if len(values) == 1 else values


def _columns(visible: Sequence[int], count: int) -> Sequence[int]:
    if not visible or any(isinstance(place, bool) or place not in range(count) for place in visible):
        raise ArgumentError(
            f"`visible_columns` holds places of inputs, 0 to {count - 1}, got {visible!r}. Leave it out to show all."
        )
    return visible


def _caching(
    cache_examples: bool | str | None,
    cache_mode: str | None,
    fn: Callable[..., Any] | None,
    outputs: Sequence[Component],
) -> tuple[bool, str]:
    if cache_examples == "lazy":  # As older releases wrote it.
        cache_examples, cache_mode = True, "lazy"
    mode = cache_mode or os.environ.get("GRADIO_CACHE_MODE") or "eager"
    if mode not in ("eager", "lazy"):
        raise ArgumentError(f'`cache_mode` must be "eager" or "lazy", got {mode!r}.')
    can = fn is not None and bool(outputs)
    if cache_examples is None:
        return can and os.environ.get("GRADIO_CACHE_EXAMPLES", "").lower() == "true", mode
    if cache_examples and not can:
        raise ArgumentError("`cache_examples=True` needs `fn` and `outputs`, to compute the answers that are kept.")
    return bool(cache_examples), mode

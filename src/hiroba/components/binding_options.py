"""What an author says when a function is attached to an event, besides the function itself."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from hiroba.components.count import as_count
from hiroba.components.one_of import one_of_or
from hiroba.components.shortcut import parse_shortcut
from hiroba.errors import ArgumentError

if TYPE_CHECKING:
    pass

__all__ = ["ACCESS", "Access", "BindingOptions", "TriggerMode"]

Access = Literal["page", "signed in", "key", "public"]
ACCESS: tuple[Access, ...] = ("page", "signed in", "key", "public")
TriggerMode = Literal["once", "multiple", "always_last"]
Nodes = "Node | Sequence[Node] | set[Node] | None"

PROGRESS = ("full", "minimal", "hidden")
VISIBILITIES = ("public", "private", "undocumented")
CHOICES = {
    "access": (None, *ACCESS),
    "trigger_mode": (None, "once", "multiple", "always_last"),
}


@dataclass(frozen=True, kw_only=True)
class BindingOptions:
    """Parameters of every event, documented once.

    Attributes:
        inputs: Components whose values the function gets. A set arrives as one dictionary by component.
        outputs: Components that its results go to.
        inputs_kwargs: Components whose values the function gets by name.
        api_name: Name of the endpoint; `None` takes the function's, `False` offers none.
        api_description: Text in the description of the API; `None` takes the docstring, `False` none.
        api_visibility: `"public"`, `"undocumented"` (callable, not listed) or `"private"` (not callable).
        scroll_to_output: Whether the page scrolls to the output when it is done.
        show_progress: How much the outputs show of a running function.
        show_progress_on: Components that show it in place of the outputs.
        queue: Whether a run waits in line; `False` runs it at once.
        batch: Whether the function takes lists of inputs and returns lists of outputs.
        max_batch_size: Most runs that one call of a batch function serves.
        preprocess: `False` gives the function the raw payload.
        postprocess: `False` sends what it returns as it is.
        cancels: Dependencies whose running jobs this event ends.
        trigger_mode: What happens when the event comes again while it runs: `"once"` ignores it, `"multiple"` runs it as well,
            `"always_last"` runs it once more at the end. `None` lets the event decide.
        js: A JavaScript function that runs in the browser before the function, on its inputs.
        concurrency_limit: How many runs may go on at once; `None` sets no limit, `"default"` takes the queue's.
        concurrency_id: Bindings with the same id share one limit.
        time_limit: Seconds after which a running function is ended. What a generator has given by then is its result; any other function
            has failed. In a thread it ends at its next Python instruction, in a worker process at once. `None` sets no limit.
        stream_every: Seconds between frames of a stream.
        key: Within `@render`, identifies the binding from one drawing to the next.
        validator: A function on the same inputs that runs first, and may refuse them with `validate`.
        executor: Where the function runs: `"thread"`, `"process"` (a worker process that can be ended at any moment), or `None`
            for the app's default.
        confirm: A question that the page asks the visitor before anything runs; only if it is answered with yes, the function
            runs. Its first sentence is the heading. Programs that call the endpoint are not asked.
        shortcut: Keys that do the same as the event, such as `"ctrl+enter"` or `"mod+k"` (Ctrl, or Command on a Mac). Keys without
            Ctrl, Alt or Command do nothing while the visitor types. `?` shows all shortcuts of a page.
        log: A `Log` that shows what the function prints while it runs.
        repeatable: Whether a run that the end of the server interrupted is begun again by the next one, where jobs are written down
            (`launch(store=...)`). Otherwise it is reported as interrupted.
        access: Who may run it, by whatever way: `"page"` (only the app's page, no program), `"signed in"` (people who have signed in, and programs
            with a key), `"key"` (programs with an API key only) or `"public"` (anybody). `None` takes that of the app (`launch(access=...)`).
        roles: Only callers who have one of these roles may run it.
    """

    inputs: Any = None
    outputs: Any = None
    inputs_kwargs: dict[str, Any] | None = None
    api_name: str | Literal[False] | None = None
    api_description: str | Literal[False] | None = None
    api_visibility: Literal["public", "private", "undocumented"] = "public"
    scroll_to_output: bool = False
    show_progress: Literal["full", "minimal", "hidden"] = "full"
    show_progress_on: Any = None
    queue: bool = True
    batch: bool = False
    max_batch_size: int = 4
    preprocess: bool = True
    postprocess: bool = True
    cancels: Any = None
    trigger_mode: TriggerMode | None = None
    js: str | Literal[True] | None = None
    concurrency_limit: int | Literal["default"] | None = "default"
    concurrency_id: str | None = None
    time_limit: float | None = None
    stream_every: float = 0.5
    key: int | str | tuple[int | str, ...] | None = None
    validator: Callable[..., Any] | None = None
    executor: str | None = None
    confirm: str | None = None
    shortcut: str | None = None
    log: Any = None
    repeatable: bool = False
    access: Access | None = None
    roles: Collection[str] | None = None

    def __post_init__(self) -> None:
        self._forgive()
        for name, choices in CHOICES.items():
            value = getattr(self, name)
            if value not in choices:
                raise ArgumentError(f"`{name}` must be one of {', '.join(map(repr, choices))}, got {value!r}.")
        if self.time_limit is not None and not (isinstance(self.time_limit, (int, float)) and self.time_limit > 0):
            raise ArgumentError(f"`time_limit` must be a positive number of seconds or None, got {self.time_limit!r}.")
        if not isinstance(self.stream_every, (int, float)):
            raise ArgumentError(f"`stream_every` must be a number of seconds, got {self.stream_every!r}.")
        if self.validator is not None and not callable(self.validator):
            raise ArgumentError(f"`validator` must be a function of the inputs, got {self.validator!r}.")
        if self.confirm is not None and not (isinstance(self.confirm, str) and self.confirm.strip()):
            raise ArgumentError(f"`confirm` must be the question that the visitor is asked, got {self.confirm!r}.")
        self._check_log()
        if self.shortcut is not None:
            object.__setattr__(self, "shortcut", parse_shortcut(self.shortcut))
        if self.roles is not None:
            object.__setattr__(self, "roles", checked_roles(self.roles))

    def _forgive(self) -> None:
        """Take a usual value in place of words that existing programs hold and nobody ever checked."""
        given: Any = self.show_progress
        shown = "hidden" if given is False else "full" if given is True or given is None else given
        object.__setattr__(self, "show_progress", one_of_or("full", "show_progress", shown, PROGRESS))
        object.__setattr__(self, "max_batch_size", as_count("max_batch_size", self.max_batch_size))
        if self.concurrency_limit != "default":
            limit = as_count("concurrency_limit", self.concurrency_limit, ', or None, or "default"')
            object.__setattr__(self, "concurrency_limit", limit)
        visibility = one_of_or("undocumented", "api_visibility", self.api_visibility, VISIBILITIES)
        object.__setattr__(self, "api_visibility", visibility)

    def _check_log(self) -> None:
        if self.log is None:
            return
        if not callable(getattr(self.log, "grown", None)):
            raise ArgumentError(f"`log` must be a `Log`, got {self.log!r}.")
        if self.batch:
            raise ArgumentError("A batch function works for several visitors at once, so it can have no `log`.")


def checked_roles(roles: Any) -> frozenset[str]:
    """Return roles as a set.

    Raises:
        ArgumentError: They are no texts.
    """
    names = (roles,) if isinstance(roles, str) else tuple(roles) if isinstance(roles, Collection) else (None,)
    if not all(isinstance(name, str) for name in names):
        raise ArgumentError(f"`roles` must be names such as ['editor', 'admin'], got {roles!r}.")
    return frozenset(names)

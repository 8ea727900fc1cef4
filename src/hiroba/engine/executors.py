"""`Executors`: which executor runs the function of an event, and which functions a strand can run."""

from __future__ import annotations

from collections.abc import Mapping

from hiroba.engine.executor import Executor
from hiroba.engine.job import Job
from hiroba.engine.lanes import Lane
from hiroba.engine.threads import Strand, ThreadExecutor
from hiroba.errors import BuildError
from hiroba.graph.binding import Binding

__all__ = ["Executors"]


class Executors:
    """The executors of an app.

    Args:
        by_name: Each under its name; `"thread"` is among them.
        default: Name of the one for bindings that name none.
    """

    def __init__(self, by_name: Mapping[str, Executor], default: str) -> None:
        self._by_name = dict(by_name)
        self._default = default

    @property
    def thread(self) -> Executor:
        """The one for what needs the objects of this process."""
        return self._by_name["thread"]

    def is_plain(self, job: Job) -> bool:
        """Whether a job is one call of a plain function in a thread, without a limit of time that runs from its start."""
        binding, options = job.binding, job.binding.options
        is_other = binding.is_generator or binding.is_async or options.batch or options.time_limit is not None
        return not is_other and isinstance(self._by_name.get(self._name(binding)), ThreadExecutor)

    def runner(self, job: Job, lane: Lane | None) -> Executor | Strand:
        """Return what runs a job: the strand of its line, where one can.

        Raises:
            BuildError: There is no executor of the name that its event gives.
        """
        name = self._name(job.binding)
        if name not in self._by_name:
            raise BuildError(f"There is no executor `{name}`. There are: {', '.join(sorted(self._by_name))}.")
        executor = self._by_name[name]
        if lane is None or lane.limit is None or not isinstance(executor, ThreadExecutor) or not self.is_plain(job):
            return executor
        lane.strand = lane.strand or executor.strand(lane.limit)
        return lane.strand

    def add(self, further: Mapping[str, Executor]) -> None:
        """Take further ones in; those of names that are taken stay."""
        self._by_name = {**further, **self._by_name}

    def close(self) -> None:
        """End all of them."""
        for executor in self._by_name.values():
            executor.close()

    def _name(self, binding: Binding) -> str:
        return "thread" if binding.draws is not None else binding.options.executor or self._default

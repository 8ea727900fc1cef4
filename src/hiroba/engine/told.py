"""What the event that a job began with tells its function."""

from __future__ import annotations

from typing import Any

from hiroba.components.component import Component
from hiroba.components.uploads_of_scripts import with_local_paths
from hiroba.engine.job import Job

__all__ = ["told"]


def told(job: Job) -> Any:
    """Return what the page told, with local paths of files, or the value of a component whose changes tell it."""
    node = job.trigger
    if job.data is None and isinstance(node, Component) and node.change_tells_value:
        is_change = any(target is node and event == "change" for target, event in job.binding.targets)
        return with_local_paths(job.session.value(node)) if is_change else None
    return with_local_paths(job.data)

"""`Turns`: wishes to run something that wait until a certain job has ended."""

from __future__ import annotations

from hiroba.components.node import Node
from hiroba.engine.job import Job
from hiroba.engine.jobs import Jobs
from hiroba.engine.order import Order
from hiroba.graph.binding import Binding
from hiroba.sessions.session import Session
from hiroba.wire.ids import JobId

__all__ = ["Turns"]


class Turns:
    """Keeps functions that listen to one event in their order where the order shows.

    Two of them run at the same time, unless the later one reads or fills what the earlier one fills: then it waits for the earlier
    one, and finds what that has left.

    Args:
        jobs: The jobs of the app.
    """

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._orders: dict[JobId, list[Order]] = {}

    def defer(self, session: Session, order: Order) -> bool:
        """Let an order wait if a listener that stands before it must end first. Tells whether it waits."""
        earlier = self._earlier(session, order)
        if earlier is not None:
            self._hold(earlier, order)
        return earlier is not None

    def is_running(self, session: Session, order: Order) -> bool:
        """Tell whether the binding of an order runs and may not run twice at once; its newest order waits where its mode says so."""
        mode = order.binding.trigger_mode
        same = self._jobs.active(session, order.binding) if mode != "multiple" else []
        if same and mode == "always_last":
            self._hold(same[-1], order)
        return bool(same)

    def release(self, job: Job) -> list[Order]:
        """Return what waited for a job, which has ended: its own next run first."""
        orders = self._orders.pop(job.id, [])
        return sorted(orders, key=lambda order: order.binding is not job.binding)

    def _earlier(self, session: Session, order: Order) -> Job | None:
        if order.trigger is None:
            return None
        for job in reversed(self._jobs.active(session)):
            waiting = [(other.binding, other.trigger) for other in self._orders.get(job.id, ())]
            if any(_goes_first(binding, trigger, order) for binding, trigger in [(job.binding, job.trigger), *waiting]):
                return job
        return None

    def _hold(self, job: Job, order: Order) -> None:
        """Let an order wait for the end of a job. Of a binding that runs once at a time, the newest waits."""
        orders = self._orders.setdefault(job.id, [])
        if order.binding.trigger_mode != "multiple":
            orders[:] = [other for other in orders if other.binding is not order.binding]
        orders.append(order)


def _goes_first(binding: Binding, trigger: Node | None, order: Order) -> bool:
    """Tell whether `binding` listens to the same event, stands earlier, and fills what the order reads or fills."""
    later = order.binding
    return (
        trigger is order.trigger
        and binding.id < later.id
        and not set(binding.outputs).isdisjoint([*later.all_inputs, *later.outputs])
        and not {event for node, event in binding.targets if node is trigger}.isdisjoint(
            event for node, event in later.targets if node is trigger
        )
    )

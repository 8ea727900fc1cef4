"""How the changes that a run brings become part of its session, and what its screens must know of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from hiroba.components.component import Component
from hiroba.components.node import Node
from hiroba.components.state import State
from hiroba.engine.job import Job
from hiroba.engine.outputs import Change
from hiroba.engine.whole import for_programs
from hiroba.graph.binding import Binding
from hiroba.graph.describe import Interactivity, describe_binding, describe_node
from hiroba.graph.region import Drawing
from hiroba.layout.accordion import Accordion
from hiroba.sessions.session import Session
from hiroba.wire.notices import ChangedNotice, RegionNotice, Update
from hiroba.wire.patches import Patch

__all__ = ["Applied", "apply_changes", "keep_streamed", "reactions", "region_notice", "show_drawing"]

MISSING = object()


@dataclass
class Applied:
    """What became of changes.

    Attributes:
        updates: What screens must know.
        events: What happened by them: `change` of values, `expand` and `collapse` of accordions.
        outputs: What a program gets for each output.
    """

    updates: list[Update] = field(default_factory=list)
    events: list[tuple[Node, str]] = field(default_factory=list)
    outputs: list[Any] = field(default_factory=list)


def apply_changes(job: Job, changes: list[Change], is_watched: Callable[[Session, State], bool]) -> Applied:
    """Make changes part of a job's session.

    Args:
        job: The job that brought them.
        changes: What it brought.
        is_watched: Whether something listens to changes of a state.
    """
    applied = Applied(outputs=_outputs(job, changes))
    for change in changes:
        node = change.node
        assert node.id is not None
        if isinstance(node, State):
            if change.props and job.session.set_state(node, change.state, is_watched(job.session, node)):
                applied.events.append((node, "change"))
            continue
        if change.arguments:
            job.session.argue(node, change.arguments)
        was_open = _is_open(job.session, node)
        patches = _patches(job, change)
        applied.events += _fold_events(job.session, node, was_open)
        if any(path[0] == "value" for _, path, _ in patches) or _tells_again(job, change):
            applied.events.append((node, "change"))
        patches += _lost_choices(job.session, change)
        if patches:
            applied.updates.append(Update(node.id, patches))
    return applied


def keep_streamed(job: Job, changes: list[Change]) -> None:
    """Put the whole of what a cancelled job streamed in the place of its last piece, unless something else has come there since."""
    session = job.session
    for change in changes:
        node = change.node
        assert node.id is not None
        if session.node(node.id) is None or session.value(node) != job.values.get(node.id):
            continue
        session.set(node.id, "value", change.props["value"])
        session.tell(ChangedNotice([Update(node.id, [("replace", ["value"], change.props["value"])])]))


def reactions(session: Session, events: Sequence[tuple[Node, str]]) -> list[tuple[Node, Binding]]:
    """Return what listens to events that came together, each with the node; what listens to several states stands there once."""
    found: list[tuple[Node, Binding]] = []
    for node, event in events:
        for binding in session.listeners(node, event):
            is_told = any(binding is other and isinstance(before, State) for before, other in found)
            if not (isinstance(node, State) and is_told):
                found.append((node, binding))
    return found


def show_drawing(session: Session, drawing: Drawing) -> tuple[Drawing | None, list[tuple[Node | None, Binding]]]:
    """Show a region that was drawn anew; return what stood there before, and what runs now, each with the node that causes it."""
    before = {id: (_is_open(session, node), _value(session, node)) for id in drawing.kept if (node := session.node(id))}
    previous = session.show(drawing)
    loading = [(None, binding) for binding in drawing.bindings.items if (None, "load") in binding.targets]
    events: list[tuple[Node, str]] = []
    for id, (was_open, value) in before.items():
        node = drawing.nodes[id]
        events += _fold_events(session, node, was_open)
        if _value(session, node) != value:
            events.append((node, "change"))
    return previous, [*loading, *reactions(session, events)]


def region_notice(session: Session, drawing: Drawing) -> RegionNotice:
    """Return what a screen must know of a drawing."""
    assert drawing.region.id is not None
    interactive = Interactivity([*session.app.bindings.values(), *session.drawn_bindings()])
    values = {id: session.value(node) for id, node in drawing.nodes.items()}
    return RegionNotice(
        node=drawing.region.id,
        children=[describe_node(child, values, interactive) for child in drawing.container.children],
        bindings=[
            describe_binding(binding)
            for binding in drawing.bindings.items
            if session.app.admits(session.visit.caller, binding)
        ],
        kept=drawing.kept,
    )


def _is_open(session: Session, node: Node) -> bool | None:
    """Tell whether an accordion is open; `None` of anything else."""
    if not isinstance(node, Accordion) or node.id is None:
        return None
    return bool(session.props.get(node.id, {}).get("open", node.open))


def _value(session: Session, node: Node) -> Any:
    """Return the value of a component that shows one."""
    return session.value(node) if isinstance(node, Component) and not isinstance(node, State) else None


def _fold_events(session: Session, node: Node, was_open: bool | None) -> list[tuple[Node, str]]:
    """Return what an accordion tells that was open, or was not."""
    is_open = _is_open(session, node)
    return [] if is_open is was_open else [(node, "expand" if is_open else "collapse")]


def _lost_choices(session: Session, change: Change) -> list[Patch]:
    """Take values that are no choices any more out of a component that got others; as in the compatible API this is no `change`."""
    if "choices" not in change.arguments or "value" in change.props:
        return []
    component = session.component(change.node)
    assert isinstance(component, Component) and component.id is not None
    before = session.value(component)
    value = component.remaining(before)
    if value == before:
        return []
    session.set(component.id, "value", value)
    return [("replace", ["value"], value)]


def _patches(job: Job, change: Change) -> list[Patch]:
    node, session = change.node, job.session
    assert node.id is not None
    patches: list[Patch] = []
    for name, value in change.props.items():
        if name == "value":
            before = session.value(node)
            job.values[node.id] = value
            session.set(node.id, "value", value)
            if change.patches is not None and before is change.base:
                patches += [(action, ["value", *path], part) for action, path, part in change.patches]
            elif before != value or type(before) is not type(value):
                patches.append(("replace", ["value"], value))
        elif session.props.get(node.id, {}).get(name, MISSING) != value:
            session.set(node.id, name, value)
            patches.append(("replace", [name], value))
    return patches


def _tells_again(job: Job, change: Change) -> bool:
    """Tell whether `change` speaks of a value even if it equals the one before.

    Not after a run that a `change` began: two components that set each other would go on for ever.
    """
    if change.props.get("value") is None:
        return False
    component = job.session.component(change.node)
    if not isinstance(component, Component) or not component.tells_equal_values:
        return False
    return (job.trigger, "change") not in job.binding.targets


def _outputs(job: Job, changes: list[Change]) -> list[Any]:
    """Return what a program gets for each output: its value, or an update where other properties change."""
    by_node = {id(change.node): change for change in changes}
    return [_output(job, by_node.get(id(node))) for node in job.binding.outputs]


def _output(job: Job, change: Change | None) -> Any:
    if change is None:
        return {"__type__": "update"}
    if isinstance(change.node, State):
        return None
    if not change.arguments and "value" in change.props:
        node = change.node
        value = change.props["value"]
        return for_programs(node, value, job.session.app.gate.store) if isinstance(node, Component) else value
    return {"__type__": "update", **change.props}

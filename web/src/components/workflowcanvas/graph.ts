/** Workflows as data: reading them, their order, what may be connected, and where steps stand. No state, no page. */

import type { Json } from "../../wire/values";
import type { Edge, Port, Role, Step, Workflow } from "./types";

const ROLES: Role[] = ["references", "operators", "subjects"];
export const STEP_WIDTH = 264;
const COLUMN = STEP_WIDTH + 104;
const MARGIN = 32;
const GAP = 32;

export interface Place {
  x: number;
  y: number;
}

/** Return the workflow that a text stands for; an empty one where it stands for none. */
export function read(text: string | null | undefined): Workflow {
  const empty: Workflow = { schema_version: "2", references: [], operators: [], subjects: [], edges: [] };
  if (!text) return empty;
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === "object" && found !== null && !Array.isArray(found) ? { ...empty, ...found } : empty;
  } catch {
    return empty;
  }
}

export const stepsOf = (workflow: Workflow): Step[] => ROLES.flatMap((role) => workflow[role]);

export const roleOf = (workflow: Workflow, id: string): Role | undefined =>
  ROLES.find((role) => workflow[role].some((step) => step.id === id));

export const nameOf = (step: Step): string => step.label ?? step.id;

export const edgeInto = (workflow: Workflow, id: string, port: string): Edge | undefined =>
  workflow.edges.find((edge) => edge.to_node_id === id && edge.to_port_id === port);

export const typeOf = (step: Step, port: Port): string => port.type ?? step.asset_type ?? "text";

/** Return the steps, each after those that it needs; those that need each other in a circle are left out. */
export function inOrder(workflow: Workflow): Step[] {
  const steps = stepsOf(workflow);
  const known = new Set(steps.map((step) => step.id));
  const edges = workflow.edges.filter((edge) => known.has(edge.from_node_id) && known.has(edge.to_node_id));
  const done = new Set<string>();
  const order: Step[] = [];
  for (;;) {
    const ready = steps.filter(
      ({ id }) => !done.has(id) && edges.every((edge) => edge.to_node_id !== id || done.has(edge.from_node_id)),
    );
    if (!ready.length) return order;
    for (const step of ready) {
      done.add(step.id);
      order.push(step);
    }
  }
}

/** Whether one step needs another, directly or not. */
export function needs(workflow: Workflow, id: string, other: string, seen = new Set<string>()): boolean {
  if (id === other) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return workflow.edges.some((edge) => edge.to_node_id === id && needs(workflow, edge.from_node_id, other, seen));
}

const LOOSE = new Set(["text", "markdown", "number", "boolean", "json", "any"]);

/** Whether what comes out of a port of one type may go into a port of another. */
export const fits = (from: string, to: string): boolean =>
  from === to || to === "any" || from === "any" || to === "file" || (LOOSE.has(from) && LOOSE.has(to));

/** Return what a port holds: what was written or computed there, or what leads to it. */
export function valueAt(workflow: Workflow, id: string, portId: string): Json | undefined {
  const step = stepsOf(workflow).find((one) => one.id === id);
  const edge = step && sourceOf(workflow, step, portId);
  if (edge) {
    const isCircle = needs(workflow, edge.from_node_id, id);
    return isCircle ? undefined : valueAt(workflow, edge.from_node_id, edge.from_port_id);
  }
  return step?.data?.[portId] ?? step?.inputs?.find((port) => port.id === portId)?.default_value;
}

/** Return a workflow with what the operators of another one gave, where both have them. */
export function withResultsOf(workflow: Workflow, other: Workflow): Workflow {
  const operators = workflow.operators.map((step) => {
    const held = other.operators.find(({ id }) => id === step.id)?.data ?? {};
    const results = (step.outputs ?? []).flatMap(({ id }) => (held[id] === undefined ? [] : [[id, held[id]]]));
    return { ...step, data: { ...step.data, ...Object.fromEntries(results) } } as Step;
  });
  return { ...workflow, operators };
}

/** Return what leads to a port; what holds a value gives out what leads into it. */
function sourceOf(workflow: Workflow, step: Step, portId: string): Edge | undefined {
  const isHolder = roleOf(workflow, step.id) !== "operators";
  const [first] = step.inputs ?? [];
  return edgeInto(workflow, step.id, portId) ?? (isHolder && first ? edgeInto(workflow, step.id, first.id) : undefined);
}

/** Return where each step stands: where it was put, or in the column after those that it needs. */
export function placesOf(workflow: Workflow): Map<string, Place> {
  const columns = new Map<string, number>();
  const heights: number[] = [];
  const places = new Map<string, Place>();
  const order = inOrder(workflow);
  const rest = stepsOf(workflow).filter((step) => !order.includes(step));
  for (const step of [...order, ...rest]) {
    const before = workflow.edges
      .filter((edge) => edge.to_node_id === step.id)
      .map((edge) => columns.get(edge.from_node_id));
    const column = Math.max(-1, ...before.filter((one) => one !== undefined)) + 1;
    columns.set(step.id, column);
    const y = heights[column] ?? MARGIN;
    if (typeof step.x === "number" && typeof step.y === "number") {
      places.set(step.id, { x: step.x, y: step.y });
      continue;
    }
    places.set(step.id, { x: MARGIN + column * COLUMN, y });
    heights[column] = y + 64 + ((step.inputs?.length ?? 0) + (step.outputs?.length ?? 0)) * 76 + GAP;
  }
  return places;
}

/** Return an id that no step has. */
export function newId(workflow: Workflow, stem: string): string {
  const taken = new Set(stepsOf(workflow).map((step) => step.id));
  for (let number = 1; ; number++) if (!taken.has(`${stem}_${number}`)) return `${stem}_${number}`;
}

/** What stands on the canvas, what is being connected, and what runs. Each change becomes a new value of the node. */

import { SvelteMap } from "svelte/reactivity";

import type { Node } from "../../lib/node.svelte";
import { t } from "../../lib/text";
import type { Json } from "../../wire/values";
import * as graph from "./graph";
import { Past } from "./past.svelte.ts";
import type { Edge, Port, Role, Step, Workflow, WorkflowCanvasProps } from "./types";

export interface End {
  step: string;
  port: string;
}

export type Run = { phase: "running" | "done" } | { phase: "failed"; message: string };

const STEP_PX = 16;
const SMALLEST = 0.4;
const LARGEST = 1.6;

export class WorkflowState {
  readonly #getNode: () => Node<WorkflowCanvasProps>;
  /** The port whose connection is being drawn, until it is told where it leads. */
  pending: End | undefined = $state.raw();
  /** A step that is being moved, and where to. */
  moving: { id: string; x: number; y: number } | undefined = $state.raw();
  readonly runs = new SvelteMap<string, Run>();
  readonly past = new Past();
  /** What each operator was run on for what it holds; for results that were saved, what leads there at the beginning. */
  readonly #madeFrom = new Map<string, string>();
  /** Functions that can be placed. */
  functions: Step[] = $state.raw([]);
  canSave = $state(false);
  view: "form" | "workflow" = $state("workflow");
  zoom = $state(1);
  /** What a screen reader is told. */
  said = $state("");

  readonly workflow: Workflow = $derived.by(() => graph.read(this.#node.props.value));
  readonly steps: Step[] = $derived.by(() => [
    ...new Set([...graph.inOrder(this.workflow), ...graph.stepsOf(this.workflow)]),
  ]);
  readonly places = $derived.by(() => {
    const places = graph.placesOf(this.workflow);
    if (this.moving) places.set(this.moving.id, this.moving);
    return places;
  });
  readonly isRunning: boolean = $derived.by(() => [...this.runs.values()].some((run) => run.phase === "running"));

  constructor(getNode: () => Node<WorkflowCanvasProps>) {
    this.#getNode = getNode;
    if (this.#node.props.app_view) this.view = "form";
    for (const step of this.workflow.operators) {
      if (step.outputs?.some(({ id }) => step.data?.[id] != null)) this.#madeFrom.set(step.id, this.#inputsOf(step));
    }
  }

  get #node(): Node<WorkflowCanvasProps> {
    return this.#getNode();
  }

  has(name: string): boolean {
    return this.#node.props.server_functions?.includes(name) ?? false;
  }

  /** Ask the server what can be placed, and whether this visitor may save. */
  async begin(): Promise<void> {
    if (this.has("list_bound_fns")) this.functions = (await this.#ask("list_bound_fns", [])) as unknown as Step[];
    if (this.has("get_write_access")) this.canSave = (await this.#ask("get_write_access", [])) === true;
    else this.canSave = this.has("save_workflow");
    if (this.canSave) this.view = "workflow";
  }

  roleOf = (step: Step): Role => graph.roleOf(this.workflow, step.id) ?? "operators";
  valueAt = (step: Step, port: Port): Json | undefined => graph.valueAt(this.workflow, step.id, port.id);
  edgeInto = (step: Step, port: Port): Edge | undefined => graph.edgeInto(this.workflow, step.id, port.id);

  nameOf(id: string): string {
    const step = graph.stepsOf(this.workflow).find((one) => one.id === id);
    return step ? graph.nameOf(step) : id;
  }

  addHolder(role: "references" | "subjects", type: string, label: string): void {
    const id = graph.newId(this.workflow, role === "subjects" ? "result" : type);
    const port = { label, type };
    this.#add(role, {
      id,
      role: role.slice(0, -1),
      label,
      asset_type: type,
      inputs: [{ id: "in", ...port }],
      outputs: [{ id: "out", ...port }],
      data: {},
    });
  }

  addFunction(template: Step): void {
    this.#add("operators", {
      ...template,
      role: "operator",
      kind: "fn",
      id: graph.newId(this.workflow, `fn_${template.fn}`),
    });
  }

  remove(step: Step): void {
    const edges = this.workflow.edges.filter((edge) => edge.from_node_id !== step.id && edge.to_node_id !== step.id);
    const role = this.roleOf(step);
    this.runs.delete(step.id);
    if (this.pending?.step === step.id) this.pending = undefined;
    this.#commit({ ...this.workflow, edges, [role]: this.workflow[role].filter((one) => one.id !== step.id) });
  }

  write(step: Step, port: Port, value: Json): void {
    this.#change(step.id, (one) => ({ ...one, data: { ...one.data, [port.id]: value } }));
  }

  undo(): void {
    this.#put(this.past.undo(this.workflow));
  }

  redo(): void {
    this.#put(this.past.redo(this.workflow));
  }

  /** Take a press on the handle of an output: connect from here, or no longer. */
  pressOutput(step: Step, port: Port): void {
    const isSame = this.pending?.step === step.id && this.pending.port === port.id;
    this.pending = isSame ? undefined : { step: step.id, port: port.id };
    this.said = isSame
      ? ""
      : t("Choose where {port} of {name} leads. Escape ends it.", {
          port: port.label ?? port.id,
          name: graph.nameOf(step),
        });
  }

  /** Take a press on the handle of an input: lead there what is being connected. Returns whether that was possible. */
  pressInput(step: Step, port: Port): boolean {
    const from = this.pending;
    if (!from) return false;
    if (!this.accepts(step, port)) {
      this.said = t("These two cannot be connected.");
      this.#node.toast("warning", this.said);
      return false;
    }
    const others = this.workflow.edges.filter((edge) => edge.to_node_id !== step.id || edge.to_port_id !== port.id);
    const edge: Edge = {
      id: `edge_${from.step}_${from.port}_${step.id}_${port.id}`,
      from_node_id: from.step,
      from_port_id: from.port,
      to_node_id: step.id,
      to_port_id: port.id,
      type: graph.typeOf(step, port),
    };
    this.pending = undefined;
    this.said = t("Comes from {name}", { name: this.nameOf(from.step) });
    this.#commit({ ...this.workflow, edges: [...others, edge] });
    return true;
  }

  /** Whether what is being connected may lead to an input. */
  accepts(step: Step, port: Port): boolean {
    const { pending } = this;
    const from = pending && graph.stepsOf(this.workflow).find((one) => one.id === pending.step);
    const output = from?.outputs?.find((one) => one.id === pending?.port);
    if (!from || !output) return false;
    return (
      !graph.needs(this.workflow, from.id, step.id) && graph.fits(graph.typeOf(from, output), graph.typeOf(step, port))
    );
  }

  disconnect(step: Step, port: Port): void {
    const edges = this.workflow.edges.filter((edge) => edge.to_node_id !== step.id || edge.to_port_id !== port.id);
    this.#commit({ ...this.workflow, edges });
  }

  drag(step: Step, x: number, y: number): void {
    this.moving = { id: step.id, x: Math.max(0, Math.round(x)), y: Math.max(0, Math.round(y)) };
  }

  drop(): void {
    const { moving } = this;
    this.moving = undefined;
    if (moving) this.#change(moving.id, (one) => ({ ...one, x: moving.x, y: moving.y }));
  }

  /** Move a step by a key. Returns whether the key means that. */
  nudge(step: Step, key: string): boolean {
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    const at = this.places.get(step.id);
    if (!by || !at) return false;
    this.drag(step, at.x + by[0]! * STEP_PX, at.y + by[1]! * STEP_PX);
    this.drop();
    return true;
  }

  /** Let all steps stand where they are arranged. */
  arrange(): void {
    const plain = ({ x: _x, y: _y, ...step }: Step): Step => step as Step;
    const { references, operators, subjects } = this.workflow;
    this.#commit({
      ...this.workflow,
      references: references.map(plain),
      operators: operators.map(plain),
      subjects: subjects.map(plain),
    });
  }

  scale(by: number): void {
    this.zoom = Math.round(Math.min(LARGEST, Math.max(SMALLEST, this.zoom + by)) * 10) / 10;
  }

  /** Run all operators, each after those that it needs. What needs a step that failed is left. */
  async runAll(): Promise<void> {
    const failed = new Set<string>();
    for (const { id } of this.steps.filter((step) => this.roleOf(step) === "operators")) {
      const isCutOff = [...failed].some((other) => graph.needs(this.workflow, id, other));
      if (isCutOff || !(await this.#run(id))) failed.add(id);
    }
  }

  /** Run one operator, after those that it needs and whose results are out of date, or after all of them. Returns whether all went well. */
  async run(id: string, isWhole = false): Promise<boolean> {
    const isNeeded = (step: Step): boolean =>
      step.id !== id && this.roleOf(step) === "operators" && graph.needs(this.workflow, id, step.id);
    for (const { id: other } of this.steps.filter(isNeeded)) {
      if ((isWhole || !this.#isFresh(other)) && !(await this.#run(other))) return false;
    }
    return this.#run(id);
  }

  async #run(id: string): Promise<boolean> {
    const step = this.workflow.operators.find((one) => one.id === id);
    if (!step || this.runs.get(id)?.phase === "running") return false;
    this.runs.set(id, { phase: "running" });
    this.#madeFrom.delete(id);
    const inputs = this.#inputsOf(step);
    try {
      const results = await this.#call(step);
      this.#put(this.#changed(id, (one) => ({ ...one, data: { ...one.data, ...resultsOf(one, results) } })));
      this.#madeFrom.set(id, inputs);
      this.runs.set(id, { phase: "done" });
      return true;
    } catch (error) {
      this.runs.set(id, { phase: "failed", message: error instanceof Error ? error.message : String(error) });
      return false;
    }
  }

  async save(): Promise<void> {
    try {
      await this.#ask("save_workflow", [JSON.stringify(this.workflow)]);
      this.#node.toast("success", t("Saved"));
    } catch (error) {
      this.#node.toast(
        "error",
        error instanceof Error ? error.message : String(error),
        t("The workflow was not saved"),
      );
    }
  }

  async upload(step: Step, port: Port, file: File): Promise<void> {
    try {
      const [sent] = await this.#node.upload([file]);
      if (sent) this.write(step, port, sent as unknown as Json);
    } catch (error) {
      this.#node.toast("error", error instanceof Error ? error.message : String(error));
    }
  }

  async #call(step: Step): Promise<Json> {
    const inputs = step.inputs ?? [];
    const values = inputs.map((port) => graph.valueAt(this.workflow, step.id, port.id) ?? null);
    const missing = inputs.find((port, i) => port.required && (values[i] === null || values[i] === ""));
    if (missing)
      throw new Error(t("{name} needs {port}.", { name: graph.nameOf(step), port: missing.label ?? missing.id }));
    // Files are made local by the server only where it sees them as such, not in a text.
    const hasFiles = values.some((value) => typeof value === "object" && value !== null && "path" in value);
    const args: Json = hasFiles ? values : JSON.stringify(values);
    const kind = step.kind ?? "space";
    const orders: Record<string, [string, Json[]]> = {
      fn: ["call_fn", [step.fn ?? null, args]],
      space: ["call_space", [text(step.space_id), text(step.endpoint) ?? "/predict", args]],
      model: ["call_model", [text(step.model_id), text(step.endpoint) ?? text(step.pipeline_tag), args]],
      dataset: [
        "fetch_dataset",
        [text(step.dataset_id), text(step.dataset_config), text(step.dataset_split), "0", "1"],
      ],
    };
    const order = orders[kind];
    if (!order || !this.has(order[0])) throw new Error(t("{name} cannot be run here.", { name: graph.nameOf(step) }));
    return this.#ask(...order);
  }

  /** Call a function of the server. They answer with JSON, or with JSON as a text; an object with `error` is a failure. */
  async #ask(name: string, args: Json[]): Promise<Json> {
    let answer = await this.#node.call(name, args);
    if (typeof answer === "string" && answer !== "ok") answer = JSON.parse(answer) as Json;
    if (typeof answer === "object" && answer !== null && !Array.isArray(answer) && "error" in answer)
      throw new Error([answer.error, answer.suggestion].filter((part) => typeof part === "string" && part).join(" "));
    return answer;
  }

  #add(role: Role, step: Step): void {
    this.said = graph.nameOf(step);
    this.#commit({ ...this.workflow, [role]: [...this.workflow[role], step] });
  }

  #change(id: string, change: (step: Step) => Step): void {
    const changed = this.#changed(id, change);
    if (changed) this.#commit(changed);
  }

  #changed(id: string, change: (step: Step) => Step): Workflow | undefined {
    const role = graph.roleOf(this.workflow, id);
    const changed = (step: Step): Step => (step.id === id ? change(step) : step);
    return role && { ...this.workflow, [role]: this.workflow[role].map(changed) };
  }

  #commit(workflow: Workflow): void {
    this.past.remember(this.workflow);
    this.#put(workflow);
  }

  #put(workflow: Workflow | undefined): void {
    if (workflow) this.#node.set({ value: JSON.stringify(workflow) });
  }

  #isFresh(id: string): boolean {
    const step = this.workflow.operators.find((one) => one.id === id);
    return step !== undefined && this.#madeFrom.get(id) === this.#inputsOf(step);
  }

  #inputsOf({ id, inputs = [] }: Step): string {
    return JSON.stringify(inputs.map((port) => graph.valueAt(this.workflow, id, port.id) ?? null));
  }
}

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

function resultsOf(step: Step, results: Json): Record<string, Json> {
  const listed = Array.isArray(results) ? results : [results];
  return Object.fromEntries((step.outputs ?? []).map((port, i) => [port.id, listed[i] ?? null]));
}

/** Makes of what a page tells the runs that are kept: what somebody began on purpose, with all that followed from it. */

import type { Node } from "../../lib/node.svelte";
import type { BindingDescription, FinishedNotice } from "../../wire/messages";
import type { Json } from "../../wire/values";
import type { Told } from "../page.svelte";
import type { Tree } from "../tree.svelte";
import type { KeptRun, KeptValue } from "./run";

/** Events that somebody means as "do it". What runs at every letter, at every tick, or when the page opens is no run to look up. */
const MEANT = new Set(["click", "submit", "upload", "apply", "stop_recording", "capture"]);

/** Components without a value that could be shown again. */
const UNKEPT = new Set(["state", "browserstate", "timer", "button", "clearbutton", "loginbutton", "deeplinkbutton"]);

/** Letters of a value, as JSON, that are kept at most. */
const LONGEST = 1_000_000;

export type Unowned = Omit<KeptRun, "owner" | "files">;

export class RunWatch {
  readonly #tree: Tree;
  readonly #bindingOf: (id: number) => BindingDescription | undefined;
  readonly #route: string;
  readonly #keep: (run: Unowned) => void;
  /** Asked for, and not accepted yet, by binding. */
  readonly #asked = new Map<number, Unowned>();
  readonly #running = new Map<string, { run: Unowned; binding: BindingDescription; isFilled: boolean }>();
  /** The run that ended last: what follows a run is queued next. */
  #last: Unowned | undefined;

  /**
   * @param keep - Called when a run has ended, and again when more of what follows it has.
   */
  constructor(
    tree: Tree,
    bindingOf: (id: number) => BindingDescription | undefined,
    route: string,
    keep: (run: Unowned) => void,
  ) {
    this.#tree = tree;
    this.#bindingOf = bindingOf;
    this.#route = route;
    this.#keep = keep;
  }

  take(...[told, values]: Told): void {
    if (values) this.#ask(told, values);
    else if (told.type === "queued") this.#queue(told.job, told.binding);
    else if (told.type === "updated") this.#fill(told.job);
    else if (told.type === "finished") this.#finish(told);
  }

  #ask(binding: BindingDescription, values: Json[]): void {
    const target = (binding.targets ?? []).find(([id, event]) => id !== null && MEANT.has(event));
    if (!target || binding.has_function === false) return;
    const inputs = this.#valuesOf(binding.inputs ?? [], (_, i) => values[i] ?? null);
    const name = nameOf(this.#tree.get(target[0]!));
    this.#asked.set(binding.id, {
      id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`,
      at: Date.now(),
      route: this.#route,
      name,
      inputs,
      outputs: [],
      outcome: "done",
      durationS: 0,
    });
  }

  #queue(job: string, id: number): void {
    const binding = this.#bindingOf(id);
    if (!binding || this.#running.has(job)) return;
    const asked = this.#asked.get(id);
    const follows = (binding.targets ?? []).every(([node]) => node === null);
    const run = asked ?? (follows ? this.#last : undefined);
    this.#asked.delete(id);
    if (run) this.#running.set(job, { run, binding, isFilled: false });
  }

  #fill(job: string): void {
    const running = this.#running.get(job);
    if (running) running.isFilled = true;
  }

  #finish({ job, outcome, duration_s: durationS, error }: FinishedNotice): void {
    const running = this.#running.get(job);
    if (!running) return;
    this.#running.delete(job);
    const { run, binding, isFilled } = running;
    // What outputs held before a run that failed is none of its.
    const filled = isFilled ? (binding.outputs ?? []) : [];
    const known = run.outputs.filter(({ node }) => !filled.includes(node));
    run.outputs = [...known, ...this.#valuesOf(filled, (node) => valueOf(node))];
    run.durationS += durationS ?? 0;
    if (outcome !== "done") run.outcome = outcome;
    if (error) run.message = error.message;
    this.#last = run;
    if (run.inputs.length || run.outputs.some(({ value }) => value !== null && value !== "")) this.#keep({ ...run });
  }

  #valuesOf(ids: number[], read: (node: Node, i: number) => Json): KeptValue[] {
    return ids.flatMap((id, i) => {
      const node = this.#tree.get(id);
      if (!node || UNKEPT.has(node.kind) || isSecret(node)) return [];
      const text = JSON.stringify(read(node, i)) ?? "null";
      if (text.length > LONGEST) return [];
      return [{ node: id, kind: node.kind, label: node.label ?? "", value: JSON.parse(text) as Json }];
    });
  }
}

function valueOf(node: Node): Json {
  return ((node.props as { value?: Json }).value ?? null) as Json;
}

function isSecret(node: Node): boolean {
  return (node.props as { type?: string }).type === "password";
}

/** What was pressed, in the words on it. */
function nameOf(node: Node | undefined): string {
  const value = node && valueOf(node);
  const isButton = node?.kind.endsWith("button");
  return (isButton && typeof value === "string" ? value : node?.label) ?? "";
}

/** What the visitor does becomes commands: changed values, events that functions listen to, scripts that run first. */

import type { Node, StreamSettings } from "../lib/node.svelte";
import type { BindingDescription, PerformNotice } from "../wire/messages";
import type { Json } from "../wire/values";
import type { Unnumbered } from "./connection";
import type * as Scripts from "./script";
import type { Tree } from "./tree.svelte";

/** Changes that nothing listens to reach the server this much later, so that other screens see them. */
const IDLE_MS = 200;

/** Change many times a second while something plays or is moved: told with what is sent next. */
const PLACES = new Set(["playback_position", "slider_position", "camera_position"]);

/** What dispatching needs from the page. */
export interface DispatchHost extends Scripts.Surroundings {
  tree: Tree;
  send(commands: Unnumbered[]): void;
  /** A run was asked for: show at once that it was heard. */
  handleAsked(binding: BindingDescription): void;
  /** A run goes on its way, with these values of its inputs. */
  handleRun(binding: BindingDescription, values: Json[]): void;
  handleScriptError(error: unknown): void;
  /** Ask the visitor whether a binding may run; `node` is what was pressed. */
  confirm(question: string, node: Node | undefined): Promise<boolean>;
}

export class Dispatch {
  /** What runs scripts, once it has been loaded: then they begin at once. */
  scripts: typeof Scripts | undefined;
  readonly #host: DispatchHost;
  readonly #bindings = new Map<number, BindingDescription>();
  readonly #drawn = new Map<number, number[]>();
  readonly #changes = new Map<number, Record<string, unknown>>();
  readonly #held = new Map<number, Promise<unknown>>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(bindings: BindingDescription[], host: DispatchHost) {
    this.#host = host;
    for (const binding of bindings) this.#bindings.set(binding.id, binding);
  }

  binding(id: number): BindingDescription | undefined {
    return this.#bindings.get(id);
  }

  /** Keys and the event that they stand for: that of a node, or of the page. */
  get shortcuts(): { keys: string; binding: BindingDescription; node: Node | undefined; event: string }[] {
    return [...this.#bindings.values()].flatMap((binding) => {
      const [id, event] = binding.targets?.[0] ?? [null, ""];
      const node = id == null ? undefined : this.#host.tree.get(id);
      return binding.shortcut ? [{ keys: binding.shortcut, binding, node, event }] : [];
    });
  }

  /** Take in the bindings of a region that was drawn anew, in place of those of its last drawing. */
  draw(region: number, bindings: BindingDescription[]): void {
    for (const id of this.#drawn.get(region) ?? []) this.#bindings.delete(id);
    for (const binding of bindings) this.#bindings.set(binding.id, binding);
    this.#drawn.set(
      region,
      bindings.map((binding) => binding.id),
    );
  }

  listeners(node: Node, event: string): BindingDescription[] {
    return [...this.#bindings.values()].filter((binding) =>
      (binding.targets ?? []).some(([id, name]) => id === node.id && name === event),
    );
  }

  /** The bindings that take a node as input. */
  readers(node: Node): BindingDescription[] {
    return [...this.#bindings.values()].filter((binding) => (binding.inputs ?? []).includes(node.id));
  }

  /** The visitor changed properties of a node. */
  change(node: Node, props: Record<string, unknown>, events: string[]): void {
    const before = (node.props as { value?: unknown }).value;
    node.props = { ...node.props, ...props };
    this.#changes.set(node.id, { ...this.#changes.get(node.id), ...props });
    if (Object.keys(props).some((name) => !PLACES.has(name))) {
      node.problem = null;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.flush(), IDLE_MS);
    }
    if ("value" in props && !Object.is(before, props.value)) this.emit(node, "change");
    for (const event of events) this.emit(node, event);
  }

  /** A change of a node is on its way, such as an upload: runs that read it wait. */
  hold(node: Node, work: Promise<unknown>): void {
    const held = Promise.allSettled([this.#held.get(node.id), work]).then(() => {
      if (this.#held.get(node.id) === held) this.#held.delete(node.id);
    });
    this.#held.set(node.id, held);
  }

  /** How frames of a node are sent, where something listens to them. */
  streamOf(node: Node): StreamSettings | undefined {
    const binding = this.listeners(node, "stream")[0];
    if (!binding) return undefined;
    const limitS = binding.time_limit_s;
    const hasScript = this.listeners(node, "stream").some((one) => one.js || one.has_function === false);
    return {
      hasScript,
      everyMs: (binding.stream_every_s ?? 0.5) * 1000,
      limitMs: limitS == null ? undefined : limitS * 1000,
    };
  }

  /** Something happened at a node: run what listens. */
  emit(node: Node, event: string, data?: Json): void {
    for (const binding of this.listeners(node, event)) void this.run(binding, node, data, null);
  }

  /** Go on with a chain that has come to a step with a script. */
  perform(notice: PerformNotice): void {
    const binding = this.#bindings.get(notice.binding);
    if (binding) void this.run(binding, undefined, undefined, notice.after ?? null);
  }

  /** Tell the server what has changed so far. */
  flush(further: Unnumbered[] = []): void {
    clearTimeout(this.#timer);
    const changes: Unnumbered[] = [...this.#changes].map(([node, props]) => ({
      type: "change",
      node,
      props: props as Record<string, Json>,
    }));
    this.#changes.clear();
    if (changes.length || further.length) this.#host.send([...changes, ...further]);
  }

  async run(
    binding: BindingDescription,
    node: Node | undefined,
    data: Json | undefined,
    after: string | null,
  ): Promise<void> {
    if (binding.confirm && !(await this.#host.confirm(binding.confirm, node))) return;
    let inputs: Json[] | null = null;
    if (binding.js) {
      try {
        inputs = await this.#runScript(binding);
      } catch (error) {
        this.#host.handleScriptError(error);
        return;
      }
    }
    if (binding.has_function !== false) this.#host.handleAsked(binding);
    const held = (binding.inputs ?? []).flatMap((id) => this.#held.get(id) ?? []);
    if (held.length) await Promise.all(held);
    this.#host.handleRun(binding, inputs ?? this.#valuesFor(binding));
    this.flush([{ type: "run", binding: binding.id, node: node?.id ?? null, data: data ?? null, inputs, after }]);
  }

  async #runScript(binding: BindingDescription): Promise<Json[] | null> {
    this.scripts ??= await import("./script");
    return this.scripts.runBinding(binding, this.#valuesFor(binding), this.#host, (id, props) => {
      const output = this.#host.tree.get(id);
      if (output) this.change(output, props, []);
    });
  }

  #valuesFor(binding: BindingDescription): Json[] {
    return (binding.inputs ?? []).map((id) => valueOf(this.#host.tree.get(id)));
  }
}

function valueOf(node: Node | undefined): Json {
  return ((node?.props as { value?: Json } | undefined)?.value ?? null) as Json;
}

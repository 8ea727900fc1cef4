/** A module of an author's at work: its model, what it draws, and its line to Python. */

import { untrack } from "svelte";

import type { Node } from "../../lib/node.svelte";
import { t } from "../../lib/text";
import type { FileData, Json } from "../../wire/values";
import { decode, encode } from "./binary";
import { Model } from "./model";
import { addSheet, loadModule } from "./module";
import type { CustomComponentProps, Source } from "./types";

type State = Record<string, unknown>;

interface Message {
  method: "update" | "custom" | "reload";
  state?: Record<string, Json>;
  content?: Json;
  buffers?: Json[];
}

const ANSWER = "anywidget-command-response";
const COMMAND = "anywidget-command";
const COMMAND_WITHIN_MS = 3000;

export class ModuleState {
  readonly #node: Node<CustomComponentProps>;
  readonly #cleanups: (() => unknown)[] = [];
  #model: Model | null = null;
  #root: HTMLElement | null = null;
  #sheet: string | undefined;
  readonly #waiting: Message[] = [];
  #telling: Promise<void> | null = null;
  #shown: CustomComponentProps;
  isLoading = $state(true);
  problem: string | null = $state(null);

  constructor(node: Node<CustomComponentProps>) {
    this.#node = node;
    this.#shown = untrack(() => node.props);
  }

  /** Begin to work in an element. */
  mount = (root: HTMLElement): (() => void) => {
    this.#root = root;
    const stop = this.#node.onMessage((content) => this.#read(content as unknown as Message));
    untrack(() => void this.#begin());
    return () => {
      stop();
      this.#root = null;
      void this.#cleanUp();
    };
  };

  /** Take in what a function has changed. */
  update(): void {
    const [next, before] = [this.#node.props, this.#shown];
    this.#shown = next;
    if (next.value !== before.value || next.props !== before.props) {
      untrack(() => this.#model?.take(this.#stateOf(next, before)));
    }
  }

  /** Try again after a failure. */
  retry(): void {
    void this.#begin();
  }

  async #begin(): Promise<void> {
    this.isLoading = true;
    this.problem = null;
    try {
      const [sources, state] = await Promise.all([this.#node.call("module"), this.#node.call("connect")]);
      if (this.#node.props.is_widget && state) this.#node.props = { ...this.#node.props, value: state };
      this.#model = new Model(this.#stateOf(this.#node.props), this.#host());
      await this.#render(sources as unknown as { esm: Source; css: Source });
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
    this.isLoading = false;
  }

  async #render({ esm, css }: { esm: Source; css: Source }): Promise<void> {
    addSheet(css, this.#sheet);
    this.#sheet = css.id;
    const module = await loadModule(esm);
    const [root, model] = [this.#root, this.#model];
    if (!root || !model) return;
    const context = { model, experimental: { invoke: this.#invoke }, hiroba: this.#tools() };
    this.#keep(await module.initialize?.(context));
    const el = document.createElement("div");
    root.replaceChildren(el);
    this.#keep(await module.render?.({ ...context, el }));
  }

  async #reload(): Promise<void> {
    await this.#cleanUp();
    this.#model?.off();
    this.problem = null;
    try {
      await this.#render((await this.#node.call("module")) as unknown as { esm: Source; css: Source });
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  #keep(cleanup: unknown): void {
    if (typeof cleanup === "function") this.#cleanups.push(cleanup as () => unknown);
  }

  async #cleanUp(): Promise<void> {
    for (const cleanup of this.#cleanups.splice(0)) {
      try {
        await cleanup();
      } catch (error) {
        console.error(error);
      }
    }
  }

  /** The values of the model, or of them only those that differ from `before`. */
  #stateOf(props: CustomComponentProps, before?: CustomComponentProps): State {
    const known = before ? this.#flat(before) : {};
    const changed = Object.entries(this.#flat(props)).filter(([name, value]) => !isSame(known[name], value));
    return Object.fromEntries(changed.map(([name, value]) => [name, decode(value)]));
  }

  #flat({ value, props }: CustomComponentProps): Record<string, Json> {
    if (this.#node.props.is_widget) return (value ?? {}) as Record<string, Json>;
    return { ...props, value: value ?? null };
  }

  #host() {
    return {
      save: (changes: State) => (this.#node.props.is_widget ? this.#saveTraits(changes) : this.#saveValue(changes)),
      send: (content: unknown, buffers: unknown[]) =>
        void this.#tell({ method: "custom", content: encode(content), buffers: buffers.map(encode) }),
    };
  }

  #saveValue(changes: State): void {
    if ("value" in changes) this.#set(encode(changes.value));
  }

  #saveTraits(changes: State): void {
    const state = encode(changes) as Record<string, Json>;
    this.#node.hold(this.#tell({ method: "update", state }));
    this.#set({ ...(this.#node.props.value as Record<string, Json>), ...state });
  }

  #set(value: Json): void {
    this.#shown = { ...this.#node.props, value };
    this.#node.set({ value }, "input");
    this.#shown = this.#node.props;
  }

  /** Send messages one after the other; of states that wait only the newest of each trait is sent. */
  #tell(message: Message): Promise<void> {
    const last = this.#waiting.at(-1);
    if (last?.method === "update" && message.method === "update") last.state = { ...last.state, ...message.state };
    else this.#waiting.push(message);
    this.#telling ??= this.#tellAll().finally(() => (this.#telling = null));
    return this.#telling;
  }

  async #tellAll(): Promise<void> {
    for (let message = this.#waiting.shift(); message; message = this.#waiting.shift()) {
      try {
        await this.#node.call("receive", message as unknown as Json);
      } catch (error) {
        this.#node.toast("error", error instanceof Error ? error.message : String(error));
      }
    }
  }

  #read(message: Message): void {
    if (message.method === "reload") void this.#reload();
    else if (message.method === "custom") {
      this.#model?.tell("msg:custom", decode(message.content ?? null), (message.buffers ?? []).map(decode));
    } else if (message.state) {
      const value = { ...(this.#node.props.value as Record<string, Json>), ...message.state };
      const before = this.#shown;
      this.#shown = { ...this.#node.props, value };
      this.#node.set({ value });
      this.#model?.take(this.#stateOf(this.#node.props, before));
    }
  }

  /** Call a command of the widget's Python class, by the protocol of anywidget. */
  #invoke = (
    name: string,
    msg?: unknown,
    options: { buffers?: unknown[]; signal?: AbortSignal } = {},
  ): Promise<[unknown, unknown[]]> => {
    const id = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
    const signal = options.signal ?? AbortSignal.timeout(COMMAND_WITHIN_MS);
    return new Promise((resolve, reject) => {
      const model = this.#model;
      const end = (): void => model?.off("msg:custom", hear);
      const hear = (content: unknown, buffers: unknown): void => {
        const answer = content as { id?: string; kind?: string; response?: unknown };
        if (answer.kind !== ANSWER || answer.id !== id) return;
        end();
        resolve([answer.response, buffers as unknown[]]);
      };
      signal.addEventListener("abort", () => {
        end();
        reject(signal.reason as Error);
      });
      model?.on("msg:custom", hear);
      model?.send({ id, kind: COMMAND, name, msg }, undefined, options.buffers ?? []);
    });
  };

  /** What Hiroba gives to modules beyond the contract. */
  #tools() {
    const node = this.#node;
    const call = (name: string, ...args: unknown[]): Promise<unknown> =>
      node.call(name, ...args.map(encode)).then(decode);
    return {
      get interactive(): boolean {
        return node.isInteractive;
      },
      trigger: (event: string, data: Json = {}) => node.emit(event, data),
      server: new Proxy({}, { get: (_, name) => (name === "then" ? undefined : call.bind(null, String(name))) }),
      upload: async (file: File): Promise<FileData & { url: string }> => {
        const [uploaded] = await node.upload([file]);
        if (!uploaded) throw new Error(t("The file could not be uploaded."));
        return { ...uploaded, url: node.fileUrl(uploaded) };
      },
    };
  }
}

function isSame(a: Json | undefined, b: Json): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

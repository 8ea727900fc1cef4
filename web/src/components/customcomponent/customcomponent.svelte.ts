/** A module of an author's at work: its model, what it draws, and its line to Python. */

import { untrack } from "svelte";

import type { Node } from "../../lib/node.svelte";
import { t } from "../../lib/text";
import type { FileData, Json } from "../../wire/values";
import { decode, encode } from "./binary";
import { Binding } from "./binding";
import { invoke } from "./command";
import { Family } from "./family";
import { Model } from "./model";
import { addSheet, inTurn, loadModule, pieceOf } from "./module";
import type { CustomComponentProps, Message, Source } from "./types";

type State = Record<string, unknown>;

export class ModuleState {
  readonly #node: Node<CustomComponentProps>;
  readonly #family: Family;
  #binding: Binding | null = null;
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
    this.#family = new Family(node, (message) => this.#tell(message));
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
    void this.#cleanUp().then(() => this.#begin());
  }

  async #begin(): Promise<void> {
    this.isLoading = true;
    await this.#try(async () => {
      const sources = await inTurn(() => this.#node.call("module"));
      const state = await inTurn(() => this.#node.call("connect"));
      if (this.#node.props.is_widget && state) this.#node.props = { ...this.#node.props, value: state };
      this.#model = new Model(this.#stateOf(this.#node.props), this.#host());
      await this.#render(sources as unknown as { esm: Source; css: Source });
    });
    this.isLoading = false;
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.problem = null;
    try {
      await work();
    } catch (error) {
      // The author finds the line in the console.
      console.error(error);
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  async #render({ esm, css }: { esm: Source; css: Source }): Promise<void> {
    const fetchPiece = pieceOf(this.#node);
    await addSheet(css, fetchPiece, this.#sheet);
    this.#sheet = css.id;
    const module = await loadModule(esm, fetchPiece);
    const [root, model] = [this.#root, this.#model];
    if (!root || !model) return;
    const experimental = { invoke: invoke.bind(null, model) };
    const binding = new Binding(module, { model, experimental, hiroba: this.#tools() });
    this.#binding = binding;
    await binding.begin();
    const el = document.createElement("div");
    root.replaceChildren(el);
    await binding.render(el, this.#family.host);
    // The component may have gone while its module drew.
    if (this.#binding !== binding) await binding.end();
  }

  async #reload(): Promise<void> {
    await this.#cleanUp();
    this.#model?.off();
    await this.#try(async () =>
      this.#render((await this.#node.call("module")) as unknown as { esm: Source; css: Source }),
    );
  }

  async #cleanUp(): Promise<void> {
    const binding = this.#binding;
    this.#binding = null;
    await binding?.end();
    await this.#family.end();
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
      find: this.#family.model,
    };
  }

  #saveValue(changes: State): void {
    if ("value" in changes) this.#set(encode(changes.value));
    const others = Object.keys(changes).filter((name) => name !== "value");
    if (others.length) {
      console.warn(
        `Of a CustomComponent only "value" is saved, not: ${others.join(", ")}. Let "value" be an object that has them.`,
      );
    }
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
    const isMore = last?.method === "update" && message.method === "update" && last.model === message.model;
    if (last && isMore) last.state = { ...last.state, ...message.state };
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
    else if (message.model !== undefined) void this.#family.read(message);
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

/** The widgets that a widget's traits lead to: their models, and their modules where something draws them. */

import type { Node } from "../../lib/node.svelte";
import type { Json } from "../../wire/values";
import { decode, encode } from "./binary";
import { Binding } from "./binding";
import { invoke } from "./command";
import { Model } from "./model";
import { addSheet, loadModule, pieceOf } from "./module";
import type { CustomComponentProps, Message, Source } from "./types";

interface Member {
  model: Model;
  esm: Source;
  css: Source;
}

/** How a trait names a widget, by anywidget and by ipywidgets. */
const PREFIX = /^(anywidget:|IPY_MODEL_)/;

export class Family {
  readonly #node: Node<CustomComponentProps>;
  readonly #tell: (message: Message) => Promise<void>;
  readonly #members = new Map<string, Promise<Member>>();
  readonly #bindings = new Map<string, Promise<Binding>>();

  constructor(node: Node<CustomComponentProps>, tell: (message: Message) => Promise<void>) {
    this.#node = node;
    this.#tell = tell;
  }

  /** What modules find others with. */
  readonly host = {
    getModel: (reference: string): Promise<Model> => this.model(reference),
    getWidget: async (reference: string): Promise<object> => {
      const binding = await this.#bind(idOf(reference));
      return {
        exports: binding.exports,
        render: ({ el, signal }: { el: HTMLElement; signal?: AbortSignal }) => binding.render(el, this.host, signal),
      };
    },
  };

  model = async (reference: string): Promise<Model> => (await this.#member(idOf(reference))).model;

  /** Pass on a message of Python's to one of them. */
  async read({ model: id, method, state, content, buffers }: Message): Promise<void> {
    const member = await this.#members.get(id ?? "");
    if (method === "custom") member?.model.tell("msg:custom", decode(content ?? null), (buffers ?? []).map(decode));
    else member?.model.take(decode(state ?? {}) as Record<string, unknown>);
  }

  async end(): Promise<void> {
    const bindings = [...this.#bindings.values()];
    this.#bindings.clear();
    this.#members.clear();
    for (const binding of bindings) await binding.then((one) => one.end()).catch(() => undefined);
  }

  #member(id: string): Promise<Member> {
    const known = this.#members.get(id) ?? this.#fetch(id);
    this.#members.set(id, known);
    known.catch(() => this.#members.delete(id));
    return known;
  }

  async #fetch(id: string): Promise<Member> {
    const answer = (await this.#node.call("member", id)) as unknown as { state: Json; esm: Source; css: Source };
    const model = new Model(decode(answer.state) as Record<string, unknown>, {
      save: (changes) =>
        this.#node.hold(this.#tell({ method: "update", model: id, state: encode(changes) as Record<string, Json> })),
      send: (content, buffers) =>
        void this.#tell({ method: "custom", model: id, content: encode(content), buffers: buffers.map(encode) }),
      find: this.model,
    });
    return { ...answer, model };
  }

  #bind(id: string): Promise<Binding> {
    const known = this.#bindings.get(id) ?? this.#begin(id);
    this.#bindings.set(id, known);
    known.catch(() => this.#bindings.delete(id));
    return known;
  }

  async #begin(id: string): Promise<Binding> {
    const { model, esm, css } = await this.#member(id);
    const fetchPiece = pieceOf(this.#node);
    await addSheet(css, fetchPiece);
    const experimental = { invoke: invoke.bind(null, model) };
    const binding = new Binding(await loadModule(esm, fetchPiece), { model, experimental });
    await binding.begin();
    return binding;
  }
}

function idOf(reference: string): string {
  return reference.replace(PREFIX, "");
}

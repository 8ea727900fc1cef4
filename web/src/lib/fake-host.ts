/** A page for tests: keeps what its nodes told it, and applies changes to them at once. */

import type { FileData, Json } from "../wire/values";
import { Node, type NodeHost } from "./node.svelte";

interface Told {
  node: Node;
  event: string;
  data?: Json | undefined;
}

export class FakeHost implements NodeHost {
  /** Events in the order in which they came, those of changes included. */
  readonly told: Told[] = [];
  readonly toasts: string[] = [];
  /** What server functions answer, by name. */
  readonly functions: Record<string, (...args: Json[]) => Json | Promise<Json>> = {};
  #nextId = 1;

  /** Return a node of this page. */
  make<Props extends object>(kind: string, props: Props & Record<string, unknown>, children: Node[] = []): Node<Props> {
    const node = new Node<Props>(this.#nextId++, kind, props, this);
    node.children = children;
    return node;
  }

  /** Names of the events that a node told. */
  eventsOf(node: object): string[] {
    return this.told.filter((one) => (one.node as object) === node).map((one) => one.event);
  }

  change(node: Node, props: Record<string, unknown>, events: string[]): void {
    node.props = { ...node.props, ...props };
    for (const event of events) this.emit(node, event);
  }

  emit(node: Node, event: string, data?: Json): void {
    this.told.push({ node, event, data });
  }

  listens(): boolean {
    return true;
  }

  async call(_node: Node, name: string, args: Json[]): Promise<Json> {
    const answer = this.functions[name];
    if (!answer) throw new Error(`There is no function ${name}.`);
    return answer(...args);
  }

  upload(files: File[]): Promise<FileData[]> {
    return Promise.resolve(
      files.map((file) => ({
        path: `uploaded/${file.name}`,
        orig_name: file.name,
        size: file.size,
        mime_type: file.type,
        meta: { _type: "gradio.FileData" },
      })),
    );
  }

  fileUrl(file: FileData): string {
    return `file/${file.path}`;
  }

  toast(_level: string, message: string): void {
    this.toasts.push(message);
  }
}

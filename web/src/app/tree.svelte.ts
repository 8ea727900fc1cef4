/** The page's nodes by id, and how patches from the server change them. */

import { Node, type NodeHost } from "../lib/node.svelte";
import { authorTools, type Tool } from "../lib/tools";
import type { NodeDescription, RegionNotice, Update } from "../wire/messages";
import { applyPatches } from "../wire/patches";
import type { Language } from "./languages";

/** Letters of a value as JSON that a page tells a new session. */
const LONGEST_KEPT = 1_000_000;

/** All nodes of the page. */
export class Tree {
  readonly nodes = new Map<number, Node>();
  readonly root: Node;
  readonly #host: NodeHost;
  readonly #language: Language | undefined;
  /** Properties as the server has them, where the visitor reads them in other words: patches apply to these. */
  readonly #sources = new WeakMap<Node, Record<string, unknown>>();

  constructor(description: NodeDescription, host: NodeHost, language?: Language) {
    this.#host = host;
    this.#language = language;
    this.root = this.#build(description);
  }

  get(id: number): Node | undefined {
    return this.nodes.get(id);
  }

  /** Apply what a notice says of some nodes: one change of each, however many patches there are. */
  update(updates: Update[]): void {
    const changed = new Map<Node, Record<string, unknown>>();
    for (const [id, patches] of updates) {
      const node = this.nodes.get(id);
      if (!node) continue;
      const before = changed.get(node) ?? this.#sources.get(node) ?? node.props;
      changed.set(node, applyPatches(before, patches) as Record<string, unknown>);
    }
    for (const [node, props] of changed) this.#put(node, props);
  }

  /** Set properties of a node without telling anyone. Those that say the same stay what they are. */
  assign(id: number, props: Record<string, unknown>): void {
    const node = this.nodes.get(id);
    if (!node) return;
    const before: Record<string, unknown> = { ...(this.#sources.get(node) ?? node.props) };
    const others = Object.entries(props).filter(
      ([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value),
    );
    this.#put(node, { ...before, ...Object.fromEntries(others) });
  }

  /** The visitor changed properties of a node. */
  note(node: Node, props: Record<string, unknown>): void {
    const source = this.#sources.get(node);
    if (source) this.#sources.set(node, { ...source, ...props });
  }

  /**
   * Give every node what a new session has, but keep the values that the visitor sees.
   * Returns those that the session does not have, by node; the longest are let go.
   */
  renew(description: NodeDescription): [number, unknown][] {
    const node = this.nodes.get(description.id);
    const below = (description.children ?? []).flatMap((child) => this.renew(child));
    if (!node) return below;
    const { value } = (this.#sources.get(node) ?? node.props) as { value?: unknown };
    const fresh = description.props ?? {};
    const written = JSON.stringify(value);
    const isKept = written !== undefined && written !== JSON.stringify(fresh.value) && written.length < LONGEST_KEPT;
    this.#put(node, isKept ? { ...fresh, value } : fresh);
    return isKept ? [[node.id, value], ...below] : below;
  }

  #put(node: Node, props: Record<string, unknown>): void {
    node.props = this.#language?.props(props) ?? props;
    if (node.props !== props) this.#sources.set(node, props);
    else this.#sources.delete(node);
  }

  /** Put the nodes of a new drawing into their region; kept ones keep their element and what is in them. */
  draw(notice: RegionNotice): void {
    const region = this.nodes.get(notice.node);
    if (!region) return;
    const kept = new Set(notice.kept);
    const before = new Set(subtree(region).slice(1));
    region.children = notice.children.map((child) => this.#build(child, kept));
    const present = new Set(subtree(region));
    for (const node of before) if (!present.has(node)) this.nodes.delete(node.id);
  }

  #build(description: NodeDescription, kept?: Set<number>): Node {
    const old = kept?.has(description.id) ? this.nodes.get(description.id) : undefined;
    const node = old ?? new Node(description.id, description.kind, {}, this.#host);
    this.#put(node, description.props ?? {});
    node.children = (description.children ?? []).map((child) => this.#build(child, kept));
    node.tools = toolsOf(description).map((tool) => this.#build(tool, kept));
    this.nodes.set(node.id, node);
    return node;
  }
}

/** Every kind of node in a description. */
export function kindsOf(description: NodeDescription): string[] {
  return [description.kind, ...(description.children ?? []).flatMap(kindsOf)];
}

/** The buttons that an author put beside the label of a node; they stand in one of its properties. */
function toolsOf(description: NodeDescription): NodeDescription[] {
  const buttons = description.props?.buttons;
  return authorTools(Array.isArray(buttons) ? (buttons as Tool[]) : null).map(({ node, kind, props }) => ({
    id: node,
    kind,
    props: props as NodeDescription["props"],
  }));
}

function subtree(node: Node): Node[] {
  return [node, ...node.tools, ...node.children.flatMap(subtree)];
}

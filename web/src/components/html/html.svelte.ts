/** An author's templates and script at work: what they show, what they change, and what they hear of. */

import { untrack } from "svelte";

import type { Node } from "../../lib/node.svelte";
import { t } from "../../lib/text";
import type { Json } from "../../wire/values";
import { addToHead } from "./head";
import { morph } from "./morph";
import { fill, loadBlocks, needsBlocks } from "./template";
import type { HtmlProps } from "./types";

type Values = Record<string, unknown>;
type Script = (...tools: unknown[]) => Promise<void>;

const CHILDREN = "@children";
/** How far from the end someone may have scrolled and still be taken along. */
const NEAR_END_PX = 100;
/** The properties of the node itself that a script may set; the others are those of the templates. */
const OWN = ["value", "label", "visible"] as const;
const AsyncFunction = (async () => undefined).constructor as new (...args: string[]) => Script;

export class HtmlState {
  readonly #node: Node<HtmlProps>;
  readonly #style = document.createElement("style");
  readonly #watchers: { names: string[]; call: () => void }[] = [];
  /** Errors that the server told; those that a script does not catch are shown. */
  readonly #untold = new WeakSet<Error>();
  /** What an author's script reads and sets, and the same without anyone noticing. */
  readonly #values: Values;
  readonly #raw: Values;
  #known: Values;
  /** The templates that are shown. */
  #shown: [string, string];
  #root: HTMLElement | null = null;
  #parts: HTMLElement[] = [];
  /** The markup that each part was given last: what a script has put into it since stays while that is the same. */
  #written: (string | undefined)[] = [];
  #isRendering = false;
  /** What another server sent shows nothing until it can be made harmless. */
  #clean: (markup: string) => string;
  /** What is wrong with a template. */
  problem: string | null = $state(null);
  readonly rootId: string;

  constructor(node: Node<HtmlProps>) {
    this.#node = node;
    this.#clean = untrack(() => node.props.is_foreign) ? () => "" : (markup) => markup;
    this.rootId = `html-${node.id}-${Math.random().toString(36).slice(2, 8)}`;
    this.#known = untrack(() => this.#valuesOfNode());
    this.#raw = { ...this.#known };
    this.#shown = untrack(() => [node.props.html_template ?? "", node.props.css_template ?? ""]);
    this.#values = new Proxy(this.#raw, { set: (_, name, value) => this.#assign(String(name), value) });
  }

  /** Whether it has nothing to show: no value, and a template that only says where the value stands. */
  get isEmpty(): boolean {
    const { value, html_template } = this.#node.props;
    return !value && (html_template ?? "${value}") === "${value}" && this.#node.children.length === 0;
  }

  get hasPlaceForChildren(): boolean {
    return (this.#node.props.html_template ?? "").includes(CHILDREN);
  }

  /** Begin to work in an element, whose `[data-part]` elements take the markup. */
  mount = (root: HTMLElement): (() => void) => {
    this.#root = root;
    this.#parts = [...root.querySelectorAll<HTMLElement>(":scope > [data-part]")];
    if (this.#parts.length === 0) this.#parts = [root];
    this.#written = [];
    document.head.append(this.#style);
    addEventListener("unhandledrejection", this.#tellUncaught);
    untrack(() => void this.#begin());
    return () => {
      this.#root = null;
      this.#style.remove();
      removeEventListener("unhandledrejection", this.#tellUncaught);
    };
  };

  /** Take in what a function has changed. */
  update(): void {
    const { html_template: html = "", css_template: css = "" } = this.#node.props;
    if (html !== this.#shown[0] || css !== this.#shown[1]) untrack(() => void this.#show());
    const next = this.#valuesOfNode();
    const changed = Object.keys(next).filter((name) => !isSame(this.#known[name], next[name]));
    if (!changed.length) return;
    this.#known = next;
    const fromOutside = changed.filter((name) => !isSame(this.#values[name], next[name]));
    untrack(() => {
      for (const name of fromOutside) this.#raw[name] = next[name];
      if (fromOutside.length) this.#renderSoon(fromOutside);
    });
  }

  #valuesOfNode(): Values {
    const { value, label, visible, props } = this.#node.props;
    return { value: value ?? "", label, visible: visible ?? true, ...props };
  }

  async #begin(): Promise<void> {
    const { head, js_on_load: script } = this.#node.props;
    if (this.#node.props.is_foreign) this.#clean = (await import("../../lib/markdown/sanitize")).sanitize;
    await this.#show();
    if (head) await addToHead(head).catch((error: unknown) => console.error(error));
    if (script !== null) await this.#runScript(script);
  }

  /** Show the templates as they are now. */
  async #show(): Promise<void> {
    const { html_template: html = "", css_template: css = "" } = this.#node.props;
    this.#shown = [html, css];
    if (needsBlocks(html) || needsBlocks(css)) await loadBlocks();
    this.#render();
  }

  async #runScript(script: string | undefined): Promise<void> {
    const root = this.#root;
    if (!root) return;
    const trigger = (event: string, data: Json = {}): void => this.#node.emit(event, data);
    if (script === undefined) {
      root.addEventListener("click", () => trigger("click"));
      return;
    }
    try {
      const run = new AsyncFunction("element", "trigger", "props", "server", "upload", "watch", script);
      await run(root, trigger, this.#values, this.#server(), this.#upload, this.#watch);
    } catch (error) {
      if (!this.#tellServerError(error)) console.error("The script of an HTML component failed:", error);
    }
  }

  #server(): Record<string, (...args: Json[]) => Promise<Json>> {
    const call =
      (name: string) =>
      (...args: Json[]): Promise<Json> =>
        this.#node.call(name, ...args.map((arg) => arg ?? null)).catch((error: Error) => {
          this.#untold.add(error);
          throw error;
        });
    return Object.fromEntries((this.#node.props.server_functions ?? []).map((name) => [name, call(name)]));
  }

  #upload = async (file: File): Promise<{ path: string; url: string }> => {
    const [uploaded] = await this.#node.upload([file]);
    if (!uploaded) throw new Error(t("The file could not be uploaded."));
    return { path: uploaded.path, url: this.#node.fileUrl(uploaded) };
  };

  #watch = (names: string | string[], call: () => void): void => {
    this.#watchers.push({ names: [names].flat(), call });
  };

  #tellUncaught = (event: PromiseRejectionEvent): void => {
    if (this.#tellServerError(event.reason)) event.preventDefault();
  };

  #tellServerError(error: unknown): boolean {
    if (!(error instanceof Error) || !this.#untold.has(error)) return false;
    this.#node.toast("error", error.message);
    return true;
  }

  #assign(name: string, value: unknown): boolean {
    const before = this.#raw[name];
    this.#raw[name] = value;
    if (Object.is(before, value)) return true;
    this.#renderSoon([]);
    if (name === "value") this.#node.set({ value: value ?? null });
    else if ((OWN as readonly string[]).includes(name)) this.#node.props = { ...this.#node.props, [name]: value };
    return true;
  }

  #renderSoon(changed: string[]): void {
    if (!this.#isRendering) {
      this.#isRendering = true;
      queueMicrotask(() => {
        this.#isRendering = false;
        this.#render();
      });
    }
    const watchers = this.#watchers.filter(({ names }) => names.some((name) => changed.includes(name)));
    if (watchers.length) queueMicrotask(() => watchers.forEach(({ call }) => call()));
  }

  #render(): void {
    if (!this.#root) return;
    const { html_template: html = "${value}", css_template: css = "" } = this.#node.props;
    const [before = "", ...rest] = this.#parts.length > 1 ? html.split(CHILDREN) : [html];
    const sources = [before, rest.join(CHILDREN)];
    const isAtEnd = this.#node.props.autoscroll ? endOf(this.#root) : null;
    try {
      this.#parts.forEach((part, i) => {
        const markup = this.#clean(fill(sources[i] ?? "", this.#values));
        if (markup !== this.#written[i]) morph(part, markup);
        this.#written[i] = markup;
      });
      this.#style.textContent = css ? `#${this.rootId} { ${fill(css, this.#values)} }` : "";
      this.problem = null;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
    isAtEnd?.();
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (typeof a === "object" && JSON.stringify(a) === JSON.stringify(b));
}

/** Return what scrolls to the end of the nearest box that scrolls, unless someone has scrolled away from it. */
function endOf(element: HTMLElement): (() => void) | null {
  let box: HTMLElement | null = element;
  while (box && !/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement;
  const scroller = box ?? document.documentElement;
  const isNear = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <= NEAR_END_PX;
  return isNear ? () => scroller.scrollTo(0, scroller.scrollHeight) : null;
}

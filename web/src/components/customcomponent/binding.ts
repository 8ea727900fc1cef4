/** A module at work on a model: what it began, what it drew, and how both end. */

import type { Model } from "./model";
import type { WidgetModule } from "./types";

/** What modules get besides the model and the element. */
export interface Context {
  model: Model;
  experimental: object;
  hiroba?: object;
}

export class Binding {
  readonly #module: WidgetModule;
  readonly #context: Context;
  readonly #end = new AbortController();
  readonly #cleanups: (() => unknown)[] = [];
  /** What the module gives to modules that reach it. */
  exports: unknown = {};

  constructor(module: WidgetModule, context: Context) {
    this.#module = module;
    this.#context = context;
  }

  async begin(): Promise<void> {
    const given = await this.#module.initialize?.({ ...this.#context, signal: this.#end.signal });
    if (typeof given === "function") this.#cleanups.push(given as () => unknown);
    else if (given) this.exports = given;
  }

  /** Draw into an element, until the binding or `signal` ends. */
  async render(el: HTMLElement, host: object, signal?: AbortSignal): Promise<void> {
    const end = signal ? AbortSignal.any([this.#end.signal, signal]) : this.#end.signal;
    const cleanup = await this.#module.render?.({ ...this.#context, host, el, signal: end });
    if (typeof cleanup !== "function") return;
    if (!signal) this.#cleanups.push(cleanup as () => unknown);
    else if (end.aborted) await run(cleanup as () => unknown);
    else end.addEventListener("abort", () => void run(cleanup as () => unknown));
  }

  async end(): Promise<void> {
    this.#end.abort();
    for (const cleanup of this.#cleanups.splice(0)) await run(cleanup);
  }
}

async function run(cleanup: () => unknown): Promise<void> {
  try {
    await cleanup();
  } catch (error) {
    console.error(error);
  }
}

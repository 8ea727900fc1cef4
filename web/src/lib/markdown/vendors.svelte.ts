/**
 * The two large libraries that some Markdown needs. Reading `highlighter` or `katex` while they are missing starts loading
 * them; whoever read `count` reactively runs again when they have come.
 */

import type { HLJSApi } from "highlight.js";
import type Katex from "katex";

class LazyVendors {
  /** How many of them have been loaded. */
  count = $state(0);
  #highlighter: HLJSApi | undefined;
  #katex: typeof Katex | undefined;
  #asked = new Set<string>();

  /** highlight.js with the common languages. */
  get highlighter(): HLJSApi | undefined {
    this.#load("highlighter", async () => {
      this.#highlighter = (await import("highlight.js/lib/common")).default;
    });
    return this.#highlighter;
  }

  get katex(): typeof Katex | undefined {
    this.#load("katex", async () => {
      const [module] = await Promise.all([import("katex"), import("katex/dist/katex.min.css")]);
      this.#katex = module.default;
    });
    return this.#katex;
  }

  #load(name: string, load: () => Promise<void>): void {
    if (this.#asked.has(name)) return;
    this.#asked.add(name);
    load().then(
      () => this.count++,
      // The text stays readable without it, and the next text that needs it tries again.
      () => this.#asked.delete(name),
    );
  }
}

/** What has been loaded so far, for all Markdown of this page. */
export const vendors = new LazyVendors();

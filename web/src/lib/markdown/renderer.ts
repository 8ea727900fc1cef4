/**
 * Markdown to HTML, for a text that grows. The text is kept in chunks, and when more comes, those before the last are neither
 * read nor rendered again: a reply costs in proportion to its length, not to its square.
 */

import type { Env, MarkdownIt } from "markdown-it";

import { cutIntoChunks } from "./chunks";
import { drawFormulas } from "./formulas";
import { makeParser, type MarkdownOptions } from "./parser";
import { sanitize } from "./sanitize";
import { vendors } from "./vendors.svelte";

interface RenderedChunk {
  /** Where it begins in the text. */
  start: number;
  source: string;
  html: string;
  isFormula: boolean;
}

export class MarkdownRenderer {
  readonly #options: MarkdownOptions;
  readonly #parser: MarkdownIt;
  #text = "";
  #chunks: RenderedChunk[] = [];
  #references = "{}";
  #vendorCount = 0;

  constructor(options: MarkdownOptions) {
    this.#options = options;
    this.#parser = makeParser(options);
  }

  /** Return the HTML of `text` in chunks. Those of the last call that did not change are the same strings. */
  render(text: string): string[] {
    if (vendors.count !== this.#vendorCount) this.#reset();
    if (text !== this.#text || !this.#chunks.length) {
      const kept = this.#chunks.slice(0, this.#countOfKept(text));
      this.#chunks = [...kept, ...this.#read(text, kept)];
      this.#text = text;
    }
    return this.#chunks.map((chunk) => chunk.html);
  }

  /** Forget what was rendered: a library that it may have waited for has come. */
  #reset(): void {
    this.#vendorCount = vendors.count;
    this.#chunks = [];
    this.#text = "";
  }

  #countOfKept(text: string): number {
    const isGrown = this.#text !== "" && text.startsWith(this.#text);
    // Link definitions and the numbering of headings reach across chunks: such a text is read anew as a whole.
    if (!isGrown || this.#references !== "{}" || this.#options.headerLinks) return 0;
    const lastLine = this.#text.lastIndexOf("\n") + 1;
    const last = this.#chunks.at(-1);
    // A last line that is not complete may yet turn out to continue the chunk before it.
    const settled = Math.max(0, this.#chunks.length - (last && last.start >= lastLine ? 2 : 1));
    const open = this.#chunks.findIndex((chunk) => this.#mayBeOpenFormula(chunk));
    return open < 0 ? settled : Math.min(settled, open);
  }

  /** Whether a chunk begins like a formula whose end has not come; that end may lie behind blank lines. */
  #mayBeOpenFormula({ source, isFormula }: RenderedChunk): boolean {
    return !isFormula && this.#options.latexDelimiters.some(({ left, display }) => display && source.startsWith(left));
  }

  #read(text: string, kept: RenderedChunk[]): RenderedChunk[] {
    const offset = kept.length ? (this.#chunks[kept.length]?.start ?? 0) : 0;
    const environment: Env = {};
    const tail = text.slice(offset);
    const chunks = cutIntoChunks(this.#parser.parse(tail, environment));
    const references = JSON.stringify(environment.references ?? {});
    const isReusable = references === this.#references;
    if (!isReusable) {
      this.#references = references;
      if (kept.length) return this.#readAll(text, kept);
    }
    const lines = lineStarts(tail);
    return chunks.map((chunk, i) => {
      const start = lines[chunk.line] ?? 0;
      const next = chunks[i + 1];
      const source = tail.slice(start, next ? lines[next.line] : undefined);
      const old = this.#chunks[kept.length + i];
      const html =
        isReusable && old?.source === source
          ? old.html
          : this.#finish(this.#parser.renderer.render(chunk.tokens, this.#parser.options, environment));
      return { start: offset + start, source, html, isFormula: chunk.tokens[0]?.type === "math_block" };
    });
  }

  /** A definition came that chunks which were kept may use. */
  #readAll(text: string, kept: RenderedChunk[]): RenderedChunk[] {
    kept.length = 0;
    this.#chunks = [];
    return this.#read(text, kept);
  }

  #finish(html: string): string {
    return drawFormulas(this.#options.sanitizeHtml ? sanitize(html) : html);
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
  return starts;
}

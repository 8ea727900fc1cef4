/** The document that is open, how large it is shown, and which page is in view. */

import { untrack } from "svelte";

import type { Node } from "../../lib/node.svelte";
import { t } from "../../lib/text";
import type { Document } from "./document";
import type PageView from "./Page.svelte";
import type { PdfProps } from "./types";

const GAP_PX = 12;
const NEAR_PX = 800;

interface PageSize {
  number: number;
  width: number;
  height: number;
}

export class PdfState {
  readonly #getNode: () => Node<PdfProps>;
  document: Document | undefined = $state.raw();
  Page: typeof PageView | undefined = $state.raw();
  pages: PageSize[] = $state.raw([]);
  problem = $state("");
  /** What the last search found, in words. */
  searched = $state("");
  width = $state(0);
  height = $state(0);
  #zoom = $state(1);
  /** What is at the upper edge of the view: a page, and the share of it that lies above. It stays there at another scale. */
  #place = { number: 1, share: 0 };
  #scrollTop = $state(0);
  #query = "";
  #found: number[] = [];
  #foundAt = -1;
  #told = 1;

  readonly scale = $derived.by(() => {
    const widest = Math.max(1, ...this.pages.map((page) => page.width));
    return Math.max(0.1, ((Math.min(this.width, 1000) - 2 * GAP_PX) / widest) * this.#zoom);
  });
  readonly #tops = $derived.by(() => {
    let top = GAP_PX;
    return this.pages.map((page) => {
      const here = top;
      top += page.height * this.scale + GAP_PX;
      return here;
    });
  });
  readonly page = $derived.by(() => {
    const middle = this.#scrollTop + this.height / 3;
    return Math.max(1, this.#tops.filter((top) => top <= middle).length);
  });
  readonly isReady = $derived(this.pages.length > 0 && this.width > 0);

  constructor(getNode: () => Node<PdfProps>) {
    this.#getNode = getNode;
    $effect(() => this.#open(getNode().props.value ? getNode().fileUrl(getNode().props.value!) : ""));
    $effect(() => this.#tell(this.page));
  }

  /** Go to a page: `top` is where the view has to stand then. */
  turnTo(number: number): void {
    this.#place = { number: Math.max(1, Math.min(number, this.pages.length)), share: 0 };
  }

  /** Where the view stands, in pixels. */
  get top(): number {
    const { number, share } = this.#place;
    const height = (this.pages[number - 1]?.height ?? 0) * this.scale;
    return (this.#tops[number - 1] ?? GAP_PX) - GAP_PX + share * height;
  }

  isNear(number: number): boolean {
    const top = this.#tops[number - 1] ?? 0;
    const bottom = top + (this.pages[number - 1]?.height ?? 0) * this.scale;
    return bottom > this.#scrollTop - NEAR_PX && top < this.#scrollTop + this.height + NEAR_PX;
  }

  scroll(top: number): void {
    this.#scrollTop = top;
    const number = Math.max(1, this.#tops.filter((start) => start - GAP_PX <= top).length);
    const height = (this.pages[number - 1]?.height ?? 1) * this.scale;
    this.#place = { number, share: (top - (this.#tops[number - 1] ?? 0) + GAP_PX) / height };
  }

  zoomBy(factor: number): void {
    this.#zoom = Math.max(0.25, Math.min(6, this.#zoom * factor));
  }

  /** Return the next page that has a text; nothing if there is none. */
  async find(query: string, step: 1 | -1): Promise<number | undefined> {
    if (!this.document || !query.trim()) {
      this.searched = "";
      return undefined;
    }
    if (query !== this.#query) {
      this.#query = query;
      this.searched = t("Searching");
      const { findPages } = await import("./document");
      this.#found = await findPages(this.document, query);
      this.#foundAt = step > 0 ? -1 : 0;
    }
    const count = this.#found.length;
    this.#foundAt = count ? (this.#foundAt + step + count) % count : -1;
    this.searched = count ? t("{number} of {count} pages", { number: this.#foundAt + 1, count }) : t("Nothing found");
    return this.#found[this.#foundAt];
  }

  #open(url: string): () => void {
    let isGone = false;
    untrack(() => {
      this.document = undefined;
      this.pages = [];
      this.problem = "";
      this.#query = "";
      this.searched = "";
    });
    let opened: Document | undefined;
    const open = async (): Promise<void> => {
      const [{ openDocument }, view] = await Promise.all([import("./document"), import("./Page.svelte")]);
      opened = await openDocument(url);
      const sizes: PageSize[] = [];
      for (let number = 1; number <= opened.numPages; number++) {
        // Reading the sizes of all pages of a long document takes too long: those after the hundredth are as the last that was read.
        const viewport = number <= 100 ? (await opened.getPage(number)).getViewport({ scale: 1 }) : sizes.at(-1);
        sizes.push({ number, width: viewport?.width ?? 600, height: viewport?.height ?? 800 });
      }
      if (isGone) return;
      this.Page = view.default;
      this.document = opened;
      this.pages = sizes;
      this.#getNode().emit("load");
    };
    if (url) {
      open().catch((error: unknown) => {
        if (!isGone) this.problem = error instanceof Error ? error.message : String(error);
      });
    }
    return () => {
      isGone = true;
      void opened?.loadingTask.destroy();
    };
  }

  #tell(page: number): void {
    if (!this.isReady || page === this.#told) return;
    this.#told = page;
    untrack(() => this.#getNode().emit("turn", { index: page, value: this.pages.length }));
  }
}

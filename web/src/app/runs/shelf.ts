/** The runs that this browser keeps of an app: puts them by, leads to them, and puts them back. */

import { mount, unmount } from "svelte";

import { broughtBack, copied, filesIn } from "../../lib/files";
import { t } from "../../lib/text";
import type { Page, Told } from "../page.svelte";
import type { KeptRun } from "./run";
import RunsLink from "./RunsLink.svelte";
import { RunStore } from "./store";
import { RunWatch, type Unowned } from "./watch";

/** What the server tells of it. */
interface Custom {
  key: string;
  is_kept: boolean;
  is_linked: boolean;
}

/** Begin to keep the runs of a page. Returns who is to be told of what happens there; nobody, if the author wants none kept. */
export async function keepRuns(page: Page): Promise<((...told: Told) => void) | undefined> {
  const custom = (await (await fetch(`${page.root}hiroba/runs`)).json()) as Custom;
  const store = new RunStore(`${new URL(page.root, location.href).pathname}|${custom.key}`);
  if (!custom.is_kept) {
    await store.clear();
    return undefined;
  }
  const shelf = new Shelf(page, store, custom.is_linked);
  await shelf.greet();
  const { tree, dispatch, description } = page;
  const watch = new RunWatch(
    tree,
    (id) => dispatch.binding(id),
    description.route ?? "",
    (run) => shelf.keep(run),
  );
  return (...told) => watch.take(...told);
}

/** Bytes of a run. */
const MOST = { file: 10 * 1024 * 1024, all: 30 * 1024 * 1024 };

export class Shelf {
  readonly #page: Page;
  readonly #store: RunStore;
  readonly #isLinked: boolean;
  #work: Promise<unknown> = Promise.resolve();
  #hasLink = false;
  #isOpen = false;

  constructor(page: Page, store: RunStore, isLinked: boolean) {
    this.#page = page;
    this.#store = store;
    this.#isLinked = isLinked;
  }

  /** Show the way to what was kept before, or it itself where the address says so. */
  async greet(): Promise<void> {
    const [, id] = /^#run=(.+)/.exec(location.hash) ?? [];
    if ((await this.#store.all()).length) this.#link();
    if (location.hash === "#runs") this.open();
    const run = id && (await this.#store.find(id));
    if (run) await this.load(run);
    if (/^#run(s$|=)/.test(location.hash)) history.replaceState(history.state, "", location.pathname + location.search);
  }

  /** Keep a run, after those before it. A browser that forbids it, or is full, keeps none. */
  keep(run: Unowned): void {
    this.#work = this.#work
      .then(async () => {
        const files = [...run.inputs, ...run.outputs].flatMap(({ value }) => filesIn(value));
        const copies = await copied(files, (file) => this.#page.tree.root.fileUrl(file), MOST);
        await this.#store.put({ ...run, files: copies });
        this.#link();
      })
      .catch((error: unknown) => console.warn("The run could not be kept.", error));
  }

  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    void this.#show();
  }

  /** Put the values of a run back into the page; on another page of the app, there. */
  async load(run: KeptRun): Promise<void> {
    const { description, root, tree } = this.#page;
    if (run.route !== (description.route ?? "")) {
      location.href = `${root}${run.route}#run=${run.id}`;
      return;
    }
    let isWhole = true;
    for (const kept of [...run.inputs, ...run.outputs]) {
      const node = tree.get(kept.node);
      if (!node || node.kind !== kept.kind) {
        isWhole = false;
        continue;
      }
      node.set({ value: await broughtBack(kept.value, run.files, node) } as object);
    }
    for (const { node } of run.outputs) {
      const output = tree.get(node);
      if (output) output.isStale = false;
    }
    if (!isWhole) this.#page.toast("warning", t("The app has changed since. What still fits was loaded."));
  }

  async #show(): Promise<void> {
    const { default: Runs } = await import("./Runs.svelte");
    await this.#work;
    const panel = mount(Runs, {
      target: document.body,
      props: {
        runs: await this.#store.all(),
        load: (run: KeptRun) => this.load(run),
        remove: (run: KeptRun) => this.#store.delete(run.id),
        clear: () => this.#store.clear(),
        closed: () => {
          this.#isOpen = false;
          void unmount(panel);
        },
      },
    });
  }

  /** Put a link into the foot of the page, once. */
  #link(): void {
    const foot = document.querySelector(".gradio-container > footer");
    if (this.#hasLink || !this.#isLinked || !foot) return;
    this.#hasLink = true;
    const anchor = foot.firstChild ?? undefined;
    mount(RunsLink, { target: foot, anchor: anchor as Node | undefined, props: { open: () => this.open() } });
  }
}

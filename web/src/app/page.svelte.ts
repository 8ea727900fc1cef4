/** The page at work: it holds the tree, sends what the visitor does, and shows what the server tells. */

import type { NodeHost } from "../lib/node.svelte";
import { reach } from "../lib/reach";
import { t } from "../lib/text";
import type {
  AttachedNotice,
  BindingDescription,
  Notice,
  PageDescription,
  RegionNotice,
  ToastNotice,
} from "../wire/messages";
import type { FileData, Json } from "../wire/values";
import { Activity } from "./activity";
import { Calls } from "./calls";
import type { ToastMessage } from "./chrome/toast";
import { Connection, type ConnectionState, type Unnumbered } from "./connection";
import { Dispatch } from "./dispatch";
import type { Language } from "./languages";
import { Pace } from "./pace";
import { loadKinds } from "./registry";
import { kindsOf, Tree } from "./tree.svelte";

const DEFAULT_TOAST_S = 10;

/** What who watches a page hears of: what the server tells, or that a run was asked for, with the values of its inputs. */
export type Told = [Notice, undefined?] | [BindingDescription, Json[]];

export class Page {
  readonly description: PageDescription;
  readonly root: string;
  readonly tree: Tree;
  readonly dispatch: Dispatch;
  readonly #activity: Activity;
  readonly #connection: Connection;
  readonly #calls: Calls;
  readonly #language: Language | undefined;
  readonly #pace = new Pace((notice) => this.#take(notice));
  connection: ConnectionState = $state("connecting");
  toasts: ToastMessage[] = $state.raw([]);
  #nextToast = 1;
  /** How many notices came in at once after the last return of the connection. */
  caughtUp = $state(0);
  /** Notices wait here while the components of the first drawing, or of a new one, are loaded. */
  #queue: Promise<void> = Promise.resolve();
  #isQueued = 0;
  #hasShortcuts = false;
  /** Told of what happens, after it was shown; set once somebody has turned to the page. */
  declare watch?: (...told: Told) => void;
  /** Writes down what runs, where a visitor wants that. */
  declare recorder?: ((...told: Told) => void) | undefined;

  constructor(description: PageDescription, root: string, language?: Language) {
    this.#language = language;
    this.description = description;
    this.root = root;
    this.tree = new Tree(description.root, this.#nodeHost(), language);
    this.#connection = new Connection(root, description.route ?? "", {
      handleNotice: (notice) => this.#pace.take(notice),
      handleState: (state) => {
        this.connection = state;
        reach.isLost = state === "lost";
      },
      handleCatchUp: (count) => (this.caughtUp = count),
      handleNewSession: () => this.#beginAnew(),
    });
    this.#calls = new Calls(this.#connection, root);
    this.dispatch = new Dispatch(description.bindings ?? [], {
      tree: this.tree,
      send: (commands) => this.#connection.send(commands),
      handleAsked: (binding) => this.#activity.ask(binding),
      handleRun: (binding, values) => this.watch?.(binding, values),
      confirm: async (question, node) => (await import("./chrome/confirm")).confirm(question, node),
      filesFolder: description.files_folder,
      root,
      handleScriptError: (error) => this.toast("error", String(error), "Script"),
    });
    this.#activity = new Activity({
      tree: this.tree,
      dispatch: this.dispatch,
      cancel: (job) => this.#connection.send([{ type: "cancel", job }]),
      toast: (level, message, title, durationS) => this.#show(level, message, title, durationS),
    });
  }

  /** Take out what the browser kept from an earlier visit. To be done before `open`, so that functions which run first get it. */
  async recall(): Promise<void> {
    const nodes = [...this.tree.nodes.values()].filter((node) => node.kind === "browserstate");
    if (nodes.length) this.#connection.kept = await (await import("./kept.svelte")).recall(nodes);
  }

  /**
   * Connect it with its session.
   *
   * @param drawing - Its first drawing, which scripts of the author find done.
   */
  open(drawing: Promise<unknown>): void {
    this.#queueUp(() => drawing);
    this.#connection.open();
    addEventListener("pagehide", () => this.dispatch.flush());
    this.#watchShortcuts();
  }

  toast(level: ToastMessage["level"], message: string, title = ""): void {
    this.#show(level, message, title);
  }

  closeToast(id: number): void {
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }

  #nodeHost(): NodeHost {
    return {
      change: (node, props, events) => {
        this.#pace.flush();
        this.dispatch.change(node, props, events);
        this.tree.note(node, props);
        if ("value" in props) this.#markStale(node.id);
      },
      emit: (node, event, data) => this.dispatch.emit(node, event, data),
      listens: (node, event) => this.dispatch.listeners(node, event).length > 0,
      call: (node, name, args) => {
        this.dispatch.flush();
        return this.#calls.call(node.id, name, args);
      },
      hold: (node, work) => this.dispatch.hold(node, work),
      frame: (node, file, isFirst) => {
        this.dispatch.flush();
        return this.#calls.frame(node.id, file, isFirst);
      },
      streamOf: (node) => this.dispatch.streamOf(node),
      upload: (files, onProgress) => this.#upload(files, onProgress),
      fileUrl: (file) => this.#fileUrl(file),
      toast: (level, message, title) => this.toast(level, message, title),
    };
  }

  async #upload(files: File[], onProgress?: (share: number) => void): Promise<FileData[]> {
    try {
      const { uploadFiles } = await import("./upload");
      const maxBytes = this.description.max_file_bytes ?? null;
      return await uploadFiles(this.root, files, this.#connection.session, maxBytes, onProgress);
    } catch (error) {
      throw this.#inWords(error);
    }
  }

  #inWords(error: unknown): unknown {
    return error instanceof Error && this.#language ? new Error(this.#language.message(error.message)) : error;
  }

  /** Load the page anew, and go on with the same session. */
  reload(): void {
    this.dispatch.flush();
    this.#connection.loadReplacement();
  }

  /** Outputs that a finished run made from this input are older than it now. */
  #markStale(input: number): void {
    for (const binding of this.dispatch.readers({ id: input } as never)) {
      if ((binding.targets ?? []).some(([id, event]) => id === input && (event === "change" || event === "input")))
        continue;
      const outputs = binding.outputs ?? [];
      // A run that empties the field it read, as a chat does, has taken it: what is written next belongs to the next run.
      if (outputs.includes(input)) continue;
      for (const id of outputs) {
        const node = this.tree.get(id);
        // What a run reads and writes grows from run to run, and is not made from the inputs alone.
        if (node && !binding.inputs?.includes(id) && node.status.phase === "done") node.isStale = true;
      }
    }
  }

  #fileUrl(file: FileData): string {
    const url = file.url ?? `hiroba/files/${file.path}`;
    return /^[a-z]+:/i.test(url) ? url : new URL(this.root + url.replace(/^\//, ""), location.href).href;
  }

  #take(notice: Notice): void {
    if (this.#isQueued === 0 && notice.type !== "region" && !(notice.type === "attached" && notice.snapshot)) {
      this.#handle(notice);
      return;
    }
    const kinds = regionsOf(notice).flatMap((region) => region.children.flatMap(kindsOf));
    this.#queueUp(
      () => loadKinds(kinds),
      () => this.#handle(notice),
    );
  }

  /** Let what comes wait until something is loaded, and `next` is done. */
  #queueUp(load: () => Promise<unknown>, next?: () => void): void {
    this.#isQueued += 1;
    this.#queue = this.#queue
      .then(load)
      .catch(() => this.toast("error", t("A part of this page could not be loaded.")))
      .then(next)
      .finally(() => (this.#isQueued -= 1));
  }

  #handle(notice: Notice): void {
    notice = this.#language?.notice(notice) ?? notice;
    if (notice.type === "updated" || notice.type === "changed") {
      if (notice.type === "changed" && notice.origin === this.#connection.screen) return;
      this.tree.update(notice.updates);
    }
    this.#pass(notice);
    this.#activity.handle(notice);
    this.watch?.(notice);
  }

  /** Hand a notice to the part of the page that it concerns. */
  #pass(notice: Notice): void {
    if (notice.type === "attached") this.#restore(notice);
    else if (notice.type === "region") this.#draw(notice);
    else if (notice.type === "replaced") this.reload();
    else if (notice.type === "message") this.tree.get(notice.node)?.receive(notice.content);
    else if (notice.type === "answered") this.#calls.answer(notice);
    else if (notice.type === "toast") this.#showToast(notice);
    else if (notice.type === "refused") {
      this.#calls.refuse(notice.seq);
      this.#activity.refuse();
    } else if (notice.type === "perform" && (notice.screen ?? this.#connection.screen) === this.#connection.screen) {
      this.dispatch.perform(notice);
    }
  }

  /** Go on with a new session: what ran is over, what the page shows stays and is told. */
  #beginAnew(): Unnumbered[] {
    this.#pace.flush();
    this.dispatch.flush();
    this.#activity.restore([]);
    this.toast(
      "warning",
      t(
        "The server has begun anew, or this page was away for too long. What ran has ended; what the fields show was kept.",
      ),
    );
    const shown = this.tree.renew(this.description.root);
    return shown.map(([node, value]) => ({ type: "change", node, props: { value: value as Json } }));
  }

  #restore(notice: AttachedNotice): void {
    const { snapshot } = notice;
    if (snapshot || notice.is_new) this.#calls.lose();
    if (!snapshot) return;
    for (const region of snapshot.regions ?? []) this.#draw(region);
    for (const [id, props] of Object.entries(snapshot.props)) this.tree.assign(Number(id), props);
    this.#activity.restore(snapshot.jobs ?? []);
  }

  #draw(notice: RegionNotice): void {
    this.tree.draw(notice);
    this.dispatch.draw(notice.node, notice.bindings);
    this.#watchShortcuts();
  }

  /** Listen for the keys that the author gave to events, once there are any. */
  #watchShortcuts(): void {
    if (this.#hasShortcuts || !this.dispatch.shortcuts.length) return;
    this.#hasShortcuts = true;
    void import("./shortcuts").then(({ watchShortcuts }) => watchShortcuts(this.dispatch));
  }

  #showToast(notice: ToastNotice): void {
    this.#show(notice.level, notice.message, notice.title, notice.duration_s);
  }

  /** Show a message, unless the same one is there already. */
  #show(level: ToastMessage["level"], message: string, title = "", durationS: number | null = DEFAULT_TOAST_S): void {
    const isShown = this.toasts.some((toast) => toast.message === message && toast.title === title);
    if (!isShown) this.toasts = [...this.toasts, { id: this.#nextToast++, level, message, title, durationS }];
  }
}

function regionsOf(notice: Notice): RegionNotice[] {
  if (notice.type === "region") return [notice];
  return notice.type === "attached" ? (notice.snapshot?.regions ?? []) : [];
}

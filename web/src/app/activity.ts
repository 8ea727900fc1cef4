/** What jobs are doing, as the nodes that they fill show it. */

import { IDLE, isUnderWay, type Node, type Phase, type Status } from "../lib/node.svelte";
import type {
  BindingDescription,
  ErrorReport,
  FinishedNotice,
  JobSnapshot,
  Notice,
  ProgressNotice,
  QueuedNotice,
} from "../wire/messages";
import type { Dispatch } from "./dispatch";
import type { Tree } from "./tree.svelte";

/** Events that tell nothing more than that they happened. */
const PLAIN_EVENTS = new Set(["change", "click", "input", "submit"]);

interface Running {
  binding: BindingDescription;
  status: Status;
}

/** What activity needs from the page. */
export interface ActivityHost {
  tree: Tree;
  dispatch: Dispatch;
  cancel(job: string): void;
  toast(
    level: "info" | "warning" | "success" | "error",
    message: string,
    title: string,
    durationS: number | null,
  ): void;
}

export class Activity {
  readonly #host: ActivityHost;
  readonly #jobs = new Map<string, Running>();

  constructor(host: ActivityHost) {
    this.#host = host;
  }

  /** A run was asked for and not answered yet. */
  ask(binding: BindingDescription): void {
    this.#show(binding, { phase: "waiting", show: showOf(binding), startedAt: performance.now() });
  }

  /** The server did not take the last run that was asked for. */
  refuse(): void {
    const busy = new Set([...this.#jobs.values()].flatMap(({ binding }) => targetsOf(binding)));
    const held = new Set([...this.#jobs.values()].flatMap(({ binding }) => pressed(binding)));
    for (const node of this.#host.tree.nodes.values()) {
      if (node.status.phase === "waiting" && !busy.has(node.id)) node.status = IDLE;
      if (!held.has(node.id)) node.isBusy = false;
    }
  }

  handle(notice: Notice): void {
    if (notice.type === "queued") this.#queue(notice);
    else if (notice.type === "started")
      this.#step(notice.job, "running", { position: undefined, expectedS: notice.expected_s ?? undefined });
    else if (notice.type === "progress") this.#progress(notice);
    else if (notice.type === "updated" && notice.is_partial) this.#step(notice.job, "streaming", {});
    else if (notice.type === "finished") this.#finish(notice);
  }

  /** A snapshot replaces all that was known. */
  restore(jobs: JobSnapshot[]): void {
    const known = [...this.#jobs.values()];
    this.#jobs.clear();
    for (const { binding } of known) this.#show(binding, IDLE);
    for (const snapshot of jobs) {
      const binding = this.#host.dispatch.binding(snapshot.binding);
      if (!binding) continue;
      const startedAt = performance.now() - (snapshot.elapsed_s ?? 0) * 1000;
      this.#jobs.set(snapshot.job, { binding, status: { phase: "waiting", show: showOf(binding), startedAt } });
      this.#step(snapshot.job, snapshot.is_streaming ? "streaming" : snapshot.is_running ? "running" : "waiting", {
        progress: snapshot.units ?? [],
      });
    }
  }

  #queue(notice: QueuedNotice): void {
    const binding = this.#host.dispatch.binding(notice.binding);
    if (!binding) return;
    for (const id of binding.inputs ?? []) {
      const node = this.#host.tree.get(id);
      if (node) node.problem = null;
    }
    const startedAt = this.#jobs.get(notice.job)?.status.startedAt ?? performance.now();
    const status: Status = {
      phase: "waiting",
      show: showOf(binding),
      startedAt,
      ...(this.#hasOwnStop(binding) ? {} : { stop: () => this.#host.cancel(notice.job) }),
    };
    this.#jobs.set(notice.job, { binding, status });
    this.#step(notice.job, "waiting", { position: notice.position ?? 0, expectedS: notice.expected_s ?? undefined });
  }

  /** Whether a field offers to end these runs already: one button is enough. */
  #hasOwnStop(binding: BindingDescription): boolean {
    return [...this.#host.tree.nodes.values()].some((node) => {
      const { stop_btn } = node.props as { stop_btn?: unknown };
      const stops = stop_btn ? this.#host.dispatch.listeners(node, "stop") : [];
      return stops.some(({ cancels }) => cancels?.includes(binding.id));
    });
  }

  #progress(notice: ProgressNotice): void {
    const running = this.#jobs.get(notice.job);
    this.#step(notice.job, running?.status.phase ?? "running", { progress: notice.units });
  }

  #finish(notice: FinishedNotice): void {
    const running = this.#jobs.get(notice.job);
    this.#jobs.delete(notice.job);
    const error = notice.error ?? undefined;
    if (error) this.#tellError(error);
    if (!running) return;
    const { binding } = running;
    const isRefused = Object.keys(error?.fields ?? {}).length > 0;
    this.#show(binding, isRefused ? IDLE : { ...endOf(notice), show: showOf(binding), retry: this.#retry(binding) });
    if (notice.outcome === "done") this.#settle(binding);
  }

  /** How the visitor runs it again, where the event that began it told nothing more than that it happened. */
  #retry(binding: BindingDescription): (() => void) | undefined {
    const [id, event] = binding.targets?.[0] ?? [null, ""];
    const node = id === null ? undefined : this.#host.tree.get(id);
    if (!node || !PLAIN_EVENTS.has(event)) return undefined;
    return () => void this.#host.dispatch.run(binding, node, undefined, null);
  }

  #tellError(error: ErrorReport): void {
    for (const [id, message] of Object.entries(error.fields ?? {})) {
      const node = this.#host.tree.get(Number(id));
      if (node) node.problem = message;
    }
    if (error.visible !== false) {
      const durationS = error.duration_s === undefined ? 10 : error.duration_s;
      this.#host.toast("error", error.message, error.title ?? "Error", durationS);
    }
  }

  #settle(binding: BindingDescription): void {
    const outputs = (binding.outputs ?? []).map((id) => this.#host.tree.get(id));
    for (const node of outputs) if (node) node.isStale = false;
    if (binding.scroll_to_output) void scrollTo(outputs[0]);
  }

  #step(job: string, phase: Phase, changes: Partial<Status>): void {
    const running = this.#jobs.get(job);
    if (!running) return;
    running.status = { ...running.status, ...changes, phase };
    this.#show(running.binding, running.status);
  }

  #show(binding: BindingDescription, status: Status): void {
    for (const id of targetsOf(binding)) {
      const node = this.#host.tree.get(id);
      if (node) node.status = status;
    }
    const isBusy = isUnderWay(status);
    for (const id of pressed(binding)) {
      const node = this.#host.tree.get(id);
      if (node) node.isBusy = isBusy || [...this.#jobs.values()].some((job) => pressed(job.binding).includes(id));
    }
  }
}

async function scrollTo(output: Node | undefined): Promise<void> {
  try {
    (await import("./chrome/scroll")).scrollToOutput(output?.id);
  } catch {
    // The network is away: the page stays where it is.
  }
}

/** The nodes that start a binding when they are pressed. */
function pressed(binding: BindingDescription): number[] {
  if (showOf(binding) === "hidden") return [];
  return (binding.targets ?? []).flatMap(([id, event]) => (event === "click" && id !== null ? [id] : []));
}

function endOf(notice: FinishedNotice): Pick<Status, "phase" | "durationS" | "usedCache" | "message" | "title"> {
  const phase = notice.outcome === "failed" || notice.outcome === "done" ? notice.outcome : "idle";
  return {
    phase,
    durationS: notice.duration_s,
    usedCache: notice.used_cache,
    message: notice.error?.message,
    title: notice.error?.title,
  };
}

function targetsOf(binding: BindingDescription): number[] {
  return binding.show_progress_on ?? binding.outputs ?? [];
}

function showOf(binding: BindingDescription): Status["show"] {
  return binding.show_progress ?? "full";
}

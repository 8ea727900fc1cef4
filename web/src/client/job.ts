/** A call that was started: results as they come, or the last one. */

import type { Patch } from "../wire/messages";
import { applyPatches } from "../wire/patches";
import { CallError } from "./errors";
import type { JobEvent } from "./events";

export type Status = "waiting" | "running" | "done" | "failed" | "cancelled" | "interrupted";

/** What an app tells of a job. */
export interface JobState<Result = unknown> {
  id: string;
  endpoint: string;
  status: Status;
  /** How many jobs wait before it; `null` once it runs. */
  position: number | null;
  progress: { index?: number; length?: number; unit?: string; progress?: number; desc?: string }[];
  /** How long the function took. */
  duration_s: number | null;
  /** The newest result, `null` before there is one. */
  result: Result | null;
  error: string | null;
}

/** What a job needs of its client. */
export interface JobHost {
  events(id: string): AsyncIterable<JobEvent>;
  state(id: string): Promise<JobState>;
  cancel(id: string): Promise<void>;
}

export class Job<Result = unknown> implements AsyncIterable<Result> {
  /** By which another client finds it too. */
  readonly id: string;
  readonly #host: JobHost;

  constructor(host: JobHost, id: string) {
    this.#host = host;
    this.id = id;
  }

  /** Its results as they come. Throws a `CallError` if it does not end well. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Result> {
    let newest: unknown = null;
    for await (const event of this.#host.events(this.id)) {
      if (event.name === "result") newest = event.data.result;
      else if (event.name === "difference") newest = applyPatches(newest, event.data.patches as Patch[]);
      else {
        if (event.name === "finished") ended(event.data as unknown as JobState);
        continue;
      }
      yield newest as Result;
    }
  }

  /** Everything that happens to it: `queued`, `started`, `progress`, `message`, `result`, `difference`, `finished`. */
  events(): AsyncIterable<JobEvent> {
    return this.#host.events(this.id);
  }

  /** Wait for the end, and return the result. Throws a `CallError` if it does not end well. */
  async result(): Promise<Result> {
    for await (const event of this.#host.events(this.id)) {
      if (event.name === "finished") return ended(event.data as unknown as JobState) as Result;
    }
    throw new CallError("The call ended without a result.", "interrupted");
  }

  state(): Promise<JobState<Result>> {
    return this.#host.state(this.id) as Promise<JobState<Result>>;
  }

  cancel(): Promise<void> {
    return this.#host.cancel(this.id);
  }
}

function ended(state: JobState): unknown {
  if (state.status !== "done") throw new CallError(state.error ?? `The call was ${state.status}.`, state.status);
  return state.result;
}

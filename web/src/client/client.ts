/** `Client`: calls the endpoints of an app, from a browser or from Node. */

import { CallError, CallRefusedError, ConnectionLostError } from "./errors";
import { readEvents, type JobEvent } from "./events";
import { foundBlobs, nameOf, withoutBlobs } from "./files";
import { Job, type JobHost, type JobState } from "./job";

const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 5000;
/** What a proxy answers while the app behind it is not there. */
const AWAY = [502, 503, 504];

export interface ClientOptions {
  /** Name and password, where the app asks for them. */
  auth?: [name: string, password: string];
  /** An API key, where the app takes one. */
  key?: string;
  /** How long a lost connection is taken up again before the caller is told. @defaultValue 60_000 */
  patienceMs?: number;
  /** In place of the global `fetch`. */
  fetch?: typeof fetch;
}

export type Arguments = Record<string, unknown>;

export class Client implements JobHost {
  readonly #root: string;
  readonly #headers: Record<string, string>;
  readonly #patienceMs: number;
  readonly #fetch: typeof fetch;
  readonly #auth: [string, string] | undefined;
  #entry: Promise<void> | undefined;

  /** Calls of one client share the state that the app keeps for a visitor. */
  constructor(url: string, { auth, key, patienceMs = 60_000, fetch: own }: ClientOptions = {}) {
    this.#root = `${url.replace(/\/+$/, "")}/`;
    this.#headers = { "hiroba-session": crypto.randomUUID(), ...(key ? { authorization: `Bearer ${key}` } : {}) };
    this.#auth = auth;
    this.#patienceMs = patienceMs;
    this.#fetch = own ?? ((...args) => fetch(...args));
  }

  /** Run an endpoint to its end, and return its result. A `Blob` or `File`, wherever it stands, is sent along. */
  async call<Result = unknown>(endpoint: string, args: Arguments = {}): Promise<Result> {
    return (await this.submit<Result>(endpoint, args)).result();
  }

  /** Start an endpoint, and return the job to follow. */
  async submit<Result = unknown>(endpoint: string, args: Arguments = {}): Promise<Job<Result>> {
    const uploaded = await this.#upload([...foundBlobs(args)]);
    const answer = await this.#send(`api/${endpoint.replace(/^\/+/, "")}?async=1`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(withoutBlobs(args, uploaded)),
    });
    return new Job<Result>(this, ((await answer.json()) as JobState).id);
  }

  /** What the app offers, as an OpenAPI 3.1 document. */
  async describe(): Promise<Record<string, unknown>> {
    return (await (await this.#send("api/openapi.json")).json()) as Record<string, unknown>;
  }

  async state(id: string): Promise<JobState> {
    return (await (await this.#send(`api/jobs/${id}`)).json()) as JobState;
  }

  async cancel(id: string): Promise<void> {
    await this.#send(`api/jobs/${id}`, { method: "DELETE" });
  }

  /** All that happens to a job, each event once, through lost connections. */
  async *events(id: string): AsyncGenerator<JobEvent> {
    let after = 0;
    let lastHeard = performance.now();
    let retryMs = FIRST_RETRY_MS;
    for (;;) {
      try {
        const headers = { "last-event-id": String(after) };
        const answer = await this.#send(`api/jobs/${id}/events?differences=1`, { headers });
        for await (const event of readEvents(answer.body as ReadableStream<Uint8Array>)) {
          after = event.number;
          lastHeard = performance.now();
          retryMs = FIRST_RETRY_MS;
          yield event;
          if (event.name === "finished") return;
        }
      } catch (error) {
        const isAway = error instanceof CallRefusedError && AWAY.includes(error.status);
        if (!isAway && (error instanceof CallRefusedError || error instanceof CallError)) throw error;
        if (performance.now() - lastHeard > this.#patienceMs) {
          throw new ConnectionLostError(`The app could not be reached again: ${String(error)}.`, { cause: error });
        }
      }
      await new Promise((resolve) => setTimeout(resolve, retryMs));
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    }
  }

  async #upload(blobs: Blob[]): Promise<Map<Blob, string>> {
    if (!blobs.length) return new Map();
    const body = new FormData();
    for (const blob of blobs) body.append("files", blob, nameOf(blob));
    const paths = (await (await this.#send("gradio_api/upload", { method: "POST", body })).json()) as string[];
    return new Map(blobs.map((blob, index) => [blob, paths[index] as string]));
  }

  /** Sign in once. A browser keeps the cookie by itself, and shows it to no script; Node is told to send it. */
  async #enter([username, password]: [string, string]): Promise<void> {
    const answer = await this.#ask("login", { method: "POST", body: new URLSearchParams({ username, password }) });
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
    if (cookies.length) this.#headers.cookie = cookies.join("; ");
  }

  async #send(path: string, options: RequestInit = {}): Promise<Response> {
    if (this.#auth) await (this.#entry ??= this.#enter(this.#auth));
    return this.#ask(path, options);
  }

  async #ask(path: string, options: RequestInit): Promise<Response> {
    let answer: Response;
    try {
      answer = await this.#fetch(this.#root + path, {
        ...options,
        headers: { ...this.#headers, ...(options.headers as Record<string, string> | undefined) },
      });
    } catch (error) {
      throw new ConnectionLostError(`${this.#root} cannot be reached: ${String(error)}.`, { cause: error });
    }
    if (!answer.ok) throw await refusal(answer);
    return answer;
  }
}

async function refusal(answer: Response): Promise<Error> {
  const told = (await answer.json().catch(() => ({}))) as { detail?: string; outcome?: string };
  const detail = told.detail ?? `The app answered with status ${answer.status}.`;
  return told.outcome ? new CallError(detail, told.outcome) : new CallRefusedError(detail, answer.status);
}

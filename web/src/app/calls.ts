/** Calls of server functions that wait for their answers. */

import { t } from "../lib/text";
import type { AnsweredNotice } from "../wire/messages";
import type { Json } from "../wire/values";
import type { Unnumbered } from "./connection";

/** What calls need from the connection. */
export interface CallCarrier {
  /** Returns the number of the last command. */
  send(commands: Unnumbered[]): number;
  sendWith(command: Unnumbered, content: ArrayBuffer): number;
  isUnderWay(seq: number): boolean;
}

const FIRST_WAIT_MS = 500;
const LAST_WAIT_MS = 32_000;

interface Waiting {
  resolve(result: Json): void;
  reject(error: Error): void;
}

export class Calls {
  readonly #carrier: CallCarrier;
  readonly #root: string;
  readonly #waiting = new Map<number, Waiting>();

  /** The root is the address of the app, before those of large answers. */
  constructor(carrier: CallCarrier, root = "") {
    this.#carrier = carrier;
    this.#root = root;
  }

  call(node: number, name: string, args: Json[]): Promise<Json> {
    const seq = this.#carrier.send([{ type: "call", node, name, args }]);
    return new Promise((resolve, reject) => this.#waiting.set(seq, { resolve, reject }));
  }

  /** Send a frame of a camera or a piece of a recording. Resolves once what listens has run, to whether more is wanted. */
  async frame(node: number, file: File, isFirst: boolean): Promise<boolean> {
    const content = await file.arrayBuffer();
    const command: Unnumbered = { type: "frame", node, name: file.name, mime_type: file.type, is_first: isFirst };
    const seq = this.#carrier.sendWith(command, content);
    const answer = new Promise<Json>((resolve, reject) => this.#waiting.set(seq, { resolve, reject }));
    return answer.then(
      (isWanted) => isWanted !== false,
      () => false,
    );
  }

  /** The server did not take a command. */
  refuse(seq: number): void {
    this.#waiting.get(seq)?.reject(new Error(t("This part of the page is not there any more.")));
    this.#waiting.delete(seq);
  }

  answer(notice: AnsweredNotice): void {
    const waiting = this.#waiting.get(notice.call);
    this.#waiting.delete(notice.call);
    if (notice.error) waiting?.reject(new Error(notice.error.message));
    else if (notice.url) fetchAnswer(this.#root + notice.url).then(waiting?.resolve, waiting?.reject);
    else waiting?.resolve(notice.result ?? null);
  }

  /** The notices of a while are gone: answers to what was taken before will not come any more. */
  lose(): void {
    for (const [seq, waiting] of this.#waiting) {
      if (this.#carrier.isUnderWay(seq)) continue;
      this.#waiting.delete(seq);
      waiting.reject(lost());
    }
  }
}

/** Fetch a large answer. While the connection is away, this tries again for about a minute. */
async function fetchAnswer(address: string): Promise<Json> {
  for (let wait_ms = FIRST_WAIT_MS; wait_ms <= LAST_WAIT_MS; wait_ms *= 2) {
    try {
      const answer = await fetch(address);
      if (!answer.ok) break;
      return (await answer.json()) as Json;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, wait_ms));
    }
  }
  throw lost();
}

function lost(): Error {
  return new Error(t("The connection was lost before the answer came. Try again."));
}

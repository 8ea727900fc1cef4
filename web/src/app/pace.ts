/** Lets what streams in change the page at most once a frame: what came before a frame is drawn by it, in order. */

import type { Notice, UpdatedNotice } from "../wire/messages";

/** What may come hundreds of times a second. Everything else tells of a step, and is shown at once with all that came before it. */
const STREAMED = new Set<Notice["type"]>(["updated", "changed", "progress"]);

/** So long a notice waits at most where there are no frames, as in a tab that is not seen. */
const LONGEST_WAIT_MS = 250;

export class Pace {
  readonly #apply: (notice: Notice) => void;
  #waiting: Notice[] = [];
  /** Whether a streamed notice has been applied since the last frame. */
  #isSpent = false;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(apply: (notice: Notice) => void) {
    this.#apply = apply;
  }

  /** Apply a notice: at once, unless one that streams was applied in this frame already and this is another. */
  take(notice: Notice): void {
    const isStreamed = STREAMED.has(notice.type);
    if (isStreamed && this.#isSpent) {
      this.#wait(notice);
      return;
    }
    this.flush();
    this.#apply(notice);
    if (isStreamed) this.#await();
  }

  /** Apply what waits, such as before the visitor changes what it concerns. */
  flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const notice of waiting) this.#apply(notice);
  }

  /** What a run makes before one frame is one change. */
  #wait(notice: Notice): void {
    const last = this.#waiting.at(-1);
    if (last && isUpdated(last) && isUpdated(notice) && last.job === notice.job) {
      this.#waiting.splice(-1, 1, { ...notice, updates: [...last.updates, ...notice.updates] });
    } else this.#waiting.push(notice);
  }

  #await(): void {
    this.#isSpent = true;
    this.#frame = requestAnimationFrame(this.#turn);
    this.#timer = setTimeout(this.#turn, LONGEST_WAIT_MS);
  }

  readonly #turn = (): void => {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#isSpent = false;
    if (!this.#waiting.length) return;
    this.flush();
    this.#await();
  };
}

function isUpdated(notice: Notice): notice is UpdatedNotice {
  return notice.type === "updated";
}

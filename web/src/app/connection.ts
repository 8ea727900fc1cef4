/**
 * The connection of a page with its session: commands go out once each and in order, notices come in once each and in order,
 * through lost connections and whatever carries them (a WebSocket, or server-sent events where that does not get through).
 */

import type { Json } from "../wire/values";
import type { AttachCommand, AttachedNotice, Command, Notice } from "../wire/messages";
import { openSocket } from "./socket";

/** One way of carrying frames. */
export interface Carrier {
  send(frame: string | Uint8Array<ArrayBuffer>): void;
  /** End it; `hasLeft` tells the server that the page is closed. */
  close(hasLeft?: boolean): void;
}

/** What a carrier tells. */
export interface CarrierListener {
  handleFrame(frame: string): void;
  /** It ended; `wasOpen` tells whether anything ever came. */
  handleEnd(wasOpen: boolean): void;
}

export type OpenCarrier = (root: string, attach: AttachCommand, listener: CarrierListener) => Carrier;

export type ConnectionState = "connecting" | "open" | "lost";

/** What the page hears of its connection. */
export interface ConnectionListener {
  handleNotice(notice: Notice): void;
  handleState(state: ConnectionState): void;
  /** The first frame after a lost connection brought so many notices. */
  handleCatchUp(count: number): void;
  /** The session of before is gone, and a new one has begun. Returns what that must be told before anything else. */
  handleNewSession(): Unnumbered[];
}

/** A command before it has its number. */
export type Unnumbered = Command extends infer C ? (C extends { seq: number } ? Omit<C, "seq"> : never) : never;

const STORAGE_KEY = "hiroba:session";
const REPLACED_KEY = "hiroba:replaced";
const FIRST_RETRY_MS = 300;
const LONGEST_RETRY_MS = 5000;
/** Commands count from here, so that there are numbers before those that wait. */
const FIRST_SEQ = 1_000_000;

export class Connection {
  readonly screen = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  session: string | null = null;
  readonly #root: string;
  readonly #page: string;
  readonly #listener: ConnectionListener;
  #opener: OpenCarrier = openSocket;
  #carrier: Carrier | null = null;
  #cursor = 0;
  #seq = FIRST_SEQ;
  #unacknowledged: Command[] = [];
  /** What travels with commands, by their number. */
  readonly #contents = new Map<number, ArrayBuffer>();
  #isAttached = false;
  #wasAttached = false;
  #retryMs = FIRST_RETRY_MS;
  #isClosed = false;
  #isReturning = false;
  #isReplaced = false;

  /** Values that the browser kept, by node, for a new session. */
  kept: Record<string, Json> = {};

  constructor(root: string, page: string, listener: ConnectionListener) {
    this.#root = root;
    this.#page = page;
    this.#listener = listener;
  }

  /** Attach to the session of before where the page was reloaded, otherwise begin a new one. */
  open(): void {
    addEventListener("pagehide", () => this.#leave());
    addEventListener("pageshow", (event) => event.persisted && location.reload());
    addEventListener("online", () => this.#isAttached || this.#connect("reconnect"));
    const before = readSession(this.#page);
    this.session = before;
    this.#connect(before ? takeReason() : "open");
  }

  /** Send commands, in this order, once each. Returns the number of the last one. */
  send(commands: Unnumbered[]): number {
    const numbered = commands.map((command) => ({ ...command, seq: ++this.#seq }) as Command);
    this.#unacknowledged.push(...numbered);
    if (this.#isAttached) this.#carrier?.send(JSON.stringify(numbered));
    return this.#seq;
  }

  /** Send a command with the content of a file, once. Returns its number. */
  sendWith(command: Unnumbered, content: ArrayBuffer): number {
    const numbered = { ...command, seq: ++this.#seq } as Command;
    this.#unacknowledged.push(numbered);
    this.#contents.set(this.#seq, content);
    if (this.#isAttached) this.#carrier?.send(withContent(numbered, content));
    return this.#seq;
  }

  /** Whether a command has still to be taken by the server, which it will be. */
  isUnderWay(seq: number): boolean {
    return this.#unacknowledged.some((command) => "seq" in command && command.seq === seq);
  }

  /** Load the page anew, which the server has another version of, and go on with the same session. */
  loadReplacement(): void {
    this.#isReplaced = true;
    keepReason();
    location.reload();
  }

  #connect(reason: AttachCommand["reason"]): void {
    const attach: AttachCommand = {
      type: "attach",
      screen: this.screen,
      page: this.#page,
      session: this.session,
      cursor: this.#cursor,
      reason,
      query: location.search.slice(1),
      kept: this.kept,
    };
    this.#carrier?.close();
    const opener = this.#opener;
    const carrier = opener(this.#root, attach, {
      handleFrame: (frame) => carrier === this.#carrier && this.#receive(frame),
      handleEnd: (wasOpen) => {
        if (carrier !== this.#carrier) return;
        if (!wasOpen && navigator.onLine) void this.#turnFrom(opener);
        this.#recover(wasOpen, reason);
      },
    });
    this.#carrier = carrier;
  }

  #receive(frame: string): void {
    const notices = JSON.parse(frame) as [number, Notice][];
    const isAnswer = notices.some(([, notice]) => notice.type === "attached");
    if (this.#isReturning && !isAnswer) {
      this.#isReturning = false;
      this.#listener.handleCatchUp(notices.length);
    }
    for (const [number, notice] of notices) {
      if (number > 0) {
        if (number <= this.#cursor) continue;
        this.#cursor = number;
      }
      if (notice.type === "attached") this.#attached(notice);
      else if (notice.type === "acknowledged") this.#acknowledge(notice.seq);
      this.#listener.handleNotice(notice);
    }
  }

  #attached(notice: AttachedNotice): void {
    const isSame = this.session === notice.session;
    const isLost = this.#wasAttached && !isSame;
    this.#wasAttached = true;
    this.session = notice.session;
    this.#cursor = notice.cursor;
    if (isSame || this.#seq > FIRST_SEQ) this.#acknowledge(notice.seq ?? 0);
    if (isLost) this.#tellFirst(this.#listener.handleNewSession());
    this.#isAttached = true;
    this.#retryMs = FIRST_RETRY_MS;
    saveSession(this.#page, notice.session);
    for (const frame of this.#framesOf(this.#unacknowledged)) this.#carrier?.send(frame);
    this.#listener.handleState("open");
  }

  /** Put commands before those that wait. */
  #tellFirst(commands: Unnumbered[]): void {
    const waiting = this.#unacknowledged[0];
    const next = waiting && "seq" in waiting ? waiting.seq : ++this.#seq;
    const numbered = commands.map((command, i) => ({ ...command, seq: next - commands.length + i }) as Command);
    this.#unacknowledged.unshift(...numbered);
  }

  #acknowledge(seq: number): void {
    this.#unacknowledged = this.#unacknowledged.filter((command) => "seq" in command && command.seq > seq);
    for (const number of this.#contents.keys()) if (number <= seq) this.#contents.delete(number);
  }

  /** Commands as messages, in their order: those with content alone, the others together. */
  #framesOf(commands: Command[]): (string | Uint8Array<ArrayBuffer>)[] {
    const frames: (string | Uint8Array<ArrayBuffer>)[] = [];
    let plain: Command[] = [];
    const flush = (): void => {
      if (plain.length) frames.push(JSON.stringify(plain));
      plain = [];
    };
    for (const command of commands) {
      const content = "seq" in command ? this.#contents.get(command.seq) : undefined;
      if (!content) plain.push(command);
      else {
        flush();
        frames.push(withContent(command, content));
      }
    }
    flush();
    return frames;
  }

  #recover(wasOpen: boolean, reason: AttachCommand["reason"]): void {
    if (this.#isClosed) return;
    this.#isAttached = false;
    this.#isReturning = this.session !== null;
    this.#listener.handleState("lost");
    const next = this.session === null || reason === "reload" || reason === "replaced" ? reason : "reconnect";
    setTimeout(() => this.#connect(wasOpen ? "reconnect" : next), wasOpen ? 0 : this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  /** Take the other way from now on. Few pages need it, so it is fetched here, and the way of before is tried until it has come. */
  async #turnFrom(opener: OpenCarrier): Promise<void> {
    try {
      this.#opener = opener === openSocket ? (await import("./events")).openEvents : openSocket;
    } catch {
      // The network is away.
    }
  }

  #leave(): void {
    this.#isClosed = true;
    this.#carrier?.close(!this.#isReplaced);
    const commands = this.#unacknowledged.filter((command) => command.type !== "frame");
    if (!this.#isReplaced) commands.push({ type: "leave", seq: ++this.#seq });
    if (this.session && commands.length) {
      const address = `${this.#root}hiroba/commands?session=${this.session}&screen=${this.screen}`;
      navigator.sendBeacon(address, JSON.stringify(commands));
    }
  }
}

/** A message of a command and the content of a file: the length of the command in 4 bytes, the command, the content. */
function withContent(command: Command, content: ArrayBuffer): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify([command]));
  const message = new Uint8Array(4 + text.length + content.byteLength);
  new DataView(message.buffer).setUint32(0, text.length);
  message.set(text, 4);
  message.set(new Uint8Array(content), 4 + text.length);
  return message;
}

function readSession(page: string): string | null {
  try {
    const entry = performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined;
    if (entry?.type !== "reload") return null;
    return sessionStorage.getItem(`${STORAGE_KEY}:${location.pathname}:${page}`);
  } catch {
    return null;
  }
}

/** Why the page is loaded again, as the page before it said. */
function takeReason(): "reload" | "replaced" {
  try {
    const isReplaced = sessionStorage.getItem(REPLACED_KEY) !== null;
    sessionStorage.removeItem(REPLACED_KEY);
    return isReplaced ? "replaced" : "reload";
  } catch {
    return "reload";
  }
}

function keepReason(): void {
  try {
    sessionStorage.setItem(REPLACED_KEY, "");
  } catch {
    // Storage is off; the page then begins a new session.
  }
}

function saveSession(page: string, session: string): void {
  try {
    sessionStorage.setItem(`${STORAGE_KEY}:${location.pathname}:${page}`, session);
  } catch {
    // Storage is off; a reload then begins a new session.
  }
}

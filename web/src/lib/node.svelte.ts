/**
 * A node of the page as its component sees it: properties that change, a status, and ways to tell what the visitor did.
 * Components know this class and nothing of the connection behind it.
 */

import type { ProgressUnit } from "../wire/messages";
import type { FileData, Json } from "../wire/values";
import { defaultLabel } from "./defaultLabel";

/** What a job that fills this node is doing. */
export type Phase = "idle" | "waiting" | "running" | "streaming" | "done" | "failed";

export interface Status {
  phase: Phase;
  /** How much of it is shown. */
  show: "full" | "minimal" | "hidden";
  /** How many jobs wait before this one. */
  position?: number;
  /** Seconds that it will probably take, as the server guesses. */
  expectedS?: number;
  /** `performance.now()` when it was accepted. */
  startedAt?: number;
  /** Seconds that it took. */
  durationS?: number;
  /** Whether the result was kept from before, or something that it was made from. */
  usedCache?: "full" | "partial" | null;
  progress?: ProgressUnit[];
  /** What went wrong, in words for people. */
  message?: string;
  title?: string;
  /** Ends the job, where that is possible. */
  stop?: () => void;
  /** Runs it again after a failure, where that is possible. */
  retry?: () => void;
}

export const IDLE: Status = { phase: "idle", show: "full" };

/** Whether its job was asked for and has not ended. */
export function isUnderWay({ phase }: Status): boolean {
  return phase === "waiting" || phase === "running" || phase === "streaming";
}

/** Properties that every component may have. Only what differs from a default is set. */
export interface CommonProps {
  label?: string;
  /** @defaultValue true */
  show_label?: boolean | null;
  info?: string;
  /** @defaultValue true */
  container?: boolean;
  scale?: number | null;
  /** Pixels. */
  min_width?: number;
  /** Set by the server once the use of the component is known. */
  interactive?: boolean;
  /** @defaultValue true */
  visible?: boolean | "hidden";
  elem_id?: string | null;
  elem_classes?: string[];
}

/** How often frames are sent, and for how long. */
export interface StreamSettings {
  everyMs: number;
  /** Missing where it goes on until the visitor stops it. */
  limitMs?: number | undefined;
  /** Whether a script of the author runs in the page first, on a value that is here. */
  hasScript?: boolean;
}

/** What a node needs from the page around it. */
export interface NodeHost {
  /** The visitor changed properties: remember, tell the server, and fire `change` when the value is another one. */
  change(node: Node, props: Record<string, unknown>, events: string[]): void;
  /** Something happened at the node. */
  emit(node: Node, event: string, data?: Json): void;
  /** Whether a function listens to this event. */
  listens(node: Node, event: string): boolean;
  /** Call a server function that the node declares. Rejects with an `Error` whose message is for people. */
  call(node: Node, name: string, args: Json[]): Promise<Json>;
  /** A change of the value is on its way: runs that read this node wait until `work` is done. */
  hold?(node: Node, work: Promise<unknown>): void;
  /** How frames of a camera or a microphone are sent, where a function listens to `stream`. */
  streamOf?(node: Node): StreamSettings | undefined;
  /** Run what listens to `stream` on a frame. Resolves when that has ended, to whether more is wanted. */
  frame?(node: Node, file: File, isFirst: boolean): Promise<boolean>;
  /** Send files to the server. `onProgress` gets the share that is done, 0 to 1. Rejects with an `Error` whose message is for people. */
  upload(files: File[], onProgress?: (share: number) => void): Promise<FileData[]>;
  /** Where the browser fetches a file. */
  fileUrl(file: FileData): string;
  /** Show a short message at the edge of the page. */
  toast(level: "info" | "warning" | "success" | "error", message: string, title?: string): void;
}

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- components without properties of their own
export class Node<Props extends object = {}> {
  readonly id: number;
  readonly kind: string;
  /** Replaced as a whole at each change, so large values are never proxied; parts that did not change stay identical. */
  props: Props & CommonProps = $state.raw({} as Props & CommonProps);
  children: Node[] = $state.raw([]);
  /** Buttons that the author put beside the label. */
  tools: Node[] = $state.raw([]);
  status: Status = $state.raw(IDLE);
  /** What a validator says is wrong with the value. */
  problem: string | null = $state.raw(null);
  /** Whether a job is at work that a press on this node began, or could have begun. */
  isBusy = $state(false);
  /** Whether the inputs that made this value have changed since. */
  isStale = $state(false);
  readonly #host: NodeHost;
  readonly #readers = new Set<(content: Json) => void>();

  constructor(id: number, kind: string, props: object, host: NodeHost) {
    this.id = id;
    this.kind = kind;
    this.props = props as Props & CommonProps;
    this.#host = host;
  }

  /** The visitor changed properties, usually `value`. Fires `change` if the value is another one, and then `events` (usually `input`). */
  set(props: Partial<Props>, ...events: string[]): void {
    this.#host.change(this as unknown as Node, props as Record<string, unknown>, events);
  }

  /** Something happened that is no change of a property: a click, a selection, Enter. */
  emit(event: string, data?: Json): void {
    this.#host.emit(this as unknown as Node, event, data);
  }

  /** Whether a function listens to this event. */
  listens(event: string): boolean {
    return this.#host.listens(this as unknown as Node, event);
  }

  /** Call a Python function that this component declares. Rejects with an `Error` whose message is for people. */
  call(name: string, ...args: Json[]): Promise<Json> {
    return this.#host.call(this as unknown as Node, name, args);
  }

  /** Hear what Python code writes to this component. Returns what ends it. */
  onMessage(read: (content: Json) => void): () => void {
    this.#readers.add(read);
    return () => this.#readers.delete(read);
  }

  /** Python code has written to this component. */
  receive(content: Json): void {
    for (const read of this.#readers) read(content);
  }

  /** A change of the value is on its way, such as an upload: runs that read this node wait until `work` is done. */
  hold(work: Promise<unknown>): void {
    this.#host.hold?.(this as unknown as Node, work);
  }

  /** How frames of a camera or a microphone are sent. */
  get stream(): StreamSettings {
    return this.#host.streamOf?.(this as unknown as Node) ?? { everyMs: 500 };
  }

  /**
   * Run what listens to `stream` on a frame of a camera or a piece of a recording.
   *
   * Resolves when that has ended, to whether more is wanted: who sends the next frame only then never sends more than are looked at.
   */
  async sendFrame(file: File, isFirst: boolean): Promise<boolean> {
    if (this.#host.frame && !this.stream.hasScript) return this.#host.frame(this as unknown as Node, file, isFirst);
    const [value] = await this.upload([file]);
    if (value) this.set({ value } as unknown as Partial<Props>, "stream");
    return true;
  }

  upload(files: File[], onProgress?: (share: number) => void): Promise<FileData[]> {
    return this.#host.upload(files, onProgress);
  }

  fileUrl(file: FileData): string {
    return this.#host.fileUrl(file);
  }

  toast(level: "info" | "warning" | "success" | "error", message: string, title?: string): void {
    this.#host.toast(level, message, title);
  }

  /** The label: its author's, or else the name of its kind. It names the component for screen readers even where it is not shown. */
  get label(): string | undefined {
    return this.props.label || defaultLabel(this.kind);
  }

  /** Whether the label is one to show: an author who writes an empty one wants none to be seen. */
  get hasVisibleLabel(): boolean {
    return Boolean(this.props.label ?? defaultLabel(this.kind));
  }

  /** `id` of what stands as label on the page, to name a group by it. */
  get labelId(): string | undefined {
    return this.label ? `${this.fieldId}-label` : undefined;
  }

  /** `id` of the HTML element that a label points to. */
  get fieldId(): string {
    return `field-${this.id}`;
  }

  /** Whether the visitor may change the value. */
  get isInteractive(): boolean {
    return this.props.interactive === true;
  }
}

/** Behaviour of a conversation: what is drawn, what the visitor did with it. */

import { untrack } from "svelte";

import { type CommonProps, IDLE, isUnderWay, type Node } from "../../lib/node.svelte";
import type { Json } from "../../wire/values";
import { contentOf, type Entry, firstOfGroup, isThought, keepAlike, textOf, toEntries } from "./entries";
import type { Branch, ChatbotProps, Example, Message, Option } from "./types";

/** So many messages are drawn at first, and more each time the reader comes to their beginning. */
const STEP = 60;

const USER = "user";

type Settings = Omit<ChatbotProps & CommonProps, "value">;

export class ChatbotState {
  readonly node: Node<ChatbotProps>;
  /** Place of the message that is being edited. */
  edited = $state<number | null>(null);
  /** How many older messages the reader asked for. */
  #older = $state(0);
  /** What this visitor rated, by place. */
  #ratings = $state<Record<number, string | null>>({});

  // What all messages read is no derived state: a word that comes would make each of them ask whether it changed.
  /** All properties but the value. */
  settings = $state.raw<Settings>({});
  isBusy = $state(false);
  /** Place of the newest message if it is an answer. */
  #answer = $state<number | null>(null);
  /** Place of the newest message if it is a question. */
  #question = $state<number | null>(null);
  /** Whether that answer is growing. */
  #isGrowing = $state(false);
  #hasQuestion = $state(false);

  readonly messages = $derived.by(() => this.node.props.value ?? []);
  readonly start = $derived.by(() => startOf(this.messages, this.#older));
  readonly entries = $derived.by(() => {
    const entries = toEntries(this.messages, this.start, this.settings.group_consecutive_messages !== false);
    this.#lastEntries = keepAlike(entries, this.#lastEntries);
    return this.#lastEntries;
  });
  #lastEntries: Entry[] = [];

  constructor(node: Node<ChatbotProps>) {
    this.node = node;
    $effect.pre(() => this.#heedStatus());
    $effect.pre(() => this.#heedProps());
    this.#tellFirstValue();
  }

  /** What stands there when the page opens is a change of the empty conversation to those who listen. */
  #tellFirstValue(): void {
    if (this.messages.length && this.node.status.phase === "idle" && this.node.listens("change"))
      this.node.emit("change");
  }

  #heedStatus(): void {
    const { status } = this.node;
    this.isBusy = isUnderWay(status);
    this.#isGrowing = status.phase === "streaming";
  }

  #heedProps(): void {
    const { value: _, ...settings } = this.node.props;
    const before = untrack(() => this.settings);
    if (!isAlike(settings, before)) this.settings = settings;
    const last = this.messages.at(-1);
    const place = this.messages.length - 1;
    this.#answer = last && last.role !== USER ? place : null;
    this.#question = last?.role === USER ? place : null;
    this.#hasQuestion = this.#lastUserIndex() >= 0;
  }

  /** Whether a message of the user stands there without an answer while one is made. */
  readonly isAwaiting = $derived.by(() => this.isBusy && this.#question !== null);
  readonly #hasFailed = $derived.by(() => this.node.status.phase === "failed" && this.node.status.show !== "hidden");
  /** Whether it is shown at the end of the conversation what becomes of the answer. */
  readonly hasOutcome = $derived.by(() => this.isAwaiting || this.#hasFailed);
  readonly canRetry = $derived.by(() => this.#hasQuestion && this.node.listens("retry"));
  readonly options = $derived.by(() => [...new Set(this.settings.feedback_options ?? ["Like", "Dislike"])]);

  showOlder(): void {
    if (this.start > 0) this.#older += STEP;
  }

  isStreaming(entry: Entry): boolean {
    return entry.index === this.#answer && this.#isGrowing;
  }

  canCopy(): boolean {
    const { buttons } = this.settings;
    return !buttons || buttons.includes("copy");
  }

  canEdit(message: Message): boolean {
    const { editable } = this.settings;
    return (
      Boolean(editable) &&
      (editable === "all" || message.role === USER) &&
      message.content.some((part) => part.type === "text")
    );
  }

  canRate(message: Message): boolean {
    return (
      this.node.listens("like") &&
      !isThought(message) &&
      (message.role !== USER || this.settings.like_user_message === true)
    );
  }

  /** Whether an answer can be asked for again, or taken back, at this message: the newest one, unless its answer is being made. */
  isNewest(entry: Entry): boolean {
    return this.#hasQuestion && (entry.index === this.#answer || (entry.index === this.#question && !this.isBusy));
  }

  rating(index: number): string | null {
    if (index in this.#ratings) return this.#ratings[index] ?? null;
    const given = this.settings.feedback_value;
    if (!given) return null;
    const place = this.messages.slice(0, index + 1).filter((message) => message.role !== USER).length - 1;
    return given[place] ?? null;
  }

  rate(entry: Entry, option: string): void {
    const rating = this.rating(entry.index) === option ? null : option;
    this.#ratings[entry.index] = rating;
    const liked = rating === "Like" ? true : rating === "Dislike" ? false : (rating ?? "");
    const index = this.#firstOfGroup(entry.index);
    const value = this.messages.slice(index, entry.index + 1).flatMap((message) => message.content.map(contentOf));
    this.node.emit("like", { index, value, liked });
  }

  /** Where a message stands among those that were said in its place. */
  branch(entry: Entry): Branch | undefined {
    return this.settings.branches?.find(({ index }) => index === entry.index);
  }

  /** Go to the message before or after this one, among those that were said in its place. */
  turn(entry: Entry, step: -1 | 1): void {
    this.node.emit("branch", { index: entry.index, step });
  }

  retry(): void {
    this.node.emit("retry", this.#lastUserMessage());
  }

  undo(): void {
    this.node.emit("undo", this.#lastUserMessage());
  }

  clear(): void {
    this.#ratings = {};
    this.edited = null;
    this.node.status = IDLE;
    this.node.set({ value: [] });
    this.node.emit("clear");
  }

  edit(entry: Entry, text: string): void {
    this.edited = null;
    const previous = textOf(entry.message);
    if (text === previous) return;
    const isText = (part: { type: string }) => part.type === "text";
    const content = [{ type: "text" as const, text }, ...entry.message.content.filter((part) => !isText(part))];
    this.node.set({ value: this.messages.with(entry.index, { ...entry.message, content }) });
    this.node.emit("edit", { index: entry.index, previous_value: previous, value: text });
  }

  select(entry: Entry): void {
    this.node.emit("select", { index: entry.index, value: textOf(entry.message) });
  }

  pick(example: Example, index: number): void {
    const { text = "", files } = example;
    this.node.emit("example_select", { index, value: (files?.length ? { text, files } : { text }) as unknown as Json });
  }

  choose(option: Option, index: number): void {
    this.node.emit("option_select", { index, value: option.value });
  }

  copied(text: string): void {
    this.node.emit("copy", { value: text });
  }

  /** What the copy button of a message copies: at the end of a group, all that was said in it. */
  copyText(entry: Entry): string {
    return this.#marked(this.#saidAt(entry).map(textOf).filter(Boolean).join("\n\n"));
  }

  hasText(entry: Entry): boolean {
    return this.#saidAt(entry).some((message) => message.content.some((part) => part.type === "text"));
  }

  #saidAt({ index, isLast }: Entry): Message[] {
    const first = isLast ? this.#firstOfGroup(index) : index;
    return this.messages.slice(first, index + 1).filter((message) => !isThought(message));
  }

  #firstOfGroup(index: number): number {
    return firstOfGroup(this.messages, index, this.settings.group_consecutive_messages !== false);
  }

  #marked(text: string): string {
    const { watermark } = this.settings;
    return watermark ? `${text}\n\n${watermark}` : text;
  }

  /** The whole conversation as text. */
  copyAll(): string {
    return this.messages.map((message) => `${message.role}: ${this.#marked(textOf(message))}`).join("\n\n");
  }

  #lastUserIndex(): number {
    return this.messages.findLastIndex((message) => message.role === USER);
  }

  #lastUserMessage(): Json {
    const index = this.#lastUserIndex();
    // Of files and what was asked about them, functions are told the question, which stands last.
    const part = this.messages[index]?.content.at(-1);
    return { index, value: part ? contentOf(part) : null };
  }
}

function isAlike(one: object, other: object): boolean {
  const [a, b] = [Object.entries(one), new Map(Object.entries(other))];
  return a.length === b.size && a.every(([name, value]) => Object.is(value, b.get(name)));
}

/** The first message that is drawn. Thoughts stay with the message before them, so that none loses the one it stands in. */
function startOf(messages: Message[], older: number): number {
  // In steps, so that a message that comes does not push another one out at the other end.
  let start = Math.max(0, Math.floor((messages.length - STEP) / STEP) * STEP - older);
  while (start > 0 && messages[start]?.metadata?.parent_id != null) start--;
  return start;
}

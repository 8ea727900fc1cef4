/** How the messages of a conversation are drawn: which belong together, and which are thoughts inside of others. */

import type { Json } from "../../wire/values";
import type { Message, Part } from "./types";

export interface Entry {
  /** Place in the conversation. */
  index: number;
  message: Message;
  /** Whether it begins a group of messages of one role. */
  isFirst: boolean;
  /** Whether it ends such a group. */
  isLast: boolean;
  /** Thoughts that stand inside this one. */
  inner: Entry[];
}

/** Return the messages as they are drawn, oldest first, from the message at `start` on; one that says nothing only on its own. */
export function toEntries(messages: Message[], start: number, isGrouped: boolean): Entry[] {
  const entries: Entry[] = [];
  const thoughts = new Map<string | number, Entry>();
  for (let index = start; index < messages.length; index++) {
    const message = messages[index] as Message;
    const entry: Entry = { index, message, isFirst: true, isLast: true, inner: [] };
    const { id, parent_id: parentId } = message.metadata ?? {};
    if (id != null) thoughts.set(id, entry);
    const parent = parentId == null ? undefined : thoughts.get(parentId);
    if (parent && parent !== entry) {
      parent.inner.push(entry);
      continue;
    }
    const previous = entries.at(-1);
    if (!isGrouped || previous?.message.role !== message.role) entries.push(entry);
    else if (!isBlank(message)) join(entry, previous, entries);
  }
  return entries;
}

function join(entry: Entry, previous: Entry, entries: Entry[]): void {
  const isAlone = isBlank(previous.message);
  if (isAlone) entries.pop();
  else previous.isLast = false;
  entry.isFirst = isAlone && previous.isFirst;
  entries.push(entry);
}

/** Return `entries` with those of `before` in the places of equal ones, so that what did not change is not drawn anew. */
export function keepAlike(entries: Entry[], before: Entry[]): Entry[] {
  const known = new Map(before.map((entry) => [entry.index, entry]));
  return entries.map((entry) => {
    const old = known.get(entry.index);
    if (!old) return entry;
    const inner = keepAlike(entry.inner, old.inner);
    const isSame =
      old.message === entry.message &&
      old.isFirst === entry.isFirst &&
      old.isLast === entry.isLast &&
      old.inner.length === inner.length &&
      inner.every((one, i) => one === old.inner[i]);
    return isSame ? old : { ...entry, inner };
  });
}

export function isThought(message: Message): boolean {
  return Boolean(message.metadata?.title);
}

/** Whether a message says nothing: files are often sent with an empty text. */
function isBlank(message: Message): boolean {
  const isSilent = message.content.every((part) => part.type === "text" && !part.text.trim());
  return isSilent && !isThought(message) && !message.options?.length;
}

/** Return the place of the first message of the group of one role that ends at `index`. */
export function firstOfGroup(messages: Message[], index: number, isGrouped: boolean): number {
  let first = index;
  while (isGrouped && first > 0 && messages[first - 1]?.role === messages[index]?.role) first--;
  return first;
}

/** Return a part of a message as functions are told of it: a text, or data of a file or component. */
export function contentOf(part: Part): Json {
  return part.type === "text" ? part.text : (part as unknown as Json);
}

/** Return the texts of a message, as one. */
export function textOf(message: Message): string {
  return message.content.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n\n");
}

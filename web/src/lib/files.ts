/**
 * What the browser keeps: rows in a database of its own, and files in values, whose copies come from the server and go back to it. Together,
 * because one more file would be named on every first page.
 */

import type { Node } from "./node.svelte";
import type { FileData, Json } from "../wire/values";

/** Bytes of one file, and of all files together, that are copied at most. Larger ones are named and not kept. */
export interface Limits {
  file: number;
  all: number;
}

/** Return every file in a value, however deep. */
export function filesIn(value: Json): FileData[] {
  if (value === null || typeof value !== "object") return [];
  if (isFile(value)) return [value];
  return Object.values(value).flatMap(filesIn);
}

/** Fetch copies of files, as far as they are there and small enough. */
export async function copied(
  files: FileData[],
  addressOf: (file: FileData) => string,
  most: Limits,
): Promise<Record<string, Blob>> {
  const copies: Record<string, Blob> = {};
  let bytes = 0;
  for (const file of files) {
    if (Object.hasOwn(copies, file.path) || file.is_stream || (file.size ?? 0) > most.file) continue;
    const address = addressOf(file);
    if (new URL(address, location.href).origin !== location.origin) continue;
    const copy = await copyOf(address, most.file);
    if (!copy || bytes + copy.size > most.all) continue;
    bytes += copy.size;
    copies[file.path] = copy;
  }
  return copies;
}

/** Return a value with its files at the server again. One of which there is no copy stays what it was. */
export async function broughtBack(value: Json, copies: Record<string, Blob>, node: Node): Promise<Json> {
  const wanted = filesIn(value).filter((file) => Object.hasOwn(copies, file.path));
  if (!wanted.length) return value;
  const paths = [...new Set(wanted.map((file) => file.path))];
  const uploads = paths.map((path) => {
    const { orig_name: name } = wanted.find((file) => file.path === path)!;
    const copy = copies[path]!;
    return new File([copy], name || path.split("/").at(-1)!, { type: copy.type });
  });
  const sent = await node.upload(uploads);
  const byPath = new Map(paths.map((path, i) => [path, sent[i]!]));
  return replaced(value, byPath);
}

function replaced(value: Json, byPath: Map<string, FileData>): Json {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => replaced(item, byPath));
  const file = isFile(value) ? byPath.get(value.path) : undefined;
  if (file) return file as unknown as Json;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, replaced(item, byPath)]));
}

/** Whether the server still has what is at an address: a copy in the browser's cache says nothing about that. */
export async function isAtServer(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

async function copyOf(address: string, largest: number): Promise<Blob | undefined> {
  try {
    const answer = await fetch(address);
    if (!answer.ok || Number(answer.headers.get("content-length")) > largest) return undefined;
    const copy = await answer.blob();
    return copy.size > largest ? undefined : copy;
  } catch {
    // Gone, or the network is: what is kept is without it.
    return undefined;
  }
}

export function isFile(value: Json | undefined): value is Json & FileData {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
  const { meta, path } = value;
  return typeof path === "string" && typeof meta === "object" && meta !== null && "_type" in meta;
}

interface Owned {
  id: string;
  owner: string;
}

/** A table whose rows belong to owners: apps take turns at an address. */
export class OwnedTable<Row extends Owned> {
  readonly #name: string;
  readonly #table: string;
  readonly #owner: string;
  #database: Promise<IDBDatabase> | undefined;

  /**
   * @param name - Of the database.
   * @param table - Of the table in it.
   * @param owner - Whose rows are read and written.
   */
  constructor(name: string, table: string, owner: string) {
    this.#name = name;
    this.#table = table;
    this.#owner = owner;
  }

  async all(): Promise<Row[]> {
    return answerTo<Row[]>((await this.#rows("readonly")).index("owner").getAll(this.#owner));
  }

  async find(id: string): Promise<Row | undefined> {
    const row = await answerTo<Row | undefined>((await this.#rows("readonly")).get(id));
    return row?.owner === this.#owner ? row : undefined;
  }

  async put(row: Omit<Row, "owner">): Promise<void> {
    await answerTo((await this.#rows("readwrite")).put({ ...row, owner: this.#owner }));
  }

  async delete(id: string): Promise<void> {
    await answerTo((await this.#rows("readwrite")).delete(id));
  }

  async #rows(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    this.#database ??= this.#open();
    return (await this.#database).transaction(this.#table, mode).objectStore(this.#table);
  }

  #open(): Promise<IDBDatabase> {
    const request = indexedDB.open(this.#name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(this.#table, { keyPath: "id" }).createIndex("owner", "owner");
    };
    return answerTo(request);
  }
}

function answerTo<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The database of the browser failed."));
  });
}

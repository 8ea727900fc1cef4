/** Files in the values of an author's scripts: they know them as the app's functions do, by path and by a whole address. */

import { isFile } from "../lib/files";
import type { FileData, Json } from "../wire/values";

const STORED = "hiroba/files/";
const BY_PATH = "gradio_api/file=";

export class ScriptFiles {
  readonly #prefix: string;
  readonly #root: string;

  /**
   * @param folder - Where functions read files; a token below it is a path.
   * @param root - The address of the app.
   */
  constructor(folder: string, root: string) {
    this.#prefix = `${folder}/`;
    this.#root = root;
  }

  /** Return a value as a script gets it. */
  given(value: Json): Json {
    return replaced(value, (file) => {
      if (!file.url || /^[a-z]+:/i.test(file.url)) return file;
      if (!file.url.startsWith(STORED)) return { ...file, url: new URL(file.url, this.#root).href };
      const path = this.#prefix + file.path;
      return { ...file, path, url: new URL(BY_PATH + quoted(path), this.#root).href };
    });
  }

  /** Return a value that a script gave, as the page and the server know it. */
  taken(value: Json): Json {
    return replaced(value, (file) => {
      if (!file.path.startsWith(this.#prefix)) return file;
      const path = file.path.slice(this.#prefix.length);
      return { ...file, path, url: STORED + quoted(path) };
    });
  }
}

/** Return a value with other files, and the value itself where none is in it: it may be large, and scripts change it in place. */
function replaced(value: Json, replace: (file: FileData) => FileData): Json {
  if (value === null || typeof value !== "object") return value;
  if (isFile(value)) return replace(value) as unknown as Json;
  const before = Object.values(value);
  const after = before.map((item) => replaced(item, replace));
  if (after.every((item, i) => Object.is(item, before[i]))) return value;
  if (Array.isArray(value)) return after;
  return Object.fromEntries(Object.keys(value).map((name, i) => [name, after[i]!]));
}

function quoted(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

/** Files on their way out of a gallery. */

import { nameOf } from "../../lib/download";
import type { FileData } from "../../wire/values";

/** So many are fetched at once. */
const LANES = 6;

/** Fetch files, in order, each under a name that no other has. */
export async function fetchFiles(files: FileData[], urlOf: (file: FileData) => string): Promise<File[]> {
  const fetched: File[] = [];
  const names = distinct(files.map(nameOf));
  let next = 0;
  const work = async (): Promise<void> => {
    for (let i = next++; i < files.length; i = next++) {
      const answer = await fetch(urlOf(files[i] as FileData));
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      fetched[i] = new File([await answer.blob()], names[i] as string);
    }
  };
  await Promise.all(Array.from({ length: LANES }, work));
  return fetched;
}

/** Number the names that come more than once: "image.png", "image-2.png". */
export function distinct(names: string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const [, stem = name, ending = ""] = /^(.*?)(\.[^.]*)?$/.exec(name) ?? [];
    let free = name;
    for (let i = 2; taken.has(free); i++) free = `${stem}-${i}${ending}`;
    taken.add(free);
    return free;
  });
}

/** Whether the browser can hand files to other programs. */
export function canShare(): boolean {
  const probe = new File([""], "a.png", { type: "image/png" });
  return navigator.canShare?.({ files: [probe] }) ?? false;
}

/** Hand a file to another program of the visitor's choice. Returns whether that went well, or was called off. */
export async function shareFile(url: string, name: string): Promise<boolean> {
  try {
    const blob = await (await fetch(url)).blob();
    await navigator.share({ files: [new File([blob], name, { type: blob.type })] });
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError";
  }
}

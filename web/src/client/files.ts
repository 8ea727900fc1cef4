/** Files of a call: local ones on their way to the app, and those that it gave. */

const FILE_MARK = "gradio.FileData";

/** A file that an app gave. It can be an argument of a later call to the same app. */
export interface RemoteFile {
  /** Its name within the app. */
  path: string;
  /** Where it can be fetched. */
  url: string;
  orig_name?: string | null;
  mime_type?: string | null;
  /** Bytes. */
  size?: number | null;
}

/** All the blobs in arguments, wherever they stand, each once. */
export function foundBlobs(value: unknown, found = new Set<Blob>()): Set<Blob> {
  if (value instanceof Blob) found.add(value);
  else if (Array.isArray(value)) for (const item of value) foundBlobs(item, found);
  else if (value !== null && typeof value === "object") {
    for (const item of Object.values(value)) foundBlobs(item, found);
  }
  return found;
}

/** Arguments as JSON, with every blob by the name that the app gave it. */
export function withoutBlobs(value: unknown, uploaded: ReadonlyMap<Blob, string>): unknown {
  if (value instanceof Blob) {
    return { path: uploaded.get(value), orig_name: nameOf(value), meta: { _type: FILE_MARK } };
  }
  if (Array.isArray(value)) return value.map((item) => withoutBlobs(item, uploaded));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutBlobs(item, uploaded)]));
}

export function nameOf(blob: Blob): string {
  return "name" in blob && typeof blob.name === "string" && blob.name ? blob.name : "file";
}

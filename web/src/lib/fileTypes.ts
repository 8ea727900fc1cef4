/**
 * Which files a component takes: endings (".csv"), kinds ("image") and MIME types ("text/*").
 *
 * NOTE: src/hiroba/components/file_types.py applies the same rules at the server.
 */

const KINDS = ["image", "audio", "video", "text"];

/** Return the `accept` of a file input for these types; nothing where all are taken. */
export function toAccept(types: readonly string[] | null | undefined): string | undefined {
  if (!types?.length || types.some((type) => ["file", "*", "*/*"].includes(type))) return undefined;
  return types.map((type) => (KINDS.includes(type) ? `${type}/*` : /^\.|\//.test(type) ? type : `.${type}`)).join(",");
}

/** Whether a file is of one of the types. */
export function isOfTypes(file: { name: string; type: string }, types: readonly string[] | null | undefined): boolean {
  const accept = toAccept(types);
  return !accept || accept.split(",").some((type) => isOfType(file, type.toLowerCase()));
}

function isOfType(file: { name: string; type: string }, type: string): boolean {
  if (type.startsWith(".")) return file.name.toLowerCase().endsWith(type);
  return type.endsWith("/*") ? file.type.startsWith(type.slice(0, -1)) : file.type === type;
}

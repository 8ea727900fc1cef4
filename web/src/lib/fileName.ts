/** Where the name of a file may be cut. */

/** Shorter names fit anywhere. */
const LONGEST_WHOLE = 20;
/** The kind of file, and what tells it from its neighbours. Letters that join their neighbours, as in Arabic, are not parted. */
const ENDING = /[\w-]{0,6}(\.\w{1,8}){1,2}$/;

/** Return what may be cut of a name, and what stays whole. */
export function partsOf(name: string): [string, string] {
  const ending = name.length > LONGEST_WHOLE ? (ENDING.exec(name)?.[0] ?? "") : "";
  return [name.slice(0, name.length - ending.length), ending];
}

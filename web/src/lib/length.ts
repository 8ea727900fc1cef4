/** Lengths as authors write them: a number of pixels, or any CSS length. */

export type Length = number | string | null;

/** Return the CSS for a length; nothing for none. */
export function toCss(length: Length | undefined): string | undefined {
  if (length == null || length === "") return undefined;
  return typeof length === "number" || /^\d+(\.\d+)?$/.test(length) ? `${length}px` : length;
}

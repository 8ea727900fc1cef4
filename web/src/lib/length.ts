/** Lengths as authors write them: a number of pixels, or any CSS length. */

export type Length = number | string | null;

/** Return the CSS for a length; nothing for none. */
export function toCss(length: Length | undefined): string | undefined {
  if (length == null || length === "") return undefined;
  return typeof length === "number" || /^\d+(\.\d+)?$/.test(length) ? `${length}px` : length;
}

/** Return a length in pixels; nothing for none and for one in another unit. */
export function toPx(length: Length | undefined): number | undefined {
  const px = /^([\d.]+)px$/.exec(toCss(length) ?? "")?.[1];
  return px === undefined ? undefined : Number(px);
}

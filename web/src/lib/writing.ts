/** Fields that are written in, and the direction of what is written. */

/** Characters beyond which lines share one direction: to find that of each takes browsers minutes for a text of megabytes. */
const LONG_TEXT = 100_000;

/** Return the `dir` of a field: that of the page while it is empty, so that the caret waits where writing begins. */
export function directionOf(text: string, isRightToLeft: boolean | null | undefined): "rtl" | "auto" | undefined {
  if (isRightToLeft) return "rtl";
  return text === "" ? undefined : "auto";
}

/** Whether a text is too long for browsers to look for the direction of each of its lines. */
export function isLong(text: string): boolean {
  return text.length > LONG_TEXT;
}

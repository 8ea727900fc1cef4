/** Which way the page is read, for what floats above it and takes no direction from it. */
export const direction = (): "ltr" | "rtl" => (document.documentElement.dir === "rtl" ? "rtl" : "ltr");

const OPPOSITE: Record<string, string> = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };

/** Where the page is read from right to left, press the opposite arrow in place of one, for what takes right for the next one. */
export function mirrorArrows(event: KeyboardEvent): void {
  const key = OPPOSITE[event.key];
  if (!key || !event.isTrusted || direction() === "ltr") return;
  event.preventDefault();
  event.stopPropagation();
  const { shiftKey, ctrlKey, altKey, metaKey } = event;
  const init = { key, shiftKey, ctrlKey, altKey, metaKey, bubbles: true, cancelable: true };
  event.target?.dispatchEvent(new KeyboardEvent("keydown", init));
}

/** Fields of `type="number"`: what is typed stays as it is while it means the same number ("1.50", "2e3", "-"). */

import type { Attachment } from "svelte/attachments";

/** Return the number in a field; `null` when it is empty, or not a number yet. */
export function readNumber(field: HTMLInputElement): number | null {
  return field.value === "" || !Number.isFinite(Number(field.value)) ? null : Number(field.value);
}

/** Return an attachment that shows a number, and leaves the field alone when it holds this number already. */
export function showNumber(number: () => number | null | undefined): Attachment<HTMLInputElement> {
  return (field) => {
    $effect(() => {
      const shown = number() ?? null;
      const isTypedIn = shown === null && document.activeElement === field;
      if (!isTypedIn || field.value !== "") writeNumber(field, shown);
    });
  };
}

function writeNumber(field: HTMLInputElement, number: number | null): void {
  if (readNumber(field) !== number || number === null) field.value = number === null ? "" : String(number);
}

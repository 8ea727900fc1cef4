/**
 * Fields stand on the page itself, with no box around label and field. Where an author's CSS gives the page, or a part of it, a ground
 * on which their texts cannot be read, they get that of surfaces, as Gradio's fields always have; where that does not help, another
 * ink. Where it frames or paints a field itself, the label gets a distance from this frame, and no ground of ours covers the author's.
 */

import { giveInk, isLost, type Shown } from "./ink";
import { type Look, lookAgain, settleOthers } from "./look";
import { mark } from "./marks";

/** What is looked at by itself. */
export const FIELDS = ".block[data-field], [data-accordion], [role=tablist], [data-button], .gradio-container > footer";
/** What may get a surface. */
const BOXES = ".block[data-field], [data-accordion]";
const PARTS = `${FIELDS}, pre, code`;
/** What has a surface around its fields. */
const SURFACES = ".gr-group, [data-field]";

/** Look at these fields, and at nothing else, as they are now. */
export function settleFields(fields: Element[]): void {
  const isAccordion = (field: Element): boolean => field.matches("[data-accordion]");
  // What an accordion gets is the ground of the fields inside.
  settleOthers(fields.filter(isAccordion), PARTS, giveGrounds);
  settleOthers(
    fields.filter((field) => !isAccordion(field)),
    PARTS,
    giveGrounds,
  );
}

function giveGrounds(looks: Look[]): void {
  const authored = looks.filter(
    ({ part, isFramed, isTouched }) => part.matches("[data-field]") && (isFramed || isTouched),
  );
  for (const { part, isFramed, isPadded, isTouched } of authored) {
    if (isFramed && !isPadded) mark(part, "data-framed", "");
    if (isTouched) mark(part, "data-painted", "");
  }
  lookAgain(authored, PARTS);

  const dark = looks.filter((one) => one.texts.some(isBareAndLost) && takesSurface(one));
  const before = dark.map(({ texts }) => lostIn(texts));
  for (const { part } of dark) mark(part, "data-surface", "");
  lookAgain(dark, PARTS);
  const vain = dark.filter(({ texts }, i) => lostIn(texts) >= before[i]!);
  for (const { part } of vain) mark(part, "data-surface", false);
  lookAgain(vain, PARTS);

  for (const { part, texts } of looks) giveInk(part, texts);
}

function isBareAndLost(text: Shown): boolean {
  return text.isBare && isLost(text);
}

function lostIn(texts: Shown[]): number {
  return texts.filter(isLost).length;
}

function takesSurface({ part, isTouched }: Look): boolean {
  return part.matches(BOXES) && !part.parentElement?.closest(SURFACES) && !isTouched;
}

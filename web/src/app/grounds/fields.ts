/**
 * Fields stand on the page itself, with no box around label and field. Where an author's CSS gives the page, or a part of it, a ground
 * on which their texts cannot be read, they get that of surfaces, as Gradio's fields always have; where that does not help, another
 * ink. Where it frames or paints a field itself, the label gets a distance from this frame, and no ground of ours covers the author's.
 */

import { Behind, isTouched } from "./behind";
import { giveInk, isLost, type Shown, takeInk, textsOf } from "./ink";

/** What is looked at by itself. */
export const FIELDS = ".block[data-field], [data-accordion], [role=tablist], .gradio-container > footer";
/** What may get a surface. */
const BOXES = ".block[data-field], [data-accordion]";
const PARTS = `${FIELDS}, pre, code`;
/** What has a surface around its fields. */
const SURFACES = ".gr-group, [data-field]";

/** Look at these fields, and at nothing else, as they are now. */
export function settleFields(fields: Element[]): void {
  for (const field of fields) {
    for (const name of ["framed", "painted", "surface"]) field.removeAttribute(`data-${name}`);
    takeInk(field);
  }
  const frames = fields.filter((field) => field.matches("[data-field]")).map(frameOf);
  for (const { field, isFramed, isPainted } of frames) {
    field.toggleAttribute("data-framed", isFramed);
    field.toggleAttribute("data-painted", isPainted);
  }
  // What an accordion gets is the ground of the fields inside.
  for (const field of fields) if (field.matches("[data-accordion]")) giveGrounds([field]);
  giveGrounds(fields.filter((field) => !field.matches("[data-accordion]")));
}

function giveGrounds(fields: Element[]): void {
  const looked = look(fields);
  const dark = looked.filter(({ field, texts }) => texts.some(isBareAndLost) && takesSurface(field));
  for (const { field } of dark) field.toggleAttribute("data-surface", true);
  const again = look(dark.map(({ field }) => field));
  again.forEach((now, i) => {
    const before = dark[i]!;
    if (lostIn(now.texts) < lostIn(before.texts)) before.texts = now.texts;
    else before.field.removeAttribute("data-surface");
  });
  for (const { field, texts } of looked) giveInk(field, texts);
}

function look(fields: Element[]): { field: Element; texts: Shown[] }[] {
  const behind = new Behind();
  return fields.map((field) => ({ field, texts: textsOf(field, behind, PARTS) }));
}

function isBareAndLost(text: Shown): boolean {
  return text.isBare && isLost(text);
}

function lostIn(texts: Shown[]): number {
  return texts.filter(isLost).length;
}

function takesSurface(field: Element): boolean {
  const isAlone = field.matches(BOXES) && !field.parentElement?.closest(SURFACES);
  return isAlone && !boxesOf(field).some((box) => isTouched(getComputedStyle(box)));
}

/** The elements that an author's `elem_id` and `elem_classes` name: the field, and what its component stands in. */
function boxesOf(field: Element): Element[] {
  const node = field.closest("[data-node]");
  return node && node !== field ? [field, node] : [field];
}

function frameOf(field: Element): { field: Element; isFramed: boolean; isPainted: boolean } {
  const behind = new Behind();
  const boxes = boxesOf(field);
  const styles = boxes.map((box) => getComputedStyle(box));
  const isFramed = boxes.some((box) => behind.own(box).length > 0) || styles.some(hasFrame);
  const isPadded = styles.some(({ padding }) => /[1-9]/.test(padding));
  return { field, isFramed: isFramed && !isPadded, isPainted: styles.some(isTouched) };
}

function hasFrame(style: CSSStyleDeclaration): boolean {
  return style.boxShadow !== "none" || /[1-9]/.test(style.borderWidth);
}

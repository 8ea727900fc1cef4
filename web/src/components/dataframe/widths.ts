/** Widths of columns: as the author said, or as what they hold. In pixels. */

import { textOf } from "./cells";
import type { Cell } from "./types";

const NARROWEST = 72;
/** A share of a table that is narrow itself shows something still. */
const LEAST_SHARE = 48;
const WIDEST = 360;
/** Space at both sides of a cell's text. */
const INSET = 24;
/** What a box takes in a head. */
const BOX = 20;
/** What the button for the menu takes in a head. */
const MENU = 28;
const MENU_UNDER_FINGERS = 40;

const UNITS: Record<string, number> = { px: 1, rem: 16, em: 14, ch: 8 };

/** Return the pixels of a CSS length; a percentage is of `whole`. Nothing for what cannot be known. */
export function toPixels(length: string | number | undefined, whole: number): number | undefined {
  if (typeof length === "number") return length;
  const match = /^([\d.]+)\s*([a-z%]*)$/.exec(length?.trim() ?? "");
  if (!match) return undefined;
  const [, number, unit] = match;
  if (unit === "%") return Math.max(LEAST_SHARE, (Number(number) / 100) * whole);
  const factor = UNITS[unit || "px"];
  return factor === undefined ? undefined : Number(number) * factor;
}

/** Return widths that fit the heads, some of which have a box, and the cells of `sample`. */
export function fittingWidths(
  headers: string[],
  sample: Cell[][],
  measure: (text: string) => number,
  hasBox: (column: number) => boolean = () => false,
): number[] {
  const isTouched = globalThis.matchMedia?.("(pointer: coarse)").matches;
  const menu = isTouched ? MENU_UNDER_FINGERS : MENU;
  return headers.map((header, column) => {
    const cells = sample.map((row) => measure(textOf(row[column]).slice(0, 80)));
    const widest = Math.max(measure(header) + menu + (hasBox(column) ? BOX : 0), ...cells) + INSET;
    return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(widest)));
  });
}

/** Return `widths`, those of `free` columns widened so that together they fill `whole`. */
export function filling(widths: number[], free: boolean[], whole: number): number[] {
  const spare = whole - widths.reduce((sum, width) => sum + width, 0);
  const total = widths.reduce((sum, width, i) => sum + (free[i] ? width : 0), 0);
  if (spare <= 0 || total === 0) return widths;
  return widths.map((width, i) => (free[i] ? width + (spare * width) / total : width));
}

/** Return a measure for texts in the font of `element`. */
export function measureIn(element: HTMLElement): (text: string) => number {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return (text) => text.length * 8;
  const { fontWeight, fontSize, fontFamily } = getComputedStyle(element);
  context.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  return (text) => context.measureText(text).width;
}

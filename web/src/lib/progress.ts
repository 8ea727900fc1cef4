/** What the nested progress bars of a function say together. */

import type { ProgressUnit } from "../wire/messages";

/** Return the share that is done, 0 to 1; `undefined` where nothing tells it. An inner bar fills one step of the bar around it. */
export function shareOf(units: ProgressUnit[]): number | undefined {
  return units.reduceRight<number | undefined>((inner, unit) => {
    if (unit.progress != null) return clamp(unit.progress);
    if (!unit.length) return inner;
    return clamp(((unit.index ?? 0) + (inner ?? 0)) / unit.length);
  }, undefined);
}

/** Return the steps of the innermost bar: `1/2`, `340/1000 tokens`. */
export function stepsOf(units: ProgressUnit[]): string {
  const unit = units.at(-1);
  if (!unit?.length) return "";
  const name = unit.unit && unit.unit !== "steps" ? ` ${unit.unit}` : "";
  return `${unit.index ?? 0}/${unit.length}${name}`;
}

/** Return what is being done, the outermost first. */
export function descriptionOf(units: ProgressUnit[]): string {
  return units.flatMap((unit) => unit.desc ?? []).join(" · ");
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** How colours lie over each other, and how well one can be read on another. */

import { luminance } from "../../lib/contrast";

/** Red, green and blue in bytes, and the share by which it covers, 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number, share: number];

export const BLACK: Color = [0, 0, 0, 1];
export const WHITE: Color = [255, 255, 255, 1];

/** Return what is seen of a colour that lies over an opaque one. */
export function over([red, green, blue, share]: Color, below: Color): Color {
  const mix = (top: number, bottom: number): number => top * share + bottom * (1 - share);
  return [mix(red, below[0]), mix(green, below[1]), mix(blue, below[2]), 1];
}

/** Return the darkest and the lightest of some opaque colours: what is readable on both is so on those between. */
export function extremes(colors: Color[]): Color[] {
  const sorted = [...colors].sort((one, other) => brightness(one) - brightness(other));
  return sorted.length > 2 ? [sorted[0]!, sorted.at(-1)!] : sorted;
}

/** Return the contrast of an ink, 1 to 21, on that of the grounds on which it is the hardest to read. */
export function leastContrast(ink: Color, grounds: Color[]): number {
  return Math.min(...contrasts(ink, grounds));
}

/** Return the contrast of an ink on that of the grounds on which it is the easiest to read. */
export function bestContrast(ink: Color, grounds: Color[]): number {
  return Math.max(...contrasts(ink, grounds));
}

/** Source: WCAG 2.2, definition of contrast ratio. */
function contrasts(ink: Color, grounds: Color[]): number[] {
  return grounds.map((ground) => {
    const pair = [brightness(over(ink, ground)), brightness(ground)];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  });
}

function brightness([red, green, blue]: Color): number {
  return luminance(red, green, blue);
}

/** Return the layers of a computed `background-image`, the uppermost first. */
export function layers(image: string): string[] {
  let depth = 0;
  const found = [""];
  for (const sign of image) {
    if (sign === "(") depth++;
    if (sign === ")") depth--;
    if (sign === "," && depth === 0) found.push("");
    else found[found.length - 1] += sign;
  }
  return found.map((layer) => layer.trim());
}

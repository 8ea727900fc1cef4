/** Diagrams from their code, by Mermaid. */

import mermaid from "mermaid";

import type { Colors } from "../colors.svelte";

export interface Drawing {
  /** Address of a picture in SVG, in which no script runs. */
  src: string;
  width: number;
  height: number;
}

let count = 0;

/**
 * Return the picture of a diagram, or nothing where the code is none.
 *
 * @param palette Colours of its parts, where it tells them apart by colour.
 */
export async function drawingOf(code: string, colors: Colors, palette: string[]): Promise<Drawing | undefined> {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    suppressErrorRendering: true,
    theme: "base",
    fontFamily: colors.font,
    themeVariables: variablesOf(colors, palette),
  });
  if (!(await mermaid.parse(code, { suppressErrors: true }))) return undefined;
  const { svg } = await mermaid.render(`hiroba-diagram-${count++}`, code);
  const element = new DOMParser().parseFromString(svg, "text/html").querySelector("svg");
  const [width, height] = element?.getAttribute("viewBox")?.split(" ").slice(2).map(Number) ?? [];
  if (!element || !width || !height) return undefined;
  element.setAttribute("width", String(width));
  element.setAttribute("height", String(height));
  const xml = new XMLSerializer().serializeToString(element);
  return { src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(xml)}`, width, height };
}

function variablesOf(colors: Colors, palette: string[]): Record<string, string | boolean> {
  const parts = palette.flatMap((color, i) => [
    [`pie${i + 1}`, color],
    [`cScale${i}`, color],
    [`cScaleLabel${i}`, colors.text],
    [`git${i}`, color],
  ]);
  return {
    darkMode: colors.isDark,
    background: colors.surface,
    primaryColor: colors.accentSoft,
    primaryTextColor: colors.text,
    primaryBorderColor: colors.accent,
    lineColor: colors.muted,
    textColor: colors.text,
    pieStrokeColor: colors.surface,
    pieOuterStrokeColor: colors.border,
    edgeLabelBackground: colors.surface,
    ...Object.fromEntries(parts),
  };
}

import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

const css = readFileSync("src/theme/tokens.css", "utf8").replace(/\/\*[\s\S]*?\*\//g, "");

type Tokens = Record<string, string>;

function tokensAfter(selector: string): Tokens {
  const start = css.indexOf("{", css.indexOf(selector));
  const block = css.slice(start + 1, css.indexOf("}", start));
  return Object.fromEntries([...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1], match[2]]));
}

function colour(tokens: Tokens, name: string): string {
  const value = tokens[name] ?? "";
  const other = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  return other ? colour(tokens, other) : value;
}

/** Relative luminance, 0 to 1. Source: WCAG 2.2, "relative luminance". */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const channel = parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}

const light = tokensAfter('[data-theme="light"]');
const dark = tokensAfter('[data-theme="dark"]');

const GROUNDS = ["--page", "--surface", "--raised", "--floating"];
const TEXTS = [
  "--text",
  "--text-muted",
  "--text-faint",
  "--accent-text",
  "--danger-text",
  "--warning-text",
  "--success-text",
];
const PAIRS = [
  ...TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground])),
  ...["accent", "danger", "warning", "success"].map((name) => [`--${name}-text`, `--${name}-soft`]),
  ...["accent", "danger", "warning", "success"].map((name) => ["--text", `--${name}-soft`]),
  ["--on-accent", "--accent"],
  ["--on-accent", "--accent-hover"],
  ["--on-danger", "--danger"],
  ["--on-danger", "--danger-hover"],
] as [string, string][];

describe.each([
  ["light", light],
  ["dark", dark],
])("the %s tokens", (_name, tokens) => {
  it.each(PAIRS)("let %s be read on %s", (text, ground) => {
    expect(contrast(colour(tokens, text), colour(tokens, ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["--page", "--surface", "--raised"])("let a fill of the accent be seen on %s", (ground) => {
    expect(contrast(colour(tokens, "--accent"), colour(tokens, ground))).toBeGreaterThanOrEqual(3);
  });
});

describe("the dark tokens", () => {
  it("name everything that the light ones name", () => {
    expect(Object.keys(dark)).toEqual(Object.keys(light));
  });

  it("tell the four depths apart by lightness", () => {
    const depths = GROUNDS.map((ground) => luminance(colour(dark, ground)));
    expect(depths).toEqual([...depths].sort((a, b) => a - b));
    expect(new Set(depths).size).toBe(4);
  });
});

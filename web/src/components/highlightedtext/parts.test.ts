import { expect, it } from "vitest";

import { markBetween, placesOf, textBetween } from "./parts";
import type { Mark, Part } from "./types";

const part = (token: string, mark: Mark = null): Part => ({ token, class_or_confidence: mark });
const SENTENCE = [part("Ada", "person"), part(" lived in "), part("London", "place")];

it("tells where each part lies", () => {
  expect(placesOf(SENTENCE)).toEqual([
    { start: 0, end: 3 },
    { start: 3, end: 13 },
    { start: 13, end: 19 },
  ]);
  expect(textBetween(SENTENCE, { start: 4, end: 9 })).toBe("lived");
});

it.each([
  ["a word of plain text", { start: 4, end: 9 }, "verb", ["Ada|person", " ", "lived|verb", " in ", "London|place"]],
  ["a part of a mark", { start: 13, end: 16 }, "sound", ["Ada|person", " lived in ", "Lon|sound", "don|place"]],
  ["what spans marks", { start: 1, end: 15 }, "all", ["A|person", "da lived in Lo|all", "ndon|place"]],
  ["the whole text", { start: 0, end: 19 }, "all", ["Ada lived in London|all"]],
  ["a mark, to take it off", { start: 13, end: 19 }, null, ["Ada|person", " lived in London"]],
  ["a mark, to change it", { start: 0, end: 3 }, "poet", ["Ada|poet", " lived in ", "London|place"]],
] as const)("marks %s", (_name, place, mark, expected) => {
  const parts = markBetween(SENTENCE, place, mark);
  expect(parts.map(({ token, class_or_confidence: m }) => (m === null ? token : `${token}|${m}`))).toEqual(expected);
});

import { expect, it } from "vitest";

import { toPath } from "./ink";

it("closes an outline and rounds its corners", () => {
  expect(
    toPath([
      [0, 0],
      [2, 0],
      [2, 2],
    ]),
  ).toBe("M 0 0 Q 0 0 1 0 2 0 2 1 2 2 1 1 Z");
});

it("draws nothing for no outline", () => {
  expect(toPath([])).toBe("");
});

import { expect, it } from "vitest";

import { dress } from "./dress";

const inkOn = (color: string): string | undefined => (color === "gold" ? "#000" : undefined);

it.each([
  ["background-color: gold", "background-color: gold;color:#000"],
  ["background: gold !important;", "background: gold !important;color:#000"],
  ["background-color: gold; color: red", "background-color: gold; color: red"],
  ["background: linear-gradient(red, blue)", "background: linear-gradient(red, blue)"],
  ["font-weight: bold", "font-weight: bold"],
])("%s is worn as %s", (given, worn) => {
  expect(dress(given, inkOn)).toBe(worn);
});

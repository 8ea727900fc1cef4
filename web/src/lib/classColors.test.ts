import { expect, it } from "vitest";

import { classColors } from "./classColors";

it("gives a class the author's colour, and the others the next of the theme's", () => {
  const colors = classColors(["cat", "dog", "cat", "owl"], { dog: "teal" });
  expect([...colors]).toEqual([
    ["cat", "var(--class-1)"],
    ["dog", "teal"],
    ["owl", "var(--class-2)"],
  ]);
});

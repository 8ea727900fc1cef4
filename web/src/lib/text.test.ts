import { expect, it } from "vitest";

import { addTexts, t } from "./text";

it("shows the key where there is no translation", () => {
  expect(t("Nothing knows this")).toBe("Nothing knows this");
});

it("puts values in the places of their names", () => {
  expect(t("{done} of {all}, {done} again", { done: 1, all: 2 })).toBe("1 of 2, 1 again");
});

it("leaves a place without a value as it is", () => {
  expect(t("{who} is here", {})).toBe("{who} is here");
});

it("uses the translations that were added", () => {
  addTexts({ "Good {time}": "{time}, guten" });
  expect(t("Good {time}", { time: "Abend" })).toBe("Abend, guten");
});

import { expect, it } from "vitest";

import { fittingTabs } from "./fit";

it("shows all tabs where there is room", () => {
  expect(fittingTabs([50, 50, 50], 150, 40, 0)).toEqual([true, true, true]);
});

it("leaves room for the menu", () => {
  expect(fittingTabs([50, 50, 50], 149, 40, 0)).toEqual([true, true, false]);
});

it("always shows the open tab", () => {
  expect(fittingTabs([50, 50, 50, 50], 150, 40, 3)).toEqual([true, false, false, true]);
});

it("keeps the order: what follows a tab without room is in the menu, however narrow", () => {
  expect(fittingTabs([60, 80, 10], 120, 40, 0)).toEqual([true, false, false]);
});

import { describe, expect, it } from "vitest";

import { descriptionOf, shareOf, stepsOf } from "./progress";

describe("the share that is done", () => {
  it.each([
    ["of a count", [{ index: 3, length: 8 }], 0.375],
    ["that the author gave", [{ progress: 0.2, index: 3, length: 8 }], 0.2],
    ["of a bar within a bar", [{ index: 1, length: 2 }, { progress: 0.5 }], 0.75],
    ["above one", [{ index: 9, length: 8 }], 1],
    ["of a bar around one without a length", [{ index: 1, length: 2 }, { index: 7 }], 0.5],
    ["of an iterator without a length", [{ index: 7 }], undefined],
  ])("%s", (_name, units, share) => {
    expect(shareOf(units)).toBe(share);
  });
});

it("counts the steps of the innermost bar", () => {
  expect(stepsOf([{ index: 1, length: 2, unit: "steps" }])).toBe("1/2");
  expect(
    stepsOf([
      { index: 1, length: 2 },
      { index: 3, length: 9, unit: "files" },
    ]),
  ).toBe("3/9 files");
  expect(stepsOf([{ progress: 0.5 }])).toBe("");
});

it("names what is being done from the outside in", () => {
  expect(descriptionOf([{ desc: "Epoch" }, {}, { desc: "Batch" }])).toBe("Epoch · Batch");
});

import { describe, expect, it } from "vitest";

import { readMoment, toNative } from "./moment";

describe("a moment that is typed", () => {
  it.each([
    ["2031-05-06 07:08:09", "2031-05-06 07:08:09"],
    [" 2031-5-6  7:08 ", "2031-05-06 07:08:00"],
    ["2031-05-06T07:08:09", "2031-05-06 07:08:09"],
    ["2031-05-06", "2031-05-06 00:00:00"],
    ["now - 5m", "now - 5m"],
    ["", ""],
    ["2031-02-30", undefined],
    ["2031-05-06 24:00:00", undefined],
    ["now - 5 years", undefined],
    ["soon", undefined],
  ])("%j is %j", (typed, moment) => {
    expect(readMoment(typed, true)).toBe(moment);
  });

  it("has no time where only days count", () => {
    expect([readMoment("2031-05-06", false), readMoment("2031-05-06 07:08", false)]).toEqual(["2031-05-06", undefined]);
  });
});

it("the calendar of the browser gets what it can read", () => {
  expect([toNative("2031-05-06 07:08:09", true), toNative("2031-05-06", false), toNative("now", true)]).toEqual([
    "2031-05-06T07:08:09",
    "2031-05-06",
    "",
  ]);
});

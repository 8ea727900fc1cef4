import { describe, expect, it } from "vitest";

import { daysOf, ordered, weekdayForm } from "./days";

describe("a time from one day to another", () => {
  it("ends today where it is a number of days", () => {
    expect(daysOf(7, "2026-03-03")).toEqual(["2026-02-25", "2026-03-03"]);
    expect(daysOf(1, "2026-03-03")).toEqual(["2026-03-03", "2026-03-03"]);
  });

  it("names the days of a week by a letter where short names are long", () => {
    expect(["en", "de", "ja", "ar"].map(weekdayForm)).toEqual(["short", "short", "short", "narrow"]);
  });

  it("begins with the earlier day, and stays within its bounds", () => {
    expect(ordered(["2026-05-09", "2026-05-01"])).toEqual(["2026-05-01", "2026-05-09"]);
    expect(ordered(["2020-01-01", "2026-05-01"], "2026-01-01", "2026-04-30")).toEqual(["2026-01-01", "2026-04-30"]);
    expect(ordered(["", "2026-05-01"])).toEqual(["", "2026-05-01"]);
  });
});

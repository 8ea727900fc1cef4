import { describe, expect, it } from "vitest";

import { History } from "./history";

describe("a history", () => {
  it("goes back and forth", () => {
    const history = new History<string | null>(50);
    history.note(null);
    history.note("a");
    expect(history.back("b")).toEqual(["a"]);
    expect(history.back("a")).toEqual([null]);
    expect(history.back(null)).toBeUndefined();
    expect(history.forth(null)).toEqual(["a"]);
    expect(history.forth("a")).toEqual(["b"]);
    expect(history.forth("b")).toBeUndefined();
  });

  it("forgets what was taken back once something else is changed", () => {
    const history = new History<string>(50);
    history.note("a");
    history.back("b");
    history.note("a");
    expect(history.forth("c")).toBeUndefined();
  });

  it("holds so many", () => {
    const history = new History<number>(2);
    [1, 2, 3].forEach((value) => history.note(value));
    expect([history.back(4), history.back(3), history.back(2)]).toEqual([[3], [2], undefined]);
  });
});

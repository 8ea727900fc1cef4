import { describe, expect, it } from "vitest";

import { claimedRoom } from "./sidebar.svelte.ts";

describe("the room that a sidebar claims", () => {
  it.each([
    ["its width while it is open beside the page", "left", true, false, [["--sidebar-left", "320px"]]],
    ["that of its button while it is closed", "right", false, false, [["--sidebar-right", "40px"]]],
    [
      "a line at the top while it lies over the page",
      "left",
      true,
      true,
      [["--sidebar-top", "calc(var(--control-28) + 4px)"]],
    ],
  ] as const)("is %s", (_name, side, isOpen, isOver, claims) => {
    expect(claimedRoom(side, "320px", isOpen, isOver)).toEqual(claims);
  });
});

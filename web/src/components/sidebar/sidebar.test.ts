import { render, screen } from "@testing-library/svelte";
import { createRawSnippet } from "svelte";
import { describe, expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import type { Node } from "../../lib/node.svelte";
import Sidebar from "./sidebar.svelte";
import { claimedRoom } from "./sidebar.svelte.ts";

it("holds what stands in it while it is closed", () => {
  const host = new FakeHost();
  const node = host.make("sidebar", { open: false }, [host.make("conversations", {})]);
  const child = createRawSnippet<[Node]>((part) => ({ render: () => `<p>${part().kind}</p>` }));
  render(Sidebar, { node, child });
  expect(screen.getByText("conversations").closest("aside")?.inert).toBe(true);
});

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

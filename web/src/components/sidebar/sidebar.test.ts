import { fireEvent, render, screen } from "@testing-library/svelte";
import { createRawSnippet } from "svelte";
import { describe, expect, it, vi } from "vitest";

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

it("closes over the page when something in it leads elsewhere, not at other clicks", async () => {
  const narrow = Object.assign(new EventTarget(), { matches: true });
  vi.spyOn(window, "matchMedia").mockReturnValue(narrow as MediaQueryList);
  const host = new FakeHost();
  const node = host.make(
    "sidebar",
    { open: true },
    ["one", "two"].map((kind) => host.make(kind, {})),
  );
  const child = createRawSnippet<[Node]>((part) => ({
    render: () => `<button class="${part().kind === "two" ? "leads-away" : ""}">${part().kind}</button>`,
  }));
  render(Sidebar, { node, child });
  await fireEvent.click(screen.getByTitle("Open sidebar"));
  await fireEvent.click(screen.getByText("one"));
  expect(screen.queryByTitle("Close sidebar")).not.toBeNull();
  await fireEvent.click(screen.getByText("two"));
  expect(screen.queryByTitle("Open sidebar")).not.toBeNull();
});

it("is told apart from the one at the other side", () => {
  const host = new FakeHost();
  for (const position of ["left", "right"] as const)
    render(Sidebar, {
      node: host.make("sidebar", { position, open: false }),
      child: createRawSnippet<[Node]>(() => ({ render: () => "<p></p>" })),
    });
  expect(screen.getByRole("button", { name: "Open sidebar" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Open sidebar: Right side panel" })).toBeTruthy();
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
      [["--sidebar-top", "calc(var(--_control-28) + 4px)"]],
    ],
  ] as const)("is %s", (_name, side, isOpen, isOver, claims) => {
    expect(claimedRoom(side, "320px", isOpen, isOver)).toEqual(claims);
  });
});

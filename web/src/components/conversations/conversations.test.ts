import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import Conversations from "./conversations.svelte";
import type { ConversationsProps } from "./types";

const ITEMS = ["bees", "wasps"].map((title) => ({ id: title, title, updated_s: 0 }));

async function rename(key: string) {
  const host = new FakeHost();
  const node = host.make<ConversationsProps>("conversations", { items: ITEMS, storage_key: "kept" });
  render(Conversations, { node });
  await fireEvent.click(screen.getByRole("button", { name: "More for bees" }));
  await fireEvent.click(screen.getByText("Rename"));
  const field = screen.getByLabelText("Name of the conversation");
  await fireEvent.input(field, { target: { value: "ants" } });
  await fireEvent.keyDown(field, { key });
  await fireEvent.blur(field);
  return host.told.filter(({ event }) => event === "edit").map(({ data }) => data);
}

it("renames a conversation once, and keeps the keyboard at it", async () => {
  expect(await rename("Enter")).toEqual([{ id: "bees", value: "ants" }]);
  await expect.poll(() => document.activeElement).toBe(screen.getByRole("button", { name: "More for bees" }));
});

it("goes on with what it shows when the session has begun anew", async () => {
  const host = new FakeHost();
  const node = host.make<ConversationsProps>("conversations", { items: ITEMS, value: "bees" });
  render(Conversations, { node });
  node.props = { value: "bees" };
  const loads = () => host.told.filter(({ event }) => event === "load").map(({ data }) => data);
  await expect
    .poll(loads)
    .toEqual([{ browser: expect.any(String) }, { browser: expect.any(String), value: "bees", files: [] }]);
});

it("keeps the name when Escape is pressed", async () => {
  expect(await rename("Escape")).toEqual([]);
});

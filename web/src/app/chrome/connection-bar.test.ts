import { render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import ConnectionBar from "./ConnectionBar.svelte";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

afterEach(() => {
  vi.useRealTimers();
});

const said = () => screen.getByRole("status", { hidden: true }).textContent?.trim();

async function pass(seconds: number): Promise<void> {
  await tick();
  vi.advanceTimersByTime(seconds * 1000);
  await tick();
}

it("says nothing of a connection that is back within two seconds", async () => {
  const { rerender } = render(ConnectionBar, { isLost: true });
  await pass(1.9);
  await rerender({ isLost: false });
  await pass(5);
  expect(said()).toBe("");
});

it("says that work goes on, and then what was caught up, for a moment", async () => {
  const { rerender } = render(ConnectionBar, { isLost: true });
  await pass(2.1);
  expect(said()).toContain("Work goes on at the server");
  await rerender({ isLost: false, caughtUp: 4 });
  await tick();
  expect(said()).toBe("Connected again. 4 updates came in.");
  await pass(3.1);
  expect(said()).toBe("");
});

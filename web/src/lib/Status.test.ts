import { render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { FakeHost } from "./fake-host";
import type { Node, Status as State } from "./node.svelte";
import Status from "./Status.svelte";
// Loaded before the first test begins, which waits for it otherwise.
import "./StatusView.svelte";

let node: Node;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
  node = new FakeHost().make("textbox", { label: "Result" });
  render(Status, { node });
});

afterEach(() => {
  vi.useRealTimers();
});

async function show(status: Partial<State>, afterMs = 0): Promise<void> {
  node.status = { phase: "running", show: "full", startedAt: performance.now(), ...status };
  await tick();
  await vi.dynamicImportSettled();
  await tick();
  vi.advanceTimersByTime(afterMs);
  await tick();
}

it("shows nothing of a run that is over within 150 ms", async () => {
  await show({}, 100);
  expect(document.querySelector("[data-status]")).toBeNull();
});

it("shows the time of a run", async () => {
  await show({ expectedS: 4 }, 1200);
  expect(screen.getByText("1.2 s / 4.0 s")).toBeTruthy();
});

it("shows what is done and how far it is", async () => {
  await show({ progress: [{ index: 3, length: 8, desc: "Kneading" }] }, 200);
  expect(screen.getByText("Kneading")).toBeTruthy();
  expect(screen.getByText("3/8")).toBeTruthy();
  expect(screen.getByText("37.5%")).toBeTruthy();
  expect(screen.getByRole("progressbar", { name: "Kneading" }).getAttribute("aria-valuenow")).toBe("37.5");
});

it("is found by an author's CSS while an answer comes piece by piece", async () => {
  await show({ phase: "streaming" }, 200);
  expect(document.querySelector("[data-status]")?.matches(".generating")).toBe(true);
});

it("shows the place in line", async () => {
  await show({ phase: "waiting", position: 2, expectedS: 30 }, 200);
  expect(screen.getByText("2 before you, about 30 s")).toBeTruthy();
  await show({ phase: "waiting", position: 0, expectedS: 12 }, 200);
  expect(screen.getByText("Waiting, about 12 s")).toBeTruthy();
});

it("tells why it failed when asked", async () => {
  await show({ phase: "failed", title: "Out of honey", message: "Nothing is left" });
  expect(screen.getByText("Error")).toBeTruthy();
  expect(screen.queryByText("Nothing is left")).toBeNull();
  screen.getByRole("button", { name: "Show why" }).click();
  await tick();
  expect(screen.getByText("Nothing is left")).toBeTruthy();
});

it("stays silent where progress is hidden", async () => {
  await show({ show: "hidden" }, 500);
  expect(document.querySelector("[data-status]")).toBeNull();
});

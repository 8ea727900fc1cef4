import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import Toasts from "./Toasts.svelte";
import { ToastStack } from "./toasts.svelte";

let toasts: ToastStack;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  toasts = new ToastStack();
  render(Toasts, { toasts });
});

afterEach(() => {
  vi.useRealTimers();
});

async function pass(seconds: number): Promise<void> {
  await tick();
  vi.advanceTimersByTime(seconds * 1000);
  await tick();
}

it("goes by itself when its time is up", async () => {
  toasts.show("info", "The bees are out", { durationS: 2 });
  await pass(1.9);
  expect(screen.getByRole("status").textContent).toContain("The bees are out");
  await pass(0.2);
  expect(screen.queryByRole("status")).toBeNull();
});

it("stays without a duration", async () => {
  toasts.show("info", "The bees are out", { durationS: null });
  await pass(1000);
  expect(screen.getByText("The bees are out")).toBeTruthy();
});

it("waits while it is looked at, and goes on with the time that it has left", async () => {
  toasts.show("warning", "One is angry", { durationS: 2 });
  await pass(1);
  await fireEvent.pointerEnter(screen.getByLabelText("Messages"));
  await pass(60);
  expect(screen.getByRole("alert")).toBeTruthy();
  await fireEvent.pointerLeave(screen.getByLabelText("Messages"));
  await pass(0.9);
  expect(screen.getByRole("alert")).toBeTruthy();
  await pass(0.2);
  expect(screen.queryByRole("alert")).toBeNull();
});

it("is closed by its button", async () => {
  toasts.show("error", "Nothing is left", { title: "Out of honey" });
  await tick();
  expect(screen.getByText("Out of honey")).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("alert")).toBeNull();
});

it("says the same thing once", async () => {
  toasts.show("info", "Saved");
  toasts.show("info", "Saved");
  await tick();
  expect(screen.getAllByText("Saved")).toHaveLength(1);
});

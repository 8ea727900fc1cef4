import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import Toasts from "./Toasts.svelte";
import type { ToastMessage } from "./toast";

let close: (id: number) => void;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  close = vi.fn();
});

afterEach(() => {
  vi.useRealTimers();
});

function show(message: Partial<ToastMessage>): void {
  const toast: ToastMessage = {
    id: 7,
    level: "info",
    title: "",
    message: "The bees are out",
    durationS: 2,
    ...message,
  };
  render(Toasts, { toasts: [toast], close });
}

async function pass(seconds: number): Promise<void> {
  await tick();
  vi.advanceTimersByTime(seconds * 1000);
  await tick();
}

it("goes by itself when its time is up", async () => {
  show({ durationS: 2 });
  expect(screen.getByRole("status").textContent).toContain("The bees are out");
  await pass(1.9);
  expect(close).not.toHaveBeenCalled();
  await pass(0.2);
  expect(close).toHaveBeenCalledWith(7);
});

it("stays without a duration", async () => {
  show({ durationS: null });
  await pass(1000);
  expect(close).not.toHaveBeenCalled();
});

it("waits while it is looked at, and goes on with the time that it has left", async () => {
  show({ level: "warning", durationS: 2 });
  await pass(1);
  await fireEvent.pointerEnter(screen.getByRole("group"));
  await pass(60);
  await fireEvent.pointerLeave(screen.getByRole("group"));
  await pass(0.9);
  expect(close).not.toHaveBeenCalled();
  await pass(0.2);
  expect(close).toHaveBeenCalledWith(7);
});

it("is announced at once when something went wrong, and closed by its button", async () => {
  show({ level: "error", title: "Out of honey" });
  expect(screen.getByRole("alert").textContent).toContain("Out of honey");
  await fireEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(close).toHaveBeenCalledWith(7);
});

it("leaves room for the page on a phone: the newest two come first, and the others when these have gone", async () => {
  vi.stubGlobal("innerWidth", 390);
  const toasts = [1, 2, 3, 4].map((id): ToastMessage => {
    return { id, level: "info", title: "", message: `Message ${id}`, durationS: null };
  });
  const { rerender } = render(Toasts, { toasts, close });
  const shown = () => screen.getAllByTestId("toast-text").map((text) => text.textContent.trim());
  expect(shown()).toEqual(["Message 4", "Message 3"]);
  await rerender({ toasts: toasts.slice(0, 2), close });
  expect(shown()).toEqual(["Message 2", "Message 1"]);
  vi.unstubAllGlobals();
});

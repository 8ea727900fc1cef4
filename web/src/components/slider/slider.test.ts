import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import Slider from "./slider.svelte";
import type { SliderProps } from "./types";

function setup(props: SliderProps & { show_label?: boolean } = {}) {
  const host = new FakeHost();
  const given = { label: "Level", minimum: 10, maximum: 20, step: 2, value: 14, initial_value: 14, interactive: true };
  const node = host.make<SliderProps>("slider", { ...given, ...props });
  render(Slider, { node });
  const handle = screen.getByRole<HTMLInputElement>("slider", { name: "Level" });
  const box = screen.getByRole<HTMLInputElement>("spinbutton");
  return { host, node, handle, box };
}

describe("a slider", () => {
  it("shows its number in the box, and its ends", () => {
    const { handle, box } = setup();
    expect([handle.min, handle.max, box.value]).toEqual(["10", "20", "14"]);
  });

  it("keeps no line for its button where no label is seen", () => {
    setup({ show_label: false });
    const button = screen.getByRole("button", { name: "Reset", hidden: true });
    expect(button.closest("[data-slider]")).toBeTruthy();
  });

  it("puts the handle in its place again when an end comes back", async () => {
    const { node, handle } = setup({ value: 18 });
    node.props = { ...node.props, maximum: 16 };
    await tick();
    node.props = { ...node.props, maximum: 20 };
    await tick();
    expect([handle.max, handle.value]).toEqual(["20", "18"]);
  });

  it("begins at the left end without a value", () => {
    expect(setup({ value: null }).box.value).toBe("10");
  });

  it("tells each step of a drag, and its end", async () => {
    const { host, node, handle, box } = setup();
    await fireEvent.input(handle, { target: { value: "16" } });
    expect(box.value).toBe("16");
    await fireEvent.change(handle);
    expect(host.eventsOf(node)).toEqual(["input", "release"]);
    expect(node.props.value).toBe(16);
  });

  it("takes back what a finger moved that began to scroll the page", async () => {
    const { host, node, handle } = setup();
    await fireEvent.pointerDown(handle);
    await fireEvent.input(handle, { target: { value: "18" } });
    await fireEvent.pointerCancel(handle);
    expect([node.props.value, handle.value, host.eventsOf(node).at(-1)]).toEqual([14, "14", "release"]);
  });

  it("waits with a number that has just begun", async () => {
    const { host, node, box } = setup();
    await fireEvent.input(box, { target: { value: "1" } });
    expect(host.told).toEqual([]);
    await fireEvent.input(box, { target: { value: "18" } });
    expect(node.props.value).toBe(18);
  });

  it.each([
    ["99", 20],
    ["1", 10],
    ["", 14],
  ])("takes %o in the box as %i when the box is left", async (typed, taken) => {
    const { node, box } = setup();
    await fireEvent.input(box, { target: { value: typed } });
    await fireEvent.change(box);
    expect([box.value, node.props.value]).toEqual([String(taken), taken]);
  });

  it("goes back to where it began", async () => {
    const { node } = setup();
    node.props = { ...node.props, value: 20 };
    await tick();
    await fireEvent.click(screen.getByRole("button", { name: "Reset" }));
    expect(node.props.value).toBe(14);
  });

  it("has no button to go back where the author wants none", () => {
    setup({ value: 20, buttons: [] });
    expect(screen.queryByRole("button", { name: "Reset" })).toBeNull();
  });
});

import { fireEvent, render, screen } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import Colorpicker from "./colorpicker.svelte";
import type { ColorPickerProps } from "./types";

function setup(props: ColorPickerProps = {}) {
  const host = new FakeHost();
  const node = host.make<ColorPickerProps>("colorpicker", { label: "Ground", interactive: true, ...props });
  render(Colorpicker, { node });
  return { host, node, swatch: screen.getByLabelText("Ground"), box: screen.getByRole<HTMLInputElement>("textbox") };
}

describe("a color picker", () => {
  it("takes a colour that is typed once it is whole", async () => {
    const { host, node, box } = setup({ value: "#ff0000" });
    await fireEvent.input(box, { target: { value: "#00f" } });
    expect(node.props.value).toBe("#ff0000");
    await fireEvent.change(box, { target: { value: "#00FF7F" } });
    expect(node.props.value).toBe("#00ff7f");
    expect(host.eventsOf(node)).toEqual(["input"]);
  });

  it("says what is wrong and keeps the colour that it had", async () => {
    const { node, box } = setup({ value: "#ff0000" });
    await fireEvent.change(box, { target: { value: "teapot" } });
    expect(node.props.value).toBe("#ff0000");
    expect(screen.getByRole("alert").textContent).toContain("not a colour");
  });

  it("opens on a press, and closes with Escape", async () => {
    const { swatch } = setup({ value: "#ff0000" });
    await fireEvent.click(swatch);
    await fireEvent.keyDown(screen.getByLabelText("Hue"), { key: "Escape" });
    expect(screen.queryByLabelText("Hue")).toBeNull();
  });

  it("goes on in its palette when a key opened it", async () => {
    const { swatch } = setup({ value: "#ff0000" });
    await fireEvent.click(swatch, { detail: 0 });
    expect(document.activeElement).toBe(screen.getByLabelText("Saturation and brightness"));
  });

  it("keeps the hue where the colour has none", async () => {
    const { node, swatch } = setup({ value: "#000000" });
    await fireEvent.click(swatch);
    await fireEvent.input(screen.getByLabelText("Hue"), { target: { value: "120" } });
    const area = screen.getByLabelText("Saturation and brightness");
    for (let i = 0; i < 10; i++) {
      await fireEvent.keyDown(area, { key: "ArrowUp", shiftKey: true });
      await fireEvent.keyDown(area, { key: "ArrowRight", shiftKey: true });
    }
    expect(node.props.value).toBe("#00ff00");
  });

  it("moves from edge to edge and by tenths with the keys that would scroll the page", async () => {
    const { node, swatch } = setup({ value: "#804040" });
    await fireEvent.click(swatch);
    const area = screen.getByLabelText("Saturation and brightness");
    const press = async (key: string) => [await fireEvent.keyDown(area, { key }), node.props.value];
    expect(await press("End")).toEqual([false, "#800000"]);
    expect(await press("PageUp")).toEqual([false, "#9a0000"]);
    expect(await press("PageDown")).toEqual([false, "#800000"]);
    expect(await press("Home")).toEqual([false, "#808080"]);
  });

  it("submits with Enter", async () => {
    const { host, node, box } = setup({ value: "#ff0000" });
    await fireEvent.keyDown(box, { key: "Enter" });
    expect(host.eventsOf(node)).toEqual(["submit"]);
  });
});

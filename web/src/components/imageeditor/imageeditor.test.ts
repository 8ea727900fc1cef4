import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { expect, test } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import ImageEditor from "./imageeditor.svelte";

const brush = { default_size: 10, default_color: "#000000", colors: ["#000000"], color_mode: "defaults" };

test("the brush in hand is the one that a function gives, and stays as the visitor has made it otherwise", async () => {
  const host = new FakeHost();
  const node = host.make("imageeditor", { value: null, interactive: true, brush: brush as object, label: "Pad" });
  render(ImageEditor, { node: node as never });
  const width = screen.getByLabelText<HTMLInputElement>("Thickness");
  expect(width.value).toBe("20");

  node.props = { ...node.props, brush: { ...brush, default_size: 40, default_color: ["#ff0000", 0.5] } };
  await tick();
  expect(width.value).toBe("80");
  expect(screen.getByLabelText<HTMLInputElement>("Coverage").value).toBe("50");

  width.value = "20";
  width.dispatchEvent(new Event("input", { bubbles: true }));
  node.props = { ...node.props, label: "Paper" };
  await tick();
  expect(width.value).toBe("20");
});

test("a tool leaves lines of twice the radius that the author gives", async () => {
  const host = new FakeHost();
  const eraser = { default_size: 30 };
  const node = host.make("imageeditor", { value: null, interactive: true, brush: brush as object, eraser });
  render(ImageEditor, { node: node as never });
  const width = screen.getByLabelText<HTMLInputElement>("Thickness");
  expect(width.value).toBe("20");

  await fireEvent.click(screen.getByRole("button", { name: "Eraser" }));
  expect(width.value).toBe("60");
});

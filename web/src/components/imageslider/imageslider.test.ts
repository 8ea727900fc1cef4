import { expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import { ImageSliderState } from "./imageslider.svelte.ts";
import type { ImageSliderProps } from "./types";

function setup(props: ImageSliderProps = {}): {
  host: FakeHost;
  slider: ImageSliderState;
  node: object & { props: ImageSliderProps };
} {
  const host = new FakeHost();
  const node = host.make<ImageSliderProps>("imageslider", { ...props });
  return { host, node, slider: new ImageSliderState(node) };
}

const picture = (name: string): File => new File(["x"], name, { type: "image/png" });

it.each([
  ["ArrowRight", false, 51],
  ["ArrowLeft", true, 40],
  ["PageUp", false, 60],
  ["Home", false, 0],
  ["End", false, 100],
])("moves the line by %s", (key, isFast, expected) => {
  const { slider } = setup();
  expect(slider.moveBy(key, isFast)).toBe(true);
  expect(slider.position).toBe(expected);
});

it("tells where the line stands, and goes where a function puts it", () => {
  const { node, slider } = setup({ slider_position: 20 });
  slider.moveTo(70.12345);
  expect(node.props.slider_position).toBe(70.123);
  node.props = { ...node.props, slider_position: 5 };
  expect(slider.position).toBe(5);
});

it("keeps the line on the pictures, and other keys for others", () => {
  const { slider } = setup({ slider_position: 99 });
  slider.moveBy("PageUp", false);
  expect(slider.position).toBe(100);
  expect(slider.moveBy("a", false)).toBe(false);
});

it("fills both places by two files at once", async () => {
  const { host, node, slider } = setup();
  slider.take(1, [picture("b.png"), picture("a.png")]);
  await expect.poll(() => node.props.value?.map((file) => file?.orig_name)).toEqual(["a.png", "b.png"]);
  expect(host.eventsOf(node)).toEqual(["upload", "input"]);
});

it("is empty again when the last picture goes", () => {
  const file = { path: "a", meta: { _type: "gradio.FileData" } } as const;
  const { host, node, slider } = setup({ value: [file, null] });
  slider.remove(0);
  expect(node.props.value).toEqual([null, null]);
  expect(host.eventsOf(node)).toEqual(["clear", "input"]);
});

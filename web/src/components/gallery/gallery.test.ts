import { expect, it, vi } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import type { FileData } from "../../wire/values";
import { GalleryState } from "./gallery.svelte.ts";
import type { GalleryProps, Item } from "./types";

const picture = (name: string): Item => ({ image: { path: name, meta: { _type: "" } } as FileData, caption: null });

function setup(value: Item[]) {
  const host = new FakeHost();
  const node = host.make<GalleryProps>("gallery", { value });
  return { host, node, state: new GalleryState(node) };
}

it("tells which picture was removed, and where it stood", () => {
  const { host, node, state } = setup([picture("a"), picture("b")]);

  state.remove(1);

  expect(node.props.value).toEqual([picture("a")]);
  expect(host.told).toMatchObject([{ event: "delete", data: { file: { path: "b" }, index: 1 } }]);
});

it("tells what was added", async () => {
  const { host, node, state } = setup([picture("a")]);

  state.take([new File([], "b.png", { type: "image/png" })]);

  await vi.waitFor(() => expect(node.props.value).toHaveLength(2));
  expect(host.told).toMatchObject([{ event: "upload", data: [{ image: { orig_name: "b.png" } }] }]);
});

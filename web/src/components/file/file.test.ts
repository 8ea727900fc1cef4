import { expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import type { FileData } from "../../wire/values";
import { FileState } from "./file.svelte.ts";
import type { FileProps } from "./types";

const [A, B, C] = ["a", "b", "c"].map((name) => ({ path: name, orig_name: name, meta: { _type: "" } })) as [
  FileData,
  FileData,
  FileData,
];

function setup(props: FileProps) {
  const host = new FakeHost();
  const node = host.make<FileProps>("file", { ...props });
  return { host, node, state: new FileState(node) };
}

it("moves a file down and tells no other event", () => {
  const { node, state } = setup({ value: [A, B, C], file_count: "multiple" });

  state.move(0, 1);

  expect(node.props.value).toEqual([B, A, C]);
});

it("leaves the first file where it is when it is moved up", () => {
  const { node, state } = setup({ value: [A, B], file_count: "multiple" });

  state.move(0, -1);

  expect(node.props.value).toEqual([A, B]);
});

it("is empty again when the last file is removed, and tells which it was", () => {
  const { host, node, state } = setup({ value: [A], file_count: "multiple" });

  state.remove(0);

  expect(node.props.value).toBeNull();
  expect(host.told.find((one) => one.event === "delete")?.data).toEqual(A);
});

it("tells which file was picked", () => {
  const { host, state } = setup({ value: [A, B] });

  state.select(1);

  expect(host.told).toMatchObject([{ event: "select", data: { index: 1, value: "b" } }]);
  expect(host.told[0]?.data).not.toHaveProperty("selected");
});

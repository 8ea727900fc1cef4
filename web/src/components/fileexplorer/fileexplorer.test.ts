import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import type { Json } from "../../wire/values";
import Fileexplorer from "./fileexplorer.svelte";
import type { FileExplorerProps } from "./types";

const FOLDERS: Record<string, Json> = {
  "": [
    { name: "notes", type: "folder", valid: true },
    { name: "a.txt", type: "file", valid: true },
  ],
  notes: [
    { name: "b.txt", type: "file", valid: true },
    { name: "c.txt", type: "file", valid: true },
  ],
};
const NOTES = [
  ["notes", "."],
  ["notes", "b.txt"],
  ["notes", "c.txt"],
];

async function setup(props: FileExplorerProps = {}) {
  const host = new FakeHost();
  host.functions.ls = (path) => FOLDERS[(path as string[]).join("/")] ?? [];
  host.functions.walk = () => ({ paths: NOTES, is_whole: true });
  const node = host.make<FileExplorerProps>("fileexplorer", {
    label: "Files",
    listing: "1",
    interactive: true,
    ...props,
  });
  render(Fileexplorer, { node });
  await screen.findByRole("treeitem", { name: "a.txt" });
  return { host, node };
}

const row = (name: string): HTMLElement => screen.getByRole("treeitem", { name });

test("a folder is read when it is opened by a key, and the keys lead into it and back", async () => {
  await setup();
  row("notes").focus();
  await fireEvent.keyDown(row("notes"), { key: "ArrowRight" });
  await screen.findByRole("treeitem", { name: "b.txt" });
  await fireEvent.keyDown(row("notes"), { key: "ArrowRight" });
  expect(document.activeElement).toBe(row("This folder"));
  await fireEvent.keyDown(row("This folder"), { key: "ArrowLeft" });
  expect(document.activeElement).toBe(row("notes"));
  await fireEvent.keyDown(row("notes"), { key: "a" });
  expect(document.activeElement).toBe(row("a.txt"));
});

test("choosing a folder chooses all in it, and taking a file out leaves it partly chosen", async () => {
  const { host, node } = await setup({ value: [["a.txt"]] });
  await fireEvent.keyDown(row("notes"), { key: " " });
  await expect.poll(() => node.props.value).toEqual([["a.txt"], ...NOTES]);
  expect(row("notes").getAttribute("aria-checked")).toBe("true");
  await fireEvent.click(row("notes"));
  await screen.findByRole("treeitem", { name: "b.txt" });
  await fireEvent.click(row("b.txt"));
  expect(row("notes").getAttribute("aria-checked")).toBe("mixed");
  expect(node.props.value).toEqual([["a.txt"], ["notes", "."], ["notes", "c.txt"]]);
  expect(host.eventsOf(node).filter((event) => event === "input")).toHaveLength(2);
});

test("of single files one is chosen at a time", async () => {
  const { node } = await setup({ file_count: "single" });
  await fireEvent.click(row("a.txt"));
  await fireEvent.click(row("notes"));
  await fireEvent.click(await screen.findByRole("treeitem", { name: "c.txt" }));
  expect(node.props.value).toEqual([["notes", "c.txt"]]);
});

test("another folder empties what was chosen", async () => {
  const { node } = await setup({ value: [["a.txt"]] });
  node.props = { ...node.props, listing: "2" };
  await expect.poll(() => node.props.value).toEqual([]);
});

test("what is chosen is shown in folders that are open for it", async () => {
  await setup({ value: [["notes", "c.txt"]], interactive: false } as FileExplorerProps);
  expect((await screen.findByRole("treeitem", { name: "c.txt" })).getAttribute("aria-selected")).toBe("true");
  expect(row("c.txt").hasAttribute("aria-checked")).toBe(false);
});

test("a folder that cannot be read says so and is read again", async () => {
  const { host } = await setup();
  const { ls } = host.functions;
  host.functions.ls = () => Promise.reject(new Error("The disk is gone"));
  await fireEvent.click(row("notes"));
  const problem = await screen.findByRole("treeitem", { name: /The disk is gone/ });
  host.functions.ls = ls!;
  await fireEvent.click(problem);
  await screen.findByRole("treeitem", { name: "b.txt" });
});

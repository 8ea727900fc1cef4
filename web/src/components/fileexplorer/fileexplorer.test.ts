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
  await screen.findByRole("checkbox", { name: "a.txt" });
  return { host, node };
}

const box = (name: string): HTMLInputElement => screen.getByRole("checkbox", { name });
const folder = (name: string): HTMLElement => screen.getByRole("button", { name });

test("a folder is read when it is opened by a key, and the keys lead into it and back", async () => {
  await setup();
  box("notes").focus();
  await fireEvent.keyDown(box("notes"), { key: "ArrowRight" });
  await screen.findByRole("checkbox", { name: "b.txt" });
  expect(folder("notes").getAttribute("aria-expanded")).toBe("true");
  await fireEvent.keyDown(box("notes"), { key: "ArrowRight" });
  expect(document.activeElement).toBe(box("This folder"));
  await fireEvent.keyDown(box("This folder"), { key: "ArrowLeft" });
  expect(document.activeElement).toBe(box("notes"));
  await fireEvent.keyDown(box("notes"), { key: "a" });
  expect(document.activeElement).toBe(box("a.txt"));
  await fireEvent.keyDown(box("a.txt"), { key: "Home" });
  await fireEvent.keyDown(box("notes"), { key: "Enter" });
  expect(screen.queryByRole("checkbox", { name: "b.txt" })).toBeNull();
});

test("each line is an item of a list, inside of its folder's", async () => {
  await setup();
  await fireEvent.click(folder("notes"));
  await screen.findByRole("checkbox", { name: "b.txt" });
  const inside = screen.getByRole("list", { name: "notes" });
  expect([...inside.children].map((item) => item.textContent.trim())).toEqual(["This folder", "b.txt", "c.txt"]);
  expect(inside.parentElement?.parentElement).toBe(screen.getByRole("list", { name: "Files" }));
});

test("choosing a folder chooses all in it, and taking a file out leaves it partly chosen", async () => {
  const { host, node } = await setup({ value: [["a.txt"]] });
  await fireEvent.click(box("notes"));
  await expect.poll(() => node.props.value).toEqual([["a.txt"], ...NOTES]);
  expect(box("notes").checked).toBe(true);
  await fireEvent.click(folder("notes"));
  await screen.findByRole("checkbox", { name: "b.txt" });
  await fireEvent.click(box("b.txt"));
  expect(box("notes").indeterminate).toBe(true);
  expect(node.props.value).toEqual([["a.txt"], ["notes", "."], ["notes", "c.txt"]]);
  expect(host.eventsOf(node).filter((event) => event === "input")).toHaveLength(2);
});

test("a folder that could not be chosen does not look as if it were", async () => {
  const { host } = await setup();
  host.functions.walk = () => Promise.reject(new Error("The disk is gone"));
  await fireEvent.click(box("notes"));
  await expect.poll(() => box("notes").checked).toBe(false);
});

test("of single files one is chosen at a time", async () => {
  const { node } = await setup({ file_count: "single" });
  await fireEvent.click(box("a.txt"));
  await fireEvent.click(folder("notes"));
  await fireEvent.click(await screen.findByRole("checkbox", { name: "c.txt" }));
  expect(node.props.value).toEqual([["notes", "c.txt"]]);
  expect(box("a.txt").checked).toBe(false);
});

test("another folder empties what was chosen", async () => {
  const { node } = await setup({ value: [["a.txt"]] });
  node.props = { ...node.props, listing: "2" };
  await expect.poll(() => node.props.value).toEqual([]);
});

test("what is chosen is shown in folders that are open for it, and stays so where nobody may choose", async () => {
  const { node } = await setup({ value: [["notes", "c.txt"]], interactive: false } as FileExplorerProps);
  expect((await screen.findByRole<HTMLInputElement>("checkbox", { name: "c.txt" })).checked).toBe(true);
  await fireEvent.click(box("c.txt"));
  expect([box("c.txt").checked, node.props.value]).toEqual([true, [["notes", "c.txt"]]]);
});

test("a folder that cannot be read says so and is read again", async () => {
  const { host } = await setup();
  const { ls } = host.functions;
  host.functions.ls = () => Promise.reject(new Error("The disk is gone"));
  await fireEvent.click(folder("notes"));
  const problem = await screen.findByRole("button", { name: /The disk is gone/ });
  host.functions.ls = ls!;
  await fireEvent.click(problem);
  await screen.findByRole("checkbox", { name: "b.txt" });
});

test("the name of a folder is on the page once, on what opens it", async () => {
  await setup();
  expect(screen.getAllByText("notes").map((shown) => shown.closest("button"))).not.toContain(null);
  expect(screen.getByRole("checkbox", { name: "notes" })).toBeDefined();
});

test("a folder that is chosen at first stands open", async () => {
  await setup({ value: [["notes"]] });
  expect(await screen.findByRole("checkbox", { name: "b.txt" })).not.toBeNull();
  expect(box("This folder").checked).toBe(false);
});

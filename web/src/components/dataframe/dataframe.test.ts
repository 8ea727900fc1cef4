import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import type { Node } from "../../lib/node.svelte";
import Dataframe from "./dataframe.svelte";
import type { DataframeProps } from "./types";

it("keeps the rows that were found of a table that is only read, and brings the others back", async () => {
  const host = new FakeHost();
  const value = { headers: ["town"], data: [["Ulm"], ["Bonn"]] };
  const node = host.make<DataframeProps>("dataframe", { value, interactive: false, show_search: "filter" });
  render(Dataframe, { node });

  await fireEvent.input(screen.getByLabelText("Search the table"), { target: { value: "on" } });
  await fireEvent.click(screen.getByRole("button", { name: "Keep these rows" }));
  expect(node.props.value?.data).toEqual([["Bonn"]]);
  expect(host.eventsOf(node)).toEqual(["input"]);
  await fireEvent.keyDown(screen.getByRole("grid"), { key: "z", ctrlKey: true });
  expect(node.props.value?.data).toEqual([["Ulm"], ["Bonn"]]);
});

it("keeps the rows that the server found, and brings the others back", async () => {
  const host = new FakeHost();
  const towns = ["Ulm", "Bonn", "Ulm", "Bonn"];
  host.functions.open_view = (_file, edits, query) => {
    const words = JSON.stringify([edits, query]);
    const keys = towns.flatMap((town, key) => (words.includes("on") && town === "Ulm" ? [] : [key]));
    return { view: words, count: keys.length, keys, data: keys.map((key) => [towns[key] ?? null]) };
  };
  const file = { path: "table", meta: { _type: "gradio.FileData" as const } };
  const value = { headers: ["town"], data: towns.map((town) => [town]), row_count: 4, file };
  const node = host.make<DataframeProps>("dataframe", { value, show_search: "filter" });
  render(Dataframe, { node });
  const shows = (count: number): Promise<void> =>
    vi.waitFor(() => expect(screen.getAllByRole("gridcell")).toHaveLength(count));

  await fireEvent.input(screen.getByLabelText("Search the table"), { target: { value: "on" } });
  await shows(2);
  await fireEvent.click(screen.getByRole("button", { name: "Keep these rows" }));
  expect(node.props.value?.edits).toMatchObject([{ op: "keep", query: { search: "on" }, count: 2 }]);
  expect(screen.getByLabelText<HTMLInputElement>("Search the table").value).toBe("");
  await shows(2);
  await press("z", { ctrlKey: true });
  await shows(4);
});

it("writes in a row that is new, however late the server shows it", async () => {
  const host = new FakeHost();
  host.functions.open_view = () => new Promise(() => {});
  const file = { path: "table", meta: { _type: "gradio.FileData" as const } };
  const node = host.make<DataframeProps>("dataframe", {
    value: { headers: ["town"], data: [["Ulm"], ["Bonn"]], row_count: 2, file },
    interactive: true,
  });
  render(Dataframe, { node });

  await fireEvent.click(screen.getByRole("button", { name: "Add row" }));
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole("grid")));
  await press("K");
  await fireEvent.keyDown(document.activeElement ?? document.body, { key: "Enter" });

  expect(node.props.value?.edits).toMatchObject([
    { op: "insert", rows: [2] },
    { op: "set", row: 2, value: "K" },
  ]);
  expect(screen.getAllByRole("gridcell").map((cell) => cell.textContent.trim())).toEqual(["Ulm", "Bonn", "K"]);
});

/** A table of two rows whose cells are called a to f. */
function letters(): {
  host: FakeHost;
  node: Node<DataframeProps>;
  click: (cell: string, how?: object) => Promise<void>;
} {
  const host = new FakeHost();
  const data = [
    ["a", "b", "c"],
    ["d", "e", "f"],
  ];
  const value = { headers: ["1", "2", "3"], data };
  const node = host.make<DataframeProps>("dataframe", { value, interactive: true });
  render(Dataframe, { node });
  const click = async (name: string, how: object = {}): Promise<void> => {
    const cell = screen.getByRole("gridcell", { name });
    await fireEvent.pointerDown(cell, { pointerType: "mouse", button: 0, ...how });
    await fireEvent.click(cell, how);
  };
  return { host, node, click };
}

const press = (key: string, how: object = {}): Promise<unknown> =>
  fireEvent.keyDown(screen.getByRole("grid"), { key, ...how });
const copied = async (): Promise<string> => (await press("c", { ctrlKey: true }), navigator.clipboard.readText());

it("tells of the cell to which a click with Shift takes the selection", async () => {
  const { host, click } = letters();
  await click("a");
  await click("e", { shiftKey: true });
  await vi.waitFor(() => expect(host.told.map(({ data }) => data)).toMatchObject([{ value: "a" }, { value: "e" }]));
  expect(await copied()).toBe("a\tb\nd\te");
});

it("selects single cells by clicks with Ctrl, and takes them out again", async () => {
  const { host, node, click } = letters();
  await click("a");
  await click("e", { ctrlKey: true });
  await click("f", { ctrlKey: true });
  expect(await copied()).toBe("a\t\t\n\te\tf");
  await click("e", { ctrlKey: true });
  expect(await copied()).toBe("a\t\t\n\t\tf");
  expect(host.told.map(({ data }) => (data as { value: string }).value)).toEqual(["a", "e", "f", "e"]);
  await press("Delete");
  expect(node.props.value?.data).toEqual([
    ["", "b", "c"],
    ["d", "e", ""],
  ]);
});

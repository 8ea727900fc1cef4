import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import { toCell } from "./cell";
import Dataset from "./dataset.svelte";
// Loaded here, so that no test waits for it.
import "./ProseSample.svelte";
import { pageButtons } from "./pages";
import { still } from "./still";
import type { DatasetProps } from "./types";

function setup(props: DatasetProps) {
  const host = new FakeHost();
  const node = host.make<DatasetProps>("dataset", { ...props });
  render(Dataset, { node });
  return { host, node };
}

const ROWS = {
  kinds: ["textbox", "number"],
  headers: ["Word", "Count"],
  samples: [
    ["ash", 5],
    ["birch", 7],
  ],
};

it("picks the row that was clicked anywhere", async () => {
  const { host, node } = setup(ROWS);
  await fireEvent.click(screen.getByText("7"));
  expect(node.props.value).toBe(1);
  expect(host.eventsOf(node)).toEqual(["click", "select"]);
});

it("picks once when the button of a row is pressed", async () => {
  const { host, node } = setup(ROWS);
  await fireEvent.click(screen.getByRole("button", { name: "ash" }));
  expect(host.eventsOf(node)).toEqual(["click", "select"]);
});

it("names the columns", () => {
  setup(ROWS);
  expect(screen.getAllByRole("columnheader").map((header) => header.textContent)).toEqual(["Word", "Count"]);
});

it("shows labels in place of samples", () => {
  setup({ ...ROWS, sample_labels: ["A tree", "Another"] });
  expect(screen.getByRole("button", { name: "A tree" })).toBeTruthy();
  expect(screen.queryByText("ash")).toBeNull();
});

it("shows one page at a time", async () => {
  setup({ kinds: ["textbox"], samples: Array.from({ length: 7 }, (_, i) => [`word ${i + 1}`]), samples_per_page: 3 });
  expect(screen.queryByText("word 4")).toBeNull();
  await fireEvent.click(screen.getByRole("button", { name: "3" }));
  expect(screen.getByText("word 7")).toBeTruthy();
  expect(screen.queryByText("word 1")).toBeNull();
});

it.each([
  [3, 0, [0, 1, 2]],
  [9, 0, [0, 1, null, 8]],
  [9, 4, [0, null, 3, 4, 5, null, 8]],
  [9, 3, [0, 1, 2, 3, 4, null, 8]],
])("offers pages around page %$", (count, current, buttons) => {
  expect(pageButtons(count, current)).toEqual(buttons);
});

const picture = { path: "a/b.png", orig_name: "b.png", mime_type: "image/png", meta: { _type: "gradio.FileData" } };

it.each([
  ["video", { ...picture, mime_type: "video/mp4" }, { film: { ...picture, mime_type: "video/mp4" } }],
  ["checkbox", true, { text: "Yes" }],
  ["checkboxgroup", ["a", "b"], { text: "a, b" }],
  ["image", picture, { image: picture }],
  ["imageeditor", { background: null, layers: [], composite: picture }, { image: picture }],
  ["file", { ...picture, mime_type: "text/plain" }, { file: "b.png" }],
  ["multimodaltextbox", { text: "look", files: [picture] }, { text: "look", files: [picture] }],
  ["html", "<b>bold</b>", { html: "<b>bold</b>" }],
  ["colorpicker", "#00ff00", { text: "#00ff00", color: "#00ff00" }],
  ["markdown", "# Oak", { markdown: "# Oak" }],
  ["dataframe", { headers: ["1", "2"], data: [["a", null]] }, { headers: [], rows: [["a", ""]] }],
  [
    "dataframe",
    { headers: ["a", "b", "c", "d"], data: [1, 2, 3, 4].map((i) => [i, i, i, i]) },
    { headers: ["a", "b", "c", "…"], rows: [..."123"].map((i) => [i, i, i, "…"]).concat([["…"]]) },
  ],
  ["textbox", null, { text: "" }],
])("shows a value of %s", (kind, value, cell) => {
  expect(toCell(kind, value)).toEqual(cell);
});

it("draws tables and Markdown, which are picked like any other value", async () => {
  const { host, node } = setup({
    kinds: ["dataframe", "markdown"],
    samples: [[{ headers: ["Tree"], data: [["Oak"]] }, "See [here](https://example.org).<script>alert(1)</script>"]],
  });

  const text = await screen.findByText("See here.");
  expect(screen.getByRole("columnheader", { name: "Tree" })).toBeTruthy();
  expect(screen.queryByRole("link")).toBeNull();
  await fireEvent.click(text);
  expect(node.props.value).toBe(0);
  expect(host.eventsOf(node)).toEqual(["click", "select"]);
});

it("leaves nothing in a sample that could be pressed alone", () => {
  expect(still('<h1 id="x">Oak</h1><p><a href="/">an <b>oak</b></a></p><button>Copy</button>')).toBe(
    "<h1>Oak</h1><p>an <b>oak</b></p>",
  );
});

it("draws HTML, and names a button whose sample is empty", async () => {
  setup({ kinds: ["html"], samples: [["<b>Oak</b>"]] });
  expect(await screen.findByText("Oak")).toBeTruthy();
  setup({ kinds: ["dataframe"], samples: [[{ headers: [], data: [] }]] });
  expect(screen.getByRole("button", { name: "empty" })).toBeTruthy();
});

it("shows a picture of a film, which is named and picked like any other value", async () => {
  const film = {
    path: "a/race.mp4",
    orig_name: "race.mp4",
    mime_type: "video/mp4",
    meta: { _type: "gradio.FileData" },
  };
  const { node } = setup({ kinds: ["video"], samples: [[film], [{ video: film }]] });
  const second = screen.getAllByRole("button", { name: "race.mp4" })[1]!;
  await fireEvent.click(second.querySelector("video")!);
  expect(node.props.value).toBe(1);
});

it("shows a text with its pictures, and names of other files", () => {
  const file = (name: string, mime_type: string) => ({
    path: name,
    orig_name: name,
    mime_type,
    meta: { _type: "gradio.FileData" },
  });
  const files = [file("cat.png", "image/png"), file("notes.txt", "text/plain")];
  setup({ kinds: ["multimodaltextbox"], samples: [[{ text: "What is it?", files }], [{ text: "Alone", files: [] }]] });
  const [first, second] = screen.getAllByRole("button");
  expect(first?.textContent?.replace(/\s+/g, " ").trim()).toBe("What is it? notes.txt");
  expect(screen.getByRole("img", { name: "cat.png" })).toBeTruthy();
  expect(second?.textContent?.trim()).toBe("Alone");
});

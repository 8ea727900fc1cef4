import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import MultimodalTextbox from "./multimodaltextbox.svelte";
import type { MultimodalTextboxProps } from "./types";

function setup(props: MultimodalTextboxProps = {}) {
  const host = new FakeHost();
  const node = host.make<MultimodalTextboxProps>("multimodaltextbox", { label: "Say", interactive: true, ...props });
  render(MultimodalTextbox, { node });
  return { host, node, field: screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Say" }) };
}

const POEM = new File(["roses"], "poem.txt", { type: "text/plain" });

async function paste(field: HTMLElement, text: string, files: File[] = [], types: string[] = []): Promise<void> {
  await fireEvent.paste(field, { clipboardData: { files, types, getData: () => text } });
}

it("tells what is typed, and keeps the files", async () => {
  const { node, host, field } = setup();
  await fireEvent.input(field, { target: { value: "hello" } });
  expect(node.props.value).toEqual({ text: "hello", files: [] });
  expect(host.eventsOf(node)).toEqual(["input"]);
});

it("submits with Enter, and makes a line with Shift+Enter", async () => {
  const { node, host, field } = setup();
  await fireEvent.keyDown(field, { key: "Enter", shiftKey: true });
  expect(host.eventsOf(node)).toEqual([]);
  await fireEvent.keyDown(field, { key: "Enter" });
  expect(host.eventsOf(node)).toEqual(["submit"]);
});

it("submits once its files have arrived", async () => {
  const { node, host, field } = setup();
  let arrive: (files: never[]) => void = () => undefined;
  vi.spyOn(host, "upload").mockReturnValue(new Promise((resolve) => (arrive = resolve)));
  await paste(field, "", [POEM]);
  await fireEvent.keyDown(field, { key: "Enter" });
  expect(host.eventsOf(node)).toEqual([]);
  arrive([]);
  await vi.waitFor(() => expect(host.eventsOf(node)).toEqual(["input", "submit"]));
});

it("takes the same file twice", async () => {
  const { node, field } = setup({ file_count: "multiple" });
  await paste(field, "", [POEM]);
  await paste(field, "", [POEM]);
  expect(node.props.value?.files?.length).toBe(2);
});

it("takes a text of a spreadsheet as such, not the picture of it", async () => {
  const { node, field } = setup();
  await paste(field, "1\t2", [POEM], ["text/plain", "text/html", "Files"]);
  expect(node.props.value?.files ?? []).toEqual([]);
  await paste(field, "", [POEM], ["text/html", "Files"]);
  await vi.waitFor(() => expect(node.props.value?.files?.length).toBe(1));
});

it("takes what is pasted while a button of it has the focus", async () => {
  const { node } = setup();
  await paste(screen.getByRole("button", { name: "Upload a file" }), "", [POEM]);
  await vi.waitFor(() => expect(node.props.value?.files?.length).toBe(1));
});

it("makes a file of a long text that is pasted", async () => {
  const { node, field } = setup({ max_plain_text_length: 5 });
  await paste(field, "much too long");
  await vi.waitFor(() => expect(node.props.value?.files?.[0]?.orig_name).toBe("pasted_text.txt"));
});

it("refuses files of other types, and says why", async () => {
  const { node, host, field } = setup({ file_types: ["image"] });
  await paste(field, "", [POEM]);
  expect(host.toasts).toEqual(["Invalid file type: poem.txt. Choose one of these: image."]);
  expect(node.props.value).toBeUndefined();
});

it("forgets a file that is removed", async () => {
  const { node } = setup({ value: { text: "", files: [{ path: "a/poem.txt", meta: { _type: "gradio.FileData" } }] } });
  await fireEvent.click(screen.getByRole("button", { name: "Remove poem.txt" }));
  expect(node.props.value?.files).toEqual([]);
});

it("has the buttons that its author asked for", async () => {
  const { host, node } = setup({ submit_btn: "Go", stop_btn: true });
  await fireEvent.click(screen.getByRole("button", { name: "Go" }));
  await fireEvent.click(screen.getByRole("button", { name: "Stop" }));
  expect(host.eventsOf(node)).toEqual(["submit", "stop"]);
});

import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import Dialogue from "./dialogue.svelte";
import type { DialogueProps } from "./types";

const SPEAKERS = ["Ann", "Bob"];

function setup(props: DialogueProps & { interactive?: boolean }) {
  const host = new FakeHost();
  const node = host.make<DialogueProps>("dialogue", {
    interactive: true,
    label: "Script",
    speakers: SPEAKERS,
    ...props,
  });
  render(Dialogue, { node });
  return { host, node };
}

const line = (number: number) => screen.getByRole("textbox", { name: `Line ${number}` });

it("begins with an empty line of the first speaker", async () => {
  const { node } = setup({});
  await fireEvent.input(line(1), { target: { value: "Hello" } });
  expect(node.props.value).toEqual([{ speaker: "Ann", text: "Hello" }]);
});

it("gives the next line to the next speaker", async () => {
  const { node } = setup({ value: [{ speaker: "Ann", text: "Hello" }] });
  await fireEvent.keyDown(line(1), { key: "Enter" });
  expect(node.props.value).toEqual([
    { speaker: "Ann", text: "Hello" },
    { speaker: "Bob", text: "" },
  ]);
});

it("offers a speaker and a tag once that were given twice", async () => {
  setup({ speakers: ["Ann", "Ann"], tags: ["(sighs)", "(sighs)"] });
  expect(screen.getAllByRole("option", { name: "Ann" })).toHaveLength(1);
  await fireEvent.input(line(1), { target: { value: ":" } });
  expect(screen.getAllByRole("option", { name: "(sighs)", hidden: true })).toHaveLength(1);
});

it("takes no more lines than it may", () => {
  setup({ value: [{ speaker: "Ann", text: "Hello" }], max_lines: 1 });
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Add line" }).disabled).toBe(true);
});

it("removes an empty line with Backspace", async () => {
  const lines = ["Hello", ""].map((text, i) => ({ speaker: SPEAKERS[i] ?? "", text }));
  const { node } = setup({ value: lines });
  await fireEvent.keyDown(line(2), { key: "Backspace" });
  expect(node.props.value).toEqual([{ speaker: "Ann", text: "Hello" }]);
});

it("puts a tag where a colon was typed", async () => {
  const { node } = setup({ tags: ["(laughs)", "(sighs)"] });
  const field = line(1);
  await fireEvent.input(field, { target: { value: "Well :si" } });
  expect(screen.queryByRole("option", { name: "(sighs)", hidden: true })).not.toBeNull();
  expect(screen.queryByRole("option", { name: "(laughs)", hidden: true })).toBeNull();
  await fireEvent.keyDown(field, { key: "Enter" });
  expect(node.props.value).toEqual([{ speaker: "Ann", text: "Well (sighs) " }]);
});

it("lets the server turn text into lines and back", async () => {
  const { host, node } = setup({ value: "Ann: Hello" });
  host.functions["unformat"] = () => [{ speaker: "Ann", text: "Hello" }];
  await fireEvent.click(screen.getByRole("button", { name: "Write lines" }));
  await screen.findByRole("textbox", { name: "Line 1" });
  expect(node.props.value).toEqual([{ speaker: "Ann", text: "Hello" }]);
});

it("shows a script that is only read", () => {
  setup({ interactive: false, value: [{ speaker: "Ann", text: "Hello" }] });
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.getByText("Hello")).toBeTruthy();
});

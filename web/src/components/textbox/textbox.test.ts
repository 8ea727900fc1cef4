import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import Textbox from "./textbox.svelte";
import type { TextboxProps } from "./types";

function setup(props: TextboxProps = {}) {
  const host = new FakeHost();
  const node = host.make<TextboxProps>("textbox", { label: "Verse", interactive: true, ...props });
  render(Textbox, { node });
  const field = screen.getByLabelText<HTMLTextAreaElement>("Verse");
  const press = (key: string, more = {}) => fireEvent.keyDown(field, { key, ...more });
  return { host, node, field, press };
}

describe("a textbox", () => {
  it("tells what is typed", async () => {
    const { host, node, field } = setup();
    await fireEvent.input(field, { target: { value: "ink" } });
    expect(node.props.value).toBe("ink");
    expect(host.eventsOf(node)).toEqual(["input"]);
  });

  it("shows what the server writes", async () => {
    const { node, field } = setup({ value: "old" });
    node.props = { ...node.props, value: "new" };
    await tick();
    expect(field.value).toBe("new");
  });

  it("keeps the caret when the server appends", async () => {
    const { node, field } = setup({ value: "one two" });
    field.focus();
    field.setSelectionRange(3, 3);
    node.props = { ...node.props, value: "one two three" };
    await tick();
    expect([field.selectionStart, field.selectionEnd]).toEqual([3, 3]);
  });

  it("is not written to while its other properties change", async () => {
    const { node, field } = setup({ value: "a" });
    field.value = "typed, and not told yet";
    node.props = { ...node.props, placeholder: "other" };
    await tick();
    expect(field.value).toBe("typed, and not told yet");
  });

  it("leaves an input method alone until it has composed", async () => {
    const { host, node, field, press } = setup({ value: "" });
    await fireEvent.compositionStart(field);
    await fireEvent.input(field, { target: { value: "に" } });
    await press("Enter", { isComposing: true });
    await press("Enter", { keyCode: 229 });
    node.props = { ...node.props, value: "from the server" };
    await tick();
    expect(field.value).toBe("に");
    expect(host.eventsOf(node)).toEqual([]);

    field.value = "日本";
    await fireEvent.compositionEnd(field);
    expect(node.props.value).toBe("日本");
    expect(host.eventsOf(node)).toEqual(["input"]);
  });

  it.each([
    [1, {}, true],
    [1, { shiftKey: true }, false],
    [3, {}, false],
    [3, { shiftKey: true }, true],
    [3, { ctrlKey: true }, true],
  ])("of %i lines with Enter and %o submits: %s", async (lines, keys, submits) => {
    const { host, node, press } = setup({ lines });
    await press("Enter", keys);
    expect(host.eventsOf(node)).toEqual(submits ? ["submit"] : []);
  });

  it("tells where the selection begins and ends", async () => {
    const { host, field } = setup({ value: "one two three" });
    field.focus();
    field.setSelectionRange(4, 7);
    await fireEvent.select(field);
    expect(host.told.at(-1)?.data).toEqual({ index: [4, 7], value: "two" });

    const before = host.told.length;
    field.blur();
    await fireEvent.select(field);
    expect(host.told.slice(before).map((one) => one.event)).toEqual(["blur"]);

    field.setSelectionRange(0, 3);
    await fireEvent.select(field);
    expect(host.told.at(-1)?.data).toEqual({ index: [0, 3], value: "one" });
  });

  it("hides what is typed where it is a password", () => {
    expect(setup({ type: "password" }).field.getAttribute("type")).toBe("password");
  });

  it("submits and stops with buttons", async () => {
    const { host, node } = setup({ submit_btn: "Ask", stop_btn: true });
    await fireEvent.click(screen.getByRole("button", { name: "Ask" }));
    await fireEvent.click(screen.getByRole("button", { name: "Stop" }));
    expect(host.eventsOf(node)).toEqual(["submit", "stop"]);
  });

  it("passes further attributes to the field", () => {
    expect(setup({ html_attributes: { autocomplete: "email" } }).field.getAttribute("autocomplete")).toBe("email");
  });
});

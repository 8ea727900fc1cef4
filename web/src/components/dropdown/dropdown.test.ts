import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import Dropdown from "./dropdown.svelte";
import { DropdownState } from "./dropdown.svelte.ts";
import type { DropdownProps } from "./types";

const FRUITS: DropdownProps["choices"] = [
  ["apple", "apple"],
  ["a pear", "pear"],
  ["quince", 3],
];

function setup(props: DropdownProps & { interactive?: boolean } = {}) {
  const host = new FakeHost();
  const node = host.make<DropdownProps>("dropdown", { label: "Fruit", choices: FRUITS, interactive: true, ...props });
  render(Dropdown, { node });
  const field = screen.getByRole<HTMLInputElement>("combobox", { name: "Fruit" });
  return {
    host,
    node,
    field,
    press: (key: string) => fireEvent.keyDown(field, { key }),
    type: (text: string) => fireEvent.input(field, { target: { value: text } }),
    options: () => screen.queryAllByRole("option").map((option) => option.textContent?.trim()),
    pick: (name: string) => fireEvent.click(screen.getByRole("option", { name })),
    marked: () => document.getElementById(field.getAttribute("aria-activedescendant") ?? "")?.textContent?.trim(),
  };
}

describe("a dropdown", () => {
  it("shows the name of its value", () => {
    expect(setup({ value: "pear" }).field.value).toBe("a pear");
  });

  it("is empty while its value is none of the choices, unless it is only shown", () => {
    expect(setup({ value: "plum" }).field.value).toBe("");
    document.body.replaceChildren();
    expect(setup({ value: "plum", allow_custom_value: true }).field.value).toBe("plum");
    document.body.replaceChildren();
    expect(setup({ value: "plum", interactive: false }).field.value).toBe("plum");
  });

  it("tells the names of what is chosen with its own, and nothing of the buttons in between", () => {
    const { field } = setup({ multiselect: true, value: ["apple", 3] });
    const ids = field.getAttribute("aria-describedby")?.split(" ") ?? [];
    expect(ids.map((id) => document.getElementById(id)?.textContent)).toEqual(["apple", "quince"]);
  });

  it("draws the whole of a long list while it is scrolled", () => {
    const choices: DropdownProps["choices"] = Array.from({ length: 260 }, (_, i) => [`item ${i}`, i]);
    const node = new FakeHost().make<DropdownProps>("dropdown", {
      choices,
      value: 155,
      num_choices_shown: null,
      interactive: true,
    });
    const dropdown = new DropdownState(node);
    const ends = () => [dropdown.options[0]?.value, dropdown.options.at(-1)?.value];
    dropdown.open();
    expect(ends()).toEqual([105, 204]);
    dropdown.grow("end");
    expect(ends()).toEqual([105, 259]);
    dropdown.grow("begin");
    dropdown.grow("begin");
    expect(ends()).toEqual([0, 259]);
  });

  it("opens on a click and closes with a choice", async () => {
    const { host, node, field, options, pick } = setup({ value: "pear" });
    await fireEvent.click(field);
    expect(options()).toEqual(["apple", "a pear", "quince"]);
    await pick("quince");
    expect(options()).toEqual([]);
    expect(field.value).toBe("quince");
    expect(host.eventsOf(node)).toEqual(["input", "select"]);
    expect(host.told.at(-1)?.data).toEqual({ index: 2, value: 3, selected: true });
  });

  it("marks the value first and moves with the arrow keys, around the ends", async () => {
    const { press, marked } = setup({ value: "pear" });
    await press("ArrowDown");
    expect(marked()).toBe("a pear");
    await press("ArrowDown");
    expect(marked()).toBe("quince");
    await press("ArrowDown");
    expect(marked()).toBe("apple");
    await press("ArrowUp");
    expect(marked()).toBe("quince");
  });

  it("narrows the list while something is typed", async () => {
    const { node, type, press, options } = setup({ value: "pear" });
    await type("APP");
    expect(options()).toEqual(["apple"]);
    await press("Enter");
    expect(node.props.value).toBe("apple");
  });

  it("says so when nothing fits", async () => {
    const { type, options } = setup();
    await type("zzz");
    expect(options()).toEqual([]);
    expect(screen.getByText("Nothing found")).toBeTruthy();
  });

  it("goes back to its value on Escape", async () => {
    const { host, field, type, press, options } = setup({ value: "pear" });
    await type("app");
    await press("Escape");
    expect([field.value, options()]).toEqual(["a pear", []]);
    expect(host.told).toEqual([]);
  });

  it("gives up what was typed when it is left", async () => {
    const { host, node, field, type } = setup({ value: "pear" });
    await type("app");
    await fireEvent.blur(field);
    expect(field.value).toBe("a pear");
    expect(host.eventsOf(node)).toEqual(["blur"]);
  });

  it("shows no more choices than it is told to, and how many there are", async () => {
    const { field, options } = setup({ num_choices_shown: 2 });
    await fireEvent.click(field);
    expect(options()).toEqual(["apple", "a pear"]);
    expect(screen.getByText("1 more: type to narrow the list")).toBeTruthy();
  });

  it("begins a long list at its value, and moves beyond what it shows", async () => {
    const choices = Array.from({ length: 400 }, (_, i): [string, string] => [`item ${i}`, `item ${i}`]);
    const { field, options, press, marked, type } = setup({ choices, value: "item 300", num_choices_shown: 20 });
    await fireEvent.click(field);
    expect([options().length, options()[0], marked()]).toEqual([20, "item 290", "item 300"]);
    expect(screen.getByText("90 more: type to narrow the list")).toBeTruthy();
    for (const [key, name] of Object.entries({ PageDown: "item 310", PageUp: "item 300", End: "item 399" })) {
      await press(key);
      expect(marked()).toBe(name);
    }
    await press("Home");
    expect([options()[0], marked()]).toEqual(["item 0", "item 0"]);
    await press("ArrowUp");
    expect(marked()).toBe("item 399");
    await type("item 12");
    expect([options()[0], marked()]).toEqual(["item 12", "item 12"]);
  });

  it("takes in new choices while it is open", async () => {
    const { node, field, options } = setup();
    await fireEvent.click(field);
    node.props = { ...node.props, choices: [["fig", "fig"]] };
    await tick();
    expect(options()).toEqual(["fig"]);
  });

  it("tells keys that were let go", async () => {
    const { host, field } = setup({ value: "apple" });
    await fireEvent.keyUp(field, { key: "b" });
    expect(host.told.at(-1)).toMatchObject({ event: "key_up", data: { key: "b", input_value: "apple" } });
  });

  it("stays closed where it cannot be changed", async () => {
    const { field, press, options } = setup({ interactive: false });
    await fireEvent.click(field);
    await press("ArrowDown");
    expect(options()).toEqual([]);
    expect(field.readOnly).toBe(true);
  });
});

describe("a dropdown that cannot be typed in", () => {
  it("marks the next choice that begins with a letter, and takes it with the space bar", async () => {
    const { node, field, press, marked } = setup({ filterable: false });
    expect(field.readOnly).toBe(true);
    await press("a");
    expect(marked()).toBe("apple");
    await press("a");
    expect(marked()).toBe("a pear");
    await press(" ");
    expect(node.props.value).toBe("pear");
  });
});

describe("a dropdown that takes any text", () => {
  it("keeps a word that is no choice on Enter", async () => {
    const { host, node, type, press } = setup({ value: "apple", allow_custom_value: true });
    await type("durian");
    await press("Enter");
    expect(node.props.value).toBe("durian");
    expect(host.eventsOf(node)).toEqual(["input"]);
  });

  it("keeps what was typed when it is left", async () => {
    const { node, field, type } = setup({ value: "apple", allow_custom_value: true });
    await type("durian");
    await fireEvent.blur(field);
    expect(node.props.value).toBe("durian");
  });

  it("takes the choice whose name was typed", async () => {
    const { node, type, press } = setup({ allow_custom_value: true });
    await type("a pear");
    await press("Enter");
    expect(node.props.value).toBe("pear");
  });
});

describe("a dropdown of several", () => {
  it("adds choices in order and stays open", async () => {
    const { host, node, field, options, pick } = setup({ value: ["pear"], multiselect: true });
    await fireEvent.click(field);
    await pick("apple");
    expect(node.props.value).toEqual(["pear", "apple"]);
    expect(options()).toHaveLength(3);
    expect(host.told.at(-1)?.data).toEqual({ index: 0, value: "apple", selected: true });
  });

  it("takes a choice away when it is picked again", async () => {
    const { host, node, field, pick } = setup({ value: ["pear"], multiselect: true });
    await fireEvent.click(field);
    await pick("a pear");
    expect(node.props.value).toEqual([]);
    expect(host.told.at(-1)?.data).toEqual({ index: 1, value: "pear", selected: false });
  });

  it("shows a choice once that it was given twice", () => {
    setup({ value: ["pear", "pear"], multiselect: true });
    expect(screen.getAllByRole("button", { name: "Remove a pear" })).toHaveLength(1);
  });

  it("takes the last choice away with Backspace in the empty field", async () => {
    const { node, press } = setup({ value: ["pear", "apple"], multiselect: true });
    await press("Backspace");
    expect(node.props.value).toEqual(["pear"]);
  });

  it("takes one away with the button beside its name", async () => {
    const { node } = setup({ value: ["pear", "apple"], multiselect: true });
    await fireEvent.click(screen.getByRole("button", { name: "Remove a pear" }));
    expect(node.props.value).toEqual(["apple"]);
  });

  it("takes no more than its most", async () => {
    const { node, field, pick } = setup({ value: ["pear"], multiselect: true, max_choices: 1 });
    await fireEvent.click(field);
    await pick("apple");
    expect(node.props.value).toEqual(["pear"]);
    expect(screen.getByRole("option", { name: "apple" }).getAttribute("aria-disabled")).toBe("true");
  });

  it("adds words of one's own", async () => {
    const { host, node, type, press } = setup({ value: [], multiselect: true, allow_custom_value: true });
    await type("durian");
    await press("Enter");
    expect(node.props.value).toEqual(["durian"]);
    expect(host.told.at(-1)).toMatchObject({ event: "select", data: { index: -1, value: "durian", selected: true } });
  });
});

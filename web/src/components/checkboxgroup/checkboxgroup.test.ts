import { fireEvent, render, screen } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import CheckboxGroup from "./checkboxgroup.svelte";
import type { CheckboxGroupProps } from "./types";

function setup(props: CheckboxGroupProps = {}) {
  const host = new FakeHost();
  const choices: CheckboxGroupProps["choices"] = [
    ["ham", "ham"],
    ["green olives", "olives"],
    ["corn", 3],
  ];
  const node = host.make<CheckboxGroupProps>("checkboxgroup", {
    label: "Toppings",
    choices,
    interactive: true,
    ...props,
  });
  render(CheckboxGroup, { node });
  return { host, node, box: (name: string) => screen.getByRole<HTMLInputElement>("checkbox", { name }) };
}

describe("a group of boxes", () => {
  it("has the name of its label", () => {
    setup();
    expect(screen.getByRole("group", { name: "Toppings" })).toBeTruthy();
  });

  it("gathers values in the order of ticking", async () => {
    const { host, node, box } = setup({ value: [3] });
    await fireEvent.click(box("ham"));
    expect(node.props.value).toEqual([3, "ham"]);
    expect(host.told.at(-1)?.data).toEqual({ index: 0, value: "ham", selected: true });
    await fireEvent.click(box("corn"));
    expect(node.props.value).toEqual(["ham"]);
    expect(host.told.at(-1)?.data).toEqual({ index: 2, value: 3, selected: false });
  });

  it("ticks a box by Enter", async () => {
    const { node, box } = setup({ value: [3] });
    await fireEvent.keyDown(box("ham"), { key: "Enter" });
    expect(node.props.value).toEqual([3, "ham"]);
  });

  it("ticks all and none with one box, which shows when it is some", async () => {
    const { node, box } = setup({ value: ["ham"], show_select_all: true });
    expect(box("Select all").indeterminate).toBe(true);
    await fireEvent.click(box("Select all"));
    expect(node.props.value).toEqual(["ham", "olives", 3]);
    await fireEvent.click(box("Select all"));
    expect(node.props.value).toEqual([]);
  });
});

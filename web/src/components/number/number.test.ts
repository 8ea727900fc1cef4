import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it } from "vitest";

import NumberBox from "./number.svelte";
import type { NumberProps } from "./types";
import { FakeHost } from "../../lib/fake-host";

function setup(props: NumberProps = {}) {
  const host = new FakeHost();
  const node = host.make<NumberProps>("number", { label: "Weight", interactive: true, ...props });
  render(NumberBox, { node });
  return { host, node, field: screen.getByRole<HTMLInputElement>("spinbutton", { name: "Weight" }) };
}

describe("a field for a number", () => {
  it.each([
    ["2.75", 2.75],
    ["-3", -3],
    ["2e3", 2000],
    ["", null],
  ])("reads %o as %o", async (typed, number) => {
    const { node, field } = setup({ value: 1 });
    await fireEvent.input(field, { target: { value: typed } });
    expect(node.props.value).toBe(number);
  });

  it("keeps the digits as they were typed", async () => {
    const { field } = setup();
    await fireEvent.input(field, { target: { value: "1.50" } });
    expect(field.value).toBe("1.50");
  });

  it("shows what the server writes, and nothing for nothing", async () => {
    const { node, field } = setup({ value: 1 });
    node.props = { ...node.props, value: 7 };
    await tick();
    expect(field.value).toBe("7");
    node.props = { ...node.props, value: null };
    await tick();
    expect(field.value).toBe("");
  });

  it("says when a number is beyond its limits", async () => {
    const { field } = setup({ minimum: 0, maximum: 10, value: 10 });
    expect(field.getAttribute("aria-invalid")).toBe("false");
    for (const wrong of ["11", "-1"]) {
      await fireEvent.input(field, { target: { value: wrong } });
      expect(field.getAttribute("aria-invalid")).toBe("true");
    }
  });

  it("submits with Enter", async () => {
    const { host, node, field } = setup();
    await fireEvent.keyDown(field, { key: "Enter" });
    expect(host.eventsOf(node)).toEqual(["submit"]);
  });
});

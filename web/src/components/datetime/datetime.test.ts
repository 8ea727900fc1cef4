import { fireEvent, render, screen } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import Datetime from "./datetime.svelte";
import type { DateTimeProps } from "./types";

function setup(props: DateTimeProps = {}) {
  const host = new FakeHost();
  const node = host.make<DateTimeProps>("datetime", { label: "When", interactive: true, ...props });
  render(Datetime, { node });
  return { host, node, field: screen.getByLabelText<HTMLInputElement>("When") };
}

describe("a field for a moment", () => {
  it("takes what is typed with Enter, and submits it", async () => {
    const { host, node, field } = setup();
    field.value = "2031-5-6 7:08";
    await fireEvent.keyDown(field, { key: "Enter" });
    expect(node.props.value).toBe("2031-05-06 07:08:00");
    expect(host.eventsOf(node)).toEqual(["submit"]);
  });

  it("says what is wrong and keeps the moment that it had", async () => {
    const { node, field } = setup({ value: "2031-05-06 07:08:09" });
    await fireEvent.change(field, { target: { value: "soon" } });
    expect(node.props.value).toBe("2031-05-06 07:08:09");
    expect(screen.getByRole("alert").textContent).toContain("YYYY-MM-DD HH:MM:SS");
  });

  it("is one field, and brings the calendar of the browser when it is asked for", async () => {
    const { field } = setup();
    expect(document.querySelectorAll("input")).toHaveLength(1);
    await fireEvent.click(screen.getByRole("button", { name: "Open the calendar" }));
    expect(document.querySelectorAll("input")).toHaveLength(2);
    expect(screen.getByRole("textbox")).toBe(field);
  });

  it("can be emptied", async () => {
    const { node, field } = setup({ value: "2031-05-06 07:08:09" });
    await fireEvent.change(field, { target: { value: "" } });
    expect(node.props.value).toBe("");
  });
});

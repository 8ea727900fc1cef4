import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import type { Node } from "../../lib/node.svelte";
import Example from "./accordion-example.svelte";
import type { AccordionProps } from "./types";

let host: FakeHost;

beforeEach(() => {
  host = new FakeHost();
});

function open(props: AccordionProps): Node<AccordionProps> {
  const node = host.make<AccordionProps>("accordion", { ...props, label: "More" }, [
    host.make("textbox", { label: "Small print" }),
  ]);
  render(Example, { node });
  return node;
}

const title = () => screen.getByRole("button", { name: "More" });

describe("an accordion", () => {
  it("is open unless it is said to be closed, and tells nothing at first", () => {
    open({});
    expect(title().getAttribute("aria-expanded")).toBe("true");
    expect(screen.getByText("Small print")).toBeTruthy();
    expect(host.told).toEqual([]);
  });

  it("builds its content when it is opened, and keeps it", async () => {
    const node = open({ open: false });
    expect(screen.queryByText("Small print")).toBeNull();
    await fireEvent.click(title());
    await fireEvent.click(title());
    expect(screen.getByText("Small print").closest("[hidden]")).toBeTruthy();
    expect(host.eventsOf(node)).toEqual(["expand", "collapse"]);
  });

  it("is opened by the server without telling so", async () => {
    const node = open({ open: false });
    node.props = { ...node.props, open: true };
    await tick();
    expect(screen.getByText("Small print")).toBeTruthy();
    expect(host.told).toEqual([]);
  });
});

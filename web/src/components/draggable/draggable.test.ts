import { describe, expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import { DraggableState, moved } from "./draggable.svelte.ts";

describe("moving an item", () => {
  it("puts it at the place, and moves the others up", () => {
    expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  });
});

describe("a draggable", () => {
  function make(orientation: "row" | "column" = "column") {
    const host = new FakeHost();
    const children = ["One", "Two", "Three"].map((label) => host.make("textbox", { label }));
    const node = host.make("draggable", { orientation }, children);
    return { host, node, children, drag: new DraggableState(() => node) };
  }
  const names = (drag: DraggableState) => drag.items.map((item) => item.props.label);

  it("is moved by keys, says where, and tells the order once it is dropped", () => {
    const { host, node, children, drag } = make();
    drag.handleKey(children[0]!, " ", false);
    expect(drag.announcement).toContain("One lifted, place 1 of 3");
    drag.handleKey(children[0]!, "ArrowDown", false);
    expect(drag.announcement).toBe("One, place 2 of 3");
    expect(host.eventsOf(node)).toEqual([]);
    drag.handleKey(children[0]!, " ", false);
    expect(names(drag)).toEqual(["Two", "One", "Three"]);
    expect(host.told).toMatchObject([{ event: "change", data: { index: 1, value: [1, 0, 2] } }]);
  });

  it("puts everything back on Escape, and tells nothing", () => {
    const { host, node, children, drag } = make("row");
    drag.handleKey(children[2]!, "Enter", false);
    drag.handleKey(children[2]!, "ArrowRight", true);
    expect(names(drag)).toEqual(["One", "Three", "Two"]);
    drag.handleKey(children[2]!, "Escape", false);
    expect(names(drag)).toEqual(["One", "Two", "Three"]);
    expect(host.eventsOf(node)).toEqual([]);
  });

  it("leaves keys alone while nothing is lifted", () => {
    const { children, drag } = make();
    expect(drag.handleKey(children[0]!, "ArrowDown", false)).toBe(false);
  });
});

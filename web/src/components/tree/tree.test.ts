import { describe, expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import { TreeState } from "./tree.svelte.ts";
import type { TreeProps } from "./types";

const NODES = [
  {
    id: "a",
    label: "Apples",
    children: [
      { id: "a1", label: "Gala" },
      { id: "a2", label: "Fuji" },
    ],
  },
  { id: "b", label: "Berries" },
];

function make(props: TreeProps) {
  const host = new FakeHost();
  const node = host.make<TreeProps>("tree", { nodes: NODES, interactive: true, ...props });
  return { host, node, tree: new TreeState(() => node) };
}

describe("a tree", () => {
  it("is walked, unfolded and folded by the arrow keys", () => {
    const { host, node, tree } = make({});
    tree.handleKey("ArrowRight");
    tree.handleKey("ArrowRight");
    expect(tree.active?.entry.id).toBe("a1");
    tree.handleKey("ArrowLeft");
    tree.handleKey("ArrowLeft");
    expect(tree.rows.map((row) => row.entry.id)).toEqual(["a", "b"]);
    expect(host.eventsOf(node)).toEqual(["expand", "collapse"]);
    tree.handleKey("b");
    tree.handleKey("Enter");
    expect(node.props.value).toBe("b");
  });

  it("is walked by pages, as far as its ends", () => {
    const { tree } = make({ nodes: [..."abcde"].map((label) => ({ id: label, label })) });
    const ids = ["PageDown", "PageDown", "PageUp", "PageUp"].map((key) => {
      tree.handleKey(key, false, 3);
      return tree.active?.entry.id;
    });
    expect(ids).toEqual(["d", "e", "b", "a"]);
  });

  it("finds names with blanks in them, and the next one by the same letter again", () => {
    const { node, tree } = make({ nodes: ["Row 1", "Row 2", "Row 3"].map((label) => ({ id: label, label })) });
    for (const key of "row 3") tree.handleKey(key);
    expect([tree.active?.entry.id, node.props.value]).toEqual(["Row 3", undefined]);
    const other = make({ nodes: ["ant", "ape", "asp"].map((label) => ({ id: label, label })) }).tree;
    for (const key of "aa") other.handleKey(key);
    expect(other.active?.entry.id).toBe("asp");
  });

  it("takes the keyboard to what is folded by a press", () => {
    const { tree } = make({ open_levels: 1, value: "b" });
    tree.handleKey("Home");
    tree.handleKey("ArrowDown");
    tree.fold(tree.rows[0]!);
    expect(tree.active?.entry.id).toBe("a");
  });

  it("ticks all below an entry, and shows where some are", () => {
    const { node, tree } = make({ choosing: "checkbox", open_levels: 1 });
    tree.press(tree.rows[0]!);
    expect(node.props.value).toEqual(["a1", "a2"]);
    tree.press(tree.rows[1]!);
    expect(tree.checkedOf(NODES[0]!)).toBe("mixed");
    tree.press(tree.rows[0]!);
    expect(tree.checkedOf(NODES[0]!)).toBe("true");
  });

  it("adds to a choice of several with Space", () => {
    const { node, tree } = make({ choosing: "multiple", value: ["b"] });
    tree.handleKey("Home");
    tree.handleKey(" ");
    expect(node.props.value).toEqual(["b", "a"]);
  });

  it("changes nothing where it is only to be looked at", () => {
    const { node, tree } = make({ choosing: "none" });
    tree.press(tree.rows[1]!);
    expect(node.props.value).toBeUndefined();
  });
});

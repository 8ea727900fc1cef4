import { describe, expect, it } from "vitest";

import { FakeHost } from "../lib/fake-host";
import { Tree } from "./tree.svelte";

describe("Tree", () => {
  it("keeps a value that is said again, so that what the visitor did to it can be taken back", () => {
    const tree = new Tree(
      { id: 1, kind: "dataframe", props: { value: { data: [[1]] }, label: "Table" } },
      new FakeHost(),
    );
    const shown = (): unknown => (tree.root.props as { value?: unknown }).value;
    const before = shown();
    tree.assign(1, { value: { data: [[1]] }, label: "Sheet" });
    expect(tree.root.props.label).toBe("Sheet");
    expect(shown()).toBe(before);
    tree.assign(1, { value: { data: [[2]] } });
    expect(shown()).toEqual({ data: [[2]] });
  });
});

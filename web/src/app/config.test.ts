import { expect, it } from "vitest";

import type { PageDescription } from "../wire/messages";
import { configOf } from "./config";

it("tells scripts of the components at any depth, and of what listens to them", () => {
  const box = { id: 2, kind: "textbox", props: { elem_id: "box" } };
  const page = {
    title: "Mine",
    root: { id: 0, kind: "column", children: [{ id: 1, kind: "row", children: [box] }] },
    bindings: [{ id: 0, targets: [[2, "change"]], inputs: [2], outputs: [] }],
  } as unknown as PageDescription;

  const config = configOf(page, "http://localhost:7860/");
  expect(config.root).toBe("http://localhost:7860");
  expect(config.components.find(({ props }) => props.elem_id === "box")).toMatchObject({ id: 2, type: "textbox" });
  expect(config.dependencies[0]?.targets).toEqual([[2, "change"]]);
});

import { describe, expect, it } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import type { Json } from "../../wire/values";
import { fits, inOrder, placesOf, read, valueAt } from "./graph";
import type { Step, WorkflowCanvasProps } from "./types";
import { WorkflowState } from "./workflowcanvas.svelte.ts";

const FUNCTIONS = ["call_fn", "save_workflow", "get_write_access", "list_bound_fns"];

function operator(name: string, type = "text"): Step {
  return {
    id: name,
    kind: "fn",
    fn: name,
    label: name,
    inputs: [{ id: "in", label: "text", type: "text" }],
    outputs: [{ id: "out", label: "output", type }],
    data: {},
  };
}

function make(operators: Step[] = [operator("a"), operator("b")], more: Partial<WorkflowCanvasProps> = {}) {
  const host = new FakeHost();
  const value = JSON.stringify({ schema_version: "2", references: [], operators, subjects: [], edges: [] });
  const node = host.make<WorkflowCanvasProps>("workflowcanvas", { value, server_functions: FUNCTIONS, ...more });
  host.functions.call_fn = (data) => {
    const [name, args] = data as [string, string];
    return JSON.stringify([`${name}(${String((JSON.parse(args) as Json[])[0])})`]);
  };
  return { host, node, flow: new WorkflowState(() => node) };
}

function connect(flow: WorkflowState, from: string, to: string): boolean {
  const [start, end] = [from, to].map((id) => flow.steps.find((step) => step.id === id)!) as [Step, Step];
  flow.pressOutput(start, start.outputs![0]!);
  return flow.pressInput(end, end.inputs![0]!);
}

describe("a workflow", () => {
  it("runs steps after those that they need, on what these gave", async () => {
    const { flow } = make([operator("b"), operator("a")]);
    connect(flow, "a", "b");
    const [first] = flow.steps as [Step];
    flow.write(first, first.inputs![0]!, "x");
    await flow.runAll();
    expect(flow.steps.map((step) => [step.id, step.data?.out])).toEqual([
      ["a", "a(x)"],
      ["b", "b(a(x))"],
    ]);
  });

  it("runs what a step needs before it, and only what is out of date, or all of it", async () => {
    const { host, flow } = make();
    connect(flow, "a", "b");
    const called: string[] = [];
    host.functions.call_fn = (data) => (called.push((data as string[])[0]!), '["fine"]');
    const [first] = flow.steps as [Step];
    flow.write(first, first.inputs![0]!, "x");
    await flow.run("b");
    await flow.run("b");
    expect(called).toEqual(["a", "b", "b"]);
    await flow.run("b", true);
    expect(called.slice(3)).toEqual(["a", "b"]);
    flow.write(first, first.inputs![0]!, "y");
    await flow.run("b");
    expect(called.slice(5)).toEqual(["a", "b"]);
  });

  it("takes changes back and makes them again, and keeps results", async () => {
    const { flow } = make([operator("a")]);
    const [step] = flow.steps as [Step];
    flow.write(step, step.inputs![0]!, "x");
    flow.addHolder("references", "text", "Text");
    await flow.run("a");
    flow.undo();
    expect([flow.steps.length, flow.steps[0]!.data]).toEqual([1, { in: "x", out: "a(x)" }]);
    flow.undo();
    expect([flow.past.canUndo, flow.steps[0]!.data?.in]).toEqual([false, undefined]);
    flow.redo();
    flow.redo();
    expect([flow.past.canRedo, flow.steps.length]).toEqual([false, 2]);
    flow.undo();
    flow.remove(flow.steps[0]!);
    expect(flow.past.canRedo).toBe(false);
  });

  it("leaves what needs a step that failed, and tells why", async () => {
    const { host, flow } = make([operator("a"), operator("b"), operator("c")]);
    connect(flow, "a", "b");
    host.functions.call_fn = (data) =>
      (data as string[])[0] === "a" ? JSON.stringify({ error: "Broken.", suggestion: "Mend it." }) : '["fine"]';
    await flow.runAll();
    expect(flow.runs.get("a")).toEqual({ phase: "failed", message: "Broken. Mend it." });
    expect(flow.runs.has("b")).toBe(false);
    expect(flow.runs.get("c")).toEqual({ phase: "done" });
  });

  it("connects nothing in a circle, and nothing that does not fit", () => {
    const picture = operator("picture", "image");
    const { host, flow } = make([operator("a"), operator("b"), picture]);
    expect(connect(flow, "a", "b")).toBe(true);
    expect(connect(flow, "b", "a")).toBe(false);
    expect(connect(flow, "picture", "a")).toBe(false);
    expect(flow.workflow.edges).toHaveLength(1);
    expect(host.toasts).toHaveLength(2);
  });

  it("takes one line into a port, and takes it away", () => {
    const { flow } = make([operator("a"), operator("b"), operator("c")]);
    connect(flow, "a", "c");
    connect(flow, "b", "c");
    expect(flow.workflow.edges.map((edge) => edge.from_node_id)).toEqual(["b"]);
    const last = flow.workflow.operators[2]!;
    flow.disconnect(last, last.inputs![0]!);
    expect(flow.workflow.edges).toEqual([]);
  });

  it("shows what leads into a result, and hands on what is put in", () => {
    const { flow } = make([operator("a")]);
    flow.addHolder("references", "text", "Text");
    flow.addHolder("subjects", "any", "Result");
    const [given] = flow.workflow.references as [Step];
    flow.write(given, given.outputs![0]!, "hello");
    connect(flow, given.id, "result_1");
    const [result] = flow.workflow.subjects as [Step];
    expect(flow.valueAt(result, result.inputs![0]!)).toBe("hello");
    flow.remove(flow.workflow.references[0]!);
    expect(flow.workflow.edges).toEqual([]);
  });

  it("moves a step by keys, and puts all in order again", () => {
    const { flow } = make([operator("a")]);
    const [step] = flow.steps as [Step];
    const before = flow.places.get("a")!;
    flow.nudge(step, "ArrowRight");
    expect(flow.places.get("a")).toEqual({ x: before.x + 16, y: before.y });
    expect(flow.nudge(step, "a")).toBe(false);
    flow.arrange();
    expect(flow.places.get("a")).toEqual(before);
  });

  it("places functions of the server, and saves for who may", async () => {
    const { host, flow } = make([], { app_view: "form" });
    const saved: Json[] = [];
    host.functions.list_bound_fns = () => JSON.stringify([operator("shout")]);
    host.functions.get_write_access = () => "true";
    host.functions.save_workflow = (data) => (saved.push(data), "ok");
    expect(flow.view).toBe("form");
    await flow.begin();
    expect([flow.view, flow.canSave]).toEqual(["workflow", true]);
    flow.addFunction(flow.functions[0]!);
    flow.addFunction(flow.functions[0]!);
    expect(flow.steps.map((step) => step.id)).toEqual(["fn_shout_1", "fn_shout_2"]);
    await flow.save();
    expect(saved).toEqual([[JSON.stringify(flow.workflow)]]);
  });

  it("says that a step of a kind without a function cannot be run", async () => {
    const { flow } = make([{ ...operator("far"), kind: "space" }]);
    await flow.runAll();
    expect(flow.runs.get("far")).toMatchObject({ phase: "failed", message: "far cannot be run here." });
  });

  it("needs what is required", async () => {
    const { flow } = make([{ ...operator("a"), inputs: [{ id: "in", label: "text", required: true }] }]);
    await flow.runAll();
    expect(flow.runs.get("a")).toMatchObject({ message: "a needs text." });
  });
});

describe("reading a workflow", () => {
  it("takes nothing, and what is none, as an empty one", () => {
    for (const text of [null, "", "{", "[1]", "3"]) expect(read(text).operators).toEqual([]);
  });

  it("lives with steps that need each other, and with lines to nowhere", () => {
    const edge = (from: string, to: string) => ({
      from_node_id: from,
      from_port_id: "out",
      to_node_id: to,
      to_port_id: "in",
    });
    const circle = { ...read(null), operators: [operator("a"), operator("b")] };
    const workflow = { ...circle, edges: [edge("a", "b"), edge("b", "a"), edge("a", "nowhere")] };
    expect(inOrder(workflow)).toEqual([]);
    expect([...placesOf(workflow).keys()]).toEqual(["a", "b"]);
    expect(valueAt(workflow, "a", "in")).toBeUndefined();
  });

  it("lets texts and numbers go into each other, and pictures into pictures and files", () => {
    expect([fits("text", "number"), fits("image", "image"), fits("image", "file"), fits("image", "text")]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

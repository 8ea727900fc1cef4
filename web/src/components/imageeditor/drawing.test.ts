import { describe, expect, it } from "vitest";

import { Drawing } from "./drawing.svelte";
import type { Stroke } from "./ink";
import type { Pixels } from "./surfaces";

function stroke(tool: "brush" | "eraser" = "brush"): Stroke {
  return { tool, color: "red", opacity: 1, size: 4, hasPressure: false, points: [{ x: 1, y: 1, pressure: 0.5 }] };
}

/** Pixels that nobody looks at. */
const NO_PIXELS: Pixels = { load: () => undefined, of: () => null, add: () => undefined, undo: () => undefined };

function setup(names = ["Ground", "Ink"]): Drawing {
  const drawing = new Drawing(NO_PIXELS);
  const layers = names.map((name) => ({ name, isShown: true, image: null }));
  drawing.load({ width: 40, height: 20, background: null, layers });
  return drawing;
}

function draw(drawing: Drawing, tool?: "brush" | "eraser"): void {
  drawing.begin(stroke(tool));
  drawing.end();
}

const names = (drawing: Drawing): string[] => drawing.sheet.layers.map((layer) => layer.name);

describe("a drawing", () => {
  it("draws on the first layer at first", () => {
    const drawing = setup();
    draw(drawing);
    expect(drawing.sheet.layers.map((layer) => layer.pixels > 0)).toEqual([true, false]);
  });

  it("is bare again after its only stroke is taken back", () => {
    const drawing = setup();
    draw(drawing);
    drawing.undo();
    expect(drawing.isEmpty).toBe(true);
    drawing.redo();
    expect(drawing.isEmpty).toBe(false);
  });

  it("names equal pixels equally, so that what was sent is not sent again", () => {
    const drawing = setup();
    draw(drawing);
    const before = drawing.sheet;
    draw(drawing);
    drawing.undo();
    expect(drawing.sheet).toBe(before);
  });

  it("keeps no stroke of an eraser on a bare layer", () => {
    const drawing = setup();
    draw(drawing, "eraser");
    expect(drawing.steps).toEqual([]);
  });

  it("forgets what was taken back at the next stroke", () => {
    const drawing = setup();
    draw(drawing);
    drawing.undo();
    draw(drawing);
    expect(drawing.undone).toEqual([]);
  });

  it("turns, and turns back", () => {
    const drawing = setup();
    drawing.transform([0, 1, -1, 0, 20, 0], 20, 40);
    expect([drawing.sheet.width, drawing.sheet.height]).toEqual([20, 40]);
    drawing.undo();
    expect([drawing.sheet.width, drawing.sheet.height]).toEqual([40, 20]);
  });

  it("crops to no less than a pixel", () => {
    const drawing = setup();
    drawing.crop({ x: 5, y: 5, width: 0, height: 4 });
    expect(drawing.sheet.width).toBe(40);
    drawing.crop({ x: 5, y: 5, width: 10, height: 4 });
    expect([drawing.sheet.width, drawing.sheet.height]).toEqual([10, 4]);
  });

  it("empties all layers at once, which can be taken back", () => {
    const drawing = setup();
    draw(drawing);
    drawing.clear();
    expect(drawing.isEmpty).toBe(true);
    drawing.undo();
    expect(drawing.isEmpty).toBe(false);
  });
});

describe("layers", () => {
  it("come above the one in use, and are in use then", () => {
    const drawing = setup();
    drawing.activeId = drawing.sheet.layers[0]?.id ?? 0;
    drawing.addLayer("Between");
    expect(names(drawing)).toEqual(["Ground", "Between", "Ink"]);
    expect(drawing.active?.name).toBe("Between");
  });

  it("move, as far as there are places", () => {
    const drawing = setup(["A", "B", "C"]);
    const [first] = drawing.sheet.layers;
    drawing.moveLayer(first?.id ?? 0, 1);
    expect(names(drawing)).toEqual(["B", "A", "C"]);
    drawing.moveLayer(first?.id ?? 0, 9);
    expect(names(drawing)).toEqual(["B", "C", "A"]);
    const steps = drawing.steps.length;
    drawing.moveLayer(first?.id ?? 0, 1);
    expect(drawing.steps.length).toBe(steps);
  });

  it("go, but for the last; the one below is in use then, and all come back", () => {
    const drawing = setup();
    drawing.activeId = drawing.sheet.layers[1]?.id ?? 0;
    draw(drawing);
    drawing.removeLayer(drawing.activeId);
    drawing.removeLayer(drawing.activeId);
    expect(names(drawing)).toEqual(["Ground"]);
    drawing.undo();
    expect(names(drawing)).toEqual(["Ground", "Ink"]);
    expect(drawing.isEmpty).toBe(false);
  });
});

import { describe, expect, it } from "vitest";

import { Viewport } from "./viewport.svelte";

function setup(width = 400, height = 200): Viewport {
  const viewport = new Viewport(() => ({ width, height }));
  viewport.stageWidth = 200;
  viewport.stageHeight = 200;
  return viewport;
}

describe("a viewport", () => {
  it("shows the whole paper in the middle at first", () => {
    const viewport = setup();
    expect([viewport.scale, viewport.left, viewport.top]).toEqual([0.5, 0, 50]);
  });

  it("keeps the point under the pointer where it is while it enlarges", () => {
    const viewport = setup();
    const before = viewport.toPaper(40, 80);
    viewport.zoomBy(3, 40, 80);
    const after = viewport.toPaper(40, 80);
    expect(viewport.zoom).toBe(3);
    expect(after.x).toBeCloseTo(before.x);
    expect(after.y).toBeCloseTo(before.y);
  });

  it("never loses the paper from sight", () => {
    const viewport = setup();
    viewport.panBy(9000, -9000);
    expect(viewport.left).toBeLessThan(viewport.stageWidth);
    expect(viewport.top + 200 * viewport.scale).toBeGreaterThan(0);
  });

  it("leaves the wheel to the page where there is nothing more to see", () => {
    const viewport = setup();
    expect(viewport.canPan(0, -10)).toBe(false);
    viewport.zoomBy(4);
    expect(viewport.canPan(0, -10)).toBe(true);
  });
});

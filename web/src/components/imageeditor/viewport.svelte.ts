/** Which part of the paper is seen, and how large. Lengths of the stage are CSS pixels, those of the paper its own. */

import type { InkPoint } from "./ink";

/** Times the size at which the whole paper fits. */
const MIN_ZOOM = 0.25;
const MAX_ZOOM = 40;
/** CSS pixels of the paper that always stay in sight. */
const MARGIN = 48;

export class Viewport {
  stageWidth = $state(0);
  stageHeight = $state(0);
  /** 1 where the whole paper just fits. */
  zoom = $state(1);
  /** How far the paper is moved from the middle of the stage. */
  x = $state(0);
  y = $state(0);
  readonly #paper: () => { width: number; height: number };

  constructor(paper: () => { width: number; height: number }) {
    this.#paper = paper;
  }

  /** CSS pixels that one pixel of the paper takes. */
  get scale(): number {
    const { width, height } = this.#paper();
    return Math.min(this.stageWidth / width, this.stageHeight / height) * this.zoom || 1;
  }

  get isFit(): boolean {
    return this.zoom === 1 && this.x === 0 && this.y === 0;
  }

  /** The upper left end of the paper on the stage. */
  get left(): number {
    return (this.stageWidth - this.#paper().width * this.scale) / 2 + this.x;
  }

  get top(): number {
    return (this.stageHeight - this.#paper().height * this.scale) / 2 + this.y;
  }

  /** Return the point of the paper that lies at a place of the stage. */
  toPaper(x: number, y: number, pressure = 0.5): InkPoint {
    return { x: (x - this.left) / this.scale, y: (y - this.top) / this.scale, pressure };
  }

  /** Make it so many times larger; the point of the paper at a place of the stage stays there. */
  zoomBy(factor: number, x = this.stageWidth / 2, y = this.stageHeight / 2): void {
    const before = this.toPaper(x, y);
    this.zoom = Math.min(Math.max(this.zoom * factor, MIN_ZOOM), MAX_ZOOM);
    // Close to fitting, it fits: the way back need not be hit exactly.
    if (Math.abs(this.zoom - 1) < 0.02) this.zoom = 1;
    this.panBy(x - (this.left + before.x * this.scale), y - (this.top + before.y * this.scale));
  }

  panBy(x: number, y: number): void {
    const { width, height } = this.#paper();
    const within = (value: number, stage: number, paper: number): number => {
      const most = Math.max(0, (stage + paper) / 2 - MARGIN);
      return Math.min(Math.max(value, -most), most);
    };
    this.x = within(this.x + x, this.stageWidth, width * this.scale);
    this.y = within(this.y + y, this.stageHeight, height * this.scale);
  }

  /** Whether the paper goes on beyond the stage in this direction. */
  canPan(x: number, y: number): boolean {
    const right = this.left + this.#paper().width * this.scale;
    const bottom = this.top + this.#paper().height * this.scale;
    return (
      (x > 0 && this.left < 0) ||
      (x < 0 && right > this.stageWidth) ||
      (y > 0 && this.top < 0) ||
      (y < 0 && bottom > this.stageHeight)
    );
  }

  fit(): void {
    this.zoom = 1;
    this.x = 0;
    this.y = 0;
  }
}

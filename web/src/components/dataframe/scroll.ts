/**
 * Browsers draw elements only up to some tens of millions of pixels. A longer table scrolls within less: short scrolls move it pixel by
 * pixel, long ones, as with the bar at the side, go to the same share of it. When scrolling has stopped, the bar is put right.
 */

/** The highest element that every browser draws without errors, with room to spare. */
export const HIGHEST_PX = 8_000_000;

export class ScrollMap {
  /** Where the table stands, in pixels of all its rows. */
  position = 0;
  #at = 0;

  /** The element has been scrolled to `top`. `total` and `room` are the heights of all rows and of what is in view. */
  scroll(top: number, total: number, room: number): number {
    if (total <= HIGHEST_PX) this.position = top;
    else {
      const [range, drawn] = [total - room, HIGHEST_PX - room];
      const step = top - this.#at;
      const isShort = Math.abs(step) <= room && top > 0 && top < drawn;
      const next = isShort ? this.position + step : (Math.min(top, drawn) / drawn) * range;
      this.position = Math.max(0, Math.min(range, next));
    }
    this.#at = top;
    return this.position;
  }

  /** Return where the element must be scrolled to so that the table stands at `position`. The next `scroll` to there moves nothing. */
  place(position: number, total: number, room: number): number {
    const range = Math.max(0, total - room);
    this.position = Math.max(0, Math.min(range, position));
    this.#at = total <= HIGHEST_PX ? this.position : Math.round((this.position / range) * (HIGHEST_PX - room));
    return this.#at;
  }
}

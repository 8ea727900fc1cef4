/**
 * A sheet: which layers a drawing has, and how large it is. Plain data that never changes; what is on a layer is told by a number only
 * (`pixels`), so that a history of sheets costs next to nothing. Equal numbers mean equal pixels.
 */

export interface Layer {
  readonly id: number;
  readonly name: string;
  readonly isShown: boolean;
  /** 0 while nothing is on it. */
  readonly pixels: number;
}

export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Pixels of the picture below the layers, 0 for none. */
  readonly background: number;
  /** The lowest first. */
  readonly layers: readonly Layer[];
}

/** Number of the background among the layers' ids. */
export const BACKGROUND = 0;

export function isBlank(sheet: Sheet): boolean {
  return sheet.background === 0 && sheet.layers.every((layer) => layer.pixels === 0);
}

export function pixelsOf(sheet: Sheet, id: number): number {
  return id === BACKGROUND ? sheet.background : (sheet.layers.find((layer) => layer.id === id)?.pixels ?? 0);
}

export function withLayer(sheet: Sheet, id: number, change: Partial<Layer>): Sheet {
  return { ...sheet, layers: sheet.layers.map((layer) => (layer.id === id ? { ...layer, ...change } : layer)) };
}

export function withoutLayer(sheet: Sheet, id: number): Sheet {
  return { ...sheet, layers: sheet.layers.filter((layer) => layer.id !== id) };
}

/** Return the sheet with one layer so many places higher; as far as there are places. */
export function withMovedLayer(sheet: Sheet, id: number, by: number): Sheet {
  const from = sheet.layers.findIndex((layer) => layer.id === id);
  const to = Math.min(Math.max(from + by, 0), sheet.layers.length - 1);
  const layer = sheet.layers[from];
  if (!layer || from === to) return sheet;
  const layers = sheet.layers.filter((one) => one !== layer);
  return { ...sheet, layers: [...layers.slice(0, to), layer, ...layers.slice(to)] };
}

/** Return the sheet with other pixels, wherever there are some. */
export function withNewPixels(sheet: Sheet, next: () => number): Sheet {
  const renew = (pixels: number): number => (pixels ? next() : 0);
  return {
    ...sheet,
    background: renew(sheet.background),
    layers: sheet.layers.map((layer) => ({ ...layer, pixels: renew(layer.pixels) })),
  };
}

/** Return the sheet with nothing on it. */
export function emptied(sheet: Sheet): Sheet {
  return { ...sheet, background: 0, layers: sheet.layers.map((layer) => ({ ...layer, pixels: 0 })) };
}

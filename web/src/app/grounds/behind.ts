/** What stands behind the texts of a page, as the browser computed it. */

import { BLACK, type Color, extremes, layers, over, WHITE } from "./color";

const COLOR = /\b(?:rgba?|color|(?:ok)?(?:lab|lch))\([^()]*\)/g;
/** NOTE: grounds.css gives boxes this ground, which no author writes: whoever writes `transparent` wants to see what is behind. */
const UNTOUCHED = "rgba(1, 2, 3, 0)";
const PSEUDO = ["::before", "::after"] as const;
/** Which share of an element what its CSS lays over it (`::before`) must cover to count as its ground. */
const MOST = 0.7;

/** One look at the grounds of a page. It remembers what it saw, so make a new one after a change. */
export class Behind {
  readonly #seen = new Map<Element, Color[]>();
  readonly #own = new Map<Element, Color[][]>();
  #inks: Set<string> | undefined;

  /**
   * Return the colours that may stand behind what an element shows: the darkest and the lightest of them. A picture may have any.
   *
   * @param element - It, or nothing for the window itself.
   */
  of(element: Element | null): Color[] {
    if (!element) return [document.documentElement.classList.contains("dark") ? BLACK : WHITE];
    const known = this.#seen.get(element);
    if (known) return known;
    const own = this.own(element);
    let colors = own.some(isOpaque) ? [WHITE] : this.of(element.parentElement);
    for (const layer of own) colors = extremes(layer.flatMap((color) => colors.map((below) => over(color, below))));
    this.#seen.set(element, colors);
    return colors;
  }

  /** Return the colours that these variables of the page have, as texts to look others up in. */
  inks(names: string[]): Set<string> {
    const style = getComputedStyle(document.body);
    this.#inks ??= new Set(names.map((name) => parse(style.getPropertyValue(name)).join()));
    return this.#inks;
  }

  /** Return what an element itself is painted with, the lowest layer first, each as its colours. */
  own(element: Element): Color[][] {
    const known = this.#own.get(element);
    if (known) return known;
    const found = paint(getComputedStyle(element));
    // Inside of fields are signs of ours alone, and code has none.
    if (!element.closest("[data-field], pre, code")) for (const name of PSEUDO) found.push(...laidOver(element, name));
    this.#own.set(element, found);
    return found;
  }
}

/** Tell whether an author's CSS says anything of the ground of one of the boxes that grounds.css names. */
export function isTouched(style: CSSStyleDeclaration): boolean {
  return style.backgroundColor !== UNTOUCHED || style.backgroundImage !== "none";
}

export function isOpaque(layer: Color[]): boolean {
  return layer.every(([, , , share]) => share > 0.98);
}

function paint(style: CSSStyleDeclaration): Color[][] {
  if (style.backgroundClip === "text") return [];
  const images = style.backgroundImage === "none" ? [] : layers(style.backgroundImage).map(colorsOf).reverse();
  const color = parse(style.backgroundColor);
  return [[color], ...images].filter((layer) => layer.some(([, , , share]) => share > 0.02));
}

function colorsOf(image: string): Color[] {
  return image.startsWith("url(") || image.startsWith("image-set(")
    ? [BLACK, WHITE]
    : (image.match(COLOR) ?? []).map(parse);
}

/** Many pages have their ground in `body::before`. */
function laidOver(element: Element, name: string): Color[][] {
  const style = getComputedStyle(element, name);
  if (style.content === "none" || style.content === "normal" || !/absolute|fixed/.test(style.position)) return [];
  const opacity = Number(style.opacity);
  const layers = paint(style).map((layer) =>
    layer.map(([red, green, blue, share]): Color => [red, green, blue, share * opacity]),
  );
  const box = style.position === "fixed" ? document.documentElement : element;
  const isLarge =
    layers.length > 0 &&
    parseFloat(style.width) >= box.clientWidth * MOST &&
    parseFloat(style.height) >= box.clientHeight * MOST;
  return isLarge ? layers : [];
}

const parsed = new Map<string, Color>();
let canvas: CanvasRenderingContext2D | null | undefined;

/** Return a computed colour in bytes. */
export function parse(text: string): Color {
  let color = parsed.get(text);
  if (!color) {
    color = /^rgb/.test(text) ? parseBytes(text) : paintOnce(text);
    parsed.set(text, color);
  }
  return color;
}

function parseBytes(text: string): Color {
  const [red = 0, green = 0, blue = 0, share = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue, share];
}

/** Colours of other kinds, such as `oklch(...)`, are what a canvas makes of them. */
function paintOnce(text: string): Color {
  canvas ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!canvas) return [0, 0, 0, 0];
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = "transparent";
  canvas.fillStyle = text;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

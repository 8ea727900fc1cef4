/** Colours as a palette has them: hue, saturation and brightness; and as text. */

export interface Hsv {
  /** 0 to 360. */
  hue: number;
  /** 0 to 1. */
  saturation: number;
  /** 0 to 1. */
  brightness: number;
}

const HEX = /^#?([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i;
const RGB = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)/i;

/** Return a colour that someone typed as text that every program reads (`#rrggbb`), or nothing if it is no colour. */
export function readColor(text: string): string | undefined {
  const bytes = bytesOf(text.trim());
  return bytes && toHex(bytes);
}

/** Return hue, saturation and brightness of a CSS colour; black for what is none. */
export function toHsv(color: string): Hsv {
  const [red, green, blue] = (bytesOf(color.trim()) ?? [0, 0, 0]).map((byte) => byte / 255) as [number, number, number];
  const most = Math.max(red, green, blue);
  const span = most - Math.min(red, green, blue);
  return { hue: hueOf(red, green, blue, most, span), saturation: most === 0 ? 0 : span / most, brightness: most };
}

/** Return a colour as `#rrggbb`. */
export function fromHsv({ hue, saturation, brightness }: Hsv): string {
  const channel = (offset: number): number => {
    const place = (offset + hue / 60) % 6;
    const share = Math.max(0, Math.min(place, 4 - place, 1));
    return Math.round(255 * brightness * (1 - saturation * share));
  };
  return toHex([channel(5), channel(3), channel(1)]);
}

function hueOf(red: number, green: number, blue: number, most: number, span: number): number {
  if (span === 0) return 0;
  const sixth =
    most === red
      ? ((green - blue) / span + 6) % 6
      : most === green
        ? (blue - red) / span + 2
        : (red - green) / span + 4;
  return sixth * 60;
}

function toHex(bytes: number[]): string {
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function bytesOf(text: string): number[] | undefined {
  const hex = HEX.exec(text)?.[1];
  if (hex) return bytesOfHex(hex);
  const rgb = RGB.exec(text);
  if (rgb) return rgb.slice(1, 4).map((part) => Math.min(255, Math.round(Number(part))));
  return bytesOfName(text);
}

function bytesOfHex(hex: string): number[] {
  const full = hex.length < 6 ? hex.replace(/./g, "$&$&") : hex;
  return [0, 2, 4].map((start) => Number.parseInt(full.slice(start, start + 2), 16));
}

/** Every other form that CSS knows: the browser reads it. */
function bytesOfName(text: string): number[] | undefined {
  if (!text || typeof CSS === "undefined" || !CSS.supports("color", text)) return undefined;
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return undefined;
  context.fillStyle = text;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

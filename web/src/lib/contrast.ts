/** Text that can be read on a colour that an author chose. */

/** Return black or white, whichever stands out more from `color` (any CSS colour); nothing where the colour cannot be read. */
export function textOn(color: string): string | undefined {
  const context = document.createElement("canvas").getContext("2d");
  if (!context || !CSS.supports("color", color)) return undefined;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return luminance(red, green, blue) > 0.18 ? "#000" : "#fff";
}

/** Relative luminance, 0 to 1, of a colour in bytes. Source: WCAG 2.2, definition of relative luminance. */
export function luminance(...bytes: [number, number, number]): number {
  const [red, green, blue] = bytes.map((byte) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

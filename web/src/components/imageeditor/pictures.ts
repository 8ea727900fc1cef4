/** Pictures into the page, and canvases out of it as files. */

import { t } from "../../lib/text";

/** Pixels of the largest picture that can be drawn on; browsers refuse larger canvases. */
const MAX_PIXELS = 100_000_000;

/** Return the picture at an address. Rejects with a message for people. */
export async function loadPicture(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.crossOrigin = "anonymous";
  image.src = url;
  try {
    await image.decode();
  } catch {
    throw new Error(t("The browser cannot show this picture. Choose a PNG, JPEG, WebP or GIF file."));
  }
  if (image.naturalWidth * image.naturalHeight > MAX_PIXELS) {
    throw new Error(
      t("The picture has {width} × {height} pixels; at most {most} million in all can be drawn on.", {
        width: image.naturalWidth,
        height: image.naturalHeight,
        most: MAX_PIXELS / 1e6,
      }),
    );
  }
  return image;
}

/** Width and height; a drawing (SVG) may have none of its own. */
export function sizeOf(image: HTMLImageElement): [number, number] {
  return [image.naturalWidth || 800, image.naturalHeight || 800];
}

export function toFile(canvas: HTMLCanvasElement, name: string, type = "image/png"): Promise<File> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob) resolve(new File([blob], name, { type: blob.type }));
        else reject(new Error(t("The browser could not read the canvas.")));
      },
      type,
      0.95,
    );
  });
}

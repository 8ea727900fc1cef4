import type { FileData } from "../../wire/values";
import { loadPicture, sizeOf, toFile } from "./pictures";
import { canvasOf, contextOf } from "./surfaces";
import type { EditorValue } from "./types";

/** Lay the shown parts of a drawing upon each other. Returns the address of the picture, to be revoked. */
export async function flatten(value: EditorValue, urlOf: (file: FileData) => string): Promise<string> {
  const layers = value.layers.filter((_, i) => !value.hidden?.includes(i));
  const files = [value.background, ...layers].filter((file) => file !== null);
  const images = await Promise.all(files.map((file) => loadPicture(urlOf(file))));
  const [first] = images;
  const [width, height] = value.size ?? (first ? sizeOf(first) : [1, 1]);
  const canvas = canvasOf(width, height);
  for (const image of images) contextOf(canvas).drawImage(image, 0, 0, width, height);
  return URL.createObjectURL(await toFile(canvas, "image.png"));
}

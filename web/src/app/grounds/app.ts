/** The app covers what an author painted behind it alone, as Gradio's does, where its texts could not be read on that. */

import { Behind, isTouched, parse } from "./behind";
import { leastContrast } from "./color";
import { READABLE } from "./ink";

/** What stands for the app in the CSS of authors. */
const APP = "gradio-app, .gradio-container, .contain";
/** Look at the app as it is now. */
export function settleApp(): void {
  const app = document.querySelector("gradio-app");
  if (!app) return;
  app.removeAttribute("data-covering");
  const isPainted = [...document.querySelectorAll(APP)].some((part) => isTouched(getComputedStyle(part)));
  const hasPicture = [document.body, document.documentElement].some((part) =>
    getComputedStyle(part).backgroundImage.includes("url("),
  );
  const ink = parse(getComputedStyle(document.body).getPropertyValue("--body-text-color"));
  const isLost = leastContrast(ink, new Behind().of(document.body)) < READABLE;
  app.toggleAttribute("data-covering", isLost && !isPainted && !hasPicture);
}

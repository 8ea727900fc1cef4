/** PDF.js, from our own server: opening a document, drawing a page, and finding a text. */

import * as pdfjs from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?worker&url";

export type Document = pdfjs.PDFDocumentProxy;

pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;

export async function openDocument(url: string): Promise<Document> {
  return pdfjs.getDocument({ url, isEvalSupported: false, enableXfa: false }).promise;
}

/** Draw a page and its text, which lies on it unseen so that it can be selected. Returns a way to stop. */
export function drawPage(
  document: Document,
  number: number,
  scale: number,
  canvas: HTMLCanvasElement,
  text: HTMLElement,
): () => void {
  let isGone = false;
  let task: pdfjs.RenderTask | undefined;
  let layer: pdfjs.TextLayer | undefined;
  void (async () => {
    const page = await document.getPage(number);
    if (isGone) return;
    const viewport = page.getViewport({ scale });
    const density = Math.min(globalThis.devicePixelRatio || 1, 2);
    canvas.width = Math.floor(viewport.width * density);
    canvas.height = Math.floor(viewport.height * density);
    task = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] });
    await task.promise;
    if (isGone) return;
    text.replaceChildren();
    text.style.setProperty("--total-scale-factor", String(scale));
    text.style.setProperty("--scale-factor", String(scale));
    layer = new pdfjs.TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport });
    await layer.render();
    // It measures text on a canvas beside the page, which is nothing for readers.
    for (const helper of globalThis.document.querySelectorAll<HTMLElement>(".hiddenCanvasElement"))
      helper.hidden = true;
  })().catch((error: unknown) => {
    if (!isGone) console.warn(error);
  });
  return () => {
    isGone = true;
    task?.cancel();
    layer?.cancel();
  };
}

/** Return the numbers of the pages that have a text, in any case. */
export async function findPages(document: Document, query: string): Promise<number[]> {
  const found: number[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : "")).join("");
    if (text.toLowerCase().includes(query.toLowerCase())) found.push(number);
  }
  return found;
}

/** Opens the page that the server described inside its HTML. */

import { mount } from "svelte";

import type { PageDescription } from "../wire/messages";
import App from "./App.svelte";
import { loadLater } from "./later";
import { Page } from "./page.svelte";
import { loadKinds } from "./registry";
import { kindsOf } from "./tree.svelte";

export async function mountPage(): Promise<void> {
  const source = document.getElementById("hiroba-page");
  const target = document.getElementById("app");
  if (!source || !target) return;
  const description = JSON.parse(source.textContent) as PageDescription;
  const root = source.dataset.root ?? "./";
  const { texts } = source.dataset;
  const language =
    texts || Object.keys(description.texts ?? {}).length
      ? await (await import("./languages")).prepare(description, texts && root + texts)
      : undefined;
  const page = new Page(description, root, language);
  await page.recall();
  // What records is there before anything can be pressed.
  const recording = /[?&]__record\b/.test(location.search) ? import("./recording/record") : undefined;
  // Only pages with scripts know the folder of files. They are there before anything happens.
  const scripts = description.files_folder ? import("./script") : undefined;
  const drawing = Promise.all([recording, loadFirst(description), scripts]).then(([recorder, , script]) => {
    page.dispatch.scripts = script;
    mount(App, { target, props: { page } });
    recorder?.record(page);
  });
  page.open(drawing);
  await drawing;
  loadLater(page);
  await page.dispatch.scripts?.runPageScript(description.js);
  await fill(target);
}

/** Say so where the page shows nothing. */
async function fill(target: HTMLElement): Promise<void> {
  if (!target.querySelector("main > *")?.clientHeight) (await import("./chrome/blank")).showBlank();
}

/** Load what the page shows at first. */
async function loadFirst({ root, routes }: PageDescription): Promise<void> {
  const navigation = routes?.length && import("./chrome/Navigation.svelte");
  await Promise.all([loadKinds([...kindsOf(root), "column"]), navigation]);
}

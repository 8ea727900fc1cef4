/** What comes once someone turns to the page. */

import "../lib/StatusView.svelte";
import "../theme/print.css";
import "./chrome/Toasts.svelte";

import { keepFocus } from "./chrome/keep-focus";
import type { Page, Told } from "./page.svelte";

/**
 * @param early - What the page has told since this was asked for.
 */
export function begin(page: Page, early: Told[]): void {
  keepFocus();
  let keep: ((...told: Told) => void) | undefined = (...told) => early.push(told);
  page.watch = (...told) => {
    page.recorder?.(...told);
    keep?.(...told);
  };
  for (const told of early) page.recorder?.(...told);
  import("./runs/shelf")
    .then(({ keepRuns }) => keepRuns(page))
    .then((take) => {
      keep = take;
      for (const told of early.splice(0)) keep?.(...told);
    })
    .catch(() => {
      // The server is away, or the browser has no place for it: nothing is kept.
      keep = undefined;
      early.length = 0;
    });
}
